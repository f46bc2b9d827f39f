"""What is true about neighbourhood centres: frozen records and their rules, without SQL or windows."""
