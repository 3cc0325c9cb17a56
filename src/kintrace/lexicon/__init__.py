"""How people write: scripts, names, dates, hours, counts, ages, places and sides.

Each module is imported by its own name, so that a program that reads only dates loads only dates.
"""
