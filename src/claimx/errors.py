"""The errors of claimx. Each message says what happened, where, and what to do about it."""


class ClaimxError(Exception):
    """Base of every error that claimx raises on purpose.

    Args:
        what: what is wrong, in words a user understands.
        where: the file, folder, option or line concerned, or None when there is no such place.
        remedy: what the user can do about it, or None when nothing can be done.
    """

    def __init__(self, what: str, *, where: object | None = None, remedy: str | None = None):
        self.what = what
        self.where = None if where is None else str(where)
        self.remedy = remedy
        super().__init__(what, self.where, remedy)

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        advice = f" ({self.remedy})" if self.remedy else ""
        return f"{place}{self.what}{advice}"

    def __reduce__(self):
        """Errors cross process borders whole (workers send them to the parent)."""
        return _rebuild, (type(self), self.what, self.where, self.remedy)


def _rebuild(kind, what, where, remedy):
    return kind(what, where=where, remedy=remedy)


class InputError(ClaimxError):
    """One input (a file, or one article of a file) cannot be used; the rest of the run goes on."""


class ModelError(ClaimxError):
    """The spaCy model is missing, or lacks what the stages need."""


class LexiconError(ClaimxError):
    """A lexicon file is broken: unknown key, empty list, or an example its own rule does not find."""


class SettingsError(ClaimxError):
    """An option or a line of claimx.toml is not valid."""


class OutputError(ClaimxError):
    """The output cannot be written or read."""
