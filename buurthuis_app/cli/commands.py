"""Commands: the options of each, and the function that carries it out."""

import argparse
import os
from pathlib import Path

from buurthuis_app import bootstrap, system_libraries
from buurthuis_app.cli.agenda import ics, import_ics
from buurthuis_app.cli.arguments import (
    EARLIEST_YEAR,
    LATEST_YEAR,
    Parser,
    add_help,
    add_output,
    add_taken_in,
    command_of,
    day,
    iso_week,
    whole,
)
from buurthuis_app.cli.counts import import_counts
from buurthuis_app.cli.exports import export
from buurthuis_app.cli.joint import add_import, add_share
from buurthuis_app.cli.maintenance import backup, carry, check, restore, self_test
from buurthuis_app.cli.output import GOOD, house_of, say
from buurthuis_app.cli.packets import take_in
from buurthuis_app.cli.papers import goals, overview, paper, week
from buurthuis_app.cli.people import import_volunteers
from buurthuis_app.cli.rosters import roster
from buurthuis_app.cli.server import (
    move_to_file,
    move_to_server,
    prepare_server,
    server_password,
)
from buurthuis_app.cli.window import add_window, window
from buurthuis_app.i18n import _


def demo(options: argparse.Namespace, folder: Path) -> int:
    """Fill a demo centre when there is none yet, and open it; without a screen, leave pictures of it."""
    from buurthuis_app.bootstrap import demo_file

    demo_file.fill_if_empty(folder, years=options.years, guests=options.guests)
    if options.no_window:
        say(_("De demo staat in {folder}").format(folder=folder))
        return GOOD
    if bootstrap.has_screen():
        return window(options, folder)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    system_libraries.load_qt()
    from buurthuis_app.bootstrap.pictures import take_pictures
    from buurthuis_app.domain.shared import periods
    from buurthuis_app.services.paper_list import paper_named, write
    from buurthuis_app.services.papers.wish import PaperWish

    say(
        _("Er is hier geen scherm. Daarom komen er plaatjes en een overzicht in {folder}:").format(
            folder=folder
        )
    )
    with bootstrap.opened(folder) as database:
        house = house_of(database)
        year = house.clock.today().year - 1
        paper = folder / f"jaaroverzicht-{year}.pdf"
        write(paper_named("year"), house, PaperWish(period=periods.year(year)), paper)
        for path in (paper, *take_pictures(house, folder)):
            say(str(path))
    return GOOD


def parser() -> Parser:
    """All commands with their options."""
    parser = Parser(
        prog="buurthuis",
        description=_("Buurthuis: tellen en vertellen. Zonder commando opent het venster."),
        epilog=_("Uitkomst: 0 goed, 1 invoer of gegevens kloppen niet, 2 commando klopt niet."),
        add_help=False,
    )
    add_help(parser)
    add_window(parser)
    commands = parser.add_subparsers(title=_("commando's"), metavar="", parser_class=Parser)

    command = command_of(commands, "demo", _("vul een voorbeeld-buurthuis en open het"), demo)
    command.add_argument(
        "--years", type=whole(1, 30), default=3, metavar="N", help=_("hoeveel jaar terug (3)")
    )
    command.add_argument("--guests", action="store_true", help=_("met andere centra ernaast"))
    command.add_argument("--no-window", action="store_true", help=_("alleen vullen, niet openen"))
    command.set_defaults(folder="demo", only_files=True)

    imports = command_of(commands, "import", _("lees gegevens uit een bestand"), None)
    kinds = imports.add_subparsers(title=_("wat"), metavar="", required=True, parser_class=Parser)
    command = command_of(kinds, "counts", _("lees een tellijst (xlsx of csv)"), import_counts)
    add_taken_in(command, _("de tellijst"))
    command.add_argument(
        "--accept",
        action="store_true",
        help=_("volg de voorstellen waar het bestand onduidelijk is"),
    )

    command = command_of(
        kinds, "volunteers", _("lees een lijst van vrijwilligers (xlsx of csv)"), import_volunteers
    )
    add_taken_in(command, _("de lijst"))

    command = command_of(kinds, "ics", _("lees een agenda (.ics) als activiteiten"), import_ics)
    add_taken_in(command, _("de agenda"))

    add_import(kinds)
    _add_packets(commands)
    _add_exports(commands)
    command = command_of(
        commands, "overview", _("maak een overzicht als PDF, JSON of tabel"), overview
    )
    _add_period(command, required=True)
    add_output(command, _("een .pdf, .html, .json, .xlsx of .csv"))
    _add_paper(commands)
    command = command_of(
        commands, "goals", _("schrijf kengetallen, initiatieven en beloften van een jaar"), goals
    )
    years = whole(EARLIEST_YEAR, LATEST_YEAR)
    command.add_argument("--year", type=years, required=True, metavar="J", help=_("het jaar"))
    command.set_defaults(quarter=None, month=None)
    add_output(command, _("een .pdf, .html, .json, .xlsx of .csv"))
    _add_plan(commands)
    _add_roster(commands)
    _add_backups(commands)
    _add_server(commands)
    command_of(commands, "self-test", _("probeer het hele programma in een lege map"), self_test)
    return parser


