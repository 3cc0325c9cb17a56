"""Taking in: files, what a device in the field brought, and what of both is sealed."""
