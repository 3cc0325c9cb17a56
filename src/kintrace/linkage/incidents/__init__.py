"""What is compared of two incidents: one question in each file."""
