"""Settings of an opened centre: what there is to set, how it stands, and the dialog where each is changed."""

from functools import partial
from typing import TYPE_CHECKING, Protocol

from buurthuis_app.domain.activities.days_off import school_holidays_known_until
from buurthuis_app.domain.centre.centre import region_names
from buurthuis_app.domain.shared.small_groups import SMALLEST_GROUP
from buurthuis_app.gui.centre.opening_dialog import OpeningDialog
from buurthuis_app.gui.look.spoken_language import not_proofread
from buurthuis_app.gui.participants.choices import RegisterChoiceForm, described
from buurthuis_app.gui.participants.register_window import register_window
from buurthuis_app.gui.shell.menus import language_box, scheme_box, size_box
from buurthuis_app.gui.shell.settings_window import SettingsEntry, SettingsGroup
from buurthuis_app.gui.tabs.activities.centre_lists.lists_dialog import ListsDialog
from buurthuis_app.gui.tabs.volunteers.hours.amounts_dialog import amounts_window
from buurthuis_app.gui.tabs.volunteers.people.duties_dialog import duties_window
from buurthuis_app.gui.tabs.volunteers.roster.patterns_dialog import PatternsDialog
from buurthuis_app.i18n import OFFICE, _, clock, short_date
from buurthuis_app.services.privacy import backup_words

if TYPE_CHECKING:
    from uuid import UUID

    from PySide6.QtWidgets import QComboBox

    from buurthuis_app.gui.shell.main_window import MainWindow
    from buurthuis_app.gui.shell.tab_context import Shell
    from buurthuis_app.services.registry import CentreServices


class SettingsOpener(Protocol):
    """Opens the dialogs that the menus open as well."""

    def name_centre(self) -> None:
        """Name, town and logo."""

    def show_guide(self) -> None:
        """The steps of the first start."""

    def show_retention(self) -> None:
        """How long personal texts are kept."""

    def show_place(self) -> None:
        """Where the data are."""

    def show_backups(self) -> None:
        """Which backups there are, and where they go."""

    def change_code(self) -> None:
        """The code of the door."""

    def ask_to_erase(self, own: "UUID") -> None:
        """All that is kept of one person, to be erased."""


