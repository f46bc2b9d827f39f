"""Columns that only our own table of volunteers has, so that it says all when it is read back."""

from buurthuis_app.domain.volunteers.import_file import Wishes
from buurthuis_app.domain.volunteers.volunteer import Wish
from buurthuis_app.exchange.files.text_compare import plain, tidy
from buurthuis_app.exchange.volunteers.availability import in_week_order, parts_named
from buurthuis_app.exchange.volunteers.column_headings import PersonColumn, Role
from buurthuis_app.exchange.volunteers.read_row import NO, NOT_NEEDED, YES, ReadRow
from buurthuis_app.i18n import _


def with_leanings(row: ReadRow, wishes: Wishes) -> Wishes:
    """The wishes, with the parts of the week that somebody would rather have or rather not."""
    known = {(day, part): wish for day, part, wish in wishes}
    for role, wish, heading in (
        (PersonColumn.RATHER, Wish.RATHER, _("Liever wel")),
        (PersonColumn.RATHER_NOT, Wish.RATHER_NOT, _("Liever niet")),
    ):
        text = row.text(role)
        parts = parts_named(text) if text else frozenset()
        if parts is None:
            _keep(row, heading, text)
            continue
        known |= dict.fromkeys(parts, wish)
    return in_week_order(known)


def number_of(row: ReadRow, role: Role, heading: str) -> int | None:
    """A whole number; other words are kept."""
    text = row.text(role)
    if not text or plain(text) in NO | NOT_NEEDED:
        return None
    if text.isdecimal():
        return int(text)
    _keep(row, heading, text)
    return None


def yes_or_no(row: ReadRow, role: Role, heading: str, *, usual: bool) -> bool:
    """A yes or a no; `usual` where nothing is said, and other words are kept."""
    text = row.text(role)
    if plain(text) in YES:
        return True
    if plain(text) in NO | NOT_NEEDED:
        return False
    if text:
        _keep(row, heading, text)
    return usual


def vog_needed_of(row: ReadRow, *, seen: bool | None) -> bool | None:
    """Whether a VOG is needed: what the column of its own says, else what `seen` tells."""
    if not row.text(PersonColumn.VOG_NEEDED):
        return seen
    return yes_or_no(row, PersonColumn.VOG_NEEDED, _("VOG nodig"), usual=bool(seen))


def names_in(text: str) -> tuple[str, ...]:
    """Names with a semicolon between them."""
    return tuple(tidy(name) for name in text.split(";") if name.strip())


def _keep(row: ReadRow, heading: str, text: str) -> None:
    row.remember(heading, text)
    row.notes.append(
        _("{what} '{text}' is niet begrepen. Het staat bij de opmerking.").format(
            what=heading, text=text
        )
    )
