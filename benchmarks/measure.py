"""Measuring one thing many times: program and floor in turn, so that a busy machine slows both alike."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

Measure = Callable[[], float]
"""Does the job once and returns what it cost, in the benchmark's unit."""


class Unavailable(Exception):
    """What a benchmark needs is not on this computer; it says what."""


class Unit(Enum):
    """What a measurement is in."""

    MILLISECONDS = "ms"
    MEGABYTES = "MB"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Both sides of a comparison, ready to be measured."""

    program: Measure
    floor: Measure


@dataclass(frozen=True, slots=True, kw_only=True)
class Benchmark:
    """A job with a limit: the program may cost at most `limit` times what the floor costs.

    `prepare` makes what both sides need, outside the measurement; it is called once.
    """

    name: str
    limit: float
    prepare: Callable[[], Pair]
    unit: Unit = Unit.MILLISECONDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """The outcome of one benchmark: medians and their ratio."""

    name: str
    limit: float
    unit: Unit
    program: float
    floor: float

    @property
    def ratio(self) -> float:
        """How many times the floor's cost the program's is."""
        return self.program / self.floor

    @property
    def within(self) -> bool:
        """Whether the limit is kept."""
        return self.ratio <= self.limit


def compare(benchmark: Benchmark, runs: int) -> Result:
    """Measure program and floor `runs` times in turn, after one round each that does not count.

    Which of the two goes first alternates, so that neither always finds the warmer cache.
    """
    pair = benchmark.prepare()
    pair.floor()
    pair.program()
    program, floor = [], []
    for run in range(runs):
        if run % 2:
            program.append(pair.program())
            floor.append(pair.floor())
        else:
            floor.append(pair.floor())
            program.append(pair.program())
    return Result(
        name=benchmark.name,
        limit=benchmark.limit,
        unit=benchmark.unit,
        program=statistics.median(program),
        floor=statistics.median(floor),
    )


def timed(job: Callable[[], object]) -> Measure:
    """A measure of `job`'s wall-clock time in milliseconds."""

    def measure() -> float:
        begin = time.perf_counter()
        job()
        return (time.perf_counter() - begin) * 1000

    return measure


def worked(job: Callable[[], object]) -> Measure:
    """A measure of `job`'s processor time in ms: against a fixed aim, what others do on the machine counts less."""

    def measure() -> float:
        begin = time.process_time()
        job()
        return (time.process_time() - begin) * 1000

    return measure
