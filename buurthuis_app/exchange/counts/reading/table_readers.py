"""Readers of tables: which one reads a table."""

from buurthuis_app.exchange.counts.findings import Finds
from buurthuis_app.exchange.counts.legend import Legend
from buurthuis_app.exchange.counts.reading.across_reader import AcrossReader
from buurthuis_app.exchange.counts.reading.down_reader import DownReader
from buurthuis_app.exchange.counts.reading.table_reader import TableReader
from buurthuis_app.exchange.counts.table import CountTable


def reader_of(table: CountTable, legend: Legend, finds: Finds) -> TableReader:
    """The reader for the direction in which the dates of this table go."""
    return (AcrossReader if table.across else DownReader)(table, legend, finds)
