"""What the register asks the secretary after a meeting, in Dutch."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pipeline.model import Melding, Verslag
from pipeline.register import status
from pipeline.register.matching import tokens
from pipeline.register.people import People, ordered, printed, split
from pipeline.register.threads import State, Thread
from pipeline.register.wording import count, enumerated, long_date, readable, shortened

TWO_SPELLINGS = "naam_twee_spellingen"  # the ``code`` that extraction gives to two spellings within one set of minutes
FIELDS = {"tekst": "tekst", "eigenaren": "wie", "deadline": "wanneer", "status": "status"}


def notices(state: State, number: Callable[[Thread], str]) -> tuple[Melding, ...]:
    """``number`` gives the number of a thread."""
    named = [f'{number(t)} "{shortened(t.tekst)}"' if t.keys else "" for t in state.threads]
    return (
        *_doubts(state, named),
        *_finished(state, named),
        *_handled(state, named),
        *_missing(state, named),
        *_absorbed(state, named),
        *_reopened(state, named),
        *_against(state, named),
    )


def overtaken(verslag: Verslag, own: Sequence[Verslag]) -> list[Melding]:
    """Minutes that come in after later ones: their lists show how things stood then."""
    held = verslag.vergadering.datum
    later = [v.vergadering.datum for v in own if held and v.vergadering.datum and v.vergadering.datum > held]
    if not later:
        return []
    text = (
        f"Er is al een later verslag van dit overleg verwerkt, van {long_date(max(later))}. Deze actielijst en conceptagenda zijn de stand "
        f"van {long_date(held)}. De stand van nu staat in de stukken van {long_date(max(later))}. Gebruik die."
    )
    return [Melding(code="later_verslag_verwerkt", tekst=text)]


def spellings(verslag: Verslag, who: People, earlier: Sequence[Verslag]) -> list[Melding]:
    """A spelling that these minutes begin, of a name that the series spells otherwise. Told once: the next minutes repeat it in silence.

    Two spellings within one set of minutes were reported when that was read. ``earlier``: the minutes of the series before these.
    """
    here, before = _names([verslag]), _names(earlier)
    told = " ".join(m.tekst for v in (*earlier, verslag) for m in v.meldingen)
    made = []
    for name, others in who.variants.items():
        forms = [n for n in (name, *others) if len(split(n)[0]) > 1]
        new, known = [n for n in forms if n in here], [n for n in forms if n in before]
        if len(new) == 1 and known and new[0] not in before and not all(n in told for n in (new[0], known[0])):
            text = f"'{new[0]}' in dit verslag lijkt dezelfde persoon als '{known[0]}'. Klopt dat niet? "
            text += "Zet beide namen dan apart in gremia.toml."
            made.append(Melding(code="naam_anders_gespeld", tekst=text))
    return made


def _names(verslagen: Sequence[Verslag]) -> frozenset[str]:
    return frozenset(ordered(n) for v in verslagen for n in printed(v))


def told_before(melding: Melding, earlier: Sequence[Verslag]) -> bool:
    """Whether minutes before these held the same two spellings of a name: one question, and it was put then."""
    words = frozenset(tokens(melding.tekst))
    return melding.code == TWO_SPELLINGS and any(
        m.code == TWO_SPELLINGS and frozenset(tokens(m.tekst)) == words for v in earlier for m in v.meldingen
    )


def _doubts(state: State, named: Sequence[str]) -> list[Melding]:
    text = "{} en {} lijken op elkaar. Is het één actie? Zet dan in de actielijst bij {} als status: zelfde als {}."
    pairs = [(named[a], named[b]) for a, b in state.doubts if named[a] and named[b] and named[a].split()[0] != named[b].split()[0]]
    return [Melding(code="mogelijk_dezelfde_actie", tekst=text.format(a, b, b.split()[0], a.split()[0])) for a, b in pairs]


def _missing(state: State, named: Sequence[str]) -> list[Melding]:
    if not state.missing or state.meeting is None:
        return []
    gone = [named[i] for i in state.missing]
    many = len(gone) > 1
    number = count(len(gone), "open actie", "open acties")
    text = (
        f"In de actielijst van {long_date(state.meeting.datum)} {'staan' if many else 'staat'} {number} uit eerdere verslagen niet:"
        f"{enumerated(gone)}{'Zijn ze' if many else 'Is die'} klaar? Zet de status dan op gereed. "
        f"Tot dan {'blijven ze' if many else 'blijft de actie'} open."
    )
    return [Melding(code="niet_meer_genoemd", tekst=text)]


def _finished(state: State, named: Sequence[str]) -> list[Melding]:
    made = []
    for now in sorted(status.CLOSED):
        lines = [f"{named[at]}: “{shortened(said)}”" for at, said, to, sure in state.finished if at is not None and sure and to == now]
        if lines:
            text = f"Op {now} gezet, want dat staat in dit verslag:{enumerated(lines)}Klopt dat niet? Zet de status dan weer op open."
            made.append(Melding(code="actie_afgemeld", tekst=text))
    asked: dict[str, list[str]] = {}
    for at, said, _, sure in state.finished:
        if at is not None and not sure:
            asked.setdefault(said, []).append(named[at])
    for said, which in asked.items():
        text = f"In dit verslag staat: “{shortened(said)}” Gaat dat over {' of '.join(which)}? Zet die actie dan op gereed of vervallen."
        made.append(Melding(code="actie_misschien_afgemeld", tekst=text))
    for said in dict.fromkeys(said for at, said, _, _ in state.finished if at is None):
        text = (
            f"In dit verslag staat: “{shortened(said)}” Dat nummer is bij dit overleg niet gevonden. Pas zo nodig zelf de actielijst aan."
        )
        made.append(Melding(code="afmelding_onbekend", tekst=text))
    everything = [a for a in state.meeting.verslag.afmeldingen if not (a.nummers or a.onderwerp or a.gedaan)] if state.meeting else []
    if everything and any(not t.closed and t.turn < state.turn for t in state.threads if t.keys):
        text = f"In dit verslag staat: “{shortened(everything[0].citaat)}” "
        text += "Zet in de actielijst op gereed wat klaar is. vervolg doet dat hier niet zelf."
        made.append(Melding(code="acties_misschien_afgemeld", tekst=text))
    return made


def _handled(state: State, named: Sequence[str]) -> list[Melding]:
    made = []
    for sure in (True, False):
        lines = [f"{named[i]}, op de agenda van {place}" for i, place, closed in state.handled if closed == sure and named[i]]
        many = len(lines) > 1
        if lines and sure:
            text = f"Op gereed gezet, want het is besproken:{enumerated(lines)}Klopt dat niet? Zet de status dan weer op open."
            made.append(Melding(code="actie_besproken", tekst=text))
        elif lines:
            text = f"Besproken, en misschien klaar:{enumerated(lines)}{'Zijn ze' if many else 'Is het'} klaar? Zet de status dan op gereed."
            made.append(Melding(code="actie_misschien_besproken", tekst=text))
    return made


def _absorbed(state: State, named: Sequence[str]) -> list[Melding]:
    text = "{} staat nu in één rij met {} en gaat verder onder dat nummer."
    return [Melding(code="actie_opgegaan", tekst=text.format(named[gone], named[into].split()[0])) for gone, into in state.absorbed]


def _reopened(state: State, named: Sequence[str]) -> list[Melding]:
    text = "{} was afgesloten, maar staat weer als open in dit verslag. De actie is heropend; klopt dat?"
    return [Melding(code="actie_heropend", tekst=text.format(named[i])) for i in state.reopened]


def _against(state: State, named: Sequence[str]) -> list[Melding]:
    made = []
    for at, veld, hand, minutes in state.against:
        now = state.threads[at]
        outcome = "Uw wijziging is blijven staan." if veld in now.hand else "Het verslag is nieuwer en is gevolgd."
        text = f"{named[at]}: bij '{FIELDS[veld]}' is met de hand ingevuld: {readable(hand) or 'niets'}. "
        text += f"Dit verslag zegt: {readable(minutes) or 'niets'}. {outcome}"
        made.append(Melding(code="anders_dan_met_de_hand", tekst=text))
    return made
