"""Phone numbers and addresses of e-mail in a list of volunteers, mended where that is sure."""

import re

from buurthuis_app.domain.shared.contact_details import may_be_a_phone, may_be_an_address
from buurthuis_app.exchange.files.text_compare import plain
from buurthuis_app.exchange.volunteers.column_headings import PersonColumn
from buurthuis_app.exchange.volunteers.read_row import NO, NOT_NEEDED, ReadRow, as_text
from buurthuis_app.i18n import _

_AT = re.compile(r"\s*[(\[{]\s*(?:at|apestaart)\s*[)\]}]\s*", re.IGNORECASE)
_NOBODY = {"anonymous", "anoniem"}
"""What a form gives out as the address of who was not asked for one."""
_LOST_ZERO = 9  # digits of a Dutch number without its 0
_WITH_COUNTRY = 11  # digits that begin with 31


def phone_of(row: ReadRow) -> tuple[str, bool]:
    """The numbers of all phone columns; whether one had lost its 0."""
    numbers, lost = [], False
    for value in row.values.get(PersonColumn.PHONE, []):
        text = as_text(value)
        digits = "".join(letter for letter in text if letter.isdecimal())
        only = digits == text.replace(" ", "").replace("-", "")
        if only and len(digits) == _LOST_ZERO and not digits.startswith("0"):
            text, lost = f"0{digits}", True
        elif only and len(digits) == _WITH_COUNTRY and digits.startswith("31"):
            text = f"+{digits}"
        if may_be_a_phone(text):
            numbers.append(text)
        elif plain(text) not in NO | NOT_NEEDED:
            row.remember(_("Telefoon"), text)
            row.notes.append(
                _("'{text}' is geen telefoonnummer. Het staat bij de opmerking.").format(text=text)
            )
    return " / ".join(numbers), lost


def email_of(row: ReadRow) -> tuple[str, bool]:
    """The first address; whether it was not written as one."""
    kept, faulty = "", False
    for value in row.values.get(PersonColumn.EMAIL, []):
        text = as_text(value)
        if plain(text) in NO | NOT_NEEDED | _NOBODY:
            continue
        address = _AT.sub("@", text).removeprefix("mailto:")
        if not kept and may_be_an_address(address):
            kept = address
            if address != text:
                faulty = True
                row.notes.append(
                    _("E-mailadres '{text}' is gelezen als {address}.").format(
                        text=text, address=address
                    )
                )
        else:
            faulty = faulty or not may_be_an_address(address)
            row.remember(_("E-mail"), text)
            row.notes.append(
                _("E-mailadres '{text}' klopt niet. Het staat bij de opmerking.").format(text=text)
                if not may_be_an_address(address)
                else _("Er is nog een e-mailadres. Het staat bij de opmerking.")
            )
    return kept, faulty
