"""Names in a paper are decided one by one, with the keyboard too, and then the paper is made."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget

from buurthuis_app.domain.papers.names_on_paper import NameAnswer, NameDecision
from buurthuis_app.domain.papers.spreadsheet import ExportKind
from buurthuis_app.domain.shared.periods import PeriodKind
from buurthuis_app.domain.stories.story import Consent
from buurthuis_app.gui.forms.basic_fields import as_qdate
from buurthuis_app.gui.papers.export_dialog import ExportDialog
from buurthuis_app.gui.papers.names_dialog import NamesDialog
from buurthuis_app.gui.papers.paper_offer import PaperOffer
from buurthuis_app.gui.shell.tab_context import Shell
from buurthuis_app.gui.tabs.overviews.tab import OverviewsTab
from buurthuis_app.gui.widgets.notices import Notice
from buurthuis_app.records import replace
from buurthuis_app.services.registry import CentreServices
from tests.conftest import TODAY
from tests.gui.hands import settle

Show = Callable[[QWidget], None]
TEXT = "Mevrouw Ans Kuiper vertelde. Ria lachte."


@pytest.fixture
def named(house: CentreServices) -> CentreServices:
    """A centre in whose story for outside two people are named."""
    for name in ("Ans Kuiper", "Ria"):
        house.volunteers.keep(house.volunteers.blank(name), new=True)
    story = replace(house.telling.blank(TODAY), happened=TEXT, consent=Consent.OUTSIDE_WITHOUT_NAME)
    house.telling.keep(story, new=True)
    return house


def opened(house: CentreServices, shell: Shell, show: Show) -> NamesDialog:
    parent = QWidget()
    show(parent)
    asked = house.naming.reviewed(TEXT).questions
    dialog = NamesDialog(asked, house.naming, shell.operations, parent)
    dialog.open()
    return dialog


def choose(dialog: NamesDialog, row: int, answer: NameAnswer | None) -> None:
    choice = dialog.rows[row].choice
    choice.setCurrentIndex(choice.findData(answer))


def kept(house: CentreServices) -> list[NameDecision]:
    with house.database.read() as work:
        return sorted(work.store(NameDecision).find(), key=lambda each: each.begin)


def test_each_name_gets_what_is_chosen_and_the_rest_stays_to_be_decided(
    named: CentreServices, shell: Shell, show: Show, nameless: Callable[[QWidget], list[str]]
) -> None:
    dialog = opened(named, shell, show)
    assert nameless(dialog) == []
    assert dialog.rows[0].answered() is None
    assert not dialog.rows[0].words.isVisible()
    QTest.keyClick(dialog.rows[0].choice, Qt.Key.Key_Down)
    assert dialog.rows[0].words.isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    settle(shell.operations)
    (decision,) = kept(named)
    assert (decision.answer, decision.words) == (NameAnswer.BLURRED, "een bezoekster")

    dialog = opened(named, shell, show)
    row = next(row for row in dialog.rows if row.words.isVisible())
    assert row.answered() is None  # as it is kept
    place = dialog.rows.index(row)
    choose(dialog, place, NameAnswer.ALLOWED)
    dialog.submit()
    settle(shell.operations)
    assert "hoe het gevraagd is" in dialog.notice.sentence
    row.how.setText("gezegd bij de koffie")
    row.until.setDate(as_qdate(dt.date(2027, 5, 1)))
    dialog.submit()
    settle(shell.operations)
    (decision,) = kept(named)
    assert (decision.how, decision.until) == ("gezegd bij de koffie", dt.date(2027, 5, 1))
    assert decision.decided_on == TODAY

    dialog = opened(named, shell, show)
    place = next(at for at, row in enumerate(dialog.rows) if row.how.isVisible())
    assert dialog.rows[place].answered() is None
    choose(dialog, place, None)
    dialog.submit()
    settle(shell.operations)
    assert kept(named) == []


def decide_all(dialog: NamesDialog | None) -> None:
    assert dialog is not None
    for place in range(len(dialog.rows)):
        choose(dialog, place, NameAnswer.BLURRED)
    dialog.submit()


def test_the_overview_is_saved_once_its_names_are_decided(
    named: CentreServices,
    shell: Shell,
    show: Show,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tab = OverviewsTab(named, shell.operations, shell.navigator)
    show(tab)
    tab.refresh()
    settle(shell.operations)
    assert tab.kind.period is PeriodKind.YEAR
    assert any("Ans Kuiper en Ria" in said for said in tab.ready.said)
    target = tmp_path / "jaar.html"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    tab.choices.file_asked.emit(".html")
    settle(shell.operations)
    assert not target.exists()
    dialog = tab.mending.dialog
    assert isinstance(dialog, NamesDialog)
    decide_all(dialog)
    settle(shell.operations)
    content = target.read_text("utf-8")
    assert "Een bezoekster vertelde. Een bezoekster lachte." in content
    assert not any("Kuiper" in said for said in tab.ready.said)
    assert any("Over 2 namen is beslist." in said for said in tab.ready.said)


def test_a_paper_of_any_button_waits_for_its_names(
    named: CentreServices, shell: Shell, show: Show, tmp_path: Path
) -> None:
    notice = Notice()
    show(notice)
    offer = PaperOffer("year", named, shell.operations, notice)
    target = tmp_path / "jaar.json"
    offer.save_to(target)
    settle(shell.operations)
    assert not target.exists()
    decide_all(offer.output.names)
    settle(shell.operations)
    assert "Een bezoekster vertelde" in target.read_text("utf-8")


def test_an_export_of_stories_waits_for_its_names(
    named: CentreServices, shell: Shell, show: Show, tmp_path: Path
) -> None:
    dialog = ExportDialog(named, shell.operations)
    show(dialog)
    dialog.whats[ExportKind.STORIES].setChecked(True)
    target = tmp_path / "verhalen.csv"
    dialog.write(target)
    settle(shell.operations)
    assert not target.exists()
    decide_all(dialog.names)
    settle(shell.operations)
    assert "Een bezoekster vertelde" in target.read_text("utf-8-sig")
