"""Which actions of one meeting are known ones: rows against the running list, then sentences against the rows beside them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from pipeline.model import Actie, Verslag
from pipeline.register import beside, doubts, earlier, matching, status, turning, twice
from pipeline.register.earlier import Found, Known
from pipeline.register.matching import Matching, Wording

REOPEN = 0.9  # a finished action comes back to life only when a row repeats it all but literally
FREELY = 0.9  # two sentences of two meetings that do not name one person: less alike is a question
CLEARLY = 0.25  # by how much one row must be nearer to a sentence than the next one
TWICE, MEANS_ONE = 0.6, 0.75  # score and cosine from which two rows of one list may be one action
REMEMBERED = 2  # meetings that a finished action may still be repeated in a list
NEVER = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Per action of a meeting: ``thread`` the known thread it continues, ``row`` the row of the same minutes that says the same.

    ``doubts``: (action, thread); ``twins``: (action, action of the same minutes), also two rows; ``absorbed``: (row, thread
    that its text holds whole).
    """

    thread: Mapping[int, int]
    row: Mapping[int, int]
    doubts: tuple[tuple[int, int], ...]
    twins: tuple[tuple[int, int], ...]
    absorbed: tuple[tuple[int, int], ...] = ()


def plan(verslag: Verslag, known: Sequence[Known]) -> Plan:
    acties = verslag.acties
    wordings = [_wording(a) for a in acties]
    rows = [i for i, a in enumerate(acties) if status.in_table(a)]
    rest = [i for i in range(len(acties)) if i not in rows]
    listed = _against_known(rows, acties, wordings, known, free=range(len(known)))
    listed = earlier.promised(verslag, [i for i in rows if i not in dict(listed.pairs)], known, listed)
    finished = {i for i, j in listed.pairs if known[j].closed}
    row, twins = _beside(verslag, rest, rows, finished)
    unexplained = [j for j in rows if j not in dict(listed.pairs) and j not in row.values()]
    row |= _only_one(verslag, twins, [i for i in rest if i not in row], unexplained)
    row |= _widened(verslag, [i for i in rest if i not in row], [j for j in rows if j not in finished])
    row |= _twice(verslag, rest, row)
    listed = earlier.sought(verslag, _headings(verslag, [j for j in rows if j not in dict(listed.pairs)], row), known, listed, ())
    loose = [i for i in rest if i not in row]
    free = [j for j in range(len(known)) if j not in listed.pairs_to]
    said = _against_known(loose, acties, wordings, known, free=free)
    said = earlier.taken_up(verslag, [i for i in loose if i not in dict(said.pairs)], known, said, listed.pairs_to)
    said = earlier.sought(verslag, _headings(verslag, [i for i in loose if i not in dict(said.pairs)], {}), known, said, listed.pairs_to)
    thread = {**dict(listed.pairs), **dict(said.pairs)}
    asked = _asked(verslag, thread, row, [j for j in rows if j not in finished], [i for i, _ in twins], known)
    held = [(i, k) for i in rows if i in thread for k, t in enumerate(known) if k not in thread.values() and _holds(wordings[i], t)]
    return Plan(
        thread=thread,
        row=row,
        doubts=tuple(dict.fromkeys(d for d in (*listed.doubts, *said.doubts, *asked[1]) if d not in held)),
        absorbed=tuple(held),
        twins=(
            *((i, j) for i, j in twins if i not in dict(said.pairs) and i not in row),
            *_listed_twice(rows, wordings, dict(listed.pairs)),
            *asked[0],
        ),
    )


