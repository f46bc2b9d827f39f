"""Several centres together: files for others, guests that were taken in, and one overview over all."""
