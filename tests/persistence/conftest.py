"""Troubles of disks, made for real."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

Full = Callable[[int], AbstractContextManager[None]]


@pytest.fixture
def full_disk() -> Full:
    """`with full_disk(size)`: no file can grow past `size` bytes, as on a disk without room."""
    resource = pytest.importorskip("resource", reason="this system sets no limit to files")

    @contextmanager
    def limited(size: int) -> Iterator[None]:
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

    return limited


@pytest.fixture
def names_in() -> Callable[[Path], list[str]]:
    """What lies in a folder and its folders, by name."""
    return lambda folder: sorted(
        str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()
    )
