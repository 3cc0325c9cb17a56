"""Where arrivals came from, through whose hands they went, and giving that out to be verified."""
