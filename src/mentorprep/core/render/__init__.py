"""How a summary looks: one module per format, phrases by language."""
