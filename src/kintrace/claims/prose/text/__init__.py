"""From text to sentences, quotations and words; page furniture out."""
