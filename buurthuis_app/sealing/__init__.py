"""Cryptography, all of it by libsodium: nothing here is our own invention."""
