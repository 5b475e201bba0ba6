"""The programs of the desktop that a message can be handed to: whatever opens a file or an address, and the clipboard."""
