"""What is compared of two persons once all pairs have been weighed: one question in each file."""
