"""A file with thousands of names holds no counts of activities."""

from pathlib import Path

import pytest

from buurthuis_app.errors import Invalid
from buurthuis_app.services.counts import sheet_import
from buurthuis_app.services.registry import CentreServices


def test_thousands_of_names_are_no_activities(
    house: CentreServices, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheet_import, "MOST_ACTIVITIES", 20)
    path = tmp_path / "lijst.csv"
    for names, refused in ((20, False), (21, True)):
        rows = "".join(
            f"{1 + number}-3-2024;Activiteit {chr(97 + number)}{chr(97 + number)};5\n"
            for number in range(names)
        )
        path.write_text(f"Datum;Activiteit;Aantal\n{rows}", encoding="utf-8")
        if refused:
            with pytest.raises(Invalid, match="21 verschillende activiteiten"):
                house.importing.read(path)
        else:
            assert len(house.importing.read(path).names) == names
