"""Every benchmark and its limit, one entry each; what both sides need is made in `prepare`, outside the measurement.

A whole process is measured by `children.first_paint` and `children.peak_memory` against `benchmarks.window_floor`,
a job inside this process by `measure.timed`. For growth, the floor is the same job on one year of history.
"""

from benchmarks.measure import Benchmark

BENCHMARKS: tuple[Benchmark, ...] = ()
