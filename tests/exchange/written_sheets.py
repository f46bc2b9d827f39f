"""The types of the fixtures that write sheets."""

from collections.abc import Callable
from pathlib import Path

WriteBook = Callable[..., Path]
"""Writes a workbook from {title: rows}."""
WriteText = Callable[..., Path]
"""Writes a text file from its content."""
Told = dict[tuple[str, str], dict[str, int] | str | None]
"""(activity, ISO date) -> its numbers, or the reason that it was cancelled."""
