"""The command without a name: it opens the window."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from buurthuis_app import __version__, bootstrap, system_libraries
from buurthuis_app.cli.output import AT_FAULT, GOOD, complain
from buurthuis_app.domain.shared.permissions import BOARD
from buurthuis_app.i18n import _

if TYPE_CHECKING:
    from buurthuis_app.bootstrap.single_window import WindowClaim


def window(options: argparse.Namespace, folder: Path) -> int:
    """Open the window."""
    if not bootstrap.has_screen():
        complain(_("Er is hier geen scherm. Start Buurthuis op een computer met een scherm."))
        return AT_FAULT
    if options.board:
        return _window(options, folder, None)
    from buurthuis_app.bootstrap.single_window import SecondStart, WindowClaim

    claim = WindowClaim(folder)
    brought = str(options.open.absolute()) if options.open else ""
    if not claim.take(SecondStart(door=options.door, brought=brought)):
        return GOOD
    try:
        return _window(options, folder, claim)
    finally:
        claim.let_go()


def _window(options: argparse.Namespace, folder: Path, claim: "WindowClaim | None") -> int:
    bootstrap.look_ahead(folder)
    system_libraries.load_qt()
    from buurthuis_app.bootstrap.open_window import open_window

    if options.board:
        return open_window(folder, actor=BOARD)
    return open_window(folder, door=options.door, brought=options.open, claim=claim)


def add_window(parser: argparse.ArgumentParser) -> None:
    """The options of the window, most of which the commands have too."""
    parser.add_argument(
        "--version", action="version", version=__version__, help=_("toon de versie en stop")
    )
    parser.add_argument(
        "--data", metavar=_("MAP"), type=Path, help=_("de map met de gegevens van het buurthuis")
    )
    parser.add_argument(
        "--centre", metavar=_("NAAM"), help=_("een ander centrum dat deze computer kent")
    )
    parser.add_argument(
        "--database",
        metavar=_("ADRES"),
        help=_("een server in plaats van een bestand: postgresql://gebruiker@server/gegevensbank"),
    )
    parser.add_argument(
        "--door", action="store_true", help=_("begin met de Deurstand, het scherm om te tellen")
    )
    parser.add_argument(
        "--board", action="store_true", help=_("om te lezen: cijfers, doelen en papieren")
    )
    parser.add_argument(
        "--open",
        metavar=_("BESTAND"),
        type=Path,
        nargs="?",
        help=_("een reservekopie of lijst die het venster inleest"),
    )
    parser.set_defaults(command=window, folder="")


def window_alone(arguments: Sequence[str]) -> argparse.Namespace | None:
    """The options, when the arguments ask for no more than the window; None when they ask for anything else."""
    parser = argparse.ArgumentParser(add_help=False, exit_on_error=False, allow_abbrev=False)
    add_window(parser)
    try:
        options, rest = parser.parse_known_args(arguments)
    except argparse.ArgumentError:
        return None
    return None if rest else options