def _add_backups(commands: "argparse._SubParsersAction[Parser]") -> None:
    """Add the commands that keep the data safe."""
    command_of(commands, "check", _("kijk of de gegevens heel zijn"), check)
    command = command_of(commands, "backup", _("maak een reservekopie"), backup)
    command.add_argument("file", type=Path, nargs="?", metavar=_("BESTAND"), help=_("waarheen"))
    command = command_of(
        commands, "carry", _("maak een verzegelde kopie om mee te nemen; noemt de woorden"), carry
    )
    command.add_argument("file", type=Path, metavar=_("BESTAND"), help=_("waarheen (.verzegeld)"))
    command.add_argument(
        "--sheet", type=Path, metavar=_("PDF"), help=_("schrijf ook het sleutelblad als .pdf")
    )
    command = command_of(commands, "restore", _("zet een reservekopie terug"), restore)
    command.set_defaults(only_files=True)
    command.add_argument(
        "file", type=Path, nargs="?", metavar=_("BESTAND"), help=_("welke; anders de nieuwste")
    )
    command.add_argument(
        "--key",
        metavar=_("WOORDEN"),
        help=_("de woorden van een verzegelde kopie; anders gevraagd"),
    )
    what = command.add_mutually_exclusive_group()
    what.add_argument("--list", action="store_true", help=_("toon alleen welke er zijn"))
    what.add_argument(
        "--salvage",
        action="store_true",
        help=_("red wat er van een beschadigd bestand te lezen is"),
    )


def _add_server(commands: "argparse._SubParsersAction[Parser]") -> None:
    """Add the commands for a centre on a server."""
    command_of(
        commands,
        "prepare-server",
        _("maak de server klaar voor deze versie van het programma"),
        prepare_server,
    )
    command = command_of(
        commands, "move-to-server", _("breng de gegevens over naar een server"), move_to_server
    )
    command.set_defaults(only_files=True)
    command.add_argument("address", metavar=_("ADRES"), help=_("postgresql://…"))
    command = command_of(
        commands,
        "move-to-file",
        _("breng de gegevens van de server naar een bestand"),
        move_to_file,
    )
    command.add_argument("goal", type=Path, metavar=_("MAP"), help=_("waarheen"))
    command_of(
        commands, "server-password", _("bewaar het wachtwoord van de server"), server_password
    )


def _add_packets(commands: "argparse._SubParsersAction[Parser]") -> None:
    """Add the command that takes in what doors brought."""
    command = command_of(commands, "take-in", _("neem pakketjes van een deur in"), take_in)
    command.add_argument("packets", type=Path, metavar=_("MAP"), help=_("waar de pakketjes staan"))


