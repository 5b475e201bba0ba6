"""The only code that prints and the only code that asks."""
