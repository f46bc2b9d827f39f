"""Base of a service: transaction, clock, undo, drafts, attempts."""
