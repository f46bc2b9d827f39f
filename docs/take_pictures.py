"""Pictures of every tab of the demo centre, on a fixed day so that they change with the program only.

All of them go to build/pictures, to look at; those that the README shows are kept beside it in docs/pictures, and those
of the manual in resources/help/nl/pictures.
"""

import datetime as dt
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QDialog, QWidget

from buurthuis_app import bootstrap
from buurthuis_app.demo import fill
from buurthuis_app.domain.shared.periods import year
from buurthuis_app.services.centre.centres import Centres
from buurthuis_app.services.papers.paper import drawn
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.clock import FixedClock

if TYPE_CHECKING:
    from buurthuis_app.bootstrap.window_session import Desk

DAY = dt.date(2026, 11, 24)
PAGES_ACROSS = 6
ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "build" / "pictures"
KEPT = ROOT / "docs" / "pictures"
MANUAL = ROOT / "resources" / "help" / "nl"
COLOURS = 96  # enough for a window without photos; a quarter of the size


def main() -> int:
    """Fill a demo centre and take its pictures; returns the exit code."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    manual = "".join(page.read_text(encoding="utf-8") for page in sorted(MANUAL.glob("*.md")))
    (MANUAL / "pictures").mkdir(exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        bootstrap.opened(Path(folder)) as database,
    ):
        fill(database, years=3, today=DAY)
        centre = Centres(database).first()
        if centre is None:
            return 1
        from buurthuis_app.bootstrap.pictures import take_pictures

        house = bootstrap.house(database, centre, clock=FixedClock(DAY))
        house.confiding.trust(" ".join(house.confiding.holders().words))
        for picture in (
            *take_pictures(house, PICTURES),
            *of_the_planner(house, Path(folder)),
            *of_the_roster(house, Path(folder)),
            *of_the_confidant(house, Path(folder)),
            *of_the_goals(house, Path(folder)),
            *of_the_volunteers(house, Path(folder)),
            *of_dialogs_and_door(house, Path(folder)),
            of_the_year(house),
            *of_the_papers(house),
            *of_indicators_and_surveys(house, Path(folder)),
        ):
            if f"pictures/{picture.name}" in readme:
                shutil.copy(picture, KEPT)
            if f"(pictures/{picture.name})" in manual:
                _keep_small(picture, MANUAL / "pictures" / picture.name)
            sys.stdout.write(f"{picture.name}\n")
    return 0


def of_the_planner(house: CentreServices, folder: Path) -> tuple[Path, ...]:
    """Week, month and list, the form of a new activity, and who signed up for a meal."""
    from buurthuis_app.bootstrap.window_session import Desk
    from buurthuis_app.gui.signups.dialog import SignUpsDialog
    from buurthuis_app.gui.tabs.activities.tab import ActivitiesTab
    from buurthuis_app.gui.tabs.activities.toolbar import ProgrammeView

    desk = Desk(house, folder)
    made = []

    def take(widget: QWidget, name: str) -> None:
        made.append(_taken(desk, widget, name))

    desk.window.resize(1280, 720)
    desk.window.show()
    desk.window.open_tab("activities")
    tab = desk.window.tab
    if not isinstance(tab, ActivitiesTab):
        raise TypeError("the planner is not where it was")
    for view in ProgrammeView:
        tab.go(view, DAY)
        take(desk.window, f"activities-{view.name.lower()}")
    tab.desk.make_new(DAY, dt.time(10), dt.time(12), None)
    for dialog in desk.window.findChildren(QDialog):
        take(dialog, "activities-form")
        dialog.done(0)  # closing would ask whether the half-filled form may go
    signed = next(one for one in house.telling.activities() if one.title == "Samen eten")
    sign_ups = SignUpsDialog(house, desk.operations, signed, parent=desk.window)
    sign_ups.open()
    take(sign_ups, "sign-ups")
    sign_ups.done(0)
    desk.close()
    return tuple(made)


def of_the_roster(house: CentreServices, folder: Path) -> tuple[Path, ...]:
    """The week as it stands, and a proposal for the four weeks that begin with it."""
    from buurthuis_app.bootstrap.window_session import Desk
    from buurthuis_app.gui.shell.navigation import Destination
    from buurthuis_app.gui.tabs.volunteers.roster.section import RosterSection

    desk = Desk(house, folder)
    desk.window.resize(1280, 720)
    desk.window.show()
    desk.navigator.go(Destination(tab="volunteers", section="roster"))
    section = desk.window.findChild(RosterSection)
    if not isinstance(section, RosterSection):
        raise TypeError("the roster is not where it was")
    made = [_taken(desk, desk.window, "roster")]
    section.show_weeks(4)
    section.dialogs.propose(section.first, section.last)
    made.append(_taken(desk, desk.window, "roster-four-weeks"))
    if section.dialogs.dialog is not None:
        made.append(_taken(desk, section.dialogs.dialog, "roster-proposal"))
        section.dialogs.dialog.reject()
    desk.close()
    return tuple(made)


def of_the_volunteers(house: CentreServices, folder: Path) -> tuple[Path, ...]:
    """The parts of the tab beside the list of people, and the form of one of them."""
    from buurthuis_app.bootstrap.window_session import Desk
    from buurthuis_app.gui.tabs.volunteers.people.section import PeopleSection
    from buurthuis_app.gui.tabs.volunteers.tab import VolunteersTab

    desk = Desk(house, folder)
    made = []
    desk.window.resize(1280, 720)
    desk.window.show()
    desk.window.open_tab("volunteers")
    tab = desk.window.tab
    if not isinstance(tab, VolunteersTab):
        raise TypeError("the volunteers are not where they were")
    for key in tuple(tab.switches)[1:]:
        tab.open_section(key)
        _settle(desk)
        made.append(PICTURES / f"volunteers-{key}.png")
        desk.window.grab().save(str(made[-1]))
    tab.open_section(next(iter(tab.switches)))
    _settle(desk)
    if isinstance(tab.section, PeopleSection):
        tab.section.desk.change(tab.section.list.shown()[0].person)
        _settle(desk)
        dialog = tab.section.desk.dialog
        if dialog is not None:
            made.append(PICTURES / "volunteers-form.png")
            dialog.grab().save(str(made[-1]))
            dialog.done(0)
    desk.close()
    return tuple(made)


def of_dialogs_and_door(house: CentreServices, folder: Path) -> tuple[Path, ...]:
    """Settings, backups, what a search found, and the Deurstand."""
    from buurthuis_app.bootstrap.window_session import Desk
    from buurthuis_app.gui.search.dialog import FindDialog

    desk = Desk(house, folder)
    desk.window.resize(1280, 720)
    desk.window.show()
    made = []
    for name, show in (
        ("settings", desk.menu.show_settings),
        ("backups", desk.menu.show_backups),
        ("search", desk.menu.find),
    ):
        show()
        dialog = desk.menu.dialog
        if dialog is None:
            raise TypeError(f"no window for {name}")
        if isinstance(dialog, FindDialog):
            dialog.field.setText("taal")
        made.append(_taken(desk, dialog, name))
        dialog.done(0)
    desk.open_door()
    if desk.door is None:
        raise TypeError("the door did not open")
    desk.door.showNormal()
    desk.door.resize(1280, 720)
    made.append(_taken(desk, desk.door, "door"))
    desk.door.rest()
    desk.close()
    return tuple(made)


def _keep_small(picture: Path, target: Path) -> None:
    from PIL import Image

    with Image.open(picture) as opened:
        opened.convert("RGB").quantize(COLOURS).save(target, optimize=True)


def of_indicators_and_surveys(house: CentreServices, folder: Path) -> tuple[Path, ...]:
    """The indicators as a table and as small charts, a survey's outcome, and the screen that asks visitors."""
    from buurthuis_app.bootstrap.window_session import Desk
    from buurthuis_app.gui.tabs.goals.indicators.part import IndicatorsPart
    from buurthuis_app.gui.tabs.goals.surveys.part import SurveysPart
    from buurthuis_app.gui.tabs.goals.tab import GoalsTab

    desk = Desk(house, folder)
    made = []

    def take(widget: QWidget, name: str) -> None:
        _settle(desk)
        made.append(PICTURES / f"{name}.png")
        widget.grab().save(str(made[-1]))

    desk.window.resize(1280, 720)
    desk.window.show()
    desk.window.open_tab("goals")
    tab = desk.window.tab
    if not isinstance(tab, GoalsTab):
        raise TypeError("the goals are not where they were")
    tab.open_part("indicators")
    take(desk.window, "goals-indicators")
    if isinstance(tab.part, IndicatorsPart):
        tab.part.small.setChecked(True)
        take(desk.window, "goals-small-charts")
    tab.open_part("surveys")
    take(desk.window, "goals-surveys")
    if isinstance(tab.part, SurveysPart):
        tab.part.fill_in()
        _settle(desk)
        dialog = tab.part.dialog
        if dialog is not None:
            take(dialog, "goals-survey-question")
            dialog.done(0)
    desk.close()
    return tuple(made)


