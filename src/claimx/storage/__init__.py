"""Writers of every format, and runs that are atomic and can be resumed."""
