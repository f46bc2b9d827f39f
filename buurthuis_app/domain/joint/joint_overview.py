"""Joint overview of a year: a row a figure, a cell a centre, and a total of what adds up."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import Enum

from msgspec import Struct

from buurthuis_app.domain.figures.figures import Figures, total
from buurthuis_app.domain.joint.shared_year import SharedStory, SharedYear
from buurthuis_app.domain.shared.texts import folded, name_key
from buurthuis_app.i18n import _, short_date
from buurthuis_app.records import replace

_NOTHING = "–"


class JointUnit(Enum):
    """What a figure is counted in."""

    NUMBER = "number"
    MEAN = "mean"
    MINUTES = "minutes"


class JointColumn(Struct, frozen=True, kw_only=True):
    """A centre and its year."""

    name: str
    year: SharedYear


class JointCell(Struct, frozen=True, kw_only=True):
    """The figure of one centre: None for nothing known, with `instead` what is printed then.

    What has a `reason` counts in another way than the others, and is in no total.
    """

    value: float | None = None
    instead: str = ""
    reason: str = ""

    @property
    def left_out(self) -> bool:
        """Whether there is something that is in no total."""
        return bool(self.reason) and (self.value is not None or bool(self.instead))


class JointRow(Struct, frozen=True, kw_only=True):
    """A figure of every centre. `total` is None where nothing adds up; `apart` says why that is so for all of them."""

    name: str
    cells: tuple[JointCell, ...]
    total: float | None = None
    unit: JointUnit = JointUnit.NUMBER
    apart: str = ""


class CountedOtherwise(Struct, frozen=True, kw_only=True):
    """Why figures of a centre are not compared; `centre` is "" for those of all."""

    centre: str
    figures: tuple[str, ...]
    why: str


class JointOverview(Struct, frozen=True, kw_only=True):
    """Several centres in one year. `missing` are those that share nothing of it."""

    year: int
    printed_on: dt.date
    columns: tuple[JointColumn, ...]
    missing: tuple[str, ...] = ()

    @property
    def figures(self) -> tuple[JointRow, ...]:
        """The figures of the yearly overview that anybody has."""
        rows = (measure.row(self.columns) for measure in _measures())
        nothing = {"", _not_kept()}
        return tuple(
            row
            for row in rows
            if any(cell.value is not None or cell.instead not in nothing for cell in row.cells)
        )

    @property
    def kinds(self) -> tuple[JointRow, ...]:
        """The sum of each tally kind, for kinds of the same name."""
        names = _names(kind.name for column in self.columns for kind in column.year.kinds)
        return tuple(_kind(self.columns, name) for name in names)

    @property
    def themes(self) -> tuple[JointRow, ...]:
        """The visits of each theme."""
        return tuple(_theme(self.columns, name) for name in self._themes)

    @property
    def stories_by_theme(self) -> tuple[JointRow, ...]:
        """How many stories that may go outside are about each theme."""
        rows = []
        for name in self._themes:
            cells = tuple(
                JointCell(value=sum(_about(story, name) for story in self._told(column)))
                for column in self.columns
            )
            rows.append(JointRow(name=name, cells=cells, total=sum(map(_value, cells))))
        return tuple(row for row in rows if row.total)

    def stories(self, theme: str = "") -> Iterator[tuple[str, SharedStory]]:
        """The stories whose first theme is this one, each with its centre; "" for those without a theme."""
        for column in self.columns:
            for story in self._told(column):
                if name_key(next(iter(story.themes), "")) == name_key(theme):
                    yield column.name, story

    @property
    def counted_otherwise(self) -> tuple[CountedOtherwise, ...]:
        """What is not compared, and why: the same reason of the same centre once."""
        found: dict[tuple[str, str], dict[str, None]] = {}
        for row in (*self.figures, *self.kinds, *self.themes):
            if row.apart:
                found.setdefault(("", row.apart), {})[row.name] = None
            for column, cell in zip(self.columns, row.cells, strict=True):
                if cell.left_out:
                    found.setdefault((column.name, cell.reason), {})[row.name] = None
        return tuple(
            CountedOtherwise(centre=centre, figures=tuple(names), why=why)
            for (centre, why), names in found.items()
        )

    @property
    def _themes(self) -> tuple[str, ...]:
        counted = (theme.name for column in self.columns for theme in column.year.themes)
        told = (
            theme
            for column in self.columns
            for story in self._told(column)
            for theme in story.themes
        )
        return tuple(sorted(_names([*counted, *told]), key=folded))

    def _told(self, column: JointColumn) -> Iterator[SharedStory]:
        return (story for story in column.year.stories if story.holds(self.printed_on))

    def as_json(self) -> dict[str, object]:
        """The same for scripts: what is not compared has its reason, what is hidden its words."""
        return {
            "year": self.year,
            "printed_on": self.printed_on.isoformat(),
            "centres": [
                {"name": column.name, "as_of": column.year.as_of.isoformat()}
                for column in self.columns
            ],
            "missing": list(self.missing),
            **{
                key: [_plain(row) for row in rows]
                for key, rows in (
                    ("figures", self.figures),
                    ("kinds", self.kinds),
                    ("themes", self.themes),
                    ("stories_by_theme", self.stories_by_theme),
                )
            },
        }


class _Measure(Struct, frozen=True, kw_only=True):
    """One figure: where it stands in a year, what may keep it from being compared, and how it adds up.

    `apart` says why it never does; `added` is another way than the sum.
    """

    name: str
    value: Callable[[SharedYear], float | None]
    instead: Callable[[SharedYear], str] = lambda _year: ""
    reason: Callable[[SharedYear], str] = lambda _year: ""
    added: Callable[[Sequence[SharedYear]], float | None] | None = None
    unit: JointUnit = JointUnit.NUMBER
    apart: str = ""

    def row(self, columns: Sequence[JointColumn]) -> JointRow:
        """The figure of each centre, and the total of those that are compared."""
        cells = [
            JointCell(
                value=self.value(column.year),
                instead=self.instead(column.year),
                reason=_other_days(column, columns) or self.reason(column.year),
            )
            for column in columns
        ]
        added = self.added
        if added is None:
            return _added_up(self.name, cells, unit=self.unit, apart=self.apart)
        compared = [column.year for column, cell in zip(columns, cells, strict=True) if _adds(cell)]
        row = _added_up(self.name, cells, unit=self.unit)
        return row if row.total is None else _with_total(row, added(compared))


def _measures() -> tuple[_Measure, ...]:
    return (
        _Measure(
            name=_("bezoeken"),
            value=lambda year: year.figures.visits if year.figures.counted else None,
            instead=lambda year: _not_counted(year.figures),
            reason=lambda year: _badly_counted(year.figures),
        ),
        _Measure(
            name=_("waarvan geschat"),
            value=lambda year: year.figures.estimated_visits if year.figures.counted else None,
            reason=lambda year: _badly_counted(year.figures),
        ),
        _Measure(name=_("keer gehouden"), value=lambda year: year.figures.held),
        _Measure(name=_("keer geteld"), value=lambda year: year.figures.counted),
        _Measure(name=_("keer niet doorgegaan"), value=lambda year: year.figures.cancelled),
        _Measure(
            name=_("gemiddeld per getelde keer"),
            value=lambda year: year.figures.average,
            reason=lambda year: _badly_counted(year.figures),
            added=lambda years: total(year.figures for year in years).average,
            unit=JointUnit.MEAN,
        ),
        _Measure(name=_("aanwezigen met aanmelding"), value=lambda year: year.attendances),
        _Measure(
            name=_("unieke deelnemers"),
            value=lambda year: year.people.number if year.people else None,
            instead=lambda year: year.people.text if year.people else _not_kept(),
            reason=_hardly_recognised,
            apart=_("mensen, geen bezoeken: wie in twee centra komt, zou twee keer tellen"),
        ),
        _Measure(
            name=_("vrijwilligers aan het eind"),
            value=lambda year: year.volunteers,
            apart=_("wie in twee centra vrijwilliger is, zou twee keer tellen"),
        ),
        _Measure(
            name=_("vrijwilligersuren"),
            value=lambda year: year.volunteer_minutes,
            unit=JointUnit.MINUTES,
        ),
        _Measure(name=_("dagen open"), value=lambda year: year.days_open),
        _Measure(name=_("uren open"), value=lambda year: year.minutes_open, unit=JointUnit.MINUTES),
        _Measure(name=_("bewonersinitiatieven"), value=lambda year: year.initiatives),
        _Measure(name=_("verhalen"), value=lambda year: year.told),
        _Measure(name=_("verhalen te delen"), value=lambda year: year.shareable),
    )


def _kind(columns: Sequence[JointColumn], name: str) -> JointRow:
    """Not added up where it is part of the visits in one centre and stands beside them in another."""
    cells, roles = [], set()
    for column in columns:
        kind = next((kind for kind in column.year.kinds if _same(kind.name, name)), None)
        if kind is None:
            cells.append(JointCell(instead=_NOTHING, reason=_("telt dit niet apart")))
            continue
        roles.add((kind.adds_up, kind.aside))
        reason = (
            _other_days(column, columns)
            or _badly_counted(column.year.figures)
            or ("" if kind.whole else _hardly_divided(column.year))
        )
        cells.append(JointCell(value=kind.number, reason=reason))
    apart = _("telt niet overal op dezelfde manier mee bij de bezoeken") if len(roles) > 1 else ""
    return _added_up(name, cells, apart=apart)


def _theme(columns: Sequence[JointColumn], name: str) -> JointRow:
    cells = []
    for column in columns:
        theme = next((theme for theme in column.year.themes if _same(theme.name, name)), None)
        figures = theme.figures if theme else Figures()
        cells.append(
            JointCell(
                value=figures.visits if figures.counted else None,
                instead=_not_counted(figures),
                reason=_other_days(column, columns) or _badly_counted(figures),
            )
        )
    return _added_up(name, cells)


def _other_days(column: JointColumn, columns: Sequence[JointColumn]) -> str:
    """A year that is not over yet is only compared with years until the same day."""
    if column.year.as_of == max(other.year.as_of for other in columns):
        return ""
    return _("het jaar gaat hier niet verder dan {day}").format(day=short_date(column.year.as_of))


def _badly_counted(figures: Figures) -> str:
    """The same halves that keep a percentage from being printed in a yearly overview."""
    if figures.counted * 2 < figures.held:
        return _("minder dan de helft van de keren is geteld")
    if figures.estimated_visits * 2 > figures.visits:
        return _("meer dan de helft van de bezoeken is geschat")
    return ""


def _hardly_divided(year: SharedYear) -> str:
    if sum(kind.number for kind in year.kinds if kind.whole) * 2 > year.figures.visits:
        return _("meer dan de helft van de bezoeken is niet uitgesplitst")
    return ""


def _not_counted(figures: Figures) -> str:
    return _("niet geteld") if figures.held and not figures.counted else ""


def _not_kept() -> str:
    return _("niet bijgehouden")


def _hardly_recognised(year: SharedYear) -> str:
    if year.recognised is not None and year.recognised * 2 < year.figures.visits:
        return _("bij minder dan de helft van de bezoeken is iemand herkend")
    return ""


def _added_up(
    name: str, cells: Sequence[JointCell], *, unit: JointUnit = JointUnit.NUMBER, apart: str = ""
) -> JointRow:
    """With the total of what is compared; there is none of a single centre that is left over."""
    adding = [_value(cell) for cell in cells if _adds(cell)]
    left_over = len(adding) == 1 and any(cell.left_out for cell in cells)
    row = JointRow(name=name, cells=tuple(cells), unit=unit, apart=apart)
    return row if apart or left_over or not adding else _with_total(row, sum(adding))


def _with_total(row: JointRow, value: float | None) -> JointRow:
    return replace(row, total=value)


def _adds(cell: JointCell) -> bool:
    return cell.value is not None and not cell.reason


def _value(cell: JointCell) -> float:
    return cell.value or 0


def _about(story: SharedStory, theme: str) -> bool:
    return any(_same(theme, other) for other in story.themes)


def _same(name: str, other: str) -> bool:
    return name_key(name) == name_key(other)


def _names(names: Iterable[str]) -> list[str]:
    """Each name once, as it is written first."""
    first: dict[str, str] = {}
    for name in names:
        first.setdefault(name_key(name), name)
    return list(first.values())


def _plain(row: JointRow) -> dict[str, object]:
    return {
        "name": row.name,
        "centres": [
            {
                "value": cell.value,
                **({"shown": cell.instead} if cell.value is None and cell.instead else {}),
                **({"not_compared": cell.reason} if cell.left_out else {}),
            }
            for cell in row.cells
        ],
        "total": row.total,
        **({"not_added": row.apart} if row.apart else {}),
    }
