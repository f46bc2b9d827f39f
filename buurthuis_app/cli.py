"""The command line: one function a command. Scripts rely on it; the window is the command without a name."""

import argparse
import datetime as dt
import gc
import json
import logging
import os
import sys
import traceback
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from typing_extensions import override

from buurthuis_app import __version__, bootstrap, paths, system_libraries
from buurthuis_app.domain.actors import COORDINATOR
from buurthuis_app.errors import AppError, Invalid
from buurthuis_app.i18n import _, number, short_date
from buurthuis_app.persistence.database import Database
from buurthuis_app.services.centres import Centres
from buurthuis_app.services.clock import SystemClock
from buurthuis_app.services.house import House

if TYPE_CHECKING:
    from buurthuis_app.domain.merging import Merge
    from buurthuis_app.domain.periods import Period
    from buurthuis_app.services.keeping import Keeping

GOOD, AT_FAULT, USAGE = 0, 1, 2
EARLIEST_YEAR, LATEST_YEAR = 1900, 9998

Command = Callable[[argparse.Namespace, Path], int]


class _Parser(argparse.ArgumentParser):
    """argparse in Dutch."""

    @override
    def error(self, message: str) -> NoReturn:
        sys.stderr.write(_("Dit commando klopt niet: {why}.\n").format(why=_in_dutch(message)))
        sys.stderr.write(self.format_usage())
        sys.exit(USAGE)

    @override
    def format_usage(self) -> str:
        return super().format_usage().replace("usage:", _("gebruik:"))

    @override
    def format_help(self) -> str:
        return super().format_help().replace("usage:", _("gebruik:"))


def run(arguments: Sequence[str]) -> int:
    """Carry out one command and return its exit code: 0 good, 1 input or data at fault, 2 usage."""
    options = _parser().parse_args(arguments)
    folder = paths.data_folder(options.data)
    if options.command is demo and options.data is None:
        folder = folder / "demo"
    try:
        bootstrap.start_log(folder)
        command: Command = options.command
        if command is not window:  # the window enables it after its first paint
            gc.enable()
        return command(options, folder)
    except AppError as error:
        _complain(error.sentence)
        return AT_FAULT
    except Exception as error:  # noqa: BLE001 - a bug: no traceback for the user, and no data in the log
        frames = traceback.extract_tb(error.__traceback__)
        places = " < ".join(f"{Path(at.filename).name}:{at.lineno}" for at in reversed(frames))
        logging.getLogger(__name__).error(  # noqa: TRY400 - its text may hold names
            "%s: %s", type(error).__name__, places
        )
        _complain(
            _(
                "Er ging iets mis in het programma zelf. In {log} staat waar; er is niets verloren."
            ).format(log=folder / bootstrap.LOG_NAME)
        )
        return AT_FAULT


def window(_options: argparse.Namespace, folder: Path) -> int:
    """Open the window."""
    if not bootstrap.has_screen():
        _complain(_("Er is hier geen scherm. Start Buurthuis op een computer met een scherm."))
        return AT_FAULT
    system_libraries.load_qt()
    from buurthuis_app.bootstrap.desk import open_window

    return open_window(folder)


def demo(options: argparse.Namespace, folder: Path) -> int:
    """Fill a demo centre when there is none yet, and open it; without a screen, leave pictures of it."""
    with bootstrap.opened(folder) as database:
        if Centres(database).first() is None:
            from buurthuis_app.services.demo import fill

            fill(database, years=options.years, today=dt.datetime.now().astimezone().date())
    if options.no_window:
        _say(_("De demo staat in {folder}").format(folder=folder))
        return GOOD
    if bootstrap.has_screen():
        return window(options, folder)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    system_libraries.load_qt()
    from buurthuis_app.bootstrap.desk import take_pictures
    from buurthuis_app.domain import periods

    _say(
        _("Er is hier geen scherm. Daarom komen er plaatjes en een overzicht in {folder}:").format(
            folder=folder
        )
    )
    with bootstrap.opened(folder) as database:
        house = _house(database)
        year = house.clock.today().year - 1
        paper = folder / f"jaaroverzicht-{year}.pdf"
        house.overviews.write(periods.year(year), paper)
        for made in (paper, *take_pictures(house, folder)):
            _say(str(made))
    return GOOD


