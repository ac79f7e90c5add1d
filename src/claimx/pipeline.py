"""The recipe: which components, in which order; `load`, `extract` and the `Extractor` of whole runs."""

import gc
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any, get_args

import spacy
from pydantic import BaseModel
from spacy.language import Language
from spacy.tokens import Doc

import claimx.claims.component
import claimx.language.clauses
import claimx.language.groups
import claimx.mentions.actors
import claimx.mentions.quantities
import claimx.mentions.quotations
import claimx.mentions.times  # noqa: F401  (the imports register the factories)
from claimx._version import __version__
from claimx.articles import Article, article_from_text, read_inputs
from claimx.claims.build import number
from claimx.errors import ClaimxError, InputError, ModelError
from claimx.language import corrections, sentences  # noqa: F401
from claimx.language.annotations import annotations, sentences_of
from claimx.language.inference.labels import LeanMorphologizer
from claimx.language.inference.lemmas import WordLemmatizer
from claimx.language.models import ModelInfo, load_model
from claimx.language.sentence_words import sentence_words
from claimx.language.squeezing import Squeezed, squeezed
from claimx.language.vocabulary import tighten
from claimx.language.wrapping import unwrapped
from claimx.lexicon import lexicon_hash
from claimx.schema import ArticleOutput, ArticleRecord, Denial, Mentions, PipelineRecord, Region
from claimx.settings import Settings

MOST_NEW_STRINGS = 200_000
"""After how many strings that spaCy keeps for good `Extractor` loads its model anew (0.4 s). Runs do not come near, since the
words of a batch are forgotten after it; only `Extractor.analyse` keeps its words."""

STAGES = (
    "claimx_corrections",
    "claimx_times",
    "claimx_quantities",
    "claimx_actors",
    "claimx_clauses",
    "claimx_groups",
    "claimx_quotations",
    "claimx_claims",
)
_TIGHTENED_AFTER = 10_000  # new words: 10 ms each time, and memory does not grow with the words that a run has seen
_KNOWN_WORDS = 8000  # those of some hundred articles; each takes about 0.5 kB


def load(model: str = Settings().model) -> Language:
    """A spaCy pipeline with all stages of claimx.

    Args:
        model: "auto", "embedded", the name of an installed German spaCy package, or a path.

    Raises:
        ModelError: the model is missing or lacks tags, morphology or lemmas.
    """
    return _load(model)[0]


def _load(model: str) -> tuple[Language, ModelInfo]:
    nlp, info = load_model(model)
    nlp.max_length = Settings().max_bytes
    nlp.tokenizer.max_cache_size = _KNOWN_WORDS
    nlp.add_pipe("claimx_sentences", first=True)
    for stage in STAGES:
        nlp.add_pipe(stage)
    return nlp, info


def _load_for_rules(model: str) -> tuple[Language, ModelInfo]:
    """The same pipeline, but with the lemmas and features that rules ask for, and no others."""
    nlp, info = _load(model)
    for _, stage in nlp.pipeline:
        if isinstance(stage, WordLemmatizer | LeanMorphologizer):
            stage.answer_when_asked()
    tighten(nlp.vocab)
    return nlp, info


