"""Table of backups: when and why each was made, what is in it, and whether it is whole."""

import datetime as dt

from buurthuis_app.gui.widgets.lists.record_table import Align, Column, RecordTable
from buurthuis_app.i18n import _
from buurthuis_app.services.privacy import backup_words as words
from buurthuis_app.services.privacy.backups import RestoreCandidate

_LONG_AGO = dt.datetime(1900, 1, 1, tzinfo=dt.UTC)


def backup_table() -> RecordTable[RestoreCandidate]:
    """An empty table; the newest comes first unless people sort it."""
    return RecordTable(
        _columns(),
        lambda copy: copy.copy.path,
        name=_("Reservekopieën"),
        empty=_("Er zijn nog geen reservekopieën."),
    )


def _columns() -> tuple[Column[RestoreCandidate], ...]:
    return (
        Column(
            title=_("Van"),
            value=lambda copy: copy.copy.made_at,
            display=lambda copy: words.moment(copy.copy.made_at),
            stretch=True,
        ),
        Column(title=_("Gemaakt"), value=lambda copy: words.occasion(copy.copy.occasion)),
        Column(
            title=_("Bezoeken"),
            value=lambda copy: copy.contents.visits or 0,
            display=lambda copy: words.amount(copy.contents.visits),
            align=Align.RIGHT,
        ),
        Column(
            title=_("Vrijwilligers"),
            value=lambda copy: copy.contents.volunteers or 0,
            display=lambda copy: words.amount(copy.contents.volunteers),
            align=Align.RIGHT,
        ),
        Column(
            title=_("Veranderd"),
            value=lambda copy: copy.contents.last_change or _LONG_AGO,
            display=_last_change,
        ),
        Column(
            title=_("Grootte"),
            value=lambda copy: copy.size,
            display=words.size,
            align=Align.RIGHT,
        ),
        Column(title=_("Staat"), value=words.state),
    )


def _last_change(copy: RestoreCandidate) -> str:
    moment = copy.contents.last_change
    return "" if moment is None else words.moment(moment)