def settings_groups(
    menu: SettingsOpener, house: "CentreServices", shell: "Shell", window: "MainWindow"
) -> tuple[SettingsGroup, ...]:
    """All groups, in the order in which they stand on the screen."""
    return (
        SettingsGroup(
            title=_("Buurthuis"),
            entries=(
                SettingsEntry(
                    title=_("Naam, plaats en logo"),
                    state=partial(_name, house),
                    do=menu.name_centre,
                ),
                SettingsEntry(
                    title=_("Regio en openingstijden"),
                    state=partial(_opening, house),
                    do=partial(_open_hours, house, shell, window),
                ),
                SettingsEntry(
                    title=_("Inrichten in vier stappen"),
                    state=_("De vragen van de eerste keer, met wat er nu staat."),
                    do=menu.show_guide,
                ),
            ),
        ),
        SettingsGroup(
            title=_("Uiterlijk"),
            entries=(
                SettingsEntry(
                    title=_("Kleuren"),
                    state=_("Licht, donker, met hoog contrast, of zoals het systeem."),
                    choice=scheme_box,
                ),
                SettingsEntry(
                    title=_("Lettergrootte"), state=_("Ook met Ctrl + en Ctrl −."), choice=size_box
                ),
                SettingsEntry(
                    title=_("Taal van het programma"),
                    state=_(
                        "Geldt als u Buurthuis opnieuw opent. De Deurstand begint in het Nederlands; papieren, "
                        "bestanden en de handleiding blijven Nederlands. {unread}"
                    ).format(unread=not_proofread(OFFICE)),
                    choice=partial(_language_box, window),
                ),
            ),
        ),
        SettingsGroup(
            title=_("Lijsten"),
            entries=(
                SettingsEntry(
                    title=_("Zalen, soorten, thema's, doelgroepen, gebieden en gesloten dagen"),
                    state=_("Waaruit u kiest bij activiteiten en verhalen."),
                    do=lambda: ListsDialog(house, shell.operations, shell.undo, window).open(),
                ),
                SettingsEntry(
                    title=_("Taken van vrijwilligers"),
                    state=_("Wat er te doen is, en wat iemand daarvoor nodig heeft."),
                    do=lambda: duties_window(house, shell, window).open(),
                ),
                SettingsEntry(
                    title=_("Patronen van het rooster"),
                    state=_("Wanneer er mensen nodig zijn, en de tijd tussen twee diensten."),
                    do=lambda: PatternsDialog(house, shell.operations, shell.undo, window).open(),
                ),
                SettingsEntry(
                    title=_("Vrijwilligersvergoeding"),
                    state=_("De bedragen en grenzen van elk jaar."),
                    do=lambda: amounts_window(house, shell, window).open(),
                ),
            ),
        ),
        SettingsGroup(
            title=_("Privacy en bewaren"),
            entries=(
                SettingsEntry(
                    title=_("Kleine aantallen"),
                    state=_(
                        "Over minder dan {n} mensen laat het programma geen uitkomsten zien. Dat ligt vast."
                    ).format(n=SMALLEST_GROUP),
                ),
                SettingsEntry(
                    title=_("Deelnemers bijhouden"),
                    state=lambda: described(house.participants.choice()),
                    do=partial(_choose_register, house, shell, window),
                ),
                SettingsEntry(
                    title=_("Lijst van deelnemers"),
                    state=_("Wie de deur herkent: wijzigen, samenvoegen en wissen."),
                    do=partial(_show_register, menu, house, shell, window),
                ),
                SettingsEntry(
                    title=_("Bewaartermijnen"),
                    state=_(
                        "Hoe lang teksten over mensen blijven, en wat er binnenkort gewist wordt."
                    ),
                    do=menu.show_retention,
                ),
                SettingsEntry(
                    title=_("Plaats van de gegevens"),
                    state=house.database.place,
                    do=menu.show_place,
                ),
                SettingsEntry(
                    title=_("Reservekopieën en tweede plaats"),
                    state=lambda: backup_words.second_place(house.keeping.rounds.second_place()),
                    do=menu.show_backups,
                ),
                SettingsEntry(
                    title=_("Code van de Deurstand"),
                    state=partial(_door, house),
                    do=menu.change_code,
                ),
            ),
        ),
    )


def _language_box(window: "MainWindow") -> "QComboBox":
    return language_box(window.next_language, window.speak_next)


def _open_hours(house: "CentreServices", shell: "Shell", window: "MainWindow") -> None:
    dialog = OpeningDialog(house.lists, operations=shell.operations, parent=window)
    dialog.finished.connect(dialog.deleteLater)
    dialog.edit(house.centre)


def _choose_register(house: "CentreServices", shell: "Shell", window: "MainWindow") -> None:
    register = house.participants
    form = RegisterChoiceForm(register, operations=shell.operations, parent=window)
    form.finished.connect(form.deleteLater)
    shell.operations.run(register.choice, form.edit, owner=form)


def _show_register(
    menu: SettingsOpener, house: "CentreServices", shell: "Shell", window: "MainWindow"
) -> None:
    register_window(house, shell, menu.ask_to_erase, window).open()


def _name(house: "CentreServices") -> str:
    centre, logo = house.presenting.named()
    words = f"{centre.name}, {centre.town}" if centre.town else centre.name
    return _("{name}, met logo").format(name=words) if logo else words


def _opening(house: "CentreServices") -> str:
    centre, _logo = house.presenting.named()
    known = school_holidays_known_until(centre.region)
    return _("{opens}–{closes}. Regio {region}: schoolvakanties bekend tot en met {day}.").format(
        opens=clock(centre.opens),
        closes=clock(centre.closes),
        region=region_names()[centre.region],
        day=short_date(known),
    )


def _door(house: "CentreServices") -> str:
    asked = house.door_code.is_set()
    return _("De Deurstand vraagt om de code.") if asked else _("Er is geen code.")
