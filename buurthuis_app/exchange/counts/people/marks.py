"""The marks with which people note who was there and who was not."""

from buurthuis_app.exchange.files.sheet_grid import Value
from buurthuis_app.exchange.files.text_compare import same_name, vocabulary

SURE_MARKS = vocabulary("v p pr ✓ ✔ √ ☑ ja j yes y aanw aanwezig present waar true ü")
BARE_MARKS = vocabulary("x xx 1 • ● * + | /")
ABSENT = vocabulary(
    "a - – — 0 nee n no afw afwezig absent z ziek af afgemeld vrij vakantie o ☐ onwaar false ? nb k v.a. m.a. am mm"
)


def is_mark(value: Value) -> bool:
    """Whether this says that somebody was there, or was not."""
    return mark_text(value) in SURE_MARKS | BARE_MARKS | ABSENT


def mark_text(value: Value) -> str:
    """A mark as it is compared: "X", "1.0" and a ticked box."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return same_name(str(value)).rstrip(".!")
