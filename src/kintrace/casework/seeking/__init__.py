"""Requests from outside, and a reply that tells nothing."""
