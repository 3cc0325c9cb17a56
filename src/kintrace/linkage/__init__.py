"""3. Say which records are one person, and which reports one event, so that a human can check and undo it."""

from kintrace.linkage.link import default_name, link
from kintrace.linkage.people import PeopleLinks, link_people
from kintrace.linkage.weights import Weights, weights, weights_from
from kintrace.linkage.why import Why, why

__all__ = ["PeopleLinks", "Weights", "Why", "default_name", "link", "link_people", "weights", "weights_from", "why"]
