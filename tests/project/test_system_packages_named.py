"""The README names the same system packages that the program asks for when one is missing."""

import re
from pathlib import Path

from buurthuis_app import system_libraries

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")


def test_the_apt_line_of_the_readme_is_the_list_of_the_program() -> None:
    (line,) = re.findall(r"sudo apt install ((?:[^\n]*\\\n)*[^\n]*)", README)
    named = set(line.replace("\\\n", " ").split())
    assert named - {"make", "python3", "python3-venv"} == set(system_libraries.PACKAGES.values())
