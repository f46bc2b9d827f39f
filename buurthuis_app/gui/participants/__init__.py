"""Participants: who is there, the register, and the choice to keep one."""