def _asked(
    verslag: Verslag,
    thread: Mapping[int, int],
    row: Mapping[int, int],
    rows: Sequence[int],
    already: Collection[int],
    known: Sequence[Known],
) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Further pairs that only a person can tell: in these minutes, and with what was said at the last meetings."""
    acties = verslag.acties
    loose = [i for i, a in enumerate(acties) if not status.in_table(a) and i not in thread and i not in row and i not in already]
    new = _headings(verslag, [i for i in (*rows, *loose) if i not in thread], row)
    said = [(k, t.wording, t.headings) for k, t in enumerate(known) if not (t.closed or t.listed) and t.age <= earlier.LATELY]
    return doubts.beside_each_other(verslag, loose, rows), doubts.since(verslag, new, said, thread.values())


def _headings(verslag: Verslag, chosen: Sequence[int], row: Mapping[int, int]) -> dict[int, str]:
    """Action -> the headings it was spoken of under; for a row those of a sentence that says the same."""
    found = {i: beside.titles(verslag, verslag.acties[i]) for i in chosen}
    return found | {j: beside.titles(verslag, verslag.acties[i]) for i, j in row.items() if j in found}


def _widened(verslag: Verslag, loose: Sequence[int], rows: Sequence[int]) -> dict[int, int]:
    """Sentences that only say that a group is to grow, beside the one row that turns to whom it may grow with."""
    common, found = beside.general(verslag), dict[int, int]()
    for i in loose:
        said = beside.said(verslag, verslag.acties[i])
        fits = [j for j in rows if turning.widening(said, _wording(verslag.acties[j]), common)]
        found |= {i: fits[0]} if len(fits) == 1 else {}
    return found


def _twice(verslag: Verslag, rest: Sequence[int], row: Mapping[int, int]) -> dict[int, int]:
    """Sentences that say what another one under the same heading says: beside that one's row, or beside that one."""
    found: dict[int, int] = {}
    for later, first in twice.pairs(verslag, rest):
        if later in row and first not in row:
            found[first] = row[later]
        elif later not in row:
            found[later] = row.get(first, found.get(first, first))
    return found


def _beside(
    verslag: Verslag, rest: Sequence[int], rows: Sequence[int], finished: Collection[int]
) -> tuple[dict[int, int], list[tuple[int, int]]]:
    """Sentences that say what a row of the same minutes says; a row may sum up more than one. And the pairs in doubt.

    ``finished``: rows of what was finished before this meeting. A sentence that is like one of those is more likely to begin anew.
    """
    row: dict[int, int] = {}
    twins, unlisted = list[tuple[int, int]](), list[int]()
    wordings = [_wording(a) for a in verslag.acties]
    for i in rest:
        value, j = max(((matching.score(wordings[i], wordings[j]), -j) for j in rows), default=(0.0, 0))
        if value >= matching.SAME:
            row[i] = -j
            continue
        sure, maybe = _told(verslag, i, [j for j in rows if j not in finished])
        if sure is not None:
            row[i] = sure
        elif value >= matching.DOUBT:
            twins.append((i, -j))
        elif maybe is not None:
            twins.append((i, maybe))
        else:
            unlisted.append(i)
    return row, [*twins, *_under_one_heading(verslag, unlisted, rest, row)]


def _only_one(verslag: Verslag, twins: Sequence[tuple[int, int]], loose: Sequence[int], new: Sequence[int]) -> dict[int, int]:
    """Sentences and new rows that fit each other, and of which the person has no other: a list sums up what the minutes say.

    ``loose``: sentences without a row. ``new``: rows that nothing else explains.
    """
    found, common = dict[int, int](), beside.general(verslag)
    said = {i: beside.said(verslag, verslag.acties[i]) for i in loose}
    rows = {j: _wording(verslag.acties[j]) for j in new}
    fitting = [(i, j) for i, j in twins if i in said and j in rows and beside.fits(said[i], rows[j], common)]
    for i, j in (*fitting, *((i, j) for i in said for j in rows if turning.meets(said[i], rows[j], common))):
        other_sentence = any(k != i and _of_one(said[k].wording, rows[j]) for k in said)
        other_row = any(k != j and beside.by_one(said[i].wording, rows[k]) for k in rows)
        if not other_sentence and not other_row:
            found[i] = j
    return found


def _of_one(said: Wording, row: Wording) -> bool:
    """Whether it may be a task of the owner of the row. One of nobody's that names others beside is not."""
    return beside.by_one(said, row) is True and (bool(said.owners) or not matching.names_more(said, row))


