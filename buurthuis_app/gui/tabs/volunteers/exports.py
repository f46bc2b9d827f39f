"""Lists that leave: names on paper, people and hours as a spreadsheet."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog

from buurthuis_app.gui.papers.file_names import file_name
from buurthuis_app.gui.papers.printing import print_pdf
from buurthuis_app.gui.widgets.notices import Notice, Tone
from buurthuis_app.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from buurthuis_app.domain.volunteers.hours_sheet import HoursSheet
    from buurthuis_app.errors import AppError
    from buurthuis_app.gui.operations.operations import Operations
    from buurthuis_app.services.registry import CentreServices
    from buurthuis_app.services.volunteers.list_rows import PersonLine
    from buurthuis_app.services.volunteers.papers import FinishedPaper


def print_people(
    house: CentreServices, operations: Operations, lines: Sequence[PersonLine], notice: Notice
) -> None:
    """The names that are shown, on paper: ask which printer, and print."""
    papers, people = house.people_papers, [line.person for line in lines]

    def print_it(paper: FinishedPaper) -> None:
        run = print_pdf(paper.content, paper.heading, operations, notice.window())
        if run is not None:
            run.finished.connect(lambda well: _printed(notice, well=well))

    operations.work(
        lambda _progress, _cancelled: papers.draw(papers.names(people)),
        on_done=print_it,
        on_error=lambda error: _refuse(notice, error),
        owner=notice,
    )


def export_people(
    house: CentreServices, operations: Operations, lines: Sequence[PersonLine], notice: Notice
) -> None:
    """The people that are shown, with all that is kept of them, as a spreadsheet."""
    people, papers = [line.person for line in lines], house.people_papers
    _write(
        _("Vrijwilligers"),
        house.centre.name,
        lambda target: papers.export(people, target),
        operations,
        notice,
    )


def export_hours(
    house: CentreServices, operations: Operations, sheet: HoursSheet, notice: Notice
) -> None:
    """The hours of a period as a spreadsheet."""
    hours = house.hours
    _write(
        _("Vrijwilligersuren {period}").format(period=sheet.period.name),
        house.centre.name,
        lambda target: hours.write(sheet, target),
        operations,
        notice,
    )


def ask_where(notice: Notice, title: str, centre: str, ending: str, kinds: str) -> Path | None:
    """Where to save; None when people changed their mind."""
    folder = Path(
        QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    )
    suggested = folder / Path(file_name(title, centre)).with_suffix(ending)
    name, _filter = QFileDialog.getSaveFileName(
        notice.window(), _("Opslaan"), str(suggested), kinds
    )
    if not name:
        return None
    return Path(name) if Path(name).suffix else Path(f"{name}{ending}")


def save(
    write: Callable[[Path], None], target: Path, operations: Operations, notice: Notice
) -> None:
    """Write it beside the window, and say where it is."""
    operations.work(
        lambda _progress, _cancelled: write(target),
        on_done=lambda _none: _saved(notice, target),
        on_error=lambda error: _refuse(notice, error),
        owner=notice,
    )


def _write(
    title: str,
    centre: str,
    write: Callable[[Path], None],
    operations: Operations,
    notice: Notice,
) -> None:
    kinds = _("Excel (*.xlsx);;Tekst met puntkomma's (*.csv)")
    target = ask_where(notice, title, centre, ".xlsx", kinds)
    if target is not None:
        save(write, target, operations, notice)


def _printed(notice: Notice, *, well: bool) -> None:
    if well:
        notice.show_sentence(_("De lijst is naar de printer gestuurd."), Tone.CALM)
    else:
        words = _("De printer deed het niet. Staat hij aan? Opslaan als PDF kan ook.")
        notice.show_sentence(words, Tone.WARNING)


def _saved(notice: Notice, target: Path) -> None:
    words = _("Opgeslagen als {name} in de map {folder}.")
    notice.show_sentence(words.format(name=target.name, folder=target.parent), Tone.CALM)


def _refuse(notice: Notice, error: AppError) -> None:
    notice.show_sentence(error.sentence, Tone.DANGER)
