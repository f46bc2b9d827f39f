"""Papers on initiatives, indicators and promises together; as they stand on paper."""
