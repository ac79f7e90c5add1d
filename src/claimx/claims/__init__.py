"""The rule engine, the claim types, and the role and denial resolution that they share."""
