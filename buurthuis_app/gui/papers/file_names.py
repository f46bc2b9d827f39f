"""File names of papers that are valid on any system."""

import re

_NOT_IN_FILE_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
LONGEST_FILE_NAME = 120


def file_name(heading: str, centre: str) -> str:
    """ "Jaaroverzicht 2025 De Schakel.pdf", without what a file name can't hold on any system."""
    words = " ".join(_NOT_IN_FILE_NAMES.sub(" ", f"{heading} {centre}").split())
    return words[:LONGEST_FILE_NAME].strip(" .") + ".pdf"
