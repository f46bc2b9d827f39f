"""Files for an overview over centres, and a centre by its name, from the command line."""

import shutil
from pathlib import Path

import pytest

from buurthuis_app import cli, paths
from buurthuis_app.exchange.joint import shared_file
from buurthuis_app.records import replace
from buurthuis_app.services.centre import known_centres


def test_a_file_is_written_taken_in_and_renewed_only_on_purpose_by_an_older_one(
    filled: Path, tmp_path: Path, template: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "ander"
    other.mkdir()
    shutil.copy(template, other / paths.DATABASE_NAME)
    target = tmp_path / "a.samen"
    share = ["--data", str(filled), "export", "joint", "--year", "2025", "--output", str(target)]
    assert cli.run(share) == cli.GOOD
    take_in = ["--data", str(other), "import", "centre", str(target)]
    assert cli.run(take_in) == cli.GOOD
    assert "is ingelezen: 2025." in capsys.readouterr().out

    later = shared_file.read(target)
    earlier = later.made_at.replace(year=2020)
    shared_file.write(replace(later, made_at=earlier, years=()), target)
    assert cli.run(take_in) == cli.AT_FAULT
    assert "al een nieuwer bestand" in capsys.readouterr().err
    assert cli.run([*take_in, "--older"]) == cli.GOOD
    assert "dus weg: 2025" in capsys.readouterr().out

    known_centres.note(other, "De Brug")
    assert cli.run(["--centre", "de brug", "check"]) == cli.GOOD
    assert cli.run(["--centre", "De Linde", "check"]) == cli.AT_FAULT
    assert "niet bekend: De Linde. Wel bekend: De Brug" in capsys.readouterr().err
