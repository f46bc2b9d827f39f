"""Measuring a whole process from outside: how long until its first paint, and how much memory it came to."""

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.measure import Measure

ROOT = Path(__file__).resolve().parents[1]

PAINTED = "painted "
"""What a child prints at its first paint, followed by `time.monotonic()`: the clock all processes share."""

PEAK = "peak "
"""What a child prints at its end, followed by `peak_megabytes()`."""


_AS_INSTALLED = {"QT_QPA_PLATFORM": "offscreen", "PYTHONDONTWRITEBYTECODE": ""}
"""An installed program has its bytecode beside it, as the libraries of the floor have."""


def first_paint(command: Sequence[str], environment: Mapping[str, str] | None = None) -> Measure:
    """Milliseconds from just before the child is made to the first paint that it reports."""

    def measure() -> float:
        begin = time.monotonic()
        return (_reported(command, environment, PAINTED) - begin) * 1000

    return measure


def peak_memory(command: Sequence[str], environment: Mapping[str, str] | None = None) -> Measure:
    """The child's largest resident size in MB, as it reports at its end."""

    def measure() -> float:
        return _reported(command, environment, PEAK)

    return measure


def _reported(command: Sequence[str], environment: Mapping[str, str] | None, sign: str) -> float:
    """The number that the child prints after `sign`. Raises RuntimeError when it prints none or fails."""
    child = subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env={**os.environ, **_AS_INSTALLED, **(environment or {})},
        capture_output=True,
        text=True,
        check=False,
    )
    for line in child.stdout.splitlines():
        if line.startswith(sign) and child.returncode == 0:
            return float(line.removeprefix(sign))
    message = f"{command} ended with {child.returncode} and no line {sign!r}:\n{child.stderr}"
    raise RuntimeError(message)


def peak_megabytes() -> float:
    """This process's largest resident size so far, in MB (Linux and macOS)."""
    status = Path("/proc/self/status")
    if status.exists():
        # ru_maxrss of a child starts at its parent's size; VmHWM is the process's own.
        lines = status.read_text(encoding="ascii").splitlines()
        return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM:"))
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20


def report_first_paint() -> None:
    """Tell the measuring process that the window was painted just now."""
    print(f"{PAINTED}{time.monotonic()}", flush=True)


def report_peak_memory() -> None:
    """Tell the measuring process how large this one became."""
    print(f"{PEAK}{peak_megabytes()}", flush=True)
