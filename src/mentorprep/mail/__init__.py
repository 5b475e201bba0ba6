"""How a message leaves: the only code that opens a socket or starts a mail program."""
