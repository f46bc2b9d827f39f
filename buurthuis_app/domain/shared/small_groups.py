"""Small groups: below which number of people a figure could point at somebody."""

SMALLEST_GROUP = 5
"""Of fewer people no figure is told: not their answers, not their ages, not how many cases they had."""
