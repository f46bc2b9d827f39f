"""Pictures that come from outside; the files in and out."""
