"""The functional core: text and values in, text and values out. No files, no printing, no clock, no environment."""
