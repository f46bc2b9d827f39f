"""The last page of a paper: how it was counted, and what each word means."""

from collections.abc import Iterator

from buurthuis_app.domain.breakdown import Along, Asked
from buurthuis_app.domain.document import Block, Cell, Heading, Row, Sheet, Trace
from buurthuis_app.domain.figures import Figures, defined
from buurthuis_app.domain.overview import Beside, Overview
from buurthuis_app.domain.which import Which
from buurthuis_app.i18n import _, ngettext, number, percent
from buurthuis_app.reports.sections import cells


def method(overview: Overview) -> tuple[Block, ...]:
    """Counted, estimated, not counted, extrapolated, cancelled, extra; then the same for each activity."""
    facts = Sheet(
        title=_("Hoe is er geteld"),
        headings=(
            Heading(title="", share=2),
            Heading(title="", share=3),
            Heading(title="", share=5),
        ),
        rows=tuple(
            Row(cells=(cells.words(term), value, cells.words(meaning)))
            for term, value, meaning in _facts(overview)
        ),
        terms=defined("counted", "estimated", "extrapolated", "cancelled"),
    )
    return (facts, *_by_activity(overview))


def _by_activity(overview: Overview) -> tuple[Block, ...]:
    if overview.beside is None or not overview.activities:
        return ()
    corrected = overview.beside.corrected
    rows = [
        Row(
            cells=(
                cells.words(row.title),
                cells.count(row.figures.counted),
                cells.count(
                    row.figures.not_counted,
                    Trace(
                        asked=Asked(
                            period=overview.period,
                            only=overview.only,
                            row=(Along.ACTIVITY, row.activity_id),
                        ),
                        which=Which.NOT_COUNTED,
                    ),
                ),
                cells.count(row.figures.estimated_visits),
                cells.count(corrected.get(row.activity_id, 0)),
            )
        )
        for row in overview.activities
    ]
    whole = overview.figures
    rows.append(
        Row(
            cells=(
                cells.words(_("Totaal")),
                cells.count(whole.counted),
                cells.count(whole.not_counted),
                cells.count(whole.estimated_visits),
                cells.count(sum(corrected.values())),
            ),
            strong=True,
        )
    )
    return (
        Sheet(
            title=_("Hoe is er geteld, per activiteit"),
            headings=(
                Heading(title=_("activiteit"), share=3),
                Heading(title=_("keer geteld"), number=True),
                Heading(title=_("keer niet"), number=True),
                Heading(title=_("geschat"), number=True),
                Heading(title=_("verbeterd"), number=True),
            ),
            rows=tuple(rows),
            note=_("Geschat: in bezoeken. Verbeterd: in keren."),
            terms=defined("corrected"),
        ),
    )


def _facts(overview: Overview) -> Iterator[tuple[str, Cell, str]]:
    """Term, number and what it means for the total."""
    figures, beside = overview.figures, overview.beside or Beside()
    share = "" if figures.coverage is None else _share(figures)
    counted = _("{counted} van {held} keer").format(
        counted=number(figures.counted), held=number(figures.held)
    )
    yield _("geteld"), Cell(value=figures.counted, shown=counted), share
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
            Cell(
                value=figures.extrapolated,
                shown=_("ongeveer {n} bezoeken").format(n=number(figures.extrapolated)),
            ),
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
    changed = sum(beside.corrected.values())
    if changed:
        yield _("verbeterd"), _times(changed), _("Het aantal is na de dag zelf veranderd.")


def _times(count: int) -> Cell:
    return Cell(value=count, shown=ngettext("{n} keer", "{n} keer", count).format(n=number(count)))


def _share(figures: Figures) -> str:
    return _("Dat is {share} van wat gehouden is.").format(share=percent(figures.coverage or 0))


def _estimated(figures: Figures) -> Cell:
    if not figures.estimated_visits:
        return Cell(value=0, shown=_("geen"))
    shown = _("{n} van {all} bezoeken ({share})").format(
        n=number(figures.estimated_visits),
        all=number(figures.visits),
        share=percent(figures.estimated_visits / figures.visits) if figures.visits else percent(0),
    )
    return Cell(value=figures.estimated_visits, shown=shown)
