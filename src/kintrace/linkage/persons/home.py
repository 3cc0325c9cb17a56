"""Whether both come from one place."""

from kintrace.linkage.places_alike import shared_place

COMPARISON = shared_place("home", "They come from")
