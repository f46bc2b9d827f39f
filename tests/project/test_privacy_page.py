"""docs/privacy.md says of every personal column what the schema's own marks say."""

from pathlib import Path

from buurthuis_app.domain.shared.personal_data import Retention
from buurthuis_app.persistence import schema
from buurthuis_app.persistence.erasure import retention_rules

PAGE = (Path(__file__).parents[2] / "docs" / "privacy.md").read_text(encoding="utf-8")


def test_the_page_names_every_marked_column_with_its_purpose_and_term() -> None:
    marked = set()
    for table in schema.metadata.tables.values():
        for column in table.columns:
            if personal := column.info.get("personal"):
                months = retention_rules.RULES[personal.retention].months
                marked.add((f"`{table.name}.{column.name}`", personal.purpose, str(months)))
    rows = [line.strip("| ").split(" | ") for line in PAGE.splitlines() if line.startswith("| `")]
    assert marked
    assert {(column, purpose, months) for column, purpose, _ends, months in rows} == marked


def test_every_kind_of_retention_has_a_rule() -> None:
    assert set(retention_rules.RULES) == set(Retention)
