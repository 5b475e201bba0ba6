"""What is worth saying about a homework on a day. One rule is one function; `rules.py` runs them."""
