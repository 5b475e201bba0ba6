"""What the mentee wants changed → edits of the file, and what is said of them. Nothing is written here.

`update` and `add` are the two ways in; each imports only what it needs."""
