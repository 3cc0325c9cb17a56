"""What even those who open the casebook cannot read: boxes that are closed to custodians."""

from kintrace.protect.seals.boxes import Custodian, seal, unseal

__all__ = ["Custodian", "seal", "unseal"]
