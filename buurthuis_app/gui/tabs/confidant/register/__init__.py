"""Register behind the passphrase: messages, cases, figures."""
