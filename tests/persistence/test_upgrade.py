"""Files of earlier, later and other programs."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager, closing, suppress
from functools import partial
from pathlib import Path
from uuid import UUID

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from buurthuis_app.domain.activities.activity import Activity, Skip
from buurthuis_app.domain.centre.centre import ActivityKind, Centre, Room
from buurthuis_app.domain.shared.progress import Cancelled
from buurthuis_app.domain.stories.story import Story
from buurthuis_app.errors import AppError, Damaged, ReadOnly, TooNew
from buurthuis_app.persistence import schema, upgrade
from buurthuis_app.persistence.backups import backup, backup_folder
from buurthuis_app.persistence.database import Database
from buurthuis_app.persistence.integrity import file_check
from buurthuis_app.persistence.revision import HEAD, SHAPE
from buurthuis_app.records import replace
from buurthuis_app.services.centre.centres import usual_activity_kinds

REVISIONS = [
    script.revision
    for script in ScriptDirectory.from_config(upgrade.configuration()).walk_revisions()
][::-1]
NEXT = f"{int(HEAD) + 1:04d}"

ADDS_A_COLUMN = f"""
import sqlalchemy as sa
from alembic import op

revision, down_revision = "{NEXT}", "{HEAD}"


def upgrade() -> None:
    with op.batch_alter_table("centre", recreate="always") as batch:
        batch.add_column(sa.Column("postcode", sa.Text, nullable=False, server_default="1965"))
"""
BREAKS_HALFWAY = ADDS_A_COLUMN + '    op.execute("INSERT INTO nowhere VALUES (1)")\n'  # noqa: S608
LEAVES_AN_ORPHAN = ADDS_A_COLUMN + '    op.execute("UPDATE room SET centre_id = zeroblob(16)")\n'  # noqa: S608

Newer = Callable[[pytest.MonkeyPatch, str], None]


@pytest.fixture
def newer_program(tmp_path: Path, empty_file: Path) -> Newer:
    """Give the program one migration more."""

    def with_migration(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
        own = Path(upgrade.__file__).parent / "migrations"
        folder = shutil.copytree(own, tmp_path / "newer" / "migrations")
        (folder / "versions" / f"v{NEXT}_next.py").write_text(text, encoding="utf-8")

        def configuration() -> Config:
            config = Config()
            config.set_main_option("script_location", str(folder))
            return config

        monkeypatch.setattr(upgrade, "configuration", configuration)
        monkeypatch.setattr(file_check, "HEAD", NEXT)
        fresh = Path(shutil.copy(empty_file, tmp_path / "newer" / "fresh.db"))
        with suppress(Exception):  # one that breaks halfway has no shape
            upgrade.migrate(fresh)
            with closing(sqlite3.connect(fresh)) as connection:
                monkeypatch.setattr(file_check, "SHAPE", file_check.shape(connection))

    return with_migration


@pytest.fixture
def old_file(template: Path, tmp_path: Path) -> Path:
    """A centre's file of the program as it is, alone in its folder."""
    folder = tmp_path / "Gegevens van Zoë"
    folder.mkdir()
    return Path(shutil.copy(template, folder / "buurthuis.db"))


