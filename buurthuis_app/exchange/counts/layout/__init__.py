"""Layout of a count sheet: where the dates stand, what each column holds, and the tables that follow from it."""
