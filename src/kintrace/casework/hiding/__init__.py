"""Who asks not to be found, and all that is left out for it."""
