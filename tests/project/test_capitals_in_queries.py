"""Capitals are compared by the program: to SQLite's lower() and LIKE, Ö and ö are two letters."""

import re
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2] / "buurthuis_app"
ASCII_ONLY = re.compile(
    r"func\.(lower|upper)\b|\.(ilike|like|icontains|istartswith|collate)\(|NOCASE"
)


def test_no_query_leaves_capitals_to_the_database() -> None:
    files = [*SOURCE.glob("persistence/**/*.py"), *SOURCE.glob("services/**/*.py")]
    assert len(files) > 100
    found = [
        f"{path.relative_to(SOURCE)}: {match.group()}"
        for path in files
        for match in ASCII_ONLY.finditer(path.read_text("utf-8"))
    ]
    assert found == []
    assert ASCII_ONLY.search("func.lower(table.c.name)")
