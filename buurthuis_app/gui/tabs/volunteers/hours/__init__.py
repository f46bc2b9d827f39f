"""Hours that volunteers noted."""
