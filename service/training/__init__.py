"""Where the fitted parts of the service come from."""
