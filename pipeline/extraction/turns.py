"""The turn of a person in minutes kept as a dialogue: "Els: ...", "Jan de Vries (Org): ...", "Org (Jan V.): ...", "Vraag Els: ..."."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline import resources
from pipeline.structure.words import mapping

CHANNEL = r"(?:in|via|per)\s+(?:de\s+)?(?:chat|app|mail|telefoon)"  # "Els in de chat: ..."
TURN = re.compile(
    r"^[\W_]*(?P<who>[A-Z][\w'’.-]*(?:\s+[\w'’.-]+){0,4}?)\s*(?:\([^)]{1,40}\))?\s*"
    rf"(?:{CHANNEL}\s*)?(?:(?:\baan|->|→)\s*\S+\s*)?:(?!//)"
)


def turn(text: str, named: Sequence[tuple[int, int]] = ()) -> int:
    """Where the words of a turn begin, 0 where the sentence is none. ``named``: where the text names people.

    Words beside the names must be capitals (an organisation), a role or a word such as "vraag": "Voorstel richting Els:" is no turn.
    """
    match = TURN.match(text)
    if not match:
        return 0
    if not named:
        return match.end()
    beside = text[: match.end()]
    for start, end in reversed([n for n in named if n[1] <= match.end()]):
        beside = beside[:start] + beside[end:]
    beside = re.sub(rf"\([^)]*\)|\b{CHANNEL}(?=\s*:)", " ", beside)
    words = re.findall(r"[^\W\d_][\w'’.-]*", beside)
    known = set(resources.terms("turn_words")) | set(resources.terms("name_particles"))
    return (
        match.end()
        if all(w[0].isupper() and w.lower() not in NOT_A_TURN or w.lower() in known or w.lower() in mapping("role_words") for w in words)
        else 0
    )


NOT_A_TURN = frozenset({"voorstel", "actie", "taak", "besluit", "planning", "contactpersoon", "trekker", "eigenaar", "afspraak", "locatie"})
