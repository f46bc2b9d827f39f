"""TOML files of the demo's data: every one is read, and a mistake in one says where it is."""

from pathlib import Path

import msgspec
import pytest

from buurthuis_app import paths
from buurthuis_app.demo.data.activities import activities_data
from buurthuis_app.demo.data.centre import centre_data
from buurthuis_app.demo.data.confidant import confidant_data
from buurthuis_app.demo.data.goals.indicators import indicators_data
from buurthuis_app.demo.data.goals.initiatives import initiatives_data
from buurthuis_app.demo.data.goals.promises import promises_data
from buurthuis_app.demo.data.goals.surveys import surveys_data
from buurthuis_app.demo.data.goals.voices import voices_data
from buurthuis_app.demo.data.hire import hire_data
from buurthuis_app.demo.data.hours import hours_data
from buurthuis_app.demo.data.incidents import incidents_data
from buurthuis_app.demo.data.joint import joint_data
from buurthuis_app.demo.data.lending import lending_data
from buurthuis_app.demo.data.outreach import outreach_data
from buurthuis_app.demo.data.overviews import overviews_data
from buurthuis_app.demo.data.participants import participants_data
from buurthuis_app.demo.data.photos import photos_data
from buurthuis_app.demo.data.placements import placements_data
from buurthuis_app.demo.data.rosters import rosters_data
from buurthuis_app.demo.data.signups import signups_data
from buurthuis_app.demo.data.stories import FILES
from buurthuis_app.demo.data.toml_file import Data, read
from buurthuis_app.demo.data.vacancies import vacancies_data
from buurthuis_app.demo.data.volunteers import volunteers_data

FOLDER = paths.resources() / "demo"
READERS = (
    activities_data,
    centre_data,
    confidant_data,
    hours_data,
    hire_data,
    indicators_data,
    initiatives_data,
    joint_data,
    incidents_data,
    lending_data,
    outreach_data,
    overviews_data,
    participants_data,
    photos_data,
    placements_data,
    promises_data,
    rosters_data,
    signups_data,
    surveys_data,
    vacancies_data,
    voices_data,
    volunteers_data,
)


class Chair(Data, frozen=True, kw_only=True):
    place: int
    sitter: str = ""


class Chairs(Data, frozen=True, kw_only=True):
    chairs: tuple[Chair, ...]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder of data."""
    monkeypatch.setattr(paths, "resources", lambda: tmp_path)
    folder = tmp_path / "demo"
    folder.mkdir()
    return folder


def test_every_file_is_read_and_every_reader_has_a_file() -> None:
    for reader in READERS:
        assert reader() is reader()
    assert {path.stem for path in FOLDER.glob("*")} - {"stories"} == {
        reader.__name__.removesuffix("_data") for reader in READERS
    }
    assert {path.name for path in (FOLDER / "stories").iterdir()} == {
        f"{name}.toml" for name in FILES
    }


def test_a_table_is_read_as_its_shape(folder: Path) -> None:
    text = '[[chairs]]\nplace = 1\n\n[[chairs]]\nplace = 2\nsitter = "Zoë"\n'
    (folder / "chairs.toml").write_text(text, encoding="utf-8")
    assert read("chairs", Chairs) == Chairs(chairs=(Chair(place=1), Chair(place=2, sitter="Zoë")))


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ('[[chairs]]\nplace = "1"\n', r"chairs\.toml: .*chairs\[0\]\.place"),
        ("[[chairs]]\nplace = 1\nseat = 2\n", r"chairs\.toml: .*`seat`.*chairs\[0\]"),
        ("[[chairs]]\n", r"chairs\.toml: .*`place`"),
    ],
)
def test_a_key_that_is_wrong_unknown_or_missing_is_named(
    folder: Path, text: str, where: str
) -> None:
    (folder / "chairs.toml").write_text(text, encoding="utf-8")
    with pytest.raises(msgspec.ValidationError, match=where):
        read("chairs", Chairs)
