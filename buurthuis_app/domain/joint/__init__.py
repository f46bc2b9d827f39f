"""Joint overview (samen): several centres beside each other, as far as they count the same way."""
