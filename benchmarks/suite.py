"""Every benchmark and its limit, one entry each; what both sides need is made in `prepare`, outside the measurement.

A whole process is measured by `children.first_paint` and `children.peak_memory` against `benchmarks.window_floor`,
a job inside this process by `measure.timed`. For growth, the floor is the same job on one year of history.
"""

from benchmarks import (
    centres,
    figures,
    finding,
    first_page,
    harvest,
    importing,
    large_centre,
    on_server,
    papers,
    plus,
    register,
    roster_grid,
    rosters,
    series,
    tabs,
    week,
)
from benchmarks.children import first_paint, peak_memory
from benchmarks.measure import Benchmark, Pair, Unit

_FLOOR = ("-m", "benchmarks.window_floor")
_PROGRAM = ("-m", "benchmarks.program_window")


def _start() -> Pair:
    folder = str(centres.folder(10))
    return Pair(program=first_paint([*_PROGRAM, folder]), floor=first_paint(_FLOOR))


def _memory() -> Pair:
    folder = str(centres.folder(10))
    return Pair(
        program=peak_memory([*_PROGRAM, folder, "--all-tabs"]),
        floor=peak_memory([*_FLOOR, "--all-tabs"]),
    )


BENCHMARKS: tuple[Benchmark, ...] = (
    Benchmark(name="start to first painted Vandaag", limit=1.5, prepare=_start),
    Benchmark(name="one + to durable", limit=3, prepare=plus.plus_against_update),
    Benchmark(name="figures of one year of ten", limit=2, prepare=figures.year_against_sql),
    Benchmark(name="a year along every line", limit=2, prepare=harvest.breakdowns_against_sql),
    Benchmark(name="finding, seven keys", limit=7, prepare=finding.typing_against_reading),
    Benchmark(name="finding, key to list", limit=1, prepare=finding.key_against_promise),
    Benchmark(name="a series of five years changed", limit=25, prepare=series.change_against_sql),
    Benchmark(name="year PDF", limit=1.4, prepare=papers.year_against_reportlab),
    Benchmark(name="first page on screen", limit=1.2, prepare=first_page.first_page_against_build),
    Benchmark(
        name="window stands still, of 50 ms",
        limit=2,
        prepare=first_page.standing_still_against_aim,
    ),
    Benchmark(
        name="a tab opened first stands still, of 100 ms",
        limit=1,
        prepare=tabs.opening_against_aim,
    ),
    Benchmark(name="type size of all tabs, of 300 ms", limit=1, prepare=tabs.type_size_against_aim),
    Benchmark(name="import of 20,000 rows", limit=1.6, prepare=importing.sheet_against_load),
    Benchmark(name="peak memory, all tabs", limit=1.6, prepare=_memory, unit=Unit.MEGABYTES),
    Benchmark(
        name="roster of 40 people and 160 shifts, proven",
        limit=2,
        prepare=rosters.proposal_against_highs,
    ),
    Benchmark(
        name="roster grid of 4 weeks by 12 duties painted",
        limit=3,
        prepare=roster_grid.grid_against_table,
    ),
    Benchmark(name="register: unlock", limit=1.3, prepare=register.unlocking_against_argon2id),
    Benchmark(name="register: 1,000 messages", limit=3, prepare=register.listing_against_unsealing),
    Benchmark(name="register: leave one", limit=3, prepare=register.leaving_against_insert),
    Benchmark(name="week of 150 painted", limit=3, prepare=week.week_against_rectangles),
    Benchmark(
        name="400 activities, 10 years: all as xlsx, of 5 s",
        limit=1.4,
        prepare=large_centre.everything_against_aim,
    ),
    Benchmark(
        name="400 activities, 10 years: first page, of 1 s",
        limit=1.1,
        prepare=large_centre.first_page_against_aim,
    ),
    Benchmark(
        name="400 activities, 10 years: start stands still, of 100 ms",
        limit=1,
        prepare=large_centre.start_against_aim,
    ),
    Benchmark(
        name="server: twenty desks count at once",
        limit=2,
        prepare=on_server.counts_against_inserts,
    ),
    Benchmark(
        name="server: figures of one year of ten", limit=2, prepare=on_server.year_against_sql
    ),
    Benchmark(
        name="growth: Vandaag, ten years to one", limit=1.2, prepare=figures.day_against_one_year
    ),
    Benchmark(
        name="growth: a year's figures, ten years to two",
        limit=1.2,
        prepare=figures.year_against_one_year,
    ),
)
