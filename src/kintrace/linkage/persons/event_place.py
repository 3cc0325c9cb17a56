"""Whether both were taken, or last seen, in one place."""

from kintrace.linkage.places_alike import shared_place

COMPARISON = shared_place("event_place", "It happened in")
