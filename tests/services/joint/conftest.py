"""Files of other centres."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from buurthuis_app.domain.joint.shared_year import SharedCentre
from buurthuis_app.exchange.joint import shared_file
from tests.domain.joint.shared_years import shared

SharedBy = Callable[..., Path]
MADE_AT = dt.datetime(2026, 11, 20, 9, tzinfo=dt.UTC)


@pytest.fixture
def shared_by(tmp_path: Path) -> SharedBy:
    """The file of an invented centre; `number` tells centres apart."""

    def write(number: int = 1, **fields: Any) -> Path:
        usual: dict[str, Any] = {
            "centre_id": UUID(int=number),
            "name": f"Wijkhuis {number}",
            "town": "Uitgeest",
            "made_at": MADE_AT,
            "years": (shared(),),
        }
        path = tmp_path / f"{len(list(tmp_path.iterdir()))}.samen"
        shared_file.write(SharedCentre(**(usual | fields)), path)
        return path

    return write
