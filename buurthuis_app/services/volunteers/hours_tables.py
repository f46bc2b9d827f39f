"""The hours of a period as tables: for a spreadsheet line by line, for paper added up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from buurthuis_app.domain.papers.sheets import HoursLong
from buurthuis_app.domain.papers.sheets import sheet as table
from buurthuis_app.domain.shared.texts import folded
from buurthuis_app.domain.volunteers import hours as rules
from buurthuis_app.i18n import _, in_hours, month_name
from buurthuis_app.records import replace
from buurthuis_app.reports.kit.plain_document import plain_document

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping

    from buurthuis_app.domain.papers.document import Document, Sheet
    from buurthuis_app.domain.volunteers.hours import HoursLine
    from buurthuis_app.domain.volunteers.hours_sheet import HoursSheet


def hours_tables(sheet: HoursSheet) -> tuple[Sheet, ...]:
    """The hours of a period as tables: by person, all lines, and apart from them those of professionals."""
    erased = _("(gewist)")
    return (
        _by_person(sheet, sheet.worked, _("Uren per persoon")),
        table(
            _("Alle uren"),
            (
                *(_("datum"), _("naam"), _("taak"), _("activiteit"), _("uren")),
                *(_("waarvandaan"), _("opmerking")),
            ),
            (
                (
                    line.date,
                    sheet.people.get(line.volunteer_id, erased),
                    sheet.duties.get(line.duty_id, "") if line.duty_id else "",
                    sheet.activities.get(line.activity_id, "") if line.activity_id else "",
                    HoursLong(line.minutes / rules.HOUR),
                    _("met de hand") if line.noted_id else _("rooster"),
                    line.remark,
                )
                for line in sheet.worked
            ),
        ),
        *([_of_professionals(sheet)] if sheet.paid else []),
    )


def _of_professionals(sheet: HoursSheet) -> Sheet:
    return _by_person(sheet, sheet.paid, _("Uren van beroepskrachten"))


def _by_person(sheet: HoursSheet, lines: tuple[HoursLine, ...], title: str) -> Sheet:
    """A row for each person by name, who is erased last."""
    erased = _("(gewist)")
    people = sorted(
        (
            (sheet.people.get(key, erased), minutes)
            for key, minutes in rules.minutes_by(lines, lambda line: line.volunteer_id).items()
        ),
        key=lambda pair: (pair[0] == erased, folded(pair[0])),
    )
    return table(
        title,
        (_("naam"), _("uren")),
        ((name, HoursLong(minutes / rules.HOUR)) for name, minutes in people),
    )


def hours_paper(sheet: HoursSheet, centre: str, today: dt.date) -> Document:
    """The same hours three times: by person, by duty and by month, each with how much was noted by hand."""

    def person(line: HoursLine) -> str:
        return sheet.people.get(line.volunteer_id, _("(gewist)"))

    def duty(line: HoursLine) -> str:
        duty_name = sheet.duties.get(line.duty_id) if line.duty_id else None
        return duty_name or _("zonder taak")

    def month(line: HoursLine) -> dt.date:
        return rules.month_of(line.date)

    months = sorted(rules.minutes_by(sheet.worked, month))
    document = plain_document(
        centre,
        _("Vrijwilligersuren {period}").format(period=sheet.period.name),
        (
            _added_up(sheet, _("Per persoon"), _("naam"), person),
            _added_up(sheet, _("Per taak"), _("taak"), duty),
            _added_up(
                sheet, _("Per maand"), _("maand"), month, {day: _month_words(day) for day in months}
            ),
            *([_of_professionals(sheet)] if sheet.paid else []),
        ),
        subtitle=_("{hours} uur").format(hours=in_hours(rules.total_minutes(sheet.worked))),
        warning=_("Op dit blad staan namen. Laat het niet liggen."),
        printed_on=today,
    )
    return replace(document, tables=hours_tables(sheet))


def _added_up(
    sheet: HoursSheet,
    title: str,
    heading: str,
    key: Callable[[HoursLine], Any],
    names: Mapping[Any, str] | None = None,
) -> Sheet:
    """A row for each key: in the order of `names`, or the most hours first."""
    minutes = rules.minutes_by(sheet.worked, key)
    by_hand = rules.minutes_by((line for line in sheet.worked if line.noted_id is not None), key)
    keys = names or sorted(minutes, key=lambda row_key: (-minutes[row_key], folded(str(row_key))))
    return table(
        title,
        (heading, _("uren"), _("waarvan met de hand")),
        (
            (
                names[sorted_key] if names else sorted_key,
                HoursLong(minutes[sorted_key] / rules.HOUR),
                HoursLong(by_hand.get(sorted_key, 0) / rules.HOUR),
            )
            for sorted_key in keys
        ),
    )


def _month_words(day: dt.date) -> str:
    return f"{month_name(day.month)} {day.year}"
