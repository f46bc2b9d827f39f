"""Reading of the rows of a table of counts, once it is known what its rows and columns hold."""
