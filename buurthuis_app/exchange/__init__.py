"""Spreadsheets and other files in and out: files to records, records to files."""
