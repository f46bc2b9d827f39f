"""Dead code: what the program defines and neither the program nor a test names. Part of `make check`."""

import sys
from pathlib import Path

from vulture import Vulture  # type: ignore[import-untyped]

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = ("buurthuis_app", "installer", "build_installer.py")
USERS = ("tests", "benchmarks", "docs", "resources")

READ_ELSEWHERE = (
    ROOT / "buurthuis_app/persistence/server/dialect.py",
    ROOT / "buurthuis_app/persistence/migrations",
    ROOT / "buurthuis_app/persistence/tables",
)
"""Alembic, `schema` and SQLAlchemy find what is in these by its name."""

CALLED_BY_NAME = (
    *("*Event", "startDrag", "supportedActions", "hasHeightForWidth", "nextCheckState"),  # Qt
    *("*Handler", "buffer_text"),  # expat
    *("cache_ok", "load_dialect_impl", "process_*", "text_factory"),  # SQLAlchemy and SQLite
    *("space*", "*Align", "valign", "useA85", "font*", "*Padding"),  # ReportLab
    *("_cur*", "_*ColorObj", "_x", "_x0", "_y", "_y0"),  # ReportLab
    *("_formatText", "beginText", "setTextOrigin"),  # ReportLab
    *(
        "dim_*",
        "offset_",
        "col_*_",
        "row_*_",
        "integrality_",
        "format_",
        "start_",
        "index_",
        "value_",
    ),  # HiGHS
    *("__class__", "__call__", "__getattr__", "raiseExceptions"),  # Python
    *("StructParents", "Tabs", "StructTreeRoot", "MarkInfo", "Metadata"),  # keys in a PDF
    *("value_of", "set_of"),  # by the tables
    *("XMLParserType", "OldBook", "OldSheet"),  # in types that are texts
    *(
        "collected_by",
        "chosen_on",
        "kept_on",
        "now_and_then",
        "THURSDAY",
    ),  # fields of what is kept, and a whole week
    "pruned",  # by PyInstaller
)


def unused() -> list[str]:
    """Each as "file:line: what", with the path from the root."""
    finder = Vulture(ignore_names=list(CALLED_BY_NAME))
    finder.scavenge([str(ROOT / path) for path in (*PROGRAM, *USERS)])
    program = [ROOT / path for path in PROGRAM]
    return [
        f"{item.filename.relative_to(ROOT)}:{item.first_lineno}: {item.typ} {item.name}"
        for item in finder.get_unused_code(min_confidence=60)
        if any(item.filename.is_relative_to(path) for path in program)
        and not any(item.filename.is_relative_to(path) for path in READ_ELSEWHERE)
    ]


def main() -> int:
    """Print what is dead; 1 when something is."""
    found = unused()
    sys.stdout.write("\n".join(found or ["No dead code."]) + "\n")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
