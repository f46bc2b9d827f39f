"""Operations: database work and long work off the window's thread, and the undo stack."""
