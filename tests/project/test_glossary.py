"""The glossary explains every word that the domain uses as a name."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
CLASS = re.compile(r"^class (\w+)", re.MULTILINE)


def test_every_record_of_the_domain_is_in_the_glossary_and_nothing_that_is_not_there() -> None:
    glossary = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    names = {
        name
        for path in (ROOT / "buurthuis_app" / "domain").rglob("*.py")
        for name in CLASS.findall(path.read_text(encoding="utf-8"))
        if not name.startswith("_")
    }
    explained = {word for word in glossary.split("`") if word.isidentifier() and word[0].isupper()}
    assert len(names) > 20
    assert explained == names


def test_the_glossary_says_in_which_folder_each_word_lies() -> None:
    package = ROOT / "buurthuis_app"
    lies = {
        (name, path.parent.relative_to(package).as_posix())
        for path in package.rglob("*.py")
        for name in CLASS.findall(path.read_text(encoding="utf-8"))
    }
    known = {name for name, _folder in lies}
    for line in (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("| ") and cells[0] != "Dutch":
            named = [word for word in cells[1].split("`") if word in known]
            folders = {word for word in cells[3].split("`") if "/" in word}
            assert {name for name in named for folder in folders if (name, folder) in lies} == {
                *named
            }, line
