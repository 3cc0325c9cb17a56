"""What is compared of two persons: one question in each file."""
