"""The Kwaliteitshandvest: what the centre promises, and how that turned out."""

from buurthuis_app.domain.goals.papers import QualityCharter
from buurthuis_app.domain.papers.document import Document, Section, Subheading, Words
from buurthuis_app.domain.promises.figures import PromiseRow
from buurthuis_app.i18n import _, ngettext, number
from buurthuis_app.reports.goals.tables import promise_table, turned_out


def document(charter: QualityCharter) -> Document:
    """Each promise with its norm, how it is measured and how it went."""
    year = charter.promises.year
    what_counts = _(
        "Gehouden: de laatste meting van {year} haalde de norm. "
        "Niet gemeten is iets anders dan niet gehouden."
    )
    closing = (
        Words(text=_("Doen wij niet wat wij beloven? Zeg het ons. Daar leren wij van.")),
        Words(text=what_counts.format(year=year), quiet=True),
    )
    promises = enumerate(charter.promises.rows, 1)
    return Document(
        centre=charter.centre,
        title=_("Kwaliteitshandvest"),
        lines=(_how_many(charter),),
        printed_on=charter.printed_on,
        sections=(
            *(_promise(place, row, year) for place, row in promises),
            Section(key="closing", title="", blocks=closing),
        ),
        tables=(promise_table(charter.promises.rows, year),),
    )


def _how_many(charter: QualityCharter) -> str:
    promises = charter.promises
    count = len(promises.rows)
    sentence = ngettext("Dit beloven wij u.", "Deze {n} dingen beloven wij u.", count)
    if not promises.measured:
        return sentence.format(n=number(count))
    went = _("In {year} maten wij er {measured}; {kept} hielden wij.").format(
        year=promises.year, measured=number(promises.measured), kept=number(promises.kept)
    )
    return f"{sentence.format(n=number(count))} {went}"


def _promise(place: int, row: PromiseRow, year: int) -> Section:
    how = _("Zo meten wij het: {how}").format(how=row.measured_how)
    return Section(
        key=f"promise-{place}",
        title=f"{place}. {row.sentence}",
        blocks=(
            Subheading(text=_("Norm: {norm}").format(norm=row.norm)),
            *((Words(text=how, quiet=True),) if row.measured_how else ()),
            Words(text=turned_out(row, year)),
        ),
    )
