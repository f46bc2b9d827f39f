"""Kengetallen on the screen: from an empty page to figures with their years, and what lies behind them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from buurthuis_app.domain.activities.activity import Activity, Occurrence
from buurthuis_app.domain.indicators.indicator import MeasureKind
from buurthuis_app.domain.shared.permissions import Profile
from buurthuis_app.gui.figures.occurrences_dialog import BehindDialog
from buurthuis_app.gui.look.theme import Scheme, WindowTheme
from buurthuis_app.gui.shell.tab_context import Shell
from buurthuis_app.gui.tabs.goals import part_summaries
from buurthuis_app.gui.tabs.goals.indicators.forms import IndicatorDialog
from buurthuis_app.gui.tabs.goals.indicators.part import IndicatorsPart
from buurthuis_app.gui.tabs.goals.indicators.starters_dialog import StartersDialog
from buurthuis_app.gui.tabs.goals.indicators.year_dialog import YearDialog
from buurthuis_app.records import replace
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.clock import FixedClock
from tests.gui.conftest import Show
from tests.gui.hands import of_kind
from tests.reports.reading import page_texts


@pytest.fixture
def part(house: CentreServices, shell: Shell, show: Show, coffee: Activity) -> IndicatorsPart:
    assert coffee.title
    made = IndicatorsPart(house, shell)
    made.resize(1000, 640)
    shell.operations.changed.connect(lambda _areas: made.refresh())
    show(made)
    made.refresh()
    shell.operations.wait()
    return made


def follow(part: IndicatorsPart, shell: Shell, name: str, way: str = "") -> None:
    part.add()
    shell.operations.wait()
    form = of_kind(IndicatorDialog, part.dialog)
    form.widget("name").setText(name)
    form.widget("baseline").setText("5")
    form.widget("baseline_year").setValue(2011)
    if way:
        form.widget("way").setCurrentText(way)
    form.submit()
    shell.operations.wait()


def year(part: IndicatorsPart, shell: Shell, number: int, **texts: str) -> YearDialog:
    part.fill_year()
    form = of_kind(YearDialog, part.dialog)
    form.widget("year").setValue(number)
    for name, words in texts.items():
        field = form.widget(name)
        (field.setPlainText if name == "explanation" else field.setText)(words)
    form.submit()
    shell.operations.wait()
    return form


def rows(part: IndicatorsPart) -> list[list[str]]:
    model = part.page.years.model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def count(house: CentreServices, day: int, number: int) -> None:
    with house.database.read() as work:
        once = next(
            one
            for one in work.store(Occurrence).find()
            if one.date.month == 11 and one.date.day == day
        )
    adults = house.lists.tally_kinds()[0]
    house.counting.add(once.id, adults.id, number, "later geteld")


def test_an_empty_page_offers_twelve_to_begin_with(part: IndicatorsPart, shell: Shell) -> None:
    part.choose_starters()
    shell.operations.wait()
    dialog = of_kind(StartersDialog, part.dialog)
    assert len(dialog.boxes) == 12
    assert not dialog.take.isEnabled()
    for _starter, box in dialog.boxes[:3]:
        box.setChecked(True)
    assert dialog.take.text() == "3 kengetallen overnemen"
    dialog.take.click()
    shell.operations.wait()
    assert [one.indicator.name for one in part.table.records()] == [
        "Bezoeken",
        "Gehouden activiteiten",
        "Bezoeken per keer",
    ]
    shell.undo.undo()
    shell.operations.wait()
    assert part.table.records() == ()


def test_the_towns_own_indicator_shows_a_year_without_a_poll(
    part: IndicatorsPart, shell: Shell
) -> None:
    follow(part, shell, "Oordeel burger als partner")
    part.fill_year()
    form = of_kind(YearDialog, part.dialog)
    form.widget("year").setValue(2012)
    form.widget("target").setText("6")
    form.widget("no_poll").setChecked(True)
    assert not form.widget("actual").isEnabled()
    form.widget("next_poll").setValue(2013)
    form.submit()
    shell.operations.wait()
    year(part, shell, 2014, target="6", forecast="6")
    assert rows(part) == [
        ["2012", "geen peiling, volgende in 2013", "–", "6", "", ""],
        ["2014", "–", "6", "6", "", ""],
    ]
    assert "Volgende peiling: 2013" in part.page.facts.text
    assert "Begin: 5 in 2011" in part.page.facts.text
    assert "2012: geen peiling" in part.page.chart.accessibleDescription()


def test_a_target_without_a_year_is_said_beside_the_year(
    part: IndicatorsPart, shell: Shell
) -> None:
    follow(part, shell, "Bezoeken")
    part.fill_year()
    form = of_kind(YearDialog, part.dialog)
    form.widget("year").setValue(form.widget("year").minimum())
    form.widget("target").setText("11000")
    form.submit()
    assert form.form.problem_of("year") == "Bij welk jaar hoort dit? Vul het jaar in."
    form.widget("target").setText("elfduizend")
    form.submit()
    assert "geen getal" in form.form.problem_of("target")
    form.done(0)
    assert rows(part) == []


def test_a_measured_figure_leads_to_its_days(
    house: CentreServices, part: IndicatorsPart, shell: Shell
) -> None:
    count(house, 1, 12)
    count(house, 8, 7)
    follow(part, shell, "Drukte", "het programma telt: bezoeken")
    assert part.table.records()[0].indicator.measured_by is MeasureKind.VISITS
    assert rows(part)[0][:2] == ["2026", "19 tot nu toe"]
    went: list[Any] = []
    shell.navigator.asked.connect(went.append)
    part.page.behind.click()
    shell.operations.wait()
    behind = of_kind(BehindDialog, part.dialog)
    assert sum(one.visits or 0 for one in behind.table.records()) == 19
    behind.table.selectRow(0)
    behind.go.click()
    assert (went[0].tab, went[0].day and went[0].day.day) == ("today", 1)


def test_a_bar_of_the_chart_opens_what_is_behind_it(
    house: CentreServices, part: IndicatorsPart, shell: Shell
) -> None:
    count(house, 1, 12)
    follow(part, shell, "Nieuwe", "het programma telt: nieuwe gezichten")
    follow(part, shell, "Mensen", "het programma telt: volwassenen")
    part.page.chart.opened.emit(len(part.page.chart._told) - 1)
    shell.operations.wait()
    assert isinstance(part.dialog, BehindDialog)
    assert [one.visits for one in part.dialog.table.records()] == [12]
    assert "12 mensen" in part.dialog.sums.text()


@pytest.mark.parametrize(
    ("way", "tab"),
    [
        ("het programma telt: verhalen die naar buiten mogen", "harvest"),
        ("het programma telt: bezetting van de zalen, in procent", "activities"),
    ],
)
def test_other_figures_lead_to_their_own_tab(
    part: IndicatorsPart, shell: Shell, way: str, tab: str, house: CentreServices
) -> None:
    told = house.telling.blank()
    house.telling.keep(replace(told, happened="Fijn."), new=True)
    follow(part, shell, "Iets", way)
    went: list[Any] = []
    shell.navigator.asked.connect(went.append)
    year(part, shell, 2026, target="5")
    part.show_behind(2026)
    assert [place.tab for place in went] == [tab]


def test_small_charts_show_all_and_choose_one_by_key(part: IndicatorsPart, shell: Shell) -> None:
    follow(part, shell, "Eerste")
    follow(part, shell, "Tweede")
    part.small.click()
    first, second = part.charts.charts
    assert (first.accessibleName(), second.accessibleName()) == ("Eerste", "Tweede")
    QTest.keyClick(first, Qt.Key.Key_Return)
    assert part.page.name.text() == "Eerste"
    QTest.mouseClick(second, Qt.MouseButton.LeftButton)
    assert part.page.name.text() == "Tweede"
    assert second.property("chosen")


def test_another_year_is_looked_at(part: IndicatorsPart, shell: Shell) -> None:
    follow(part, shell, "Bezoekcijfer")
    year(part, shell, 2025, target="6", actual="7")
    part.years.earlier.click()
    shell.operations.wait()
    assert part.year == 2025
    assert part.table.model().index(0, 5).data() == "gehaald"
    year(part, shell, 2024, target="6", actual="3")
    part.years.earlier.click()
    shell.operations.wait()
    assert part.table.model().index(0, 5).data() == "niet gehaald; schrijf waarom"


def test_the_list_says_how_many_targets_were_reached_last_year(
    house: CentreServices, part: IndicatorsPart, shell: Shell, clock: FixedClock
) -> None:
    assert part_summaries.indicators(house).words == "nog geen kengetallen"
    follow(part, shell, "Bezoekcijfer")
    assert part_summaries.indicators(house).words == "1 kengetal"
    year(part, shell, 2025, target="6", actual="7")
    assert part_summaries.indicators(house).words == "vorig jaar 1 van 1"
    assert clock.today().year == 2026


def test_everything_is_changed_removed_and_undone(part: IndicatorsPart, shell: Shell) -> None:
    follow(part, shell, "Bezoekcijfer")
    year(part, shell, 2025, target="6")
    part.page.years.opened.emit(part.page.years.records()[0])
    form = of_kind(YearDialog, part.dialog)
    form.widget("explanation").setPlainText("verbouwing")
    form.submit()
    shell.operations.wait()
    assert rows(part)[0][5] == "verbouwing"
    part.page.remove_year.trigger()
    shell.operations.wait()
    assert rows(part) == []
    part.change()
    shell.operations.wait()
    named = of_kind(IndicatorDialog, part.dialog)
    named.widget("name").setText("Cijfer")
    named.submit()
    shell.operations.wait()
    part.remove()
    shell.operations.wait()
    assert part.table.records() == ()
    for _step in range(3):
        shell.undo.undo()
        shell.operations.wait()
    assert part.table.records()[0].indicator.name == "Bezoekcijfer"
    assert rows(part)[0][5] == "verbouwing"


def test_the_board_looks_and_changes_nothing(
    house_for: Callable[[Profile], CentreServices], shell: Shell, show: Show, house: CentreServices
) -> None:
    house.indicators.adopt(house.indicators.starters()[:1])
    board = IndicatorsPart(house_for(Profile.BOARD), shell)
    show(board)
    board.refresh()
    shell.operations.wait()
    assert not board.may_change
    assert board.page.change_year.parent() is None or not board.page.change_year.isVisible()
    board.fill_year()
    board.change()
    assert board.dialog is None


def test_they_are_printed_as_towns_print_them(
    part: IndicatorsPart, shell: Shell, tmp_path: Path, house: CentreServices
) -> None:
    follow(part, shell, "Oordeel burger als partner")
    reached = {"forecast": "5,8", "actual": "5,2"}
    year(part, shell, 2026, target="6", **reached, source="een site", explanation="verbouwing")
    assert house.goals_report.document(2026, whole=False).heading == "Kengetallen 2026"
    target = tmp_path / "kengetallen.pdf"
    part.paper.save_to(target)
    shell.operations.wait()
    text = " ".join(page_texts(target.read_bytes()))
    for words in ("gerealiseerd", "verwachting", "streefgetal", "bron", "toelichting"):
        assert words in text
    assert "verbouwing" in text
    assert "niet gehaald" in text


@pytest.mark.parametrize(("scheme", "percent"), [(Scheme.LIGHT, 100), (Scheme.DARK, 200)])
def test_every_control_has_a_name_and_fits(
    part: IndicatorsPart,
    shell: Shell,
    look: WindowTheme,
    nameless: Callable[[QWidget], list[str]],
    scheme: Scheme,
    percent: int,
) -> None:
    look.wear(scheme, percent)
    follow(part, shell, "Een kengetal met een heel erg lange naam " * 2)
    year(part, shell, 2026, target="6", actual="7")
    part.small.click()
    assert nameless(part) == []
    assert not part.grab().isNull()
    part.add()
    shell.operations.wait()
    assert part.dialog is not None
    assert nameless(part.dialog) == []
    part.dialog.done(0)
