"""Contact details: what may be an e-mail address or a phone number."""

LONGEST_CONTACT = 500
_FEWEST_DIGITS = 6


def may_be_an_address(email: str) -> bool:
    """Whether a mail program could take it: an @ with something on both sides, and nothing that parts a list."""
    return "@" in email[1:-1] and not any(mark in email for mark in " ;,<>\t\n")


def may_be_a_phone(phone: str) -> bool:
    """Whether it holds enough digits to dial; what else people write beside them is their own."""
    return sum(letter.isdigit() for letter in phone) >= _FEWEST_DIGITS


def digits(phone: str) -> str:
    """The number as it is dialled inside the country, for comparing."""
    plain_number = "".join(letter for letter in phone if letter.isdigit())
    return "0" + plain_number[2:] if phone.strip().startswith("+31") else plain_number
