"""Lists to choose a record from: tables, cards, and the page of the chosen one."""