def query(path: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(sql).fetchall()


def test_the_program_knows_the_shape_of_its_own_files(empty_file: Path) -> None:
    with closing(sqlite3.connect(empty_file)) as connection:
        assert file_check.shape(connection) == SHAPE


@pytest.mark.parametrize(
    "planted",
    [
        "CREATE TRIGGER t AFTER INSERT ON sealed_message BEGIN SELECT 1; END",
        "CREATE TRIGGER t BEFORE INSERT ON sealed_message BEGIN SELECT RAISE(IGNORE); END",
        "CREATE VIEW v AS SELECT * FROM centre",
        "CREATE TABLE w (x, y)",
        "CREATE VIRTUAL TABLE f USING fts5(x)",
        "CREATE INDEX i ON centre (name)",
        "DROP INDEX ix_candidate_vacancy_id",
        "ALTER TABLE sealed_message ADD COLUMN at DATE",
        "ALTER TABLE sealed_message ADD COLUMN at AS (hex(message_id))",
        "DROP TABLE confidant_figure",
    ],
)
def test_what_somebody_planted_in_the_file_is_found_at_opening_and_in_every_check(
    planted: str, old_file: Path
) -> None:
    upgrade.prepare(old_file)
    backup.verify(old_file)
    with closing(sqlite3.connect(old_file)) as connection:
        connection.execute(planted)
        connection.commit()
    before = old_file.read_bytes()
    for look in (upgrade.prepare, file_check.inspect, backup.verify):
        with pytest.raises(Damaged, match="buiten het programma"):
            look(old_file)
    with pytest.raises(Damaged):
        backup.make(old_file, old_file.parent / "kopie.db")
    assert old_file.read_bytes() == before


def test_a_trigger_in_an_older_file_is_not_carried_along(old_file: Path) -> None:
    upgrade.migrate(old_file)
    _downgrade(old_file, REVISIONS[-2])
    with closing(sqlite3.connect(old_file)) as connection:
        connection.execute("CREATE TRIGGER t AFTER INSERT ON centre BEGIN SELECT 1; END")
        connection.commit()
    with pytest.raises(Damaged, match="buiten het programma"):
        upgrade.prepare(old_file)


def test_statistics_that_sqlite_keeps_are_no_part_of_the_shape(old_file: Path) -> None:
    with closing(sqlite3.connect(old_file)) as connection:
        connection.execute("ANALYZE")
        connection.commit()
    backup.verify(old_file)
    assert query(old_file, "SELECT name FROM sqlite_schema WHERE name = 'sqlite_stat1'")


def test_the_program_knows_the_newest_migration() -> None:
    assert REVISIONS[-1] == HEAD
    assert all(revision.isdigit() and len(revision) == 4 for revision in REVISIONS)


def test_a_migrated_file_has_exactly_the_tables_of_the_schema(template: Path) -> None:
    engine = create_engine(f"sqlite:///{template}")
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, schema.metadata) == []
    engine.dispose()


def test_a_migrated_file_has_exactly_the_column_types_and_keys_of_the_schema(
    template: Path, tmp_path: Path
) -> None:
    fresh = tmp_path / "fresh.db"
    engine = create_engine(f"sqlite:///{fresh}")
    schema.metadata.create_all(engine)
    engine.dispose()
    for table in schema.metadata.tables:
        # Beside the order in which they were made, which means nothing for keys and indexes.
        for pragma, of in (("table_xinfo", 0), ("foreign_key_list", 2), ("index_list", 1)):
            asked = f"PRAGMA {pragma}('{table}')"
            ours, theirs = query(template, asked), query(fresh, asked)
            assert sorted(str(row[of:]) for row in ours) == sorted(str(row[of:]) for row in theirs)
    without_rowid = "SELECT name, wr FROM pragma_table_list WHERE name NOT LIKE 'alembic%'"
    assert sorted(query(template, without_rowid)) == sorted(query(fresh, without_rowid))


