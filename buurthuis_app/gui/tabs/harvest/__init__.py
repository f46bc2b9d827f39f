"""Tellen en Vertellen: the numbers of a period and the stories behind them, side by side."""
