"""Coding by people: rulings on claims, settling what two rule differently, lists of what is drafted and ruled."""
