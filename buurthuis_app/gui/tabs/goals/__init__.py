"""The tab Doelen: what the centre and the town want to see happen."""
