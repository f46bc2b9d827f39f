"""Tables are found by name and by record, and made no sooner than they are asked for."""

import pkgutil
import subprocess
import sys

import pytest
from msgspec import Struct

from buurthuis_app.domain.counts.count import TallyKind
from buurthuis_app.domain.stories.story import Story
from buurthuis_app.persistence import schema, tables
from tests.records import kept_records

WITHOUT_RECORD = {"draft", "announced_erasure"}


def test_a_record_finds_the_table_of_its_name() -> None:
    assert schema.table_of(TallyKind) is schema.tally_kind
    assert schema.links_of(Story) == {"theme_ids": schema.story_theme}


def test_what_has_no_table_is_said_to_have_none() -> None:
    class Umbrella(Struct):
        """Not kept."""

    with pytest.raises(KeyError, match="umbrella"):
        schema.table_of(Umbrella)
    assert not hasattr(schema, "umbrella")


def test_every_table_belongs_to_a_record_or_ties_two() -> None:
    records = {schema.table_of(record).name for record in kept_records()}
    links = {table.name for record in kept_records() for table in schema.links_of(record).values()}
    assert records | links | WITHOUT_RECORD == set(schema.metadata.tables)


def test_every_module_of_tables_is_an_area() -> None:
    prefix = f"{tables.__name__}."
    found = pkgutil.walk_packages(tables.__path__, prefix)
    modules = {module.name.removeprefix(prefix) for module in found if not module.ispkg}
    assert modules == {*schema.AREAS, "columns"}


def test_an_area_is_not_made_before_a_table_to_its_right_is_asked_for() -> None:
    program = (
        "from buurthuis_app.persistence import schema\n"
        "from buurthuis_app.persistence.tables.columns import metadata\n"
        "print(*metadata.tables)\n"
        "schema.activity\n"
        "print(*metadata.tables)\n"
        "print(*schema.metadata.tables)\n"
    )
    child = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    )
    none, some, every = (set(line.split()) for line in child.stdout.splitlines())
    assert not none
    assert {"centre", "activity"} <= some
    assert not {"story", "sign_up"} & some
    assert {"story", "sign_up"} <= every
