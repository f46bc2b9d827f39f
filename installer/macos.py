"""macOS: the disk image with the program to drag to Applications. `bundle` makes Buurthuis.app there.

Without BUURTHUIS_SIGN (the name of a Developer ID) the program is signed for nobody, and Gatekeeper asks people.
"""

import datetime as dt
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = sys.platform == "darwin"
IDENTIFIER = "nl.buurthuis.Buurthuis"
APPLICATION = "Buurthuis.app"
TOLD: dict[str, object] = {
    "CFBundleDisplayName": "Buurthuis",
    "CFBundleDevelopmentRegion": "nl",
    "LSMinimumSystemVersion": "13.0",
    "NSHighResolutionCapable": True,
}
"""What the application tells the system about itself (Info.plist)."""


def image(frozen: Path, output: Path, version: str, _made: dt.datetime) -> Path:
    """The .dmg of the application that lies beside the folder `frozen`."""
    target = output / f"Buurthuis-{version}-macos.dmg"
    target.unlink(missing_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        application = folder / APPLICATION
        shutil.copytree(frozen.with_name(APPLICATION), application, symlinks=True)
        (folder / "Applications").symlink_to("/Applications")
        sign(application)
        command = ["hdiutil", "create", "-volname", "Buurthuis", "-srcfolder", name]
        subprocess.run([*command, "-format", "ULMO", str(target)], check=True)
    return target


def sign(application: Path) -> None:
    """Sign all of it, when there is a name to sign with."""
    name = os.environ.get("BUURTHUIS_SIGN")
    if name:
        command = ["codesign", "--force", "--deep", "--timestamp", "--options", "runtime", "--sign"]
        subprocess.run([*command, name, str(application)], check=True)
