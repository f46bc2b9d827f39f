"""The licence is the whole European Union Public Licence 1.2."""

from pathlib import Path

LICENCE = (Path(__file__).parents[2] / "LICENSE").read_text(encoding="utf-8")


def test_the_licence_has_all_fifteen_articles_in_order() -> None:
    positions = [LICENCE.find(f"\n{number}. ") for number in range(1, 16)]
    assert -1 not in positions
    assert positions == sorted(positions)


def test_the_licence_ends_with_its_appendix_of_ten_compatible_licences() -> None:
    body, _, appendix = LICENCE.partition("\nAppendix\n")
    assert "governed by Belgian law" in body
    assert sum(line.startswith("— ") for line in appendix.splitlines()) == 10
    assert appendix.rstrip().endswith("production of a new\nEUPL version.")
