"""`make bench`: measure everything in the suite, print a table, write build/bench.json, fail when a limit is passed."""

import argparse
import json
import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from benchmarks.measure import Benchmark, Result, Unavailable, compare
from benchmarks.suite import BENCHMARKS

RUNS = 15
OUTPUT = Path(__file__).resolve().parents[1] / "build" / "bench.json"


def table(results: Iterable[Result]) -> str:
    """The results for a reader: one line each, what is over its limit marked."""
    lines = [f"{'benchmark':<44}{'program':>14}{'floor':>14}{'ratio':>9}{'limit':>8}"]
    for result in results:
        unit = result.unit.value
        lines.append(
            f"{result.name:<44}{result.program:>11.2f} {unit:<2}{result.floor:>11.2f} {unit:<2}"
            f"{result.ratio:>8.2f}×{result.limit:>7.2f}×{'' if result.within else '  OVER'}"
        )
    return "\n".join(lines)


def chosen(benchmarks: Sequence[Benchmark], only: Sequence[str]) -> list[Benchmark]:
    """Those whose name holds one of the words in `only`, or all when there are none."""
    return [one for one in benchmarks if not only or any(word in one.name for word in only)]


def run(benchmarks: Sequence[Benchmark], runs: int, output: Path) -> int:
    """Measure, print and write; returns 0 when every limit is kept, 1 when one is passed or nothing was measured."""
    os.environ.setdefault(
        "QT_QPA_PLATFORM", "offscreen"
    )  # a window that is only measured needs no screen
    results = []
    for benchmark in benchmarks:
        print(f"measuring {benchmark.name} …", file=sys.stderr, flush=True)
        try:
            results.append(compare(benchmark, runs))
        except Unavailable as error:
            print(f"skipped {benchmark.name}: {error}", file=sys.stderr, flush=True)
    print(table(results))
    output.parent.mkdir(parents=True, exist_ok=True)
    rows = [
        {"name": result.name, "ratio": round(result.ratio, 4), "limit": result.limit}
        for result in results
    ]
    output.write_text(json.dumps(rows, indent=2) + "\n", encoding="utf-8")
    return 0 if results and all(result.within for result in results) else 1


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the command line; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=RUNS, metavar="N", help=f"default {RUNS}")
    parser.add_argument(
        "--only", action="append", default=[], metavar="NAME", help="part of a name"
    )
    parser.add_argument("--output", type=Path, default=OUTPUT)
    options = parser.parse_args(arguments)
    return run(chosen(BENCHMARKS, options.only), options.runs, options.output)


if __name__ == "__main__":
    sys.exit(main())
