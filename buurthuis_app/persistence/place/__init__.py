"""Place of the data: whether a folder is fit for it, and who else is there."""
