"""The window: everything people see and do."""
