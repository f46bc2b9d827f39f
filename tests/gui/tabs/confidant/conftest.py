"""Writes of the register that take less time than a careful program lets them."""

from tests.services.confidant.conftest import little_stirring

__all__ = ["little_stirring"]
