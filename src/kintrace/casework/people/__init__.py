"""Who works here, by which words and in which roles; what others allowed; and who looked."""
