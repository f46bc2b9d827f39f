"""What was confided stands nowhere: not one byte of it outside the seal, whatever the program does with the file."""

import logging
import tempfile
import traceback
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest

from buurthuis_app import bootstrap
from buurthuis_app.domain.confidant.case import Note
from buurthuis_app.domain.papers.spreadsheet import ExportKind
from buurthuis_app.domain.shared import periods
from buurthuis_app.errors import AppError
from buurthuis_app.gui.shell import bug_report
from buurthuis_app.records import replace
from buurthuis_app.services.papers import files
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.drafts import Drafting
from tests.services.confidant.conftest import somebody

CANARY = "Kwartelkanarie"
PASSPHRASE = f"{CANARY} wachtzin zes woorden lang"


def encodings(text: str) -> tuple[bytes, ...]:
    """As it could stand in a file."""
    return tuple(text.encode(one) for one in ("utf-8", "utf-16-le", "utf-16-be"))


def contents(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Every file below a folder, and what is packed in it."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.name, path.name.encode() + path.read_bytes()
            if zipfile.is_zipfile(path):
                with zipfile.ZipFile(path) as archive:
                    for name in archive.namelist():
                        yield f"{path.name}/{name}", archive.read(name)
            if path.suffix == ".pdf":
                document = pypdfium2.PdfDocument(path)
                pages = [page.get_textpage().get_text_bounded() for page in document]
                document.close()
                yield f"{path.name}/text", "\n".join(pages).encode()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where everything goes: data, log, temporary files and what is given out."""
    temporary = tmp_path / "tijdelijk"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    root = logging.getLogger("buurthuis_app")
    before = (root.handlers[:], root.level, root.propagate)
    root.handlers = []
    bootstrap.start_log(tmp_path)
    yield tmp_path
    for handler in root.handlers:
        handler.close()
    root.handlers, root.level, root.propagate = before


def confide(house: CentreServices) -> tuple[list[str], list[str]]:
    """Use the whole register with the canary in every field; the secrets, and what must still be readable."""
    founding = house.confidant_register.begin(somebody(house), PASSPHRASE, PASSPHRASE)
    paper = founding.recovery_key
    register = house.confidant_register.activate(founding, paper)
    receipt = house.confiding.leave(f"{CANARY} zei iets.", f"bel {CANARY}").value
    house.confiding.leave(f"Nog een {CANARY}.")
    (first, _second) = register.messages().all
    case = replace(register.case_from(first), about=CANARY)
    case = register.keep(case, message_id=first.id).value
    note = Note(on=case.reported_on, text=f"{CANARY} belde.")
    case = register.keep(replace(case, notes=(*case.notes, note))).value
    register.keep_draft(CANARY, {"about": CANARY})
    destroyed = register.keep(replace(register.blank(), about=CANARY)).value
    register.destroy(destroyed.id)
    register.keys.change_passphrase(PASSPHRASE, PASSPHRASE + " nieuw", PASSPHRASE + " nieuw")
    assert register.cases().all[0].about == CANARY
    return [CANARY, PASSPHRASE, paper, paper.replace("-", ""), receipt], [case.about]


def go_wrong(house: CentreServices) -> str:
    """Every error that the register raises with the canary in hand, as the log and the report would have it."""
    told = []
    for attempt in (
        lambda: house.confiding.leave(CANARY * 1000),
        lambda: house.confidant_register.unlock(f"{CANARY} is niet de wachtzin"),
        lambda: house.confidant_register.recover(f"{CANARY}"),
    ):
        try:
            attempt()
        except AppError as error:
            told.append("".join(traceback.format_exception_only(error)))
            told.append(bug_report.report(error))
            logging.getLogger("buurthuis_app.test").exception("as a bug would be")
    assert len(told) == 6
    return "\n".join(told)


def give_out(house: CentreServices, folder: Path) -> None:
    """All that the program writes for people."""
    out = folder / "uitgevoerd"
    out.mkdir()
    house.keeping.daily_backup()
    house.keeping.backup_to(out / "kopie.db")
    files.write(house.overviews.document(periods.year(2026)), out / "overzicht.pdf")
    files.write(house.programmes.poster(house.clock.today()), out / "week.pdf")
    house.calendars.write(out / "agenda.ics")
    for what in ExportKind:
        house.exporting.write(what, out / f"{what.value}.xlsx")
    Drafting(house.database, house.clock).keep("form", {"title": "Koffie"})


def test_the_canary_is_found_nowhere(
    house: CentreServices, folder: Path, own_computer: Path
) -> None:
    secrets, kept = confide(house)
    assert kept == [CANARY]
    told = go_wrong(house)
    give_out(house, folder)
    with house.database.begin() as work:
        work.connection.exec_driver_sql("UPDATE sealed_record SET version = version + 1")
        work.connection.exec_driver_sql("DELETE FROM sealed_message")
        journals = {path.name: path.read_bytes() for path in folder.glob("*-journal")}
    assert any(journals.values()) or not house.database.files
    seen = 0
    for name, content in [
        *contents(folder),
        *contents(own_computer),
        *journals.items(),
        ("told", told.encode()),
    ]:
        seen += 1
        for secret in secrets:
            assert not any(one in content for one in encodings(secret)), name
    assert seen > 8
    assert house.finding.find(CANARY).hits == ()
