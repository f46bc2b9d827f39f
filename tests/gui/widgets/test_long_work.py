"""Long work beside the window: the notice says how far it is, once it takes long, and people stop it."""

from collections.abc import Callable, Iterator
from threading import Event

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from buurthuis_app.domain.shared.progress import Cancelled, Progress
from buurthuis_app.errors import AppError, Invalid
from buurthuis_app.gui.centre.wait_dialog import WaitDialog, waited
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.widgets import long_work
from buurthuis_app.gui.widgets.long_work import do_long
from buurthuis_app.gui.widgets.notices import Notice
from tests.gui.conftest import Show
from tests.gui.hands import settle


@pytest.fixture
def notice(show: Show) -> Notice:
    """The notice of a window that is shown."""
    window = QWidget()
    made = Notice(window)
    show(window)
    return made


@pytest.fixture
def going() -> Iterator[Event]:
    """What the work waits for before it goes on."""
    event = Event()
    yield event
    event.set()


class Heard:
    """What came of it."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self.stopped = 0

    def stop(self) -> None:
        self.stopped += 1

    def fail(self, error: AppError) -> None:
        self.done.append(error.sentence)


def in_halves(going: Event, ended: list[str]) -> Callable[[Progress], str]:
    """Work of two halves that waits between them."""

    def work(progress: Progress) -> str:
        try:
            progress(1, 2)
            assert going.wait(20)
            progress(1, 2)
        except Cancelled:
            ended.append("cancelled")
            raise
        return "klaar"

    return work


def button_of(notice: Notice) -> QPushButton:
    return next(each for each in notice.findChildren(QPushButton) if each.text() == "Stoppen")


@pytest.mark.parametrize("stop", [True, False])
def test_what_takes_long_is_shown_and_can_be_stopped(
    notice: Notice, operations: Operations, going: Event, qtbot: QtBot, *, stop: bool
) -> None:
    heard, ended = Heard(), list[str]()
    do_long(
        in_halves(going, ended),
        "Het duurt even…",
        notice,
        operations,
        on_done=heard.done.append,
        on_error=heard.fail,
        on_stop=heard.stop,
    )
    assert notice.isHidden()
    qtbot.waitUntil(lambda: notice.shows_work)
    assert notice.sentence == "Het duurt even…"
    if stop:
        button_of(notice).click()
    going.set()
    settle(operations)
    assert notice.isHidden()
    assert (heard.done, heard.stopped) == ([], 1) if stop else (["klaar"], 0)
    assert ended == ["cancelled"] * stop


def test_what_is_short_is_not_shown_and_an_error_is_said(
    notice: Notice, operations: Operations, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(long_work, "SHOWN_AFTER", 60_000)
    heard = Heard()

    def refuse(_progress: Progress) -> str:
        raise Invalid("Dat kan niet.")

    for work in (lambda _progress: "klaar", refuse):
        do_long(work, "…", notice, operations, on_done=heard.done.append, on_error=heard.fail)
        settle(operations)
    assert heard.done == ["klaar", "Dat kan niet."]
    assert not notice.shows_work


def test_what_is_said_meanwhile_stays(
    notice: Notice, operations: Operations, going: Event, qtbot: QtBot
) -> None:
    heard = Heard()
    work = in_halves(going, [])
    do_long(work, "…", notice, operations, on_done=heard.done.append, on_error=heard.fail)
    qtbot.waitUntil(lambda: notice.shows_work)
    notice.show_sentence("De stick is vol.")
    going.set()
    settle(operations)
    assert (notice.sentence, notice.isHidden(), heard.done) == (
        "De stick is vol.",
        False,
        ["klaar"],
    )


def test_a_window_that_closes_stops_its_work(
    operations: Operations, going: Event, qtbot: QtBot
) -> None:
    window, heard, ended = QWidget(), Heard(), list[str]()
    notice = Notice(window)
    do_long(
        in_halves(going, ended),
        "…",
        notice,
        operations,
        on_done=heard.done.append,
        on_error=heard.fail,
    )
    qtbot.waitUntil(lambda: notice.shows_work)
    window.deleteLater()
    QApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)
    going.set()
    settle(operations)
    assert (heard.done, ended) == ([], ["cancelled"])


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("stop", [True, False])
def test_while_no_window_has_the_data_it_is_waited_for_or_stopped(
    going: Event, monkeypatch: pytest.MonkeyPatch, *, stop: bool
) -> None:
    shown: list[WaitDialog] = []

    def answer(dialog: WaitDialog) -> None:
        shown.append(dialog)
        dialog.reject()  # Escape stops nothing
        if stop:
            dialog.stop_button.click()
        going.set()

    monkeypatch.setattr(WaitDialog, "show", answer)
    ended: list[str] = []
    if stop:
        with pytest.raises(Cancelled):
            waited(in_halves(going, ended), "Terugzetten", "Het duurt even…")
    else:
        assert waited(in_halves(going, ended), "Terugzetten", "Het duurt even…") == "klaar"
    assert (len(shown), ended) == (1, ["cancelled"] * stop)


@pytest.mark.usefixtures("qapp")
def test_what_could_not_be_done_is_raised_and_what_is_short_is_not_shown(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(WaitDialog, "show", lambda _dialog: pytest.fail("it was short"))

    def refuse(_progress: Progress) -> str:
        raise Invalid("Dat kan niet.")

    with pytest.raises(Invalid, match="kan niet"):
        waited(refuse, "Terugzetten", "…")
    assert waited(lambda _progress: 7, "Terugzetten", "…") == 7
