"""Whom a text speaks of: names, groups, pronouns, what became of them."""