def import_counts(options: argparse.Namespace, folder: Path) -> int:
    """Take in a count sheet, or tell what that would do."""
    with bootstrap.opened(folder) as database:
        house = _house(database)
        file = house.importing.read(options.file)
        merge = (
            house.importing.preview(file) if options.dry_run else house.importing.keep(file).value
        )
    if options.json:
        _say(json.dumps(_as_json(merge), ensure_ascii=False, indent=1))
        return GOOD
    _tell(merge, dry_run=options.dry_run)
    return GOOD


def overview(options: argparse.Namespace, folder: Path) -> int:
    """Write the overview of a year, quarter or month."""
    if options.output.suffix.casefold() not in {".pdf", ".json"}:
        raise Invalid(_("Kies een bestandsnaam die op .pdf of .json eindigt."))
    with bootstrap.opened(folder) as database:
        made = _house(database).overviews.write(_period(options), options.output)
    figures = made.figures
    _say(
        _("{period}: {visits} bezoeken, {counted} van {held} keer geteld.").format(
            period=made.period.name,
            visits=number(figures.visits),
            counted=number(figures.counted),
            held=number(figures.held),
        )
    )
    _say(str(options.output))
    return GOOD


def check(_options: argparse.Namespace, folder: Path) -> int:
    """Look whether the data is whole."""
    if not (folder / paths.DATABASE_NAME).exists():
        raise Invalid(_("In deze map staan nog geen gegevens: {folder}").format(folder=folder))
    with bootstrap.opened(folder) as database:
        _keeping(database).check()
    _say(_("De gegevens zijn in orde."))
    return GOOD


def backup(options: argparse.Namespace, folder: Path) -> int:
    """Make a verified copy of the data."""
    with bootstrap.opened(folder) as database:
        keeping = _keeping(database)
        chosen = options.file and keeping.backup_to(options.file.absolute())
        made = chosen or keeping.daily_backup().path
    _say(_("Reservekopie gemaakt: {path}").format(path=made))
    return GOOD


def self_test(_options: argparse.Namespace, _folder: Path) -> int:
    """Go through the whole program in an empty folder."""
    from buurthuis_app.bootstrap.self_test import steps

    for sentence in steps():
        _say(sentence)
    _say(_("Alles werkt."))
    return GOOD


def _keeping(database: Database) -> "Keeping":
    from buurthuis_app.services.keeping import Keeping

    return Keeping(database, SystemClock(), COORDINATOR)


def _house(database: Database) -> House:
    """The services for the file's centre; a file without one gets a centre that can be named later."""
    centres = Centres(database)
    centre = centres.first() or centres.found(_("Ons buurthuis")).value
    return bootstrap.house(database, centre)


def _period(options: argparse.Namespace) -> "Period":
    from buurthuis_app.domain import periods

    if options.quarter is not None:
        return periods.quarter(options.year, options.quarter)
    if options.month is not None:
        return periods.month(options.year, options.month)
    return periods.year(options.year)


def _as_json(merge: "Merge") -> dict[str, object]:
    summary = asdict(merge.summary)
    return {
        "kind": summary.pop("layout"),
        **summary,
        "added": len(merge.counts),
        "same": merge.same,
        "differences": [
            {**asdict(difference), "date": difference.date.isoformat()}
            for difference in merge.differences
        ],
        "unreadable": [asdict(place) for place in merge.unreadable],
        "unused": list(merge.unused),
    }


def _tell(merge: "Merge", *, dry_run: bool) -> None:
    summary = merge.summary
    _say(
        _("{counted} keer geteld, {visits} bezoeken, {cancelled} keer niet doorgegaan.").format(
            counted=number(summary.counted),
            visits=number(summary.visits),
            cancelled=number(summary.cancelled),
        )
    )
    for difference in merge.differences:
        _say(
            _(
                "Verschil bij {where}, {activity} op {date}: bewaard is {kept}, in het bestand staat {found}."
            ).format(
                where=difference.where,
                activity=difference.activity,
                date=short_date(difference.date),
                kept=difference.kept,
                found=difference.found,
            )
        )
    for place in merge.unreadable:
        _say(_("Niet gelezen: {where}: {why}").format(where=place.where, why=place.why))
    if merge.unused:
        _say(_("Niet gebruikt: {what}").format(what="; ".join(merge.unused)))
    if dry_run:
        _say(_("Dit was een proef: er is niets bewaard."))
    elif merge.nothing_new:
        _say(_("Er was niets nieuws om te bewaren."))
    else:
        _say(
            _("Bewaard: {n} keren nieuw, {m} al bekend.").format(
                n=number(len(merge.occurrences)), m=number(merge.same)
            )
        )


