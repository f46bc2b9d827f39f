"""`make a11y`: the HTML of the demo centre's yearly overview, judged by axe-core in headless Chromium.

Needs Chromium, and the script of axe-core as its only argument. Ends with 1 when a rule is broken.
"""

import datetime as dt
import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from buurthuis_app import bootstrap
from buurthuis_app.demo import fill
from buurthuis_app.domain.shared import periods
from buurthuis_app.services.centre.centres import Centres
from buurthuis_app.services.papers import files
from buurthuis_app.services.shared.clock import FixedClock

DAY = dt.date(2026, 11, 24)
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
QUIETLY = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
RUN = """
axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]}).then(found => {
  const said = document.createElement("pre");
  said.id = "found";
  said.textContent = JSON.stringify({passes: found.passes.length, violations: found.violations});
  document.body.replaceChildren(said);
});
"""


def main() -> int:
    """Make the page, let it judge itself, and say what was found; returns the exit code."""
    browser = next((path for path in map(shutil.which, BROWSERS) if path), None)
    if browser is None:
        sys.stderr.write("Chromium is not installed. On Debian: sudo apt install chromium\n")
        return 1
    axe = Path(sys.argv[1]).read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as name:
        found = judged(browser, axe, Path(name))
    sys.stdout.write(f"{found['passes']} rules hold, {len(found['violations'])} are broken.\n")
    for rule in found["violations"]:
        sys.stdout.write(f"{rule['id']}: {rule['help']}\n")
        for node in rule["nodes"][:5]:
            sys.stdout.write(f"    {node['html'][:160]}\n")
    return 1 if found["violations"] else 0


def judged(browser: str, axe: str, folder: Path) -> dict[str, Any]:
    """What axe-core found on the page of last year's overview."""
    page = folder / "overview.html"
    with bootstrap.opened(folder / "centre") as database:
        fill(database, years=3, today=DAY)
        centre = Centres(database).first()
        if centre is None:
            raise RuntimeError("the demo centre was not made")
        house = bootstrap.house(database, centre, clock=FixedClock(DAY))
        files.write(house.overviews.document(periods.year(DAY.year - 1)), page)
    script = axe.replace("</script", "<\\/script")
    text = page.read_text(encoding="utf-8")
    page.write_text(
        text.replace("</body>", f"<script>{script}</script><script>{RUN}</script></body>"),
        encoding="utf-8",
    )
    command = [
        *(browser, *QUIETLY, f"--user-data-dir={folder / 'browser'}"),
        *("--virtual-time-budget=60000", "--dump-dom", page.as_uri()),
    ]
    dumped = subprocess.run(command, capture_output=True, text=True, check=True, timeout=180)
    said = re.search(r'<pre id="found">(.*?)</pre>', dumped.stdout, re.DOTALL)
    if said is None:
        raise RuntimeError("axe-core did not run on the page")
    plain = said.group(1).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    result: dict[str, Any] = json.loads(plain)
    return result


if __name__ == "__main__":
    sys.exit(main())
