"""Canaries in what a window keeps beside the data: log, report of a bug, undo list, half-written forms, file names."""

import datetime as dt
import gc
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from buurthuis_app import bootstrap
from buurthuis_app.domain.shared.personal_data import ErasureChoice
from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.shell.error_desk import ErrorDesk
from buurthuis_app.gui.shell.tab_context import Shell
from buurthuis_app.persistence.backups import backup_folder
from buurthuis_app.persistence.backups.backup_folder import Occasion
from buurthuis_app.persistence.rescue import restore
from buurthuis_app.records import replace
from buurthuis_app.services.registry import CentreServices
from tests.gui.shell.test_error_desk import caught
from tests.services.privacy.test_canaries import NAMES, SOUGHT, decided, plant_everywhere, seen

NOW = dt.datetime(2026, 11, 22, 9, tzinfo=dt.UTC)
WORDS = [*NAMES, SOUGHT.email]


@pytest.fixture
def log(house: CentreServices) -> Iterator[Path]:
    """The log of the program, where it always is."""
    logger = logging.getLogger("buurthuis_app")
    before = (logger.level, logger.propagate, logging.raiseExceptions)
    handlers, logger.handlers = logger.handlers, []
    bootstrap.start_log(house.database.path.parent)
    yield house.database.path.parent / bootstrap.LOG_NAME
    for handler in logger.handlers[:]:
        handler.close()
        logger.removeHandler(handler)
    logger.handlers = handlers
    logger.level, logger.propagate, logging.raiseExceptions = before


def reached(start: object) -> str:
    """All that can be reached from something in memory, in words."""
    known: dict[int, object] = {}
    coming = [start]
    while coming:
        thing = coming.pop()
        if id(thing) in known or isinstance(thing, type) or hasattr(thing, "__loader__"):
            continue
        known[id(thing)] = thing
        coming += gc.get_referents(thing)
    return " ".join(thing for thing in known.values() if isinstance(thing, str))


def test_no_name_is_left_in_log_report_undo_list_drafts_or_file_names(
    house: CentreServices, shell: Shell, operations: Operations, log: Path, qtbot: QtBot
) -> None:
    plant_everywhere(house)
    before = backup_folder.add(house.database.path, Occasion.DAY, NOW).path
    told = replace(house.telling.blank(house.clock.today()), happened=f"{SOUGHT.name} kwam langs.")
    operations.run(lambda: house.telling.keep(told, new=True), label="verhaal genoteerd")
    operations.wait()
    assert "Kanariepiet" in reached(shell.undo._back)
    desk = ErrorDesk()

    desk.take(caught(LookupError(f"{SOUGHT.name} <{SOUGHT.email}>")))
    qtbot.waitUntil(lambda: desk.dialog is not None)
    assert desk.dialog is not None
    shown = desk.dialog.findChild(QPlainTextEdit)
    assert shown is not None
    report = shown.toPlainText()
    desk.dialog.accept()
    assert "LookupError" in report
    assert "LookupError" in log.read_text(encoding="utf-8")

    requests = house.person_requests
    decisions = decided(requests.find(SOUGHT), ErasureChoice.REMOVE)
    operations.run(lambda: requests.erase(decisions), label="gewist")
    operations.wait()
    assert shell.undo.undo_label == shell.undo.redo_label == ""
    house.database.close()
    restore.restore(house.database.path, before, NOW + dt.timedelta(hours=1))
    assert seen(log.parent, WORDS, but=[before]) == {}
    kept = f"{report} {reached(shell.undo._back)} {reached(shell.undo._again)}"
    assert [word for word in WORDS if word in kept] == []
