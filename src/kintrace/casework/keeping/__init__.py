"""Keeping the casebook: check, backup, restore, merge, erase, hold."""
