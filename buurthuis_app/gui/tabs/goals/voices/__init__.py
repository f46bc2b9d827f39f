"""U zei, wij deden."""
