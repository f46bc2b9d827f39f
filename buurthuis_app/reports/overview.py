"""An overview of a month, quarter or year as a PDF: the sections, in their order."""

import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from buurthuis_app import files
from buurthuis_app.domain.overview import Overview
from buurthuis_app.i18n import _, listing
from buurthuis_app.reports import overview_method, overview_numbers, overview_stories
from buurthuis_app.reports.page import Masthead, Progress, build
from buurthuis_app.reports.section import Section, flowables
from buurthuis_app.reports.text import Typesetter

SECTIONS: tuple[Section[Overview], ...] = (
    Section(
        key="chart",
        title=overview_numbers.chart_title,
        draw=overview_numbers.chart,
        room=overview_numbers.CHART_HEIGHT + 24,
        wanted=lambda overview: bool(overview.parts),
    ),
    Section(
        key="activities",
        title=lambda _overview: _("Activiteiten"),
        draw=overview_numbers.activities,
    ),
    Section(
        key="kinds",
        title=lambda _overview: _("Wie er kwamen"),
        draw=overview_numbers.tally_kinds,
        wanted=lambda overview: bool(overview.categories),
    ),
    Section(
        key="stories",
        title=lambda _overview: _("Verhalen"),
        draw=overview_stories.stories,
        room=120,
        wanted=lambda overview: bool(overview.stories),
    ),
    Section(
        key="method",
        title=lambda _overview: _("Hoe is er geteld"),
        draw=overview_method.method,
        room=430,
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Notes:
    """What the maker of a paper should know: how long it became, and which letters could not be shown."""

    pages: int
    missing_letters: tuple[str, ...] = ()

    @property
    def sentences(self) -> tuple[str, ...]:
        """The notes as sentences for the user; empty when all went well."""
        if not self.missing_letters:
            return ()
        named = listing([_named(letter) for letter in self.missing_letters])
        return (
            _("Deze tekens kan het lettertype niet tonen, er staat een blokje: {letters}.").format(
                letters=named
            ),
        )


def write_overview(
    overview: Overview, target: BinaryIO | Path, progress: Progress | None = None
) -> Notes:
    """Draw `overview` as a PDF into an open file or to a path, where it appears whole or not at all.

    `progress` hears how far it is, and may raise to stop; nothing is written then.
    Raises DiskFull or ReadOnly when the target cannot be written.
    """
    setter = Typesetter()
    story = [
        *overview_numbers.title_block(overview, setter),
        *overview_numbers.large_figures(overview, setter),
        *flowables(SECTIONS, overview, setter),
    ]
    masthead = Masthead(
        centre=setter.line(overview.centre),
        title=setter.line(overview_numbers.title(overview)),
        printed_on=overview.printed_on,
    )
    content, pages = build(story, masthead, progress)
    _save(content, target)
    return Notes(pages=pages, missing_letters=setter.missing)


def _save(content: bytes, target: BinaryIO | Path) -> None:
    if isinstance(target, Path):
        with files.written_whole(target) as file:
            file.write(content)
    else:
        with files.speaking_of_files():
            target.write(content)
            target.flush()


def _named(letter: str) -> str:
    """A letter with its number in Unicode; half a letter cannot be shown anywhere, so only its number."""
    number = f"U+{ord(letter):04X}"
    return number if unicodedata.category(letter) == "Cs" else f"{letter} ({number})"
