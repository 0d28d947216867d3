"""Characters of Word's symbol fonts as ordinary characters: arrows and ticks mean something in a list of actions."""

from __future__ import annotations

# Character codes of the fonts themselves, https://www.unicode.org/L2/L2011/11052r-wingding.pdf
_WINGDINGS = {
    0xD8: "➢", 0xE0: "→", 0xE8: "→", 0xF0: "→", 0xDF: "←", 0xE7: "←", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
    0x6F: "☐", 0x70: "☐", 0x71: "☐", 0xA8: "☐", 0x78: "☒", 0x4A: "☺", 0x4C: "☹", 0x28: "☎", 0x2A: "✉", 0x46: "☞",
}  # fmt: skip
_WINGDINGS_2 = {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0xA3: "☐"}
_WINGDINGS_3 = {0x61: "→", 0x67: "→", 0x84: "→", 0x7D: "→", 0x22: "→", 0xC6: "→"}
_SYMBOL = {
    0xB7: "•", 0xAE: "→", 0xAC: "←", 0xDE: "⇒", 0xB1: "±", 0xB3: "≥", 0xA3: "≤", 0xB9: "≠", 0xBB: "≈", 0xB4: "×",
    0xB0: "°", 0x2D: "-", 0xD7: "·", 0xA5: "∞", 0x61: "α", 0x62: "β", 0x64: "δ", 0x44: "Δ", 0x6D: "µ", 0x53: "Σ",
}  # fmt: skip
_FONTS = {"wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2, "wingdings 3": _WINGDINGS_3, "symbol": _SYMBOL}


def is_symbol_font(font: str) -> bool:
    return font.lower() in {*_FONTS, "webdings"}


def symbol(font: str, code: int) -> str:
    """The character with that code (0x20-0xFF, or the same in the private area F000-F0FF); unknown pictures become a bullet."""
    low = code - 0xF000 if 0xF000 <= code <= 0xF0FF else code
    if low in (0x09, 0x0A, 0x20):
        return " "
    known = _FONTS.get(font.lower())
    if known is not None and low in known:
        return known[low]
    if font.lower() == "symbol" and 0x20 < low < 0x40:
        return chr(low)
    if is_symbol_font(font) or 0xE000 <= code <= 0xF8FF:
        return "•"
    return chr(code) if 0x20 <= code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else ""


def bullet(text: str) -> str:
    """A bullet as marker: dashes, arrows and ticks keep their shape, every blob is "•"; an empty or blank bullet is no marker."""
    sign = text.strip()[:1]
    if not sign:
        return ""
    if 0xF000 <= ord(sign) <= 0xF0FF:
        return symbol("wingdings" if ord(sign) != 0xF0B7 else "symbol", ord(sign)) if ord(sign) & 0xFF in _TELLING else "•"
    if sign in "-–—−‐‑":
        return "-"
    return sign if sign in "→➢✓✗☐☑☒⇒►>*+" else "•"


_TELLING = {0xD8, 0xE0, 0xE8, 0xF0, 0xFB, 0xFC, 0xFD, 0xFE, 0x6F, 0x71, 0xA8}
