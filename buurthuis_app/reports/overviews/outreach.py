"""Outreach in an overview: rounds in the street beside those of a year earlier."""

from buurthuis_app.domain.overviews.overview import Beside, Overview
from buurthuis_app.domain.papers.document import Block
from buurthuis_app.reports.outreach import on_the_street


def outreach(overview: Overview) -> tuple[Block, ...]:
    """Nothing where nobody went out in either period."""
    beside = overview.beside or Beside()
    if beside.outreach is None or beside.outreach_former is None:
        return ()
    heads = (overview.name, overview.former_name)
    return on_the_street.blocks(overview.period, beside.outreach, beside.outreach_former, heads)