def of_the_confidant(house: CentreServices, folder: Path) -> tuple[Path, ...]:
    """The poster, and the cases in the demo's register."""
    from buurthuis_app.bootstrap.window_session import Desk
    from buurthuis_app.demo.steps.confidant import PASSPHRASE
    from buurthuis_app.gui.papers.pdf_pages import page_picture
    from buurthuis_app.gui.tabs.confidant.tab import ConfidantTab

    desk = Desk(house, folder)
    made = [PICTURES / "confidant-poster.png"]
    page_picture(house.confidant_papers.poster().content, 0, 1).save(str(made[0]))
    desk.window.resize(1280, 720)
    desk.window.show()
    desk.window.open_tab("confidant")
    tab = desk.window.tab
    if not isinstance(tab, ConfidantTab):
        raise TypeError("the confidant is not where she was")
    _settle(desk)
    tab.door.let_in(house.confidant_register.unlock(PASSPHRASE))
    view = tab.door.view
    if view is None:
        raise TypeError("the register did not open")
    view.pages.setCurrentWidget(view.cases)
    _settle(desk)
    made.append(PICTURES / "confidant-register.png")
    desk.window.grab().save(str(made[-1]))
    tab.door.lock()
    desk.close()
    return tuple(made)


def _taken(desk: "Desk", widget: QWidget, name: str) -> Path:
    """A picture of what is shown when all that was asked for has come."""
    _settle(desk)
    picture = PICTURES / f"{name}.png"
    widget.grab().save(str(picture))
    return picture


