"""Figures of a period and what lies behind them; the records and rules."""
