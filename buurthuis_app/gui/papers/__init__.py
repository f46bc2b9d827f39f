"""Papers in the window: preview, printing, saving."""