def of_the_goals(house: CentreServices, folder: Path) -> tuple[Path, ...]:
    """Every part of the tab Doelen, light and dark, and one initiative on its page."""
    from buurthuis_app.bootstrap.window_session import Desk
    from buurthuis_app.gui.look.theme import Scheme, theme
    from buurthuis_app.gui.tabs.goals.initiatives.part import InitiativesPart
    from buurthuis_app.gui.tabs.goals.tab import GoalsTab

    desk = Desk(house, folder)
    made = []

    def take(name: str) -> None:
        _settle(desk)
        made.append(PICTURES / f"goals-{name}.png")
        desk.window.grab().save(str(made[-1]))

    desk.window.resize(1280, 720)
    desk.window.show()
    desk.window.open_tab("goals")
    tab = desk.window.tab
    if not isinstance(tab, GoalsTab):
        raise TypeError("the goals are not where they were")
    for scheme in (Scheme.DARK, Scheme.LIGHT):
        theme().wear(scheme, 100)
        for entry in tab.entries:
            tab.open_part(entry.key)
            take(f"{entry.key}-{scheme.value}")
    tab.open_part("initiatives")
    part = tab.part
    if isinstance(part, InitiativesPart):
        part.open_initiative(part.cards[0].initiative.id)
        take("initiative")
    desk.close()
    return tuple(made)


def of_the_year(house: CentreServices) -> Path:
    """Every page of last year's overview, side by side."""
    import pypdfium2
    from PIL import Image

    with pypdfium2.PdfDocument(
        drawn(house.overviews.document(year(DAY.year - 1))).content
    ) as paper:
        pages = [page.render(scale=0.5).to_pil() for page in paper]
    width, height = pages[0].size
    rows = -(-len(pages) // PAGES_ACROSS)
    sheet = Image.new("RGB", (width * PAGES_ACROSS, height * rows), "#D8DDE0")
    for number, page in enumerate(pages):
        place = (number % PAGES_ACROSS * width, number // PAGES_ACROSS * height)
        sheet.paste(page.resize((width - 6, height - 6)), (place[0] + 3, place[1] + 3))
    target = PICTURES / "year-pages.png"
    sheet.quantize(64).save(target, optimize=True)
    return target


def of_the_papers(house: CentreServices) -> tuple[Path, ...]:
    """The first page of every paper of the list."""
    from buurthuis_app.gui.papers.pdf_pages import page_picture
    from buurthuis_app.services.paper_list import PAPERS, finished, usual_wish

    made = []
    for kind in PAPERS:
        paper = finished(kind, house, usual_wish(kind, house))
        made.append(PICTURES / f"paper-{kind.key}.png")
        page_picture(paper.content, 0, 1).save(str(made[-1]))
    return tuple(made)


def _settle(desk: "Desk") -> None:
    """What one answer asks for comes with the next."""
    for _turn in range(3):
        desk.operations.wait(60_000)
        QApplication.processEvents()


if __name__ == "__main__":
    sys.exit(main())
