"""The confidant: leaving her a message, her sealed register, and the figures that she releases."""
