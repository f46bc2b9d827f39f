"""Tables of a year's goals: numbers that can be reckoned with, and the columns that each paper picks."""

from buurthuis_app.domain.papers.sheets import Euros
from buurthuis_app.reports.goals.tables import year_tables
from tests.reports.goals.goals_example import a_goals_year


def test_a_years_goals_are_tables_with_numbers() -> None:
    indicators, initiatives, kept = year_tables(a_goals_year())
    of_years = zip(
        *(indicators.column(name) for name in ("jaar", "gerealiseerd", "stand")), strict=True
    )
    assert list(of_years) == [(2025, 6.5, ""), (2026, None, "geen peiling")]
    (granted,) = initiatives.column("toegekend")
    assert granted == 1250.5
    assert isinstance(granted, Euros)
    assert kept.column("gehouden?") == ("niet gemeten", "ja", "nee")
