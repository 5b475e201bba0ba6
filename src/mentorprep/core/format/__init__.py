"""How a homework is written: text to values with places, and edits back into the text."""
