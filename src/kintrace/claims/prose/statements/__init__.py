"""Who says something, and what is said around the incidents."""
