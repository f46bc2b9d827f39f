"""Room hire: who hires a room, what that costs, and the invoices; the records and rules."""
