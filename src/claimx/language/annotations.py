"""Where the stages keep what they find: one object a Doc, reached as ``doc._.claimx``.

Every stage reads what earlier stages left here and adds its own; nothing else is shared between them.
"""

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from spacy.attrs import IDX, MORPH, ORTH, TAG
from spacy.tokens import Doc

from claimx.language.squeezing import Squeezed
from claimx.schema import Quantity, Quotation, Region, Role, Time

_KEY = "claimx"
_MOST_STRINGS = 8192
_strings: dict[int, str] = {}  # by spaCy's hash of them, which is the same in every vocabulary


@dataclass(slots=True)
class Annotations:
    """What the stages of claimx know about one Doc.

    ``published`` is the document date (ISO 8601, day, month or year precision) or None. ``regions`` are the parts
    that are not article prose. The lists of mentions are in text order; their offsets are character offsets into
    ``doc.text``. ``squeezed`` tells where that text stands in the article's, if runs of blanks were taken out. ``text``,
    ``texts``, ``lowers``, ``tags``, ``morphs``, ``starts`` and ``sentences`` are kept by `text_of`, `texts_of`, `lowers_of`,
    `tags_of`, `morph_of`, `starts_of` and `sentences_of`. ``asked_morph`` and ``asked_lemma`` are the model's where it answers
    only when asked. ``clauses`` and ``groups`` come from `claimx.language`, ``claims`` from `claimx.claims`.
    """

    published: str | None = None
    regions: list[Region] = field(default_factory=list)
    clauses: list[Any] = field(default_factory=list)
    groups: list[Any] = field(default_factory=list)
    actors: list[Role] = field(default_factory=list)
    quantities: list[Quantity] = field(default_factory=list)
    times: list[Time] = field(default_factory=list)
    quotations: list[Quotation] = field(default_factory=list)
    claims: list[Any] = field(default_factory=list)
    squeezed: Squeezed | None = None
    text: str | None = None
    texts: list[str] | None = None
    lowers: list[str] | None = None
    tags: list[str] | None = None
    morphs: list[str | None] | None = None
    asked_morph: Callable[[Doc, int], str] | None = None
    asked_lemma: Callable[[Doc, int], str] | None = None
    starts: list[int] | None = None
    sentences: list[tuple[int, int]] | None = None

    def is_boilerplate(self, start: int) -> bool:
        """Whether the character at this offset lies outside the article prose."""
        return any(region.start <= start < region.end for region in self.regions)


def annotations(doc: Doc) -> Annotations:
    """The Doc's annotations, made empty at the first call."""
    found = doc.user_data.get(_KEY)
    if found is None:
        found = doc.user_data[_KEY] = Annotations()
    return found


def text_of(doc: Doc) -> str:
    """The Doc's text, put together once: spaCy joins the tokens anew at every call of ``doc.text``."""
    found = annotations(doc)
    if found.text is None:
        found.text = doc.text
    return found.text


def texts_of(doc: Doc) -> list[str]:
    """The text of each token; not to be changed."""
    found = doc.user_data.get(_KEY) or annotations(doc)
    texts = found.texts
    if texts is None:
        texts = found.texts = strings_of(doc, ORTH)
    return texts


def lowers_of(doc: Doc) -> list[str]:
    """The text of each token in small letters; not to be changed."""
    found = doc.user_data.get(_KEY) or annotations(doc)
    lowers = found.lowers
    if lowers is None:
        lowers = found.lowers = list(map(str.lower, texts_of(doc)))
    return lowers


def tags_of(doc: Doc) -> list[str]:
    """The tag of each token; read once, then changed by `set_tag` only."""
    found = doc.user_data.get(_KEY) or annotations(doc)
    tags = found.tags
    if tags is None:
        tags = found.tags = strings_of(doc, TAG)
    return tags


def morph_of(doc: Doc, index: int) -> str:
    """The morphological features of a token ("Case=Nom|Number=Sing", "" or "_" for none) as the model gives them; those that
    it left out until somebody asks are computed now."""
    found = doc.user_data.get(_KEY) or annotations(doc)
    if found.morphs is None:
        found.morphs = list(strings_of(doc, MORPH))
    morph = found.morphs[index]
    if morph is None:
        assert found.asked_morph is not None
        morph = found.morphs[index] = found.asked_morph(doc, index)
    return morph


def lemma_of(doc: Doc, index: int) -> str:
    """The model's lemma of a token; where it left lemmas out until somebody asks, this one is computed now."""
    asked = annotations(doc).asked_lemma
    return doc[index].lemma_ if asked is None else asked(doc, index)


def has_lemmas(doc: Doc) -> bool:
    """Whether `lemma_of` gives lemmas of a Doc."""
    return annotations(doc).asked_lemma is not None or doc.has_annotation("LEMMA")


def set_tag(doc: Doc, index: int, tag: str, pos: str | None = None) -> None:
    """Corrects the tag of a token, and its part of speech where one is given."""
    token = doc[index]
    token.tag_ = tags_of(doc)[index] = tag
    if pos is not None:
        token.pos_ = pos


def token_at(doc: Doc, offset: int) -> int:
    """The token that holds the character at this offset; a blank belongs to the token before it."""
    return max(0, bisect_right(starts_of(doc), offset) - 1)


def tokens_of(doc: Doc, start: int, end: int) -> range:
    """The tokens that the characters ``[start, end)`` touch; a blank belongs to the token before it."""
    starts = starts_of(doc)
    return range(max(0, bisect_right(starts, start) - 1), max(1, bisect_right(starts, max(start, end - 1))))


def timed_tokens(doc: Doc) -> set[int]:
    """The tokens of time expressions, without those that are only the first part of a compound ("Ex-Kanzlerin": no time)."""
    text = text_of(doc)
    whole = (time for time in annotations(doc).times if not _is_first_part(text, time.end))
    return {i for time in whole for i in tokens_of(doc, time.start, time.end)}


def _is_first_part(text: str, end: int) -> bool:
    return text[end : end + 1] == "-" and text[end + 1 : end + 2].isalpha()


def strings_of(doc: Doc, attribute: int) -> list[str]:
    """What an attribute with text values (``spacy.attrs.TAG``) now is for each token; much faster than by Token objects."""
    keys = doc.to_array([attribute]).tolist()
    try:
        return [_strings[key] for key in keys]
    except KeyError:
        if len(_strings) > _MOST_STRINGS:
            _strings.clear()
        strings = doc.vocab.strings
        _strings.update((key, strings[key]) for key in set(keys).difference(_strings))
        return [_strings[key] for key in keys]


def sentences_of(doc: Doc) -> list[tuple[int, int]]:
    """The sentences as half-open ranges of tokens; read once, after the sentences were set. Not to be changed."""
    found = annotations(doc)
    if found.sentences is None:
        found.sentences = [(sentence.start, sentence.end) for sentence in doc.sents]
    return found.sentences


def starts_of(doc: Doc) -> list[int]:
    """The offset at which each token starts; not to be changed."""
    found = annotations(doc)
    if found.starts is None:
        found.starts = doc.to_array([IDX]).tolist()
    return found.starts


if not Doc.has_extension("claimx"):
    Doc.set_extension("claimx", getter=annotations)