def _parser() -> _Parser:
    parser = _Parser(
        prog="buurthuis",
        description=_("Buurthuis: tellen en vertellen. Zonder commando opent het venster."),
        epilog=_("Uitkomst: 0 goed, 1 invoer of gegevens kloppen niet, 2 commando klopt niet."),
        add_help=False,
    )
    _help(parser)
    parser.add_argument(
        "--version", action="version", version=__version__, help=_("toon de versie en stop")
    )
    parser.add_argument(
        "--data", metavar=_("MAP"), type=Path, help=_("de map met de gegevens van het buurthuis")
    )
    parser.set_defaults(command=window)
    commands = parser.add_subparsers(title=_("commando's"), metavar="", parser_class=_Parser)

    one = _command(commands, "demo", _("vul een voorbeeld-buurthuis en open het"), demo)
    one.add_argument(
        "--years", type=_whole(1, 30), default=3, metavar="N", help=_("hoeveel jaar terug (3)")
    )
    one.add_argument("--no-window", action="store_true", help=_("alleen vullen, niet openen"))

    imports = _command(commands, "import", _("lees gegevens uit een bestand"), None)
    kinds = imports.add_subparsers(title=_("wat"), metavar="", required=True, parser_class=_Parser)
    one = _command(kinds, "counts", _("lees een tellijst (xlsx of csv)"), import_counts)
    one.add_argument("file", type=Path, metavar=_("BESTAND"), help=_("de tellijst"))
    one.add_argument("--dry-run", action="store_true", help=_("kijk alleen, bewaar niets"))
    one.add_argument("--json", action="store_true", help=_("vertel de uitkomst als JSON"))

    one = _command(commands, "overview", _("maak een overzicht als PDF of JSON"), overview)
    years = _whole(EARLIEST_YEAR, LATEST_YEAR)
    one.add_argument("--year", type=years, required=True, metavar="J", help=_("het jaar"))
    part = one.add_mutually_exclusive_group()
    part.add_argument("--quarter", type=_whole(1, 4), metavar="K", help=_("het kwartaal, 1-4"))
    part.add_argument("--month", type=_whole(1, 12), metavar="M", help=_("de maand, 1-12"))
    one.add_argument(
        "--output", type=Path, required=True, metavar=_("BESTAND"), help=_("een .pdf of .json")
    )

    _command(commands, "check", _("kijk of de gegevens heel zijn"), check)
    one = _command(commands, "backup", _("maak een reservekopie"), backup)
    one.add_argument("file", type=Path, nargs="?", metavar=_("BESTAND"), help=_("waarheen"))
    _command(commands, "self-test", _("probeer het hele programma in een lege map"), self_test)
    return parser


def _command(
    commands: "argparse._SubParsersAction[_Parser]",
    name: str,
    description: str,
    command: Command | None,
) -> _Parser:
    parser = commands.add_parser(name, help=description, description=description, add_help=False)
    _help(parser)
    if command is not None:
        parser.set_defaults(command=command)
    return parser


def _help(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("-h", "--help", action="help", help=_("toon deze hulp en stop"))


def _whole(least: int, most: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        if text.isascii() and text.isdigit() and least <= int(text) <= most:
            return int(text)
        raise argparse.ArgumentTypeError(
            _("kies een getal van {least} tot en met {most}").format(least=least, most=most)
        )

    return read


def _in_dutch(message: str) -> str:
    """argparse's own complaints, which Python does not translate into Dutch."""
    for english, dutch in (
        ("the following arguments are required:", _("dit ontbreekt:")),
        ("unrecognized arguments:", _("dit is onbekend:")),
        ("expected one argument", _("hier hoort één waarde bij")),
        ("not allowed with argument", _("kan niet samen met")),
        ("invalid choice:", _("dit bestaat niet:")),
        ("choose from", _("kies uit")),
        ("argument ", ""),
    ):
        message = message.replace(english, dutch)
    return message


def _say(sentence: str) -> None:
    if sys.stdout is not None:
        sys.stdout.write(sentence + "\n")


def _complain(sentence: str) -> None:
    if sys.stderr is not None:
        sys.stderr.write(sentence + "\n")
