"""What is told to a mentor: one module per kind."""
