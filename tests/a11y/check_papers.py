"""`make a11y`: every paper as PDF, judged by the checkers of accessibility that there are.

    check FOLDER BIN    writes the papers there, and asks the programs outloud and pdfua of that folder
    write FOLDER        writes the papers, for veraPDF
    verapdf REPORT      what veraPDF said of them (--format xml)

Ends with 1 when an error is found. That a paper is PDF/UA is not claimed in it yet (docs/to-try.md), so that this is
missing is no error here.
"""

import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

from tests.reports.agreed_papers import papers

NOT_CLAIMED = "DOC-012"
SMALL_TABLES = "TBL-010"
"""Sees more heads than figures in a table of one row, whose head cells are right."""
COPIES = "TAG-002"
"""Sees nine cards that are not read: they are the first one again, for the scissors."""
CLAIM = "5"
"""The clause of ISO 14289-1 on the claim itself."""


def main() -> int:
    """Do what was asked; returns the exit code."""
    task, where, *more = sys.argv[1:]
    match task:
        case "check":
            return check(Path(where), Path(*more))
        case "verapdf":
            return read(Path(where))
    write(Path(where))
    return 0


def write(folder: Path) -> list[Path]:
    """The agreed papers as files."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, drawn in papers().items():
        target = folder / f"{name}.pdf"
        target.write_bytes(drawn())
        written.append(target)
    return written


def check(folder: Path, programs: Path) -> int:
    """Ask both programs about all papers."""
    files = write(folder)
    cards = [file for file in files if file.stem == "cards"]
    others = [file for file in files if file not in cards]
    skipped = f"{NOT_CLAIMED},{SMALL_TABLES}"
    commands: tuple[list[str | Path], ...] = (
        [programs / "outloud", "--no-info", "--skip", skipped, *others],
        [programs / "outloud", "--no-info", "--skip", f"{skipped},{COPIES}", *cards],
        [programs / "pdfua", "check", "--quiet", "--min-severity", "error", *files],
    )
    ended = [subprocess.run(command, check=False).returncode for command in commands]
    return int(any(ended))


def read(report: Path) -> int:
    """Say which rules veraPDF found broken, and in which paper."""
    judged = ET.parse(report).findall(".//job")  # noqa: S314 - veraPDF's own report
    broken = [
        f"{job.findtext('item/name')}: {rule.get('clause')}-{rule.get('testNumber')} "
        f"{rule.findtext('description')}\n"
        for job in judged
        for rule in job.findall(".//rule")
        if rule.get("status") == "failed" and rule.get("clause") != CLAIM
    ]
    sys.stdout.writelines(broken)
    sys.stdout.write(f"{len(judged)} papers judged, {len(broken)} rules broken.\n")
    return 1 if broken or len(judged) != len(papers()) else 0


if __name__ == "__main__":
    sys.exit(main())
