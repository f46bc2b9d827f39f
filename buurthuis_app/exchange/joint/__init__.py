"""Files that centres give each other for a joint overview."""
