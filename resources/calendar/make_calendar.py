"""Writes nl.json from the `holidays` package: `make calendar`, once a year. The program itself reads only the table."""

import json
from itertools import groupby
from pathlib import Path

from holidays import country_holidays

TARGET = Path(__file__).with_name("nl.json")
PUBLIC_YEARS = range(2000, 2101)
SCHOOL_YEARS = range(2014, 2041)
"""As far ahead as the package may ever know; years it does not know yield nothing."""
REGIONS = ("Noord", "Midden", "Zuid")


def table() -> dict[str, object]:
    """Public holidays by date, and per region the school holidays as (first, last, name)."""
    public = country_holidays("NL", years=PUBLIC_YEARS, language="nl")
    return {
        "public": {day.isoformat(): name for day, name in sorted(public.items())},
        "school": {region: _breaks(region) for region in REGIONS},
    }


def _breaks(region: str) -> list[list[str]]:
    found = country_holidays(
        "NL", subdiv=region, years=SCHOOL_YEARS, categories=("school",), language="nl"
    )
    days = sorted(found.items())
    # Days that follow each other under one name are one break: their ordinal minus their place is the same.
    runs = groupby(enumerate(days), lambda at: (at[1][0].toordinal() - at[0], at[1][1]))
    return [_ends([day for _place, day in run]) for _key, run in runs]


def _ends(run: list[tuple[object, str]]) -> list[str]:
    return [str(run[0][0]), str(run[-1][0]), run[0][1].lower()]


if __name__ == "__main__":
    TARGET.write_text(json.dumps(table(), ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
