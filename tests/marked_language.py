"""Language in which every text is marked: what is kept or handed out must be Dutch, and bears no mark then."""

import gettext
from collections.abc import Iterator
from contextlib import contextmanager

from typing_extensions import override

from buurthuis_app import i18n

MARK = "\N{REFERENCE MARK}"


class _Marked(gettext.NullTranslations):
    @override
    def gettext(self, message: str) -> str:
        return MARK + message

    @override
    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return MARK + (msgid1 if n == 1 else msgid2)


@contextmanager
def marked() -> Iterator[None]:
    """The window speaks this language inside this, as if it were English."""
    before = i18n._catalogue
    i18n._catalogue = _Marked()
    try:
        yield
    finally:
        i18n._catalogue = before
