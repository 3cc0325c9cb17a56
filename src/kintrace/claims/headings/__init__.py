"""What the headings of columns and the labels of notices mean, and how their values are read."""
