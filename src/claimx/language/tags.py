"""Classes of STTS tags."""

FINITE_TAGS = {"VVFIN", "VAFIN", "VMFIN"}
