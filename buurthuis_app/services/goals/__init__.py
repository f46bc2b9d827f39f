"""Papers on initiatives, indicators and promises together; the use cases."""
