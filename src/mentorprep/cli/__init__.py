"""One module per command: read, core, show, exit. No rule lives here."""
