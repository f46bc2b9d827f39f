"""Files: what kind they are, whether they are safe, what stands in their cells; the files in and out."""
