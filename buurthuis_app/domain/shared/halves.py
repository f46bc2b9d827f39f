"""Halves of whole figures go up, reckoned without the error of fractions in a computer."""


def half_up(dividend: int, divisor: int) -> int:
    """The whole number nearest to the quotient of two numbers that are not negative: 21 / 2 is 11, 58 1/2 is 59."""
    return (2 * dividend + divisor) // (2 * divisor)
