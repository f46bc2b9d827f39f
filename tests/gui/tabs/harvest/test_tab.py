"""The tab Tellen en Vertellen, driven as a coordinator does."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from buurthuis_app.domain.activities.activity import Activity
from buurthuis_app.domain.shared import periods
from buurthuis_app.domain.shared.permissions import Profile
from buurthuis_app.domain.stories.story import Consent, Story
from buurthuis_app.gui.figures.occurrences_dialog import BehindDialog
from buurthuis_app.gui.imports.count_sheet_dialog import ImportDialog
from buurthuis_app.gui.look.theme import Scheme, WindowTheme
from buurthuis_app.gui.shell.navigation import Destination
from buurthuis_app.gui.shell.tab_context import Shell
from buurthuis_app.gui.stories.dialog import StoryDialog
from buurthuis_app.gui.tabs.harvest.tab import HarvestTab
from buurthuis_app.i18n import number
from buurthuis_app.records import replace
from buurthuis_app.services.registry import CentreServices
from tests.conftest import SAMPLES
from tests.gui.hands import of_kind

Show = Callable[[QWidget], None]
MakeTab = Callable[[], HarvestTab]
SHEET = SAMPLES / "bezoekers-2025.xlsx"
YEAR = periods.year(2025)


@pytest.fixture
def make_tab(house: CentreServices, shell: Shell, show: Show) -> MakeTab:
    """Makes the tab as the window does: on the screen, read, and read again when its data changed."""

    def make() -> HarvestTab:
        made = HarvestTab(house, shell.operations, shell.navigator)
        shell.operations.changed.connect(
            lambda areas: made.refresh() if areas & made.areas else None
        )
        made.resize(1280, 640)
        show(made)
        made.refresh()
        shell.operations.wait()
        return made

    return make


def look_at(tab: HarvestTab, shell: Shell, period: periods.Period = YEAR) -> HarvestTab:
    tab.show_period(period)
    shell.operations.wait()
    return tab


def card(tab: HarvestTab, place: int) -> list[str]:
    """The words on one card from top to bottom."""
    labels = tab.cards.cards[place].findChildren(QLabel)
    return [label.text() for label in labels if label.isVisibleTo(tab) and label.text()]


def headings(tab: HarvestTab) -> list[str]:
    return [told.story.heading for told in tab.stories.stories.records()]


def steps_of(tab: HarvestTab) -> list[QPushButton]:
    """The buttons of the empty screen, the main one first."""
    return [] if tab.empty is None else tab.empty.findChildren(QPushButton)


def tell(house: CentreServices, title: str, **fields: object) -> Story:
    story = replace(house.telling.blank(dt.date(2026, 11, 15)), title=title, happened=f"{title}.")
    return house.telling.keep(replace(story, **fields), new=True).value  # type: ignore[arg-type]


def count_coffee(house: CentreServices, day: dt.date, visits: int) -> None:
    shown = house.counting.day(day)
    house.counting.add(shown.cards[0].occurrence.id, shown.kinds[0].id, visits)


def test_the_figures_on_the_screen_are_those_of_the_overview(
    taken_in: CentreServices, make_tab: MakeTab, shell: Shell
) -> None:
    tab = look_at(make_tab(), shell)
    overview = taken_in.harvest.overview(YEAR)

    assert card(tab, 0)[:2] == ["Bezoeken", "5.120"]
    assert card(tab, 1)[:3] == ["Keren gehouden", "360", "360 van 360 keer geteld"]
    assert card(tab, 2)[1] == number(5120 / 360, decimals=1)
    assert card(tab, 3) == ["Verhalen verteld", "6", "0 te delen"]
    assert [(row.key, row.name, row.figures) for row in tab.table.records()] == [
        (row.activity_id, row.title, row.figures) for row in overview.activities
    ]


@pytest.mark.usefixtures("taken_in")
def test_the_last_line_adds_up_the_rows_above_it(make_tab: MakeTab, shell: Shell) -> None:
    tab = look_at(make_tab(), shell)
    rows = tab.table.records()

    def summed(name: str) -> str:
        return number(sum(getattr(row.figures, name) for row in rows))

    assert tab.total.texts() == (
        "samen",
        f"gepland {summed('planned')}",
        f"gehouden {summed('held')}",
        f"geteld {summed('counted')}",
        f"niet doorgegaan {summed('cancelled')}",
        f"bezoeken {summed('visits')}",
        f"gemiddeld {number(5120 / 360, decimals=1)}",
    )
    assert tab.total.accessibleName().startswith("samen, gepland 383")


def test_it_begins_with_the_last_quarter_that_holds_anything(
    taken_in: CentreServices, make_tab: MakeTab
) -> None:
    tab = make_tab()
    last = max(part.span.first for part in taken_in.harvest.overview(YEAR).parts)
    assert tab.period == periods.quarter(2025, (last.month + 2) // 3)
    assert tab.chooser.period == tab.period


def test_it_begins_with_this_quarter_when_something_was_counted_in_it(
    coffee: Activity, house: CentreServices, make_tab: MakeTab
) -> None:
    count_coffee(house, dt.date(2026, 11, 22), 14)
    tab = make_tab()
    assert tab.period == periods.quarter(2026, 4)
    assert [row.name for row in tab.table.records()] == [coffee.title]
    assert card(tab, 0)[1:] == ["14", "vorig jaar om deze tijd is niet geteld"]
    assert card(tab, 1) == [
        "Keren gehouden",
        "4",
        "1 van 4 keer geteld",
        "misschien erbij: 42 bezoeken",
    ]


def test_what_was_not_counted_is_three_clicks_away(
    coffee: Activity, house: CentreServices, make_tab: MakeTab, shell: Shell
) -> None:
    count_coffee(house, dt.date(2026, 11, 22), 14)
    tab = make_tab()  # the first click is on the tab itself
    asked: list[Destination] = []
    shell.navigator.asked.connect(asked.append)
    missing = tab.cards.cards[1].missing
    assert missing.text() == "3 niet geteld"
    QTest.mouseClick(missing, Qt.MouseButton.LeftButton)
    shell.operations.wait()
    (dialog,) = tab.findChildren(BehindDialog)
    assert [behind.visits for behind in dialog.table.records()] == [None] * 3
    QTest.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    first = dialog.table.records()[0]
    assert asked == [Destination(tab="today", record=first.occurrence_id, day=first.date)]
    assert coffee.title == first.title


@pytest.mark.usefixtures("coffee")
def test_what_was_not_counted_is_a_dash_and_never_nought(
    house: CentreServices, make_tab: MakeTab
) -> None:
    tell(house, "Nieuw")
    tab = make_tab()
    model = tab.table.model()
    row = [model.index(0, column).data() for column in range(model.columnCount())]
    assert row[2:4] == ["3", "0"]
    assert row[5:] == ["–", "–"]
    assert card(tab, 0) == ["Bezoeken", "–", "nog niets geteld"]


def test_a_change_is_told_with_a_sign_and_words(
    coffee: Activity, house: CentreServices, make_tab: MakeTab, shell: Shell
) -> None:
    house.planning.keep(replace(coffee, first=dt.date(2025, 11, 2)), new=False)
    lines = [f"{day}-11-2025;Koffie-inloop;10" for day in (2, 9, 16)]
    lines += [f"{day}-11-2026;Koffie-inloop;8" for day in (1, 8, 15)]
    sheet = Path(house.database.path).with_name("lijst.csv")
    sheet.write_text("datum;activiteit;aantal\n" + "\n".join(lines) + "\n", encoding="utf-8")
    house.importing.keep(house.importing.read(sheet))

    tab = look_at(make_tab(), shell, periods.month(2026, 11))

    assert card(tab, 0)[2] == "▼ 6 (20%) minder dan vorig jaar om deze tijd"
    look_at(tab, shell, periods.month(2025, 11))
    assert card(tab, 0)[2] == "een jaar eerder is niet geteld"


def test_choosing_an_activity_leaves_its_stories_and_one_click_brings_all_back(
    taken_in: CentreServices, make_tab: MakeTab, shell: Shell
) -> None:
    tab = look_at(make_tab(), shell)
    told = taken_in.telling.told(YEAR)
    activity = told[0].activity_id
    assert activity is not None
    assert len(headings(tab)) == 6

    tab.table.choose(activity)

    shown = tab.stories.stories.records()
    assert {one.story.activity_id for one in shown} == {activity}
    assert tab.stories.filter_line.isVisible()

    QTest.mouseClick(tab.stories.all_button, Qt.MouseButton.LeftButton)
    assert len(headings(tab)) == 6
    assert not tab.table.selected()
    assert not tab.stories.filter_line.isVisible()


@pytest.mark.usefixtures("taken_in")
def test_walking_into_the_table_with_tab_filters_nothing(make_tab: MakeTab, shell: Shell) -> None:
    tab = look_at(make_tab(), shell)
    tab.activateWindow()
    tab.table.setFocus(Qt.FocusReason.TabFocusReason)
    assert len(headings(tab)) == 6


def test_searching_finds_stories_and_says_when_there_are_none(
    house: CentreServices, make_tab: MakeTab
) -> None:
    tell(house, "Samen soep koken")
    tell(house, "De nieuwe buurman")
    tab = make_tab()
    QTest.keyClicks(tab.stories.search, "soep")
    assert headings(tab) == ["Samen soep koken"]
    QTest.keyClicks(tab.stories.search, "xyz")
    assert not headings(tab)
    tab.stories.search.clear()
    assert len(headings(tab)) == 2


def test_a_story_says_how_far_it_may_travel(house: CentreServices, make_tab: MakeTab) -> None:
    tell(house, "Eerste")
    tell(house, "Tweede", consent=Consent.OUTSIDE_WITHOUT_NAME)
    tab = make_tab()
    assert [one.consent for one in tab.stories.stories.records()] == [
        "te delen",
        "toestemming vragen",
    ]
    assert card(tab, 3) == ["Verhalen verteld", "2", "1 te delen"]


def test_a_removed_story_comes_back_with_undo(
    house: CentreServices, make_tab: MakeTab, shell: Shell
) -> None:
    tell(house, "Samen soep koken")
    tell(house, "Blijft staan")
    tab = make_tab()
    tab.stories.stories.choose(tab.stories.stories.records()[1].story.id)
    QTest.mouseClick(tab.stories.remove_button, Qt.MouseButton.LeftButton)
    shell.operations.wait()
    assert headings(tab) == ["Blijft staan"]
    assert shell.undo.undo_label == "verhaal verwijderd"

    shell.undo.undo()
    shell.operations.wait()
    assert sorted(headings(tab)) == ["Blijft staan", "Samen soep koken"]


def test_a_new_story_lies_in_the_period_and_is_chosen_once_it_is_kept(
    taken_in: CentreServices, make_tab: MakeTab, shell: Shell
) -> None:
    tab = look_at(make_tab(), shell)
    QTest.mouseClick(tab.stories.new_button, Qt.MouseButton.LeftButton)
    shell.operations.wait()
    dialog = of_kind(StoryDialog, tab.dialog)
    happened = dialog.form.fields["happened"]
    happened.setFocus()
    QTest.keyClicks(happened, "De kachel brandde weer.")
    dialog.submit()
    shell.operations.wait()

    assert taken_in.telling.told(YEAR)[0].happened == "De kachel brandde weer."
    chosen = tab.stories.stories.current()
    assert chosen is not None
    assert chosen.story.happened == "De kachel brandde weer."


def test_enter_opens_the_chosen_story(
    house: CentreServices, make_tab: MakeTab, shell: Shell
) -> None:
    story = tell(house, "Samen soep koken")
    tab = make_tab()
    tab.stories.stories.choose(story.id)
    QTest.keyClick(tab.stories.stories, Qt.Key.Key_Return)
    shell.operations.wait()
    assert isinstance(tab.dialog, StoryDialog)
    assert tab.dialog.isVisible()
    assert tab.dialog.record() == story
    tab.dialog.reject()
    shell.operations.wait()


def test_a_centre_without_data_explains_itself_and_offers_first_steps(
    make_tab: MakeTab, shell: Shell
) -> None:
    asked: list[Destination] = []
    shell.navigator.asked.connect(asked.append)
    tab = make_tab()
    steps = {one.text(): one for one in steps_of(tab)}
    assert list(steps) == ["Uit Excel halen…", "Vertel een verhaal", "Naar Vandaag"]

    QTest.mouseClick(steps["Naar Vandaag"], Qt.MouseButton.LeftButton)
    assert asked == [Destination(tab="today")]


@pytest.mark.usefixtures("taken_in")
def test_an_empty_period_leads_to_the_last_one_with_data(make_tab: MakeTab, shell: Shell) -> None:
    tab = make_tab()
    first = tab.period
    look_at(tab, shell, periods.quarter(2027, 3))
    back = steps_of(tab)[0]
    assert back.text() == f"Naar {first.name}"
    QTest.mouseClick(back, Qt.MouseButton.LeftButton)
    shell.operations.wait()
    assert tab.empty is None
    assert tab.period == first
    assert tab.table.isVisible()


def test_quick_steps_show_the_last_period_asked_for(
    taken_in: CentreServices, make_tab: MakeTab, shell: Shell
) -> None:
    tab = make_tab()
    for number_ in (1, 2, 3):
        tab.show_period(periods.quarter(2025, number_))
    shell.operations.wait()
    assert tab.period == periods.quarter(2025, 3)
    assert tab.table.records() == taken_in.harvest.breakdown(tab.period).rows


def test_a_count_sheet_is_taken_in_and_can_be_taken_back(
    house: CentreServices, make_tab: MakeTab, shell: Shell
) -> None:
    tab = make_tab()
    tab.show_place(Destination(tab="harvest", section="import"))
    dialog = of_kind(ImportDialog, tab.dialog)
    dialog.read(SHEET)
    shell.operations.wait()
    dialog.keep()
    shell.operations.wait()

    assert tab.notice.sentence.startswith("Ingelezen en bewaard: 383 keren")
    assert tab.period.first.year == 2025
    assert tab.table.records()

    take_back = next(
        one for one in tab.notice.findChildren(QPushButton) if one.text() == "Ongedaan maken"
    )
    QTest.mouseClick(take_back, Qt.MouseButton.LeftButton)
    shell.operations.wait()
    assert house.harvest.overview(YEAR).figures.visits == 0
    assert tab.empty is not None
    assert tab.numbers.fold_button.isHidden(), "there is no chart to put away"


def test_the_offer_to_take_back_goes_when_other_work_comes_after_it(
    house: CentreServices, make_tab: MakeTab, shell: Shell
) -> None:
    tab = make_tab()
    tab.take_in()
    dialog = of_kind(ImportDialog, tab.dialog)
    dialog.read(SHEET)
    shell.operations.wait()
    dialog.keep()
    shell.operations.wait()
    assert tab.notice.isVisible()

    story = replace(house.telling.blank(dt.date(2025, 3, 1)), happened="Er was soep.")
    shell.operations.run(lambda: house.telling.keep(story, new=True), label="verhaal")
    shell.operations.wait()
    assert not tab.notice.isVisible()


@pytest.mark.usefixtures("taken_in")
def test_the_overview_on_paper_is_of_the_same_period(make_tab: MakeTab, shell: Shell) -> None:
    asked: list[Destination] = []
    shell.navigator.asked.connect(asked.append)
    tab = look_at(make_tab(), shell, periods.quarter(2025, 2))
    QTest.mouseClick(tab.overview_button, Qt.MouseButton.LeftButton)
    assert asked == [Destination(tab="overviews", period=periods.quarter(2025, 2))]


@pytest.mark.usefixtures("taken_in")
def test_the_board_may_look_but_changes_nothing(
    house_for: Callable[[Profile], CentreServices], shell: Shell, show: Show
) -> None:
    tab = HarvestTab(house_for(Profile.BOARD), shell.operations, shell.navigator)
    show(tab)
    tab.refresh()
    shell.operations.wait()
    assert tab.table.records()
    assert not tab.import_button.isVisibleTo(tab)
    assert not tab.stories.new_button.isVisibleTo(tab)
    assert not tab.stories.remove_button.isVisibleTo(tab)


@pytest.mark.usefixtures("taken_in")
def test_with_large_type_a_switch_chooses_between_the_numbers_and_the_stories(
    make_tab: MakeTab, look: WindowTheme
) -> None:
    tab = make_tab()
    both = (tab.table, tab.stories)
    assert [part.isVisible() for part in (*both, tab.halves.choice)] == [True, True, False]
    look.wear(Scheme.LIGHT, 200)
    assert [part.isVisible() for part in (*both, tab.halves.choice)] == [True, False, True]
    tab.halves.turn(1)
    assert [part.isVisible() for part in (*both, tab.cards)] == [False, True, False]
    look.wear(Scheme.LIGHT, 100)
    assert [part.isVisible() for part in (*both, tab.cards)] == [True, True, True]


@pytest.mark.usefixtures("taken_in")
def test_sorting_by_visits_puts_the_busiest_first(
    make_tab: MakeTab,
) -> None:
    table = make_tab().table
    table.sortByColumn(5, Qt.SortOrder.DescendingOrder)
    visits = [row.figures.visits for row in table.records()]
    assert visits == sorted(visits, reverse=True)


@pytest.mark.usefixtures("taken_in")
def test_at_the_usual_size_all_columns_are_in_view(make_tab: MakeTab) -> None:
    table = make_tab().table
    assert table.horizontalScrollBar().maximum() == 0


@pytest.mark.usefixtures("taken_in")
def test_every_word_of_the_table_is_explained_that_has_a_definition(make_tab: MakeTab) -> None:
    model = make_tab().table.model()
    across, tip = Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole
    explained = {model.headerData(n, across): model.headerData(n, across, tip) for n in range(7)}
    for term in ("gepland", "gehouden", "geteld", "bezoeken", "gemiddeld"):
        assert str(explained[term.capitalize()]).startswith(f"{term}: ")


@pytest.mark.usefixtures("taken_in")
def test_every_control_has_a_name(
    make_tab: MakeTab, nameless: Callable[[QWidget], list[str]]
) -> None:
    assert not nameless(make_tab())


def test_the_hours_of_volunteers_stand_beside_the_visits_and_lead_to_their_lines(
    house: CentreServices, make_tab: MakeTab, shell: Shell
) -> None:
    went: list[Destination] = []
    shell.navigator.asked.connect(went.append)
    tell(house, "Een verhaal")
    tab = look_at(make_tab(), shell, periods.quarter(2026, 4))
    assert card(tab, 4) == ["Vrijwilligersuren", "–", "nog geen uren"]
    ria = house.volunteers.keep(house.volunteers.blank("Ria"), new=True).value
    hours = replace(house.hours.blank(ria.volunteer.id), minutes=150)
    house.hours.keep(hours, new=True)
    tab.refresh()
    shell.operations.wait()
    assert card(tab, 4) == ["Vrijwilligersuren", "2,5", "1 actieve vrijwilliger"]
    QTest.mouseClick(tab.cards.cards[4], Qt.MouseButton.LeftButton)
    assert went == [
        Destination(tab="volunteers", section="hours", period=periods.quarter(2026, 4)),
    ]


@pytest.mark.usefixtures("taken_in")
def test_figures_chart_six_rows_and_stories_are_in_view_on_an_office_screen(
    make_tab: MakeTab, shell: Shell, look: WindowTheme
) -> None:
    look.wear(Scheme.LIGHT, 100)
    tab = look_at(make_tab(), shell)
    tab.resize(1280, 622)  # what 1280 x 720 leaves to a tab
    assert tab.minimumSizeHint().height() <= tab.height()
    rows = tab.table.viewport().height() // tab.table.rowHeight(0)
    assert rows >= 6

    QTest.mouseClick(tab.numbers.fold_button, Qt.MouseButton.LeftButton)
    assert not tab.numbers.chart.isVisible()
    assert tab.numbers.fold_button.text() == "Grafiek tonen"
    assert make_tab().numbers.chart.isHidden()  # it stays put away
    QTest.mouseClick(tab.numbers.fold_button, Qt.MouseButton.LeftButton)
    assert tab.numbers.chart.isVisible()
    assert not look.charts_folded
