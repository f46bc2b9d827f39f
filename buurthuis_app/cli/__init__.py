"""The command line: one function a command. Scripts rely on it; the window is the command without a name."""

import argparse
import gc
import logging
import os
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from buurthuis_app import bootstrap, paths
from buurthuis_app.cli.output import AT_FAULT, GOOD, USAGE, complain
from buurthuis_app.cli.window import window, window_alone
from buurthuis_app.errors import AppError, Invalid
from buurthuis_app.i18n import _

if TYPE_CHECKING:
    from buurthuis_app.cli.arguments import Command

__all__ = ["AT_FAULT", "GOOD", "USAGE", "options_of", "run"]


def run(arguments: Sequence[str]) -> int:
    """Carry out one command and return its exit code: 0 good, 1 input or data at fault, 2 usage."""
    options = options_of(arguments)
    folder = paths.data_folder(options.data)
    if options.data is None:
        folder /= options.folder
    try:
        if options.centre:
            from buurthuis_app.services.centre import known_centres

            folder = known_centres.named(options.centre)
        folder = _on_server(options, folder)
        bootstrap.start_log(folder)
        command: Command = options.command
        if command is not window:  # the window enables it after its first paint
            gc.enable()
        return command(options, folder)
    except AppError as error:
        _tell(error.sentence, options)
        return AT_FAULT
    except Exception as error:  # noqa: BLE001 - a bug: no traceback for the user, and no data in the log
        frames = traceback.extract_tb(error.__traceback__)
        places = " < ".join(f"{Path(at.filename).name}:{at.lineno}" for at in reversed(frames))
        logging.getLogger(__name__).error(  # noqa: TRY400 - its text may hold names
            "%s: %s", type(error).__name__, places
        )
        from buurthuis_app.bootstrap.failure import bug_sentence

        _tell(bug_sentence(folder), options)
        return AT_FAULT


def _on_server(options: argparse.Namespace, folder: Path) -> Path:
    """The folder that stands for the server, when there is one in the options or in $BUURTHUIS_DATABASE.

    Raises Invalid for a command that only knows files.
    """
    address = options.database or os.environ.get("BUURTHUIS_DATABASE")
    if getattr(options, "only_files", False):
        if options.database or paths.is_on_server(folder):
            raise Invalid(
                _("Dit commando werkt met een bestand, niet met een server. Gebruik --data MAP.")
            )
        return folder
    if not address:
        return folder
    from buurthuis_app.persistence.server import opening

    return opening.folder_for(folder, address)


def _tell(sentence: str, options: argparse.Namespace) -> None:
    """On the standard error; who asked for the window may have no such thing, and gets a dialog as well."""
    complain(sentence)
    if options.command is window and bootstrap.has_screen():
        from buurthuis_app.bootstrap.failure import show

        show(sentence)


def options_of(arguments: Sequence[str]) -> argparse.Namespace:
    """What the arguments ask for. All other commands are made only when it is not the window, which starts in less.

    Ends the program with USAGE when they make no sense, and with GOOD when they ask for help.
    """
    alone = window_alone(arguments)
    if alone is not None:
        return alone
    from buurthuis_app.cli.commands import parser

    return parser().parse_args(arguments)
