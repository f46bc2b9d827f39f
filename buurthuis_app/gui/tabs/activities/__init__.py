"""The tab Activiteiten: what the centre organises and when."""
