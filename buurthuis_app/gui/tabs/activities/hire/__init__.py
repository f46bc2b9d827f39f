"""Room hire in a window of its own: requests, what is to be invoiced, invoices, hirers and the price list."""
