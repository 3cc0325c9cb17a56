"""What is shown and written out."""
