"""kintrace: from everything people have written to what is alleged of each missing person, and on whose word."""

__version__ = "0.1.0"
