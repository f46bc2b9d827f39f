"""Demo centre: an invented house with years of history, the same for the same seed."""

from buurthuis_app.demo.filling import fill

__all__ = ["fill"]
