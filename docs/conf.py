"""Sphinx's settings for the documentation."""

project = "mentorprep"
author = "The mentorprep authors"
extensions = ["myst_parser"]
source_suffix = {".md": "markdown"}
html_theme = "furo"
html_title = "mentorprep"
myst_enable_extensions = ["colon_fence"]
myst_heading_anchors = 3
