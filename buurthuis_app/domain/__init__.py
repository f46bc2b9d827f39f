"""Domain of a neighbourhood centre: frozen records and their rules, without SQL or windows."""
