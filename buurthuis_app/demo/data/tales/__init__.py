"""The invented stories of the demo centre."""

from buurthuis_app.demo.data.stories import Tale
from buurthuis_app.demo.data.tales.learning import LEARNING
from buurthuis_app.demo.data.tales.making import MAKING
from buurthuis_app.demo.data.tales.meeting import MEETING
from buurthuis_app.demo.data.tales.young import YOUNG

TALES: tuple[Tale, ...] = MEETING + LEARNING + YOUNG + MAKING

__all__ = ["TALES", "Tale"]
