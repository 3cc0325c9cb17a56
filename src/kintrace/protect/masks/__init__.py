"""Which stretches of a document are withheld, and the copy of it in which they are: code point for code point."""

from kintrace.protect.masks.spans import Masks, Span, mask, masks_over

__all__ = ["Masks", "Span", "mask", "masks_over"]
