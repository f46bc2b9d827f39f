"""List of activities."""
