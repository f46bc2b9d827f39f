"""The Kwaliteitshandvest: what the centre promises, and how that turned out."""

from typing import BinaryIO

from reportlab.platypus import Flowable, KeepTogether, Spacer

from buurthuis_app.domain.goals.papers import QualityCharter
from buurthuis_app.domain.promises.figures import PromiseRow
from buurthuis_app.files import speaking_of_files
from buurthuis_app.i18n import _, ngettext, number, short_date
from buurthuis_app.reports.kit import style
from buurthuis_app.reports.kit.page import Masthead, build
from buurthuis_app.reports.kit.print_notes import Notes
from buurthuis_app.reports.kit.typesetting import Typesetter


def write_quality_charter(charter: QualityCharter, target: BinaryIO) -> Notes:
    """Draw it as a PDF into an open file. Raises DiskFull or ReadOnly when it cannot be written."""
    setter = Typesetter()
    title = _("Kwaliteitshandvest")
    story: list[Flowable] = [
        setter.paragraph(charter.centre, style.CENTRE_NAME),
        setter.paragraph(title, style.TITLE),
        setter.paragraph(_how_many(charter), style.SUBTITLE),
        Spacer(0, 2 * style.GAP),
    ]
    for place, row in enumerate(charter.promises.rows, 1):
        story.append(KeepTogether(_promise(place, row, charter.promises.year, setter)))
        story.append(Spacer(0, 2 * style.GAP))
    story += [
        Spacer(0, 3 * style.GAP),
        setter.paragraph(_tell_us(), style.BODY),
        setter.paragraph(_what_counts(charter.promises.year), style.NOTE),
    ]
    masthead = Masthead(
        centre=setter.line(charter.centre), title=title, printed_on=charter.printed_on
    )
    content, pages = build(story, masthead)
    with speaking_of_files():
        target.write(content)
        target.flush()
    return Notes(pages=pages, missing_letters=setter.missing)


def _how_many(charter: QualityCharter) -> str:
    promises = charter.promises
    count = len(promises.rows)
    sentence = ngettext("Dit beloven wij u.", "Deze {n} dingen beloven wij u.", count)
    if not promises.measured:
        return sentence.format(n=number(count))
    turned_out = _("In {year} maten wij er {measured}; {kept} hielden wij.").format(
        year=promises.year, measured=number(promises.measured), kept=number(promises.kept)
    )
    return f"{sentence.format(n=number(count))} {turned_out}"


def _promise(place: int, row: PromiseRow, year: int, setter: Typesetter) -> list[Flowable]:
    lines: list[Flowable] = [
        setter.paragraph(f"{place}. {row.sentence}", style.HEADING),
        setter.paragraph(_("Norm: {norm}").format(norm=row.norm), style.FIRST_SUBHEADING),
    ]
    if row.measured_how:
        how = _("Zo meten wij het: {how}").format(how=row.measured_how)
        lines.append(setter.paragraph(how, style.META))
    lines.append(setter.paragraph(turned_out(row, year), style.BODY))
    return lines


def turned_out(row: PromiseRow, year: int) -> str:
    """How a promise turned out in a sentence: "Gemeten op 3-9-2026: 94 %, niet gehouden."."""
    if row.kept is None or row.last_on is None:
        return _("In {year} is dit niet gemeten.").format(year=year)
    verdict = _("gehouden") if row.kept else _("niet gehouden")
    result = ", ".join(part for part in (row.value_words, verdict) if part)
    sentence = _("Gemeten op {date}: {said}.").format(date=short_date(row.last_on), said=result)
    return f"{sentence} {row.remark}".strip()


def _tell_us() -> str:
    return _("Doen wij niet wat wij beloven? Zeg het ons. Daar leren wij van.")


def _what_counts(year: int) -> str:
    return _(
        "Gehouden: de laatste meting van {year} haalde de norm. "
        "Niet gemeten is iets anders dan niet gehouden."
    ).format(year=year)