class Extractor:
    """Turns articles into outputs; made once a process, since loading the model costs most of a second.

    Its Docs have no lemmas, parts of speech and morphological features: rules ask for few of them, which are computed then (see
    `claimx.language.annotations`). The Docs of `load` have all.

    Memory stays as it is however many articles come: new words are forgotten after their batch, and where they were kept for good
    ``nlp`` is loaded anew in the end (see `MOST_NEW_STRINGS`).

    Raises:
        ModelError: the model is missing or lacks tags, morphology or lemmas.
    """

    def __init__(self, settings: Settings | None = None, model: str | None = None):
        self.settings = settings or Settings()
        self.nlp, self.model = _load_for_rules(model or self.settings.model)
        self._strings = len(self.nlp.vocab.strings)
        self._knows_enough = False
        self.pipeline_record = PipelineRecord(
            claimx=__version__,
            spacy=spacy.__version__,
            model=self.model.name,
            model_version=self.model.version,
            lexicon=lexicon_hash(),
        )

    def extract(self, article: Article) -> ArticleOutput:
        """The output of one article."""
        self._renew_if_full()
        with self._words():
            return self._output(article, self.nlp(self._doc(article)))

    def analyse(self, article: Article) -> Doc:
        """The article's Doc after all stages; its text, and all offsets in it, are without runs of blanks."""
        self._renew_if_full()
        return self.nlp(self._doc(article))

    def stream(self, articles: Iterable[Article]) -> Iterator[tuple[Article, ArticleOutput | ClaimxError]]:
        """Outputs in the order of the articles; an article that breaks a stage gives its error and the rest goes on."""
        source = iter(articles)
        while batch := list(islice(source, self.settings.batch_size)):
            with self._words(), _no_garbage_collection():
                results = self._batch(batch)
            self._renew_if_full()
            yield from zip(batch, results, strict=True)

    def _words(self) -> AbstractContextManager:
        """The first words stay known; later a batch's new ones are forgotten after it, since news never runs out of new names."""
        words = len(self.nlp.vocab)
        self._knows_enough = self._knows_enough or words >= _KNOWN_WORDS
        if self._knows_enough and words >= _KNOWN_WORDS + _TIGHTENED_AFTER:
            tighten(self.nlp.vocab)
        return self.nlp.memory_zone() if self._knows_enough else nullcontext()

    def _renew_if_full(self) -> None:
        """Loads the same model again where this one keeps too many strings.

        Raises:
            ModelError: it cannot be loaded any more, or is another one now.
        """
        if len(self.nlp.vocab.strings) <= self._strings + MOST_NEW_STRINGS:
            return
        del self.nlp
        gc.collect()  # two models at a time would need twice the memory
        self.nlp, model = _load_for_rules(self.model.path_or_package)
        self._knows_enough = False
        if model[:3] != self.model[:3]:
            raise ModelError("the model was replaced during the run", where=model.path_or_package, remedy="run again")

    def _batch(self, batch: list[Article]) -> list[ArticleOutput | ClaimxError]:
        try:
            docs = [self._doc(article) for article in batch]
            for _, stage in self.nlp.pipeline:
                docs = _passed(stage, docs)
            return [self._output(a, d) for a, d in zip(batch, docs, strict=True)]
        except Exception:
            pass  # what follows comes behind the block, in which the error would hold what the batch has in memory
        return [self._alone(article) for article in batch]

    def _alone(self, article: Article) -> ArticleOutput | ClaimxError:
        try:
            return self._output(article, self.nlp(self._doc(article)))
        except ClaimxError as error:
            return error
        except Exception as error:
            return InputError(
                f"a stage failed: {type(error).__name__}: {error}",
                where=article.path or article.id,
                remedy="please report this article",
            )

    def _doc(self, article: Article) -> Doc:
        short = squeezed(article.text)
        text = unwrapped(article.text if short is None else short.text, sentence_words().open_line_end)
        doc = self.nlp.make_doc(text)
        found = annotations(doc)
        found.text, found.squeezed = text, short
        found.published = article.published
        found.regions = list(article.regions)
        if short is not None:
            moved = ((short.inside(region.start), short.inside(region.end)) for region in article.regions)
            found.regions = [Region(start=start, end=end) for start, end in moved]
        return doc

    def _output(self, article: Article, doc: Doc) -> ArticleOutput:
        found = annotations(doc)
        output = ArticleOutput(
            article=ArticleRecord(
                id=article.id,
                path=article.path or None,
                sha256=article.sha256,
                title=article.title,
                published=article.published,
                published_from=article.published_from,
                publisher=article.publisher,
                url=article.url,
                language=article.language,
                characters=len(article.text),
                sentences=len(sentences_of(doc)),
                regions=list(article.regions),
                text=article.text if article.carries_text else None,
            ),
            pipeline=self.pipeline_record,
            claims=found.claims,
            mentions=Mentions(actors=found.actors, quantities=found.quantities, times=found.times, quotations=found.quotations),
        )
        if found.squeezed is not None:
            _put_back(output, found.squeezed)
        if found.text != article.text:
            _quote(output, article.text)
        check_spans(output, article.text)
        return output


