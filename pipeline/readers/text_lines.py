"""Lines of a text file: bytes to text, printed list markers, and which line ends were only made by a wrapping editor."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.errors import OnleesbaarBestand

MAX_BYTES = 8_000_000  # minutes are some tens of kilobytes; a text file of more than this is a log or a data set
WRAP_LIMIT = 120  # editors wrap at 72-100 characters; longer lines mean that the writer does not wrap
SHORTEST_WRAP = 65

# What stands before a list item, as printed. An initial is no marker ("A. de Boer opent"), nor is a time ("10.30 Pauze").
MARKER = re.compile(
    r"""(?P<marker>
        \d{1,2}(?:\.\d){1,3}\.?(?=\s+["'‘“(]?[A-Z])   # 2.1 Title
      | \d{1,2}[.)]                                     # 4. or 4); also glued: "4.Rondvraag"
      | [a-z][.)] | [A-Z]\) | \([a-z0-9]{1,2}\)         # a. a) A) (a) (1)
      | (?:i{1,3}|iv|vi{0,3}|ix|x)[.)]                  # iv.
      | [-–—*+•·●○▪■◦‣]                                 # bullets
    )(?:\s+(?=\S)|(?<=\d[.)])(?=[A-Z][a-z]))""",
    re.VERBOSE,
)
LINE_ENDS = re.compile("\r\n|\r|\u2028|\x85")
BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))


def decode(data: bytes, name: str) -> str:
    """UTF-8, UTF-16 or Windows-1252, whichever the bytes are; line ends become ``\\n``.

    Raises OnleesbaarBestand for an empty, far too large or binary file.
    """
    if len(data) > MAX_BYTES:
        raise OnleesbaarBestand(f"{name} is te groot voor een verslag (meer dan 8 MB). Bewaar het verslag zelf in een eigen bestand.")
    text = LINE_ENDS.sub("\n", _decoded(data)).replace("\f", "\n\n").replace("\u2029", "\n\n")
    if sum(c < " " and c not in "\n\t\x1b\x0b" for c in text) > len(text) / 100:
        raise OnleesbaarBestand(f"{name} is geen tekstbestand. Open het in zijn eigen programma en bewaar het als Word-bestand.")
    if not text.strip("\ufeff \n\t"):
        raise OnleesbaarBestand(f"{name} is leeg. Kijk of u het juiste bestand in de inbox hebt gezet.")
    return text


def _decoded(data: bytes) -> str:
    for bom, encoding in BOMS:
        if data.startswith(bom):
            return data[len(bom) :].decode(encoding, errors="replace")
    half = len(data[:4000]) // 2
    if half > 3 and data[1:4000:2].count(0) > half * 0.7:  # Dutch in UTF-16 is every second byte zero
        return data.decode("utf-16-le", errors="replace")
    if half > 3 and data[:4000:2].count(0) > half * 0.7:
        return data.decode("utf-16-be", errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def split_marker(line: str) -> tuple[str, str]:
    """The printed marker and the rest of the line; no marker gives ("", line)."""
    found = MARKER.match(line)
    return (found["marker"], line[found.end() :]) if found else ("", line)


def wrap_width(paragraphs: Sequence[Sequence[str]]) -> int:
    """The width at which the writer's editor wrapped lines; 0 where too many lines are too long to have been wrapped."""
    lengths = [len(line.rstrip()) for lines in paragraphs for line in lines[:-1]]
    short = [length for length in lengths if length <= WRAP_LIMIT]
    return max(short, default=SHORTEST_WRAP) if len(short) >= 0.8 * len(lengths) else 0


# What opens a line of a header in lower case: a weekday with its day, a label, the title of the next person
OPENS_LINE = re.compile(
    r"(?:(?:ma|di|wo|woe|do|vr|za|zo)\.?|(?:maan|dins|woens|donder|vrij|zater|zon)dag\w*)\s+\d{1,2}\b"
    r"|[a-zà-ÿ][\w.'’-]*(?:\s[\w.'’-]+){0,2}:\s+\S|(?:ing|ir|drs|dr|mr|prof|mw|mevr|dhr)\.\s"
)
ADDRESSED = re.compile(r"(?:de\s+heer|mevrouw|wethouder|burgemeester|gedeputeerde|heemraad)\s+[A-ZÀ-Ý]")


def opens(line: str, following: str) -> bool:
    """Whether a line opens something of its own, below a short one: "di 3 mei", "notulen: Anna", two lines that begin in bold."""
    if line.startswith("**") and following.startswith("**"):
        return True
    if line.endswith(")") and ADDRESSED.match(following):  # "de heer J. Bos (CDA)", "mevrouw T. Vos (VVD)" under each other
        return True
    return len(line) < SHORTEST_WRAP and not line.endswith(",") and OPENS_LINE.match(following) is not None


def wrapped(line: str, following: str, width: int) -> bool:
    """Whether the line end is only a wrap: the sentence runs on, or the next word did not fit in ``width`` (0: unknown)."""
    line, following = line.strip(), following.strip()
    if not line or not following or split_marker(following)[0]:
        return False
    if opens(line, following):
        return False
    if line[-1] == "," or (following[0].islower() and line[-1] not in ".!?:;"):
        return True
    return bool(width) and len(line) + 1 + len(following.split()[0]) > max(width, SHORTEST_WRAP)
