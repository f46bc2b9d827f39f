"""The colours of the program, light and dark and of high contrast, and how well they can be told apart."""

from msgspec import Struct
from msgspec.structs import replace


class Palette(Struct, frozen=True, kw_only=True):
    """One set of colours as #RRGGBB; every colour on the screen is one of these."""

    dark: bool
    strong: bool = False
    """Of high contrast: 7 to 1 for every text, and an edge around what is chosen."""
    paper: str  # behind everything
    surface: str  # cards, fields, tables
    ink: str
    quiet: str  # help texts, units, dates
    line: str  # between rows and around cards: decoration, never the only sign of a control
    outline: str  # around controls
    accent: str
    on_accent: str
    warning: str
    danger: str
    good: str
    kinds: tuple[
        str, ...
    ]  # one for each kind of activity, from the first place on; used again when they run out

    def kind(self, place: int | None) -> str:
        """The colour of the kind of activity at `place`; what has no kind is grey."""
        return self.outline if place is None else self.kinds[place % len(self.kinds)]

    def kind_tint(self, place: int | None) -> str:
        """Behind the text of an activity of this kind; ink stays readable on it."""
        return mix(self.surface, self.kind(place), 0.18 if self.dark else 0.14)

    @property
    def hover(self) -> str:
        """Behind a control that the mouse is on."""
        return mix(self.surface, self.accent, 0.08)

    @property
    def selected(self) -> str:
        """Behind the chosen row; ink stays readable on it."""
        return mix(self.surface, self.accent, 0.18)

    @property
    def shade(self) -> str:
        """Behind words and bars that stand back; quiet text stays readable on it."""
        return mix(self.surface, self.ink, 0.15) if self.strong else self.line

    @property
    def pressed(self) -> str:
        """A primary button under the mouse."""
        return mix(self.accent, self.ink, 0.18)

    @property
    def warning_tint(self) -> str:
        """Behind a warning sentence."""
        return mix(self.surface, self.warning, 0.10)

    @property
    def danger_tint(self) -> str:
        """Behind a sentence about what went wrong."""
        return mix(self.surface, self.danger, 0.08)


def channels(colour: str) -> tuple[int, int, int]:
    """#0B6E69 -> (11, 110, 105)."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def mix(base: str, over: str, share: float) -> str:
    """`share` (0-1) of `over` on `base`."""
    pairs = zip(channels(base), channels(over), strict=True)
    return "#" + "".join(f"{round(b + (o - b) * share):02X}" for b, o in pairs)


LIGHT = Palette(
    dark=False,
    paper="#F7F6F2",
    surface="#FFFFFF",
    ink="#1F2A30",
    quiet="#55636B",
    line="#D8DDE0",
    outline="#7B878E",
    accent="#0B6E69",
    on_accent="#FFFFFF",
    warning="#8A5200",
    danger="#B3261E",
    good="#2E6B34",
    kinds=(
        "#0B6E69",
        "#2F5FB3",
        "#A3460B",
        "#7A3E9D",
        "#8A5A00",
        "#B3261E",
        "#3D7A1F",
        "#A32A6B",
        "#5A6570",
        "#006B8F",
        "#6B5B00",
        "#7D4A35",
    ),
)

DARK = Palette(
    dark=True,
    paper="#1B1F22",
    surface="#24292D",
    ink="#ECEFF1",
    quiet="#A9B6BD",
    line="#3A4248",
    outline="#8C989F",
    accent="#4FC3B8",
    on_accent="#10201F",
    warning="#F0B456",
    danger="#F2938C",
    good="#8FCB93",
    kinds=(
        "#4FC3B8",
        "#8FB4F5",
        "#F2A26B",
        "#C9A0E8",
        "#E6C15C",
        "#F2938C",
        "#9CCF7C",
        "#EE97C4",
        "#A9B6BD",
        "#6CC7EA",
        "#D3CB62",
        "#D3A48E",
    ),
)


CONTRAST_LIGHT = replace(
    LIGHT,
    strong=True,
    paper="#FFFFFF",
    ink="#000000",
    quiet="#2B2B2B",
    line="#6E6E6E",
    outline="#595959",
    accent="#003B8E",
    warning="#5C3600",
    danger="#7A0C08",
    good="#0E4415",
    kinds=tuple(mix(kind, "#000000", 0.35) for kind in LIGHT.kinds),
)

CONTRAST_DARK = replace(
    DARK,
    strong=True,
    paper="#000000",
    surface="#000000",
    ink="#FFFFFF",
    quiet="#E0E0E0",
    line="#8A8A8A",
    outline="#A6A6A6",
    accent="#66E6FF",
    on_accent="#000000",
    warning="#FFC94D",
    danger="#FFA8A2",
    good="#A6E8AA",
)

DARKEST = 0.04045  # below this share of light the curve of sRGB is a straight line


def luminance(colour: str) -> float:
    """Relative luminance, 0 (black) to 1 (white): WCAG 2.1, definition of relative luminance."""
    red, green, blue = (
        part / 12.92 if part <= DARKEST else ((part + 0.055) / 1.055) ** 2.4
        for part in (channel / 255 for channel in channels(colour))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, other: str) -> float:
    """How well two colours can be told apart, 1 to 21: WCAG 2.1, success criteria 1.4.3 and 1.4.11."""
    lighter, darker = sorted((luminance(first), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)
