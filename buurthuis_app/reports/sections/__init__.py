"""What each part of a paper says: from frozen data to blocks. Nothing here draws."""