def _under_one_heading(verslag: Verslag, loose: Sequence[int], rest: Sequence[int], row: dict[int, int]) -> list[tuple[int, int]]:
    """Sentences that a label under the same heading sums up ("Actie Mira: ..."): adds them to ``row``, returns the doubtful ones."""
    acties, twins = verslag.acties, []
    for i in loose:
        if acties[i].soort != "lijst":
            labels = [j for j in rest if acties[j].soort == "lijst" and acties[j].agendapunt == acties[i].agendapunt]
            sure, maybe = _told(verslag, i, labels)
            if sure is not None:
                row[i] = sure
            elif maybe is not None:
                twins.append((i, maybe))
    return twins


def _told(verslag: Verslag, sentence: int, rows: Sequence[int]) -> tuple[int | None, int | None]:
    """The row that says what a sentence says, and the row that perhaps does; None where there is none, or no clear one.

    A sentence that names all things of more than one row sums those up, and joins the nearest.
    """
    said = beside.said(verslag, verslag.acties[sentence])
    general = beside.general(verslag)
    found = []
    for j in rows:
        how, near = beside.verdict(said, _wording(verslag.acties[j]), general)
        if how:
            found.append((near, -j, how))
    found.sort(reverse=True)
    if not found:
        return None, None
    near, j, how = found[0]
    also = [-k for other, k, _ in found if near - other < CLEARLY]
    clear = len(also) == 1 or all(beside.tells(said, _wording(verslag.acties[k]), general) for k in also)
    return (-j, None) if how == beside.SURE and clear else (None, -j)


def _against_known(
    chosen: Sequence[int], acties: Sequence[Actie], wordings: Sequence[Wording], known: Sequence[Known], free: Sequence[int]
) -> Found:
    found: Matching = matching.assign(
        [wordings[i] for i in chosen], [known[j].wording for j in free], lambda i, j: needed(acties[chosen[i]], known[free[j]])
    )
    doubts = tuple((chosen[i], free[j]) for i, j in found.doubts if not known[free[j]].closed and known[free[j]].age <= earlier.RECENT)
    return Found(pairs=tuple((chosen[i], free[j]) for i, j in found.pairs), doubts=doubts)


def needed(actie: Actie, known: Known) -> float:
    """The score from which ``actie`` is ``known``.

    Two sentences of two meetings, not by one person, must be all but literally the same. What is finished comes back only as a row that
    was still on the last lists.
    """
    if not known.closed:
        prose = not status.in_table(actie) and not known.listed
        return FREELY if prose and not matching.same_owner(_wording(actie), known.wording) else matching.SAME
    if not status.in_table(actie) or known.age > REMEMBERED:
        return NEVER
    return matching.SAME if status.of(actie) in status.CLOSED else REOPEN


def _listed_twice(rows: Sequence[int], wordings: Sequence[Wording], known: Mapping[int, int]) -> list[tuple[int, int]]:
    """A new row beside another one by the same person, with the same words and meaning: two to the secretary, but worth a question."""
    pairs = [(i, j) for i in rows for j in rows if i not in known and (j in known or j < i)]
    alike = [(i, j) for i, j in pairs if matching.same_owner(wordings[i], wordings[j]) and matching.kin(wordings[i], wordings[j])]
    return [
        (i, j)
        for i, j in alike
        if TWICE <= matching.score(wordings[i], wordings[j]) and matching.meaning(wordings[i].text, wordings[j].text) >= MEANS_ONE
    ]


def _holds(row: Wording, known: Known) -> bool:
    """Whether the whole text of an open action stands in a row that continues another one: two rows were written as one."""
    whole, part = matching.tokens(row.text), matching.tokens(known.wording.text)
    starts = range(len(whole) - len(part) + 1)
    return not known.closed and known.age <= earlier.RECENT and len(part) >= 4 and any(whole[s : s + len(part)] == part for s in starts)


def _wording(actie: Actie) -> Wording:
    return Wording(actie.tekst, actie.eigenaren)