def _passed(stage: Callable[[Doc], Doc], docs: list[Doc]) -> list[Doc]:
    """The Docs after one stage. ``nlp.pipe`` hands one Doc through all stages and then the next: the processor then fetches the
    code and the words of each stage anew for each Doc, which took a twelfth of the time."""
    pipe = getattr(stage, "pipe", None)
    return list(map(stage, docs)) if pipe is None else list(pipe(docs, batch_size=len(docs)))


@contextmanager
def _no_garbage_collection() -> Iterator[None]:
    """Lets Python not look for cycles meanwhile: no stage leaves any behind, and the looking took a tenth of the time."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def check_spans(output: ArticleOutput, text: str) -> None:
    """Raises `InputError` where any span of the output is not the text at its offsets."""
    for fields in _records(output):
        if "text" in fields and text[fields["start"] : fields["end"]] != fields["text"]:
            raise InputError(
                f"span {fields['start']}-{fields['end']} is not {fields['text']!r}",
                where=output.article.id,
                remedy="please report this article",
            )


def _put_back(output: ArticleOutput, short: Squeezed) -> None:
    """Gives every span the offsets of the text as it was, and claims the ids that go with them."""
    done: set[int] = set()  # several claims may hold one record
    for fields in _records(output):
        if "start" in fields and id(fields) not in done:
            done.add(id(fields))
            fields["start"], fields["end"] = short.outside(fields["start"], fields["end"])
    ids = number(output.claims)
    for claim in output.claims:
        if isinstance(claim, Denial):
            claim.denies = [ids[name] for name in claim.denies]


def _quote(output: ArticleOutput, text: str) -> None:
    """Gives every span the line breaks back that the stages read as blanks."""
    for fields in _records(output):
        if "text" in fields:
            fields["text"] = text[fields["start"] : fields["end"]]


def _records(output: ArticleOutput) -> Iterator[dict[str, Any]]:
    """The fields of every record in the claims and mentions of an output."""
    stack: list[Any] = [output.claims, output.mentions]
    while stack:
        item = stack.pop()
        if isinstance(item, list):
            stack += item
            continue
        fields = item.__dict__
        stack += [part for name in _holding(item.__class__) if (part := fields[name])]
        yield fields


@cache
def _holding(record: Any) -> tuple[str, ...]:
    """The fields of a record that may hold records."""
    return tuple(name for name, field in record.model_fields.items() if _may_hold(field.annotation))


def _may_hold(annotation: Any) -> bool:
    """Whether a record may be a value of this type, or inside one."""
    return (isinstance(annotation, type) and issubclass(annotation, BaseModel)) or any(map(_may_hold, get_args(annotation)))


def extract(text: str, *, published: str | None = None, model: str = Settings().model) -> ArticleOutput:
    """The claims of one German text.

    Args:
        text: the article's text.
        published: its date (ISO 8601, as precise as known); None takes a date line of the text.
        model: as for `load`.
    """
    return extractor_for(model).extract(article_from_text(text, published=published))


def extract_files(
    *paths: str | Path, model: str = Settings().model, on_error: Callable[[ClaimxError], None] | None = None
) -> Iterator[tuple[Article, ArticleOutput]]:
    """The articles under files and folders with their outputs, one after another, for notebooks and scripts.

    Whole runs, with files, resuming and several processes, are for ``claimx extract``.

    Args:
        paths: files and folders.
        model: as for `load`.
        on_error: is called with what cannot be read or extracted, and the rest goes on; None raises it.

    Raises:
        InputError: a path does not exist, or holds nothing that claimx reads.
        ClaimxError: an article cannot be used, and `on_error` is None.
    """
    extractor = extractor_for(model)

    def refuse(error: ClaimxError) -> None:
        if on_error is None:
            raise error
        on_error(error)

    def readable() -> Iterator[Article]:
        for item in read_inputs(map(Path, paths), max_bytes=extractor.settings.max_bytes):
            if isinstance(item, Article):
                yield item
            else:
                refuse(item)

    for article, result in extractor.stream(readable()):
        if isinstance(result, ClaimxError):
            refuse(result)
        else:
            yield article, result


_extractors: dict[str, Extractor] = {}


def extractor_for(model: str) -> Extractor:
    """The extractor with this model, made at the first call and kept."""
    if model not in _extractors:
        _extractors[model] = Extractor(model=model)
    return _extractors[model]
