"""People in a sheet: how their names look, and the marks behind them."""
