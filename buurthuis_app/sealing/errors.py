"""The one way in which opening fails: it tells nothing about why, and holds nothing of what was tried."""


class Unopenable(Exception):
    """Another key, or altered content. Which of the two cannot be known."""
