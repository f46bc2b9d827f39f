"""The whole program in an empty folder, step by step: what is forgotten in a bundle shows here."""

import datetime as dt
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from buurthuis_app import bootstrap
from buurthuis_app.domain.shared import periods
from buurthuis_app.domain.shared.permissions import COORDINATOR
from buurthuis_app.errors import Damaged, Unreachable
from buurthuis_app.i18n import _
from buurthuis_app.records import replace
from buurthuis_app.services.centre.centres import Centres
from buurthuis_app.services.papers import files
from buurthuis_app.services.privacy.maintenance import Keeping
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.clock import FixedClock

_DAY = dt.date(2026, 11, 22)
_SHEET = (("Datum", "Activiteit", "Aantal"), (dt.date(2026, 3, 2), "Zelftest", 7))


def steps() -> Iterator[str]:
    """Yield a sentence after each thing that worked. Raises AppError, or the bug itself, at the first that does not."""
    if not bootstrap.has_screen():
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix="buurthuis zelftest é ") as name:
        folder = Path(name)
        with bootstrap.opened(folder) as database:
            yield _("Nieuwe gegevens gemaakt.")
            from buurthuis_app.demo import fill

            fill(database, years=1, today=_DAY)
            yield _("Voorbeeld-buurthuis gevuld.")
            centre = Centres(database).first()
            if centre is None:
                raise Damaged(_("Het voorbeeld-buurthuis is niet terug te vinden."))
            house = bootstrap.house(database, centre, clock=FixedClock(_DAY))
            sheet = _write_sheet(folder)
            if (
                house.importing.keep(house.importing.read(sheet)).value.summary.visits
                != _SHEET[1][2]
            ):
                raise Damaged(_("Het rekenblad is verkeerd gelezen."))
            yield _("Rekenblad gelezen.")
            paper = folder / "overzicht.pdf"
            files.write(house.overviews.document(periods.year(_DAY.year)), paper)
            yield _("Overzicht gemaakt: {n} kB.").format(n=paper.stat().st_size // 1024)
            agenda = folder / "agenda.ics"
            house.calendars.write(agenda)
            if not house.calendars.preview(house.calendars.read(agenda)).nothing_new:
                raise Damaged(_("De agenda is verkeerd geschreven of gelezen."))
            files.write(house.programmes.poster(_DAY), folder / "week.pdf")
            yield _("Agenda en weekprogramma gemaakt.")
            _propose_roster(house)
            yield _("Rooster voorgesteld.")
            _confide(folder / "register")
            yield _("Bericht verzegeld en weer geopend.")
            from buurthuis_app.system_libraries import load_qt

            load_qt()
            from buurthuis_app.bootstrap.pictures import take_pictures

            pictures = take_pictures(house, folder)
            yield _("Alle {n} tabbladen geopend.").format(n=len(pictures))
            _keep_photo(house, pictures[0])
            yield _("Foto gelezen en bewaard.")
            keeping = Keeping(database, house.clock, COORDINATOR)
            keeping.daily_backup()
            keeping.check()
            yield _("Reservekopie gemaakt en nagekeken.")
            _look_for_server(folder)
            yield _("Gezocht naar een server die er niet is.")


def _confide(folder: Path) -> None:
    """Seal and open for real in a centre that has no register yet, as the demo has.

    It knows keys in this folder only: not those that this computer has seen.
    """
    from buurthuis_app.services.confidant.messages import Confiding
    from buurthuis_app.services.confidant.page import Confidants
    from buurthuis_app.services.confidant.register import ConfidantRegister

    with bootstrap.opened(folder) as database:
        centre = Centres(database).found(_("Zelftest"), "").value
        surroundings = (database, FixedClock(_DAY), COORDINATOR, centre.id, folder)
        register = ConfidantRegister(*surroundings)
        passphrase = register.generated_passphrase()
        page = Confidants(database, FixedClock(_DAY), COORDINATOR, centre.id)
        blank = replace(page.blank(), name=_("Zelftest"), phone="112")
        confidant = page.keep(blank, new=True).value
        founding = register.begin(confidant.id, passphrase, passphrase)
        register.activate(founding, founding.recovery_key).close()
        receipt = Confiding(*surroundings).leave(_("Zelftest")).value
        opened = register.unlock(passphrase)
        left = [message.receipt for message in opened.messages().all]
        opened.close()
    if left != [receipt]:
        raise Damaged(_("Een verzegeld bericht is niet terug te vinden."))


def _look_for_server(folder: Path) -> None:
    """What speaks with a server and with the keyring is there, also where there is no server."""
    from buurthuis_app.persistence.server import address, passwords
    from buurthuis_app.persistence.server.server_database import ServerDatabase

    if not passwords.can_keep():
        raise Damaged(_("Wat met de sleutelhanger praat, ontbreekt."))
    nowhere = address.composed(str(folder), "buurthuis", "zelftest")
    try:
        with ServerDatabase(nowhere, folder / "geen.db").read():
            pass
    except Unreachable:
        return
    raise Damaged(_("Er antwoordt een server die er niet is."))


def _propose_roster(house: CentreServices) -> None:
    """Let the solver find people for one shift of each duty."""
    planning, proposing = house.shift_planning, house.roster_proposing
    day = _DAY + dt.timedelta(days=1)
    for duty in house.volunteers.duties():
        planning.keep_shift(planning.blank_shift(duty.id, day), new=True)
    if not proposing.propose(proposing.question(day, day)).proposed:
        raise Damaged(_("Het rooster blijft leeg."))


def _keep_photo(house: CentreServices, picture: Path) -> None:
    """A picture of the window serves as the photo with a story."""
    telling = house.telling
    photo = telling.read_photo(picture)
    story = replace(telling.blank(), happened=_("Zelftest"), photo_id=photo.id)
    telling.keep(story, new=True, photo=photo)
    if telling.photo(story) != photo:
        raise Damaged(_("Een foto is niet terug te vinden."))


def _write_sheet(folder: Path) -> Path:
    from buurthuis_app.domain.papers.sheets import sheet

    headings, row = _SHEET
    target = folder / "telling.xlsx"
    files.write_tables([sheet("Zelftest", headings, (row,))], target)
    return target
