"""Dialog of a story and its consent."""
