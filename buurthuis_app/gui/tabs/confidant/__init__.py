"""The tab Vertrouwenspersoon: a page for everybody, and behind her passphrase the register of the confidant."""
