"""Figures of a period and what lies behind them; the use cases."""
