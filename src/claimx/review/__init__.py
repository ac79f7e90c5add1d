"""The local web page on which people judge claims: store, server, page, gold export, agreement, report.

Knows claims only through `claimx.schema`. The server (`claimx.review.server`) needs the extra ``claimx[review]``; the rest
does not.
"""

from claimx.review.database import FILE_NAME, Database
from claimx.review.folder import Folder
from claimx.review.gold import gold_files, load_comparison, write_gold
from claimx.review.records import Choice, Conflict, Invalid, ReviewError, State
from claimx.review.report import report
from claimx.review.store import Store

__all__ = [
    "FILE_NAME",
    "Choice",
    "Conflict",
    "Database",
    "Folder",
    "Invalid",
    "ReviewError",
    "State",
    "Store",
    "gold_files",
    "load_comparison",
    "report",
    "write_gold",
]
