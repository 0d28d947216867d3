"""Text that is safe inside an Office file."""

from __future__ import annotations

import re

# What XML 1.0 does not allow (https://www.w3.org/TR/xml/#charsets); one such character makes Word call the file damaged.
# The other control characters count as white space for str.split, and so become a space.
ILLEGAL = re.compile("[\x00-\x08\x0e-\x1b\x7f\ud800-\udfff\ufffe\uffff]")


def one_line(text: str) -> str:
    """Legal text in which every run of white space, line ends too, is one space."""
    return " ".join(ILLEGAL.sub("", text).split())
