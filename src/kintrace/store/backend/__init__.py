"""Django's SQLite backend over SQLCipher: the file is encrypted, page by page."""
