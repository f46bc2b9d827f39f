"""Questions about participants."""