def fill(path: Path) -> dict[str, int]:
    """One row in each table, of whatever its columns take; how many rows each then holds."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        tables = [
            name
            for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type='table'")
            if name != "alembic_version"
        ]
        for table in tables:
            columns = connection.execute(f"PRAGMA table_xinfo('{table}')").fetchall()
            values = [example_of(str(column[2]), str(column[1])) for column in columns]
            holes = ",".join("?" * len(values))
            connection.execute(f'INSERT OR IGNORE INTO "{table}" VALUES ({holes})', values)  # noqa: S608
        return {
            table: connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]  # noqa: S608
            for table in tables
        }


def example_of(kind: str, name: str) -> object:
    if kind == "BLOB":
        return b"0123456789abcdef"
    if kind in {"INTEGER", "BOOLEAN"}:
        return 1
    return {"DATE": "2026-11-22", "TIME": "10:00:00.000000"}.get(kind, f"{name} é")


def test_each_step_from_an_empty_file_keeps_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "buurthuis.db"
    path.touch()
    held: dict[str, int] = {}
    for revision in REVISIONS:
        upgrade.migrate(path, revision)
        assert query(path, "SELECT version_num FROM alembic_version") == [(revision,)]
        now = fill(path)
        assert {table: now.get(table) for table in held} == held
        held = now
    assert held.keys() == set(schema.metadata.tables)
    assert query(path, "PRAGMA integrity_check") == [("ok",)]
    assert query(path, "PRAGMA foreign_key_check") == []


def test_each_step_can_be_gone_back(empty_file: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(empty_file, tmp_path / "buurthuis.db"))
    fill(path)
    _downgrade(path, "base")
    tables = query(path, "SELECT name FROM sqlite_schema WHERE type='table'")
    assert tables == [("alembic_version",)]


def test_a_file_of_before_the_planner_keeps_its_themes_and_gets_the_usual_kinds(
    tmp_path: Path,
) -> None:
    path = tmp_path / "buurthuis.db"
    path.touch()
    upgrade.migrate(path, "0001")
    house, theme, activity, story = (bytes([n]) * 16 for n in range(4))
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement, values in (
            ("INSERT INTO centre VALUES (?, 'De Schakel', '', 1)", (house,)),
            ("INSERT INTO theme VALUES (?, ?, 'meedoen', 1)", (theme, house)),
            (
                (
                    "INSERT INTO activity (id, centre_id, title, first, rule, theme_id, led_by, "
                    "description, version) VALUES (?, ?, 'Koffie', '2024-02-29', '', ?, 'Ria S.', '', 3)"
                ),
                (activity, house, theme),
            ),
            (
                (
                    "INSERT INTO story (id, centre_id, date, happened, title, changed, matters, quote, "
                    "teller_role, theme_id, consent, version) "
                    "VALUES (?, ?, '2024-02-29', 'Iets.', '', '', '', '', '', ?, 'none_yet', 1)"
                ),
                (story, house, theme),
            ),
        ):
            connection.execute(statement, values)
    upgrade.prepare(path)
    database = Database(path)
    with database.read() as work:
        (centre,) = work.store(Centre).find()
        (kept,) = work.store(Activity).find()
        (told,) = work.store(Story).find()
        kinds = work.store(ActivityKind).find()
    database.close()
    assert centre == Centre(id=UUID(bytes=house), name="De Schakel")
    assert kept.theme_ids == told.theme_ids == (UUID(bytes=theme),)
    assert (kept.led_by, kept.skips, kept.version) == (
        "Ria S.",
        frozenset({Skip.CLOSED_DAYS}),
        3,
    )
    wanted = usual_activity_kinds(centre)
    assert {replace(kind, id=centre.id) for kind in kinds} == {
        replace(kind, id=centre.id) for kind in wanted
    }
    _downgrade(path, "0001")
    assert query(path, "SELECT theme_id FROM activity UNION ALL SELECT theme_id FROM story") == [
        (theme,),
        (theme,),
    ]


def test_what_was_planned_is_the_first_time_of_its_day_and_going_back_leaves_an_extra(
    tmp_path: Path,
) -> None:
    path = tmp_path / "buurthuis.db"
    path.touch()
    upgrade.migrate(path, "0023")
    fill(path)
    ((before,),) = query(path, "SELECT planned_for FROM occurrence")
    upgrade.migrate(path)
    assert query(path, "SELECT planned_for, sitting FROM occurrence") == [(before, 1)]
    assert query(path, "SELECT sitting, further FROM activity") == [(1, "[]")]
    with closing(sqlite3.connect(path)) as connection, connection:
        columns = ", ".join(
            str(name)
            for (name,) in query(path, "SELECT name FROM pragma_table_info('occurrence')")
            if name not in {"id", "sitting", "planned_for"}
        )
        connection.execute("UPDATE occurrence SET planned_for = date")
        connection.execute(
            f"INSERT INTO occurrence (id, sitting, planned_for, {columns}) "  # noqa: S608 - of the table
            f"SELECT zeroblob(16), 2, date, {columns} FROM occurrence"
        )
    _downgrade(path, "0023")
    planned = query(path, "SELECT planned_for IS NULL FROM occurrence ORDER BY id = zeroblob(16)")
    assert planned == [(0,), (1,)]


def _downgrade(path: Path, revision: str) -> None:
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        config = upgrade.configuration()
        config.attributes["connection"] = connection
        command.downgrade(config, revision)
    engine.dispose()


def test_a_file_that_has_only_its_mark_is_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "buurthuis.db"
    path.touch()
    upgrade.migrate(path, "base")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA application_id={schema.APPLICATION_ID}")
    assert file_check.inspect(path).revision == "0000"
    upgrade.prepare(path)
    assert file_check.inspect(path).current
    backup.verify(path)


def test_a_new_file_is_made_whole_with_its_folder(
    tmp_path: Path, names_in: Callable[[Path], list[str]]
) -> None:
    folder = tmp_path / "Buurthuis Zoë & co #1 50%25?" / "twee"
    upgrade.prepare(folder / "buurthuis.db")
    assert names_in(tmp_path) == [f"{folder.relative_to(tmp_path)}/buurthuis.db"]
    assert file_check.inspect(folder / "buurthuis.db").current


def test_a_file_of_this_program_is_left_alone(old_file: Path) -> None:
    before = old_file.read_bytes()
    upgrade.prepare(old_file)
    assert old_file.read_bytes() == before


def test_an_older_file_is_migrated_after_a_backup_and_loses_nothing(
    old_file: Path,
    newer_program: Newer,
    monkeypatch: pytest.MonkeyPatch,
    names_in: Callable[[Path], list[str]],
) -> None:
    before = query(old_file, "SELECT * FROM centre")
    rooms = query(old_file, "SELECT * FROM room")
    newer_program(monkeypatch, ADDS_A_COLUMN)
    upgrade.prepare(old_file)
    assert query(old_file, "SELECT * FROM centre") == [(*row, "1965") for row in before]
    # rebuilding a parent table did not take its children along
    assert query(old_file, "SELECT * FROM room") == rooms
    assert len(rooms) == 1
    (kept,) = backup_folder.listed(old_file.parent / backup.FOLDER)
    assert kept.occasion is backup_folder.Occasion.MIGRATION
    assert "buurthuis.db" in names_in(old_file.parent)
    assert (
        len(names_in(old_file.parent)) == 4
    )  # with the checksum of the backup, and that it was made
    assert query(kept.path, "SELECT * FROM centre") == before


def test_a_newer_file_is_refused_with_both_versions_and_not_a_byte_changes(
    old_file: Path, newer_program: Newer, names_in: Callable[[Path], list[str]]
) -> None:
    with pytest.MonkeyPatch.context() as only_now:
        newer_program(only_now, ADDS_A_COLUMN)
        upgrade.migrate(old_file)
    before, names = old_file.read_bytes(), names_in(old_file.parent)
    with pytest.raises(TooNew) as caught:
        upgrade.prepare(old_file)
    assert NEXT in caught.value.sentence
    assert HEAD in caught.value.sentence
    assert old_file.read_bytes() == before
    assert names_in(old_file.parent) == names


@pytest.mark.parametrize(
    ("migration", "error"), [(BREAKS_HALFWAY, Exception), (LEAVES_AN_ORPHAN, Damaged)]
)
def test_a_migration_that_fails_leaves_the_file_and_its_folder_as_they_were(
    old_file: Path,
    newer_program: Newer,
    monkeypatch: pytest.MonkeyPatch,
    names_in: Callable[[Path], list[str]],
    migration: str,
    error: type[Exception],
) -> None:
    before = old_file.read_bytes()
    newer_program(monkeypatch, migration)
    with pytest.raises(error):
        upgrade.prepare(old_file)
    assert old_file.read_bytes() == before
    assert len(backup_folder.listed(old_file.parent / backup.FOLDER)) == 1
    assert len(names_in(old_file.parent)) == 4


def test_a_migration_that_is_stopped_leaves_the_file_and_the_next_start_finishes_it(
    old_file: Path, newer_program: Newer, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = old_file.read_bytes()
    newer_program(monkeypatch, ADDS_A_COLUMN)
    told: set[int] = set()

    def hear(stop_at: int, done: int, _all: int) -> None:
        told.add(done)
        if done >= stop_at:
            raise Cancelled

    for moment in (0, 10, 80, 90):
        with pytest.raises(Cancelled):
            upgrade.prepare(old_file, partial(hear, moment))
        assert old_file.read_bytes() == before
        assert not [item for item in old_file.parent.rglob("*") if "bezig" in item.name]
    upgrade.prepare(old_file, partial(hear, 100))
    assert file_check.inspect(old_file).current
    assert {0, 90} < told


def test_a_file_with_a_loose_end_is_not_migrated_and_not_lost(
    old_file: Path, newer_program: Newer, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(sqlite3.connect(old_file)) as connection:
        connection.execute("UPDATE room SET centre_id = zeroblob(16)")
        connection.commit()
    before = old_file.read_bytes()
    newer_program(monkeypatch, ADDS_A_COLUMN)
    with pytest.raises(Damaged, match="beschadigd"):
        upgrade.prepare(old_file)
    assert old_file.read_bytes() == before


def test_a_full_disk_stops_a_migration_before_it_touches_the_file(
    old_file: Path,
    newer_program: Newer,
    monkeypatch: pytest.MonkeyPatch,
    full_disk: Callable[[int], AbstractContextManager[None]],
    names_in: Callable[[Path], list[str]],
) -> None:
    before = old_file.read_bytes()
    newer_program(monkeypatch, ADDS_A_COLUMN)
    with pytest.raises(AppError), full_disk(len(before) // 2):
        upgrade.prepare(old_file)
    assert old_file.read_bytes() == before
    assert names_in(old_file.parent) == ["buurthuis.db"]


def test_a_full_disk_leaves_no_half_new_file(
    tmp_path: Path,
    full_disk: Callable[[int], AbstractContextManager[None]],
    names_in: Callable[[Path], list[str]],
) -> None:
    with pytest.raises(AppError), full_disk(20_000):
        upgrade.prepare(tmp_path / "buurthuis.db")
    assert names_in(tmp_path) == []


def foreign(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE recipe (name TEXT)")


def unnumbered(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA application_id={schema.APPLICATION_ID}")
        connection.execute("CREATE TABLE recipe (name TEXT)")


@pytest.mark.parametrize(
    "make",
    [
        foreign,
        unnumbered,
        Path.touch,
        lambda path: path.write_text("Lijst van bezoekers\n" * 100, encoding="utf-8"),
        lambda path: path.write_bytes(b"SQLite format 3\0" + b"\xff" * 4096),
    ],
    ids=["another program's database", "no revision", "empty", "text", "rubbish"],
)
def test_what_is_not_ours_is_refused_in_a_sentence_and_left_alone(
    tmp_path: Path, make: Callable[[Path], object], names_in: Callable[[Path], list[str]]
) -> None:
    path = tmp_path / "buurthuis.db"
    make(path)
    before = path.read_bytes()
    with pytest.raises(Damaged, match="reservekopie"):
        upgrade.prepare(path)
    assert path.read_bytes() == before
    assert names_in(tmp_path) == ["buurthuis.db"]


def test_a_folder_where_the_file_should_be_is_told(tmp_path: Path) -> None:
    with pytest.raises(ReadOnly):
        upgrade.prepare(tmp_path)


def test_a_place_where_no_folder_can_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "not a folder").touch()
    with pytest.raises(ReadOnly):
        upgrade.prepare(tmp_path / "not a folder" / "buurthuis.db")


def test_a_power_cut_during_a_write_is_mended_on_opening(old_file: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(old_file, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_size=1")
        connection.execute("BEGIN")
        connection.execute("UPDATE room SET name = 'half written'")
        connection.execute("PRAGMA cache_spill=ON")
        connection.executemany(
            "INSERT INTO draft VALUES (?, ?, '2026-11-22 10:00:00.000000')",
            [(str(n), "x" * 3_000) for n in range(100)],
        )
        cut = tmp_path / "after the cut"
        shutil.copytree(old_file.parent, cut)
        connection.execute("ROLLBACK")
    path = cut / "buurthuis.db"
    assert path.read_bytes() != old_file.read_bytes()
    assert (cut / "buurthuis.db-journal").stat().st_size > 0
    upgrade.prepare(path)
    database = Database(path)
    with database.read() as work:
        assert [room.name for room in work.store(Room).find()] == ["Grote zaal"]
        assert len(work.store(Centre).find()) == 1
    database.close()
    backup.verify(path)


def test_the_options_of_an_old_survey_are_asked_as_they_stood(tmp_path: Path) -> None:
    path = tmp_path / "oud.db"
    upgrade.migrate(path, "0012")
    fill(path)
    upgrade.migrate(path, "0015")
    assert query(path, "SELECT options, asked FROM survey_question") == [("options é", "[]")]


def without_number(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DELETE FROM alembic_version")
        connection.commit()


def older_than_its_tables(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0005'")
        connection.commit()


@pytest.mark.parametrize("break_it", [without_number, older_than_its_tables])
def test_a_revision_that_is_not_that_of_the_tables_is_told_with_a_way_on(
    old_file: Path, break_it: Callable[[Path], None]
) -> None:
    break_it(old_file)
    before = old_file.read_bytes()
    with pytest.raises(Damaged, match="reservekopie"):
        upgrade.prepare(old_file)
    assert old_file.read_bytes() == before
