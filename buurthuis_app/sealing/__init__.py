"""Cryptography, all of it by libsodium but for plain digests: nothing here is our own invention."""

from buurthuis_app.loading import load_when_used

load_when_used(
    "nacl.bindings"
)  # libsodium itself: the page that everybody sees has only digests to make
