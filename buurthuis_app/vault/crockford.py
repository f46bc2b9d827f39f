"""Bytes as letters and digits to read aloud and type over (Douglas Crockford's base 32, with check symbol)."""

SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_CHECKS = SYMBOLS + "*~$=U"
_MISREAD = str.maketrans("ILO", "110")
_APART = str.maketrans("", "", "- \t\n\r–—")
_GROUP = 4
_BITS = 5


class Mistyped(Exception):
    """This is no such text: a symbol is missing, too many, or another."""


def encoded(content: bytes) -> str:
    """The symbols of these bytes, first the highest. The number of bits must be a multiple of five."""
    value, length = int.from_bytes(content, "big"), len(content) * 8 // _BITS
    return "".join(
        SYMBOLS[value >> _BITS * place & (len(SYMBOLS) - 1)] for place in reversed(range(length))
    )


def check_symbol(content: bytes) -> str:
    """The symbol that gives away any one wrong symbol and any two that changed places: the number modulo 37."""
    return _CHECKS[int.from_bytes(content, "big") % len(_CHECKS)]


def grouped(text: str) -> str:
    """In fours, which people can hold in their head from paper to keyboard."""
    return "-".join(text[start : start + _GROUP] for start in range(0, len(text), _GROUP))


def tidied(typed: str) -> str:
    """What was typed, in the symbols: without dashes and spaces, I and L read as 1, and O as 0."""
    return typed.upper().translate(_APART).translate(_MISREAD)


def decoded(typed: str, size: int) -> bytes:
    """The `size` bytes behind symbols and check symbol as people type them. Raises Mistyped."""
    text = tidied(typed)
    symbols, check = text[:-1], text[-1:]
    if len(symbols) * _BITS != size * 8 or not set(symbols) <= set(SYMBOLS):
        raise Mistyped
    value = 0
    for symbol in symbols:
        value = value << _BITS | SYMBOLS.index(symbol)
    content = value.to_bytes(size, "big")
    if check_symbol(content) != check:
        raise Mistyped
    return content
