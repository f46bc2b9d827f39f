"""Count sheets that people point at: from what they said to tables, and back."""
