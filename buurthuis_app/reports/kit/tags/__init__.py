"""Tags of papers: what each piece is, for who has a PDF read aloud."""
