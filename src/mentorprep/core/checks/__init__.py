"""What should hold: one rule, one function; one module per family."""
