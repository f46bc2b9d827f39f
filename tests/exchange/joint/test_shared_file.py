"""A file between centres: what goes in comes out, and anything else is refused with a sentence."""

import datetime as dt
from pathlib import Path
from uuid import UUID

import pytest

from buurthuis_app.domain.figures.figures import Figures
from buurthuis_app.domain.joint.shared_year import SharedCentre, SharedTheme
from buurthuis_app.domain.shared.small_groups import ShownCount
from buurthuis_app.errors import AppError, Damaged, Invalid, TooNew
from buurthuis_app.exchange.joint import shared_file
from buurthuis_app.records import replace
from tests.domain.joint.shared_years import COUNTED, shared, story

CENTRE = SharedCentre(
    centre_id=UUID(int=7),
    name="Wijkhuis ’t Trefpunt",
    town="Uitgeest",
    made_at=dt.datetime(2026, 1, 5, 9, tzinfo=dt.UTC),
    years=(
        shared(people=ShownCount(few=True), stories=(story("Koffie", "Taal", until=dt.date.max),)),
    ),
)


def test_what_was_written_is_read_back_and_anybody_can_see_what_it_says(tmp_path: Path) -> None:
    target = tmp_path / "trefpunt.samen"
    shared_file.write(CENTRE, target)
    assert shared_file.read(target) == CENTRE
    assert shared_file.kept(shared_file.text_of(CENTRE)) == CENTRE
    assert '"name": "Wijkhuis ’t Trefpunt"' in target.read_text(encoding="utf-8")


def test_a_file_that_was_altered_anywhere_is_refused() -> None:
    file = shared_file.encoded(CENTRE)
    for place in range(0, len(file), 7):
        altered = file[:place] + bytes([file[place] ^ 4]) + file[place + 1 :]
        for wrong in (altered, file[:place]):
            with pytest.raises(AppError):
                shared_file.decoded(wrong)
    number = file.replace(b'"visits": 100', b'"visits": 900')
    assert number != file
    with pytest.raises(Damaged, match=r"veranderd\. Er is niets van ingelezen"):
        shared_file.decoded(number)


def test_other_files_are_refused_with_a_sentence(tmp_path: Path) -> None:
    file = shared_file.encoded(CENTRE)
    for wrong in (b"", b"SQLite format 3\0", b"\xff\xfe\n", file.partition(b"\n")[2]):
        with pytest.raises(Invalid, match="geen bestand voor een overzicht over centra"):
            shared_file.decoded(wrong)
    with pytest.raises(TooNew, match="nieuwere versie"):
        shared_file.decoded(file.replace(b"SAMEN 1 ", b"SAMEN 2 ", 1))
    large = tmp_path / "groot.samen"
    with large.open("wb") as opened:
        opened.truncate(2**25 + 1)
    with pytest.raises(Invalid, match="geen bestand"):
        shared_file.read(large)
    with pytest.raises(AppError):
        shared_file.read(tmp_path / "weg.samen")


@pytest.mark.parametrize(
    "wrong",
    [
        replace(CENTRE, made_at=dt.datetime(2026, 1, 5)),  # noqa: DTZ001 - as it may stand in a file
        replace(CENTRE, years=(*CENTRE.years, *CENTRE.years)),
        replace(CENTRE, years=(shared(year=2024),)),
        replace(CENTRE, years=(shared(figures=Figures(held=-1)),)),
        replace(CENTRE, years=(shared(told=10**13),)),
        replace(CENTRE, name="\0"),
        replace(CENTRE, name=" "),
        replace(CENTRE, name="n" * 201),
        replace(CENTRE, years=(shared(themes=(SharedTheme(name="t" * 201, figures=COUNTED),)),)),
        replace(CENTRE, town="u" * 20_000),
    ],
)
def test_what_no_centre_can_have_is_refused_also_with_a_right_sum(wrong: SharedCentre) -> None:
    with pytest.raises(Damaged):
        shared_file.decoded(shared_file.encoded(wrong))


def test_content_of_another_shape_is_refused() -> None:
    for wrong in ("{}", "[" * 100_000, '{"centre_id": 3}', "niets"):
        with pytest.raises(Damaged):
            shared_file.parsed(wrong)
