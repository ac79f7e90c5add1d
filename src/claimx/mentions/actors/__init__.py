"""Actors: every person, state, government, organisation, armed force, service, militia and medium of a text.

Names come from tables (``lexicon/actors``), unknown people and organisations from offices in front of them and from the
model's named entities where there are any. Works on a blank German pipeline; tags and entities make it better.
"""

from spacy.language import Language
from spacy.tokens import Doc

from claimx.language.annotations import annotations
from claimx.mentions.actors.atoms import Atomiser
from claimx.mentions.actors.compass import compass_atoms
from claimx.mentions.actors.context import Context
from claimx.mentions.actors.linking import Linker
from claimx.mentions.actors.names import names
from claimx.mentions.actors.offices import offices
from claimx.mentions.actors.phrases import Phrases
from claimx.mentions.actors.shortforms import local_atoms
from claimx.mentions.actors.view import View
from claimx.schema import Role

__all__ = ["tag_actors"]


def tag_actors(doc: Doc) -> list[Role]:
    """All actors of a Doc in text order; no mention lies inside another.

    A mention covers the name with its office, adjective and apposition, without a leading determiner. ``name`` and ``id``
    say who is meant; a city that is only a place has kind ``unknown``. ``resolved`` is the full mention behind a short form.

    Args:
        doc: a German text; ``doc._.claimx.published`` (or None) decides who holds an office.

    Returns:
        Records of the contract, with character offsets into ``doc.text``.
    """
    view = View(doc, annotations(doc).published)
    atoms = compass_atoms(view, local_atoms(view, Atomiser(view).read()))
    context = Context(view, atoms)
    mentions = Phrases(context).read()
    return [mention.role(view.text) for mention in Linker(view, mentions, context.introduced).link()]


class ActorTagger:
    """The pipeline component: sets ``doc._.claimx.actors``."""

    def __init__(self) -> None:
        names(), offices()

    def __call__(self, doc: Doc) -> Doc:
        annotations(doc).actors = tag_actors(doc)
        return doc


@Language.factory("claimx_actors")
def make_actor_tagger(nlp: Language, name: str) -> ActorTagger:
    """The component for a pipeline; it has no settings."""
    return ActorTagger()
