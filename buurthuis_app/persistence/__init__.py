"""The only place that says "SQL": records in, records out."""