def _add_exports(commands: "argparse._SubParsersAction[Parser]") -> None:
    """Add the commands that export spreadsheets."""
    exports = command_of(commands, "export", _("schrijf tellingen of verhalen als tabel"), None)
    kinds = exports.add_subparsers(title=_("wat"), metavar="", required=True, parser_class=Parser)
    for name, description in (
        ("counts", _("schrijf alle tellingen als tabel")),
        ("stories", _("schrijf de verhalen die naar buiten mogen als tabel")),
        ("all", _("schrijf tellingen, keren, activiteiten en verhalen als tabellen")),
    ):
        command = command_of(kinds, name, description, export)
        command.set_defaults(what=name)
        _add_period(command, required=False)
        add_output(command, _("een .xlsx of .csv"))
    add_share(kinds)


def _add_period(command: Parser, *, required: bool) -> None:
    """Add the options for a period: a year, or a part of it."""
    years = whole(EARLIEST_YEAR, LATEST_YEAR)
    command.add_argument("--year", type=years, required=required, metavar="J", help=_("het jaar"))
    part = command.add_mutually_exclusive_group()
    part.add_argument("--quarter", type=whole(1, 4), metavar="K", help=_("het kwartaal, 1-4"))
    part.add_argument("--month", type=whole(1, 12), metavar="M", help=_("de maand, 1-12"))


def _add_paper(commands: "argparse._SubParsersAction[Parser]") -> None:
    """Add the command that writes any paper of the list."""
    from buurthuis_app.services.paper_list import PAPERS

    command = command_of(
        commands, "paper", _("maak een papier van de lijst; zonder naam: toon de lijst"), paper
    )
    keys = [kind.key for kind in PAPERS]
    command.add_argument("key", nargs="?", choices=keys, metavar=_("PAPIER"), help=_("welk papier"))
    _add_period(command, required=False)
    command.add_argument(
        "--week", type=iso_week, metavar="J-WNN", help=_("de week, zoals 2026-W53")
    )
    command.add_argument("--about", metavar=_("NAAM"), help=_("waarover het gaat"))
    command.add_argument(
        "--output", type=Path, metavar=_("BESTAND"), help=_("waarheen; de lijst zegt welke soorten")
    )


def _add_plan(commands: "argparse._SubParsersAction[Parser]") -> None:
    """Add the commands that give the plan out."""
    command = command_of(
        commands, "week", _("maak het weekprogramma voor op de deur als PDF"), week
    )
    command.add_argument(
        "--week", type=iso_week, required=True, metavar="J-WNN", help=_("de week, zoals 2026-W53")
    )
    add_output(command, _("een .pdf"))
    command = command_of(commands, "ics", _("schrijf het programma als agenda (.ics)"), ics)
    part = command.add_mutually_exclusive_group()
    part.add_argument("--room", metavar=_("ZAAL"), help=_("alleen deze zaal"))
    part.add_argument("--activity", metavar=_("ACTIVITEIT"), help=_("alleen deze activiteit"))
    add_output(command, _("een .ics"))


def _add_roster(commands: "argparse._SubParsersAction[Parser]") -> None:
    """Add the command that gives the roster out."""
    command = command_of(
        commands, "roster", _("schrijf het rooster als poster, agenda of JSON"), roster
    )
    command.add_argument(
        "--from",
        dest="first",
        type=day,
        required=True,
        metavar=_("DAG"),
        help=_("vanaf de week van deze dag, zoals 2026-12-01"),
    )
    command.add_argument(
        "--weeks", type=whole(1, 52), default=4, metavar="N", help=_("hoeveel weken (4)")
    )
    command.add_argument(
        "--propose", action="store_true", help=_("vul de open plaatsen met een voorstel")
    )
    command.add_argument("--person", metavar=_("NAAM"), help=_("alleen deze vrijwilliger"))
    add_output(command, _("een .pdf, .ics of .json"))
