"""mentorprep: the homework of a mentee, checked, kept and told to a mentor."""

__version__ = "0.1.0"
