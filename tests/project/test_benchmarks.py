"""The measuring itself can be trusted: medians, limits and what a child process reports."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks import children
from benchmarks import run as bench
from benchmarks.measure import Benchmark, Pair, Unit, compare, timed


def costing(*costs: float) -> Callable[[], float]:
    """A job that costs the given amounts, one after another; the first is the round that does not count."""
    left = list(costs)
    return lambda: left.pop(0)


def benchmark(
    name: str, program: Callable[[], float], floor: Callable[[], float], limit: float = 2
) -> Benchmark:
    """A benchmark of two given jobs."""
    return Benchmark(
        name=name,
        limit=limit,
        prepare=lambda: Pair(program=program, floor=floor),
        unit=Unit.MEGABYTES,
    )


def test_the_ratio_is_that_of_the_medians_without_the_first_round() -> None:
    result = compare(benchmark("a", costing(900, 3, 100, 5), costing(900, 2, 2, 0.1)), runs=3)
    assert (result.program, result.floor, result.ratio) == (5, 2, 2.5)
    assert not result.within


def test_program_and_floor_take_turns_in_going_first() -> None:
    order = []

    def noting(name: str) -> Callable[[], float]:
        def job() -> float:
            order.append(name)
            return 1

        return job

    compare(benchmark("a", noting("p"), noting("f")), runs=4)
    assert "".join(order) == "fp" + "fp" + "pf" + "fp" + "pf"


def test_a_limit_that_is_passed_fails_the_run_and_is_written_down(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    slow = benchmark("slow", lambda: 6.0, lambda: 2.0)
    quick = benchmark("quick", lambda: 2.0, lambda: 2.0)
    output = tmp_path / "build" / "bench.json"
    assert bench.run([slow, quick], 3, output) == 1
    assert json.loads(output.read_text(encoding="utf-8")) == [
        {"name": "slow", "ratio": 3.0, "limit": 2},
        {"name": "quick", "ratio": 1.0, "limit": 2},
    ]
    lines = capsys.readouterr().out.splitlines()
    assert lines[1].endswith("OVER")
    assert not lines[2].endswith("OVER")
    assert bench.run([quick], 3, output) == 0


def test_measuring_nothing_is_no_success(tmp_path: Path) -> None:
    assert bench.run([], 3, tmp_path / "bench.json") == 1


def test_a_part_of_the_name_chooses_a_benchmark() -> None:
    both = [
        benchmark("start-up", lambda: 1, lambda: 1),
        benchmark("one plus", lambda: 1, lambda: 1),
    ]
    assert [one.name for one in bench.chosen(both, ["start"])] == ["start-up"]
    assert bench.chosen(both, []) == both


def test_time_is_measured_in_milliseconds() -> None:
    assert 0 < timed(lambda: sum(range(1000)))() < 1000


def test_the_floor_window_reports_its_first_paint_and_its_memory() -> None:
    command = ["-m", "benchmarks.window_floor"]
    assert 10 < children.first_paint(command)() < 60_000
    assert 20 < children.peak_memory([*command, "--all-tabs"])() < 2000


def test_a_child_that_fails_is_not_a_measurement() -> None:
    with pytest.raises(RuntimeError, match="ended with 3"):
        children.first_paint(["-c", "print('painted 1'); raise SystemExit(3)"])()
