"""The last page of an overview: how it was counted, and what each word means."""

from collections.abc import Iterator

from reportlab.platypus import Flowable, Spacer

from buurthuis_app.domain.figures import Figures, definitions
from buurthuis_app.domain.overview import Overview
from buurthuis_app.i18n import _, ngettext, number, percent
from buurthuis_app.reports import style
from buurthuis_app.reports.tables import Column, Row, table
from buurthuis_app.reports.text import Typesetter

_TERM_WIDTH, _VALUE_WIDTH = 90.0, 145.0
_REST = style.CONTENT_WIDTH - _TERM_WIDTH - _VALUE_WIDTH


def method(overview: Overview, setter: Typesetter) -> list[Flowable]:
    """Counted, estimated, not counted, extrapolated, cancelled, extra; then the definitions."""
    facts = [
        Column(width=_TERM_WIDTH, strong=True),
        Column(width=_VALUE_WIDTH),
        Column(width=_REST),
    ]
    words = [
        Column(width=_TERM_WIDTH, strong=True),
        Column(width=style.CONTENT_WIDTH - _TERM_WIDTH),
    ]
    meanings = [Row(texts=(each.term, each.meaning)) for each in definitions()]
    return [
        table(facts, [Row(texts=row) for row in _facts(overview.figures)], setter),
        Spacer(0, style.GAP),
        setter.paragraph(_("Wat de woorden betekenen"), style.SUBHEADING),
        Spacer(0, style.GAP),
        table(words, meanings, setter),
    ]


def _facts(figures: Figures) -> Iterator[tuple[str, str, str]]:
    """Term, number and what it means for the total."""
    share = "" if figures.coverage is None else _share(figures)
    counted = _("{counted} van {held} keer").format(
        counted=number(figures.counted), held=number(figures.held)
    )
    yield _("geteld"), counted, share
    yield (
        _("niet geteld"),
        _times(figures.not_counted),
        _("Deze keren zitten niet in het totaal.") if figures.not_counted else "",
    )
    yield (
        _("geschat"),
        _estimated(figures),
        _("Dit zit in het totaal.") if figures.estimated_visits else "",
    )
    if figures.extrapolated and figures.not_counted:
        yield (
            _("bijgeschat"),
            _("ongeveer {n} bezoeken").format(n=number(figures.extrapolated)),
            _(
                "Zo veel bezoeken waren er misschien bij de niet getelde keren. Dit zit niet in het totaal."
            ),
        )
    yield _("niet doorgegaan"), _times(figures.cancelled), ""
    yield (
        _("niet gepland"),
        _times(figures.extra),
        _("Wel gehouden, dus meegeteld bij gehouden.") if figures.extra else "",
    )
    if figures.to_come:
        yield _("nog te gaan"), _times(figures.to_come), _("Gepland na de dag van afdrukken.")


def _times(count: int) -> str:
    return ngettext("{n} keer", "{n} keer", count).format(n=number(count))


def _share(figures: Figures) -> str:
    return _("Dat is {share} van wat gehouden is.").format(share=percent(figures.coverage or 0))


def _estimated(figures: Figures) -> str:
    if not figures.estimated_visits:
        return _("geen")
    return _("{n} van {all} bezoeken ({share})").format(
        n=number(figures.estimated_visits),
        all=number(figures.visits),
        share=percent(figures.estimated_visits / figures.visits) if figures.visits else percent(0),
    )
