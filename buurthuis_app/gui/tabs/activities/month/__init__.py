"""Month: a calendar page of what there is."""
