"""The only code that touches the homework on disk: lock, read, write, journal, drafts."""
