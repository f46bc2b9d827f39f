"""Contact details: what may be an e-mail address or a phone number, and the card that a telephone reads."""

import re

LONGEST_CONTACT = 500
_EMAIL = re.compile(r"[^\s;,<>()]+@[^\s;,<>()]+\.\w+")
_SITE = re.compile(r"(?:https?://|www\.)\S+")
_PHONE = re.compile(r"\+?\d[\d -]{7,}\d")
_FEWEST_DIGITS = 6


def may_be_an_address(email: str) -> bool:
    """Whether a mail program could take it: an @ with something on both sides, and nothing that parts a list."""
    return "@" in email[1:-1] and not any(mark in email for mark in " ;,<>\t\n")


def may_be_a_phone(phone: str) -> bool:
    """Whether it holds enough digits to dial; what else people write beside them is their own."""
    return sum(letter.isdigit() for letter in phone) >= _FEWEST_DIGITS


def link_in(text: str) -> str:
    """The first way in a text to reach somebody as a link: an e-mail address, a website, a phone number; or ""."""
    if found := _EMAIL.search(text):
        return f"mailto:{found[0]}"
    if found := _SITE.search(text):
        site = found[0].rstrip(".,;)")
        return site if site.startswith("http") else f"https://{site}"
    if found := _PHONE.search(text):
        return f"tel:{''.join(mark for mark in found[0] if mark.isdigit() or mark == '+')}"
    return ""


def digits(phone: str) -> str:
    """The number as it is dialled inside the country, for comparing."""
    plain_number = "".join(letter for letter in phone if letter.isdigit())
    return "0" + plain_number[2:] if phone.strip().startswith("+31") else plain_number


def contact_card(name: str, phone: str, email: str, organisation: str) -> str:
    """How to reach somebody, as a telephone takes it in (vCard 3.0, RFC 2426)."""
    lines = [
        "BEGIN:VCARD",
        "VERSION:3.0",
        f"N:{_escaped(name)};;;;",
        f"FN:{_escaped(name)}",
        f"ORG:{_escaped(organisation)}" if organisation else "",
        f"TEL:{_dialled(phone)}" if phone.strip() else "",
        f"EMAIL:{_escaped(email)}" if email.strip() else "",
        "END:VCARD",
    ]
    return "\r\n".join(line for line in lines if line)


def _dialled(phone: str) -> str:
    """Only what a telephone dials."""
    return "".join(sign for sign in phone if sign.isdigit() or sign == "+")


def _escaped(text: str) -> str:
    plain = " ".join(text.split())
    for sign in ("\\", ",", ";"):
        plain = plain.replace(sign, f"\\{sign}")
    return plain
