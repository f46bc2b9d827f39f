"""Joint overview of several centres: files for others, guests that were taken in, and one overview over all."""
