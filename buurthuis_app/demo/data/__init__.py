"""Data of the demo: the shape of each file in `resources/demo`, by subject, and what reads them."""
