"""What a text's claims are, as the tables of sentences ask for it."""

from claimx.articles import article_from_text


def names(roles) -> list[str]:
    """The names of one role, of several or of none, else their words."""
    roles = roles if isinstance(roles, list) else [roles] if roles else []
    return [role.name or role.text for role in roles]


def claims_on(day, extractor, text, kind):
    """The claims of one type in a text of this day (ISO), in text order."""
    return [claim for claim in extractor.extract(article_from_text(text, published=day)).claims if claim.type == kind]
