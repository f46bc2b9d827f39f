"""Window about other centres that are looked at here."""
