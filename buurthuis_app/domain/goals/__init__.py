"""Papers on initiatives, indicators and promises together; the records and rules."""
