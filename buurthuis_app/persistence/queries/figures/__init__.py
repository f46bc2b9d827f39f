"""Figures of a period and what lies behind them; the questions to the database."""
