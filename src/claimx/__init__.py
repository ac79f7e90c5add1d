"""claimx: who claimed what, when, how many, and who denied it, from German news.

>>> import claimx
>>> output = claimx.extract("Moskau weist die Vorwürfe zurück.", published="2024-10-24")
>>> [(claim.type, claim.anchor.text) for claim in output.claims]
[('denial', 'weist')]
"""

from claimx._version import __version__

__all__ = ["__version__", "explain", "extract", "extract_files", "load"]

TYPE_CHECKING = False
if TYPE_CHECKING:  # not even `typing` is imported: it takes as long as the answer to ``claimx --version``
    from typing import Any

    from claimx.pipeline import extract, extract_files, load
    from claimx.trace import explain


def __getattr__(name: str) -> "Any":
    """Loads the pipeline at the first use, so that importing claimx costs nothing."""
    if name == "explain":
        from claimx.trace import explain

        return explain
    if name in ("extract", "extract_files", "load"):
        from claimx import pipeline

        return getattr(pipeline, name)
    raise AttributeError(f"module 'claimx' has no attribute {name!r}")
