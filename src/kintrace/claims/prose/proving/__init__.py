"""What the grammar can prove of words that somebody else picked from a document."""
