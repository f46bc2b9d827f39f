"""Questions that belong to no subject."""
