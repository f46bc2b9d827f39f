"""Manual as it can be asked: its contents in reading order, its sections, and the passages where words stand."""

import re
from functools import cached_property
from pathlib import Path

from msgspec import Struct

from buurthuis_app import paths
from buurthuis_app.domain.shared.texts import folded
from buurthuis_app.gui.look.help_key import FIRST_TOPIC

FOUND_AT_MOST = 40
_AROUND = 70  # letters of a passage before and after the first word that was sought
_LINK = re.compile(r"!?\[([^\]]*)\]\(([^)]*)\)")
_ENTRY = re.compile(r"- \[([^\]]+)\]\(([\w-]+)\.md\)")
_MARKS = re.compile(r"[*`]+")
_BEFORE = re.compile(r"^\s*(?:- |\d+\. |> )|^\|?[-| ]+$|\|", re.MULTILINE)


class ContentsLine(Struct, frozen=True, kw_only=True):
    """A page in the list of contents; without a page it is the heading of a group."""

    title: str
    page: str = ""


class ManualSection(Struct, frozen=True, kw_only=True):
    """What stands under one heading. The text has no markup left."""

    page: str
    page_title: str
    title: str
    anchor: str
    text: str

    @property
    def topic(self) -> str:
        """How `HelpWindow.show_topic` and `topic` of a window call it."""
        return f"{self.page}#{self.anchor}" if self.anchor else self.page


class Passage(Struct, frozen=True, kw_only=True):
    """Where sought words stand: the section, and the words around them."""

    section: ManualSection
    words: str


class Manual:
    """The pages in `folder`: markdown files, of which `index.md` gives the order and the groups."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or paths.resources() / "help" / "nl"

    @cached_property
    def contents(self) -> tuple[ContentsLine, ...]:
        """Every page below the heading of its group, in the order in which one would read them."""
        lines = []
        for line in self.text(FIRST_TOPIC).splitlines():
            if line.startswith("## "):
                lines.append(ContentsLine(title=line[3:]))
            elif entry := _ENTRY.match(line):
                lines.append(ContentsLine(title=entry[1], page=entry[2]))
        return tuple(lines)

    @cached_property
    def sections(self) -> tuple[ManualSection, ...]:
        """All sections of all pages in the contents."""
        pages = (line.page for line in self.contents if line.page)
        return tuple(section for page in pages for section in self._sections_of(page))

    def knows(self, topic: str) -> bool:
        """Whether there is such a page, with such a heading when it names one."""
        page, _sign, anchor = topic.partition("#")
        return (self.folder / f"{page}.md").is_file() and (
            not anchor or any(section.anchor == anchor for section in self._sections_of(page))
        )

    def text(self, page: str) -> str:
        """The page as it is written."""
        return (self.folder / f"{page}.md").read_text(encoding="utf-8")

    def find(self, sought: str) -> tuple[Passage, ...]:
        """Sections that have every sought word, those first that have them in their heading."""
        words = folded(sought).split()
        if not words:
            return ()
        found = []
        for place, section in enumerate(self.sections):
            heading = folded(f"{section.page_title} {section.title}")
            whole = f"{heading} {folded(section.text)}"
            if all(word in whole for word in words):
                elsewhere = sum(word not in heading for word in words)
                found.append((elsewhere, place, section))
        return tuple(
            Passage(section=section, words=passage(section.text, words))
            for _elsewhere, _place, section in sorted(found)[:FOUND_AT_MOST]
        )

    def _sections_of(self, page: str) -> tuple[ManualSection, ...]:
        parts = re.split(r"^#+ ", self.text(page), flags=re.MULTILINE)[1:]
        cut = [part.partition("\n") for part in parts]
        page_title = cut[0][0]
        return tuple(
            ManualSection(
                page=page,
                page_title=page_title,
                title=title,
                anchor=anchor_of(title) if place else "",
                text=_plain(text),
            )
            for place, (title, _break, text) in enumerate(cut)
        )


def anchor_of(title: str) -> str:
    """What comes behind # to go to the heading: *Wat u telt* is wat-u-telt."""
    return "-".join(re.findall(r"[a-z0-9]+", folded(title)))


def passage(text: str, words: list[str]) -> str:
    """The words of `text` around the first place where one of `words` (folded) stands."""
    low = "".join(alike if len(alike := folded(letter)) == 1 else letter for letter in text)
    middle = min((low.find(word) for word in words if word in low), default=0)
    start = text.rfind(" ", 0, max(middle - _AROUND, 0)) + 1 if middle > _AROUND else 0
    end = text.find(" ", middle + _AROUND)
    shown = text[start:end] if end > 0 else text[start:]
    return f"{'… ' if start else ''}{shown.strip()}{' …' if end > 0 else ''}"


def _plain(text: str) -> str:
    without_links = _LINK.sub(lambda link: "" if link[0].startswith("!") else link[1], text)
    return " ".join(_BEFORE.sub(" ", _MARKS.sub("", without_links)).split())
