"""Names that are the same, made different where they stand in one list."""

from collections import Counter
from collections.abc import Sequence

from buurthuis_app.domain.shared.texts import name_key


def told_apart(named: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """Names that are all different: of those that are the same each says whose it is, or which one in their order."""
    once = Counter(name_key(name) for name, _whose in named)
    fuller = [
        f"{name} ({whose})" if whose and once[name_key(name)] > 1 else name for name, whose in named
    ]
    found: Counter[str] = Counter()
    for place, name in enumerate(fuller):
        found[name_key(name)] += 1
        if found[name_key(name)] > 1:
            fuller[place] = f"{name} ({found[name_key(name)]})"
    return tuple(fuller)
