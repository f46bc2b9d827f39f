"""The invented stories of the demo centre."""

from buurthuis_app.services.demo.tales.learning import LEARNING
from buurthuis_app.services.demo.tales.making import MAKING
from buurthuis_app.services.demo.tales.meeting import MEETING
from buurthuis_app.services.demo.tales.tale import Tale
from buurthuis_app.services.demo.tales.young import YOUNG

TALES: tuple[Tale, ...] = MEETING + LEARNING + YOUNG + MAKING

__all__ = ["TALES", "Tale"]
