"""Records, the base of all beside msgspec's Struct: how one is changed, and that some hide their values."""

from typing import TYPE_CHECKING

from msgspec import Struct
from typing_extensions import override

if TYPE_CHECKING:
    # The checker knows by this name that the fields exist and what they may hold, in a Struct as well.
    from dataclasses import replace
else:
    from msgspec.structs import replace

__all__ = ["Confidential", "replace"]


class Confidential(Struct, frozen=True):
    """A record that says of itself what it is and never what it holds: not in a log, nor in a report of an error."""

    @override
    def __repr__(self) -> str:
        return object.__repr__(self)
