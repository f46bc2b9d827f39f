"""argparse in Dutch, and the kinds of values that commands take."""

import argparse
import datetime as dt
import re
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NoReturn, TypeVar

from typing_extensions import override

from buurthuis_app.cli.output import USAGE, complain
from buurthuis_app.domain.shared.texts import folded, name_key
from buurthuis_app.errors import Invalid
from buurthuis_app.i18n import _, listing

EARLIEST_YEAR, LATEST_YEAR = 1900, 9998

_YEAR_DIGITS = 4

K = TypeVar("K")
Command = Callable[[argparse.Namespace, Path], int]


class Parser(argparse.ArgumentParser):
    """Argument parser in Dutch."""

    @override
    def error(self, message: str) -> NoReturn:
        complain(_("Dit commando klopt niet: {why}.").format(why=_in_dutch(message)))
        complain(self.format_usage().rstrip())
        sys.exit(USAGE)

    @override
    def format_usage(self) -> str:
        return super().format_usage().replace("usage:", _("gebruik:"))

    @override
    def format_help(self) -> str:
        usage = super().format_help().replace("usage:", _("gebruik:"))
        return usage.replace("\noptions:\n", "\n{}:\n".format(_("opties")))


def command_of(
    commands: "argparse._SubParsersAction[Parser]",
    name: str,
    description: str,
    command: Command | None,
) -> Parser:
    """A command with its description and its function; None for one that only has parts."""
    parser = commands.add_parser(name, help=description, description=description, add_help=False)
    add_help(parser)
    if command is not None:
        parser.set_defaults(command=command)
    return parser


def add_help(parser: argparse.ArgumentParser) -> None:
    """Add the options -h and --help, in Dutch."""
    parser.add_argument("-h", "--help", action="help", help=_("toon deze hulp en stop"))


def add_output(command: Parser, help_text: str) -> None:
    """Add the file that it writes."""
    command.add_argument("--output", type=Path, required=True, metavar=_("BESTAND"), help=help_text)


def add_taken_in(command: Parser, help_text: str) -> None:
    """Add the file that it reads, and how."""
    command.add_argument("file", type=Path, metavar=_("BESTAND"), help=help_text)
    command.add_argument("--dry-run", action="store_true", help=_("kijk alleen, bewaar niets"))
    command.add_argument("--json", action="store_true", help=_("vertel de uitkomst als JSON"))


def whole(least: int, most: int) -> Callable[[str], int]:
    """A whole number from `least` to `most`."""

    def read(text: str) -> int:
        if text.isascii() and text.isdigit() and least <= int(text) <= most:
            return int(text)
        raise argparse.ArgumentTypeError(
            _("kies een getal van {least} tot en met {most}").format(least=least, most=most)
        )

    return read


def iso_week(text: str) -> dt.date:
    """The Monday of a week written as 2026-W53."""
    match = re.fullmatch(r"(\d{4})-?[Ww](\d{1,2})", text.strip(), re.ASCII)
    if match is None:
        raise argparse.ArgumentTypeError(_("schrijf de week als 2026-W53"))
    year, week = int(match.group(1)), int(match.group(2))
    try:
        return dt.date.fromisocalendar(year, week, 1)
    except ValueError:
        raise argparse.ArgumentTypeError(
            _("{year} heeft geen week {week}; de laatste is week {last}").format(
                year=year, week=week, last=dt.date(max(year, 1), 12, 28).isocalendar().week
            )
        ) from None


def day(text: str) -> dt.date:
    """A date written as 2026-12-31 or 31-12-2026."""
    parts = re.fullmatch(r"(\d{1,4})-(\d{1,2})-(\d{1,4})", text.strip(), re.ASCII)
    if parts is None:
        raise argparse.ArgumentTypeError(_("schrijf de dag als 31-12-2026 of 2026-12-31"))
    begin, month, other = (int(part) for part in parts.groups())
    year, number = (begin, other) if len(parts.group(1)) == _YEAR_DIGITS else (other, begin)
    try:
        if not EARLIEST_YEAR <= year <= LATEST_YEAR:
            raise ValueError(year)
        return dt.date(year, month, number)
    except ValueError:
        raise argparse.ArgumentTypeError(
            _("de dag {text} bestaat niet").format(text=text.strip())
        ) from None


def by_name(name: str, known: Mapping[str, K], sentence: str) -> K:
    """The one of that name. Raises Invalid that names what there is."""
    plain_name = name_key(name)
    for known_name, known_id in known.items():
        if name_key(known_name) == plain_name:
            return known_id
    others = listing(sorted(known, key=folded)) or _("nog niets")
    raise Invalid(sentence.format(name=name, others=others))


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
    return message.removeprefix(": ")  # of a command, which has no name of its own
