"""Acts in clauses, and incidents out of acts."""
