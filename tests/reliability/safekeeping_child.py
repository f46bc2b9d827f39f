"""Backs up, restores or migrates without end. Started and killed by the tests."""

import datetime as dt
import shutil
import sys
from pathlib import Path

from buurthuis_app.persistence import backup_folder, data_file, restore, upgrade
from buurthuis_app.persistence.backup_folder import Occasion


def work_on(what: str, path: Path, other: Path) -> None:
    """Do it again and again, and tell each time that it begins."""
    while True:
        sys.stdout.write("x")
        sys.stdout.flush()
        now = dt.datetime.now(dt.UTC)
        if what == "backup":
            backup_folder.add(path, Occasion.BY_HAND, now)
        elif what == "restore":
            restore.restore(path, other, now)
        else:
            shutil.copyfile(other, path)
            sys.stdout.write("y")  # from here on the file is the old one
            sys.stdout.flush()
            data_file.prepare(path)
            upgrade.prepare(path)


if __name__ == "__main__":
    work_on(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
