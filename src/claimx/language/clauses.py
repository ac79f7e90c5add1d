"""Clauses read off the German verb bracket: finite verb, separated particle, participle and infinitive.

Method: topological fields (Drach 1937; Höhle 1986). A sentence is cut at its punctuation and at coordinations of two
finite verbs; each piece opens, continues or closes a clause on a stack. No dependency parse is used.
"""

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from claimx.language.annotations import annotations, lowers_of, sentences_of, tags_of, texts_of
from claimx.language.brackets import Clause, ClauseKind, analyse_verbs, repair_finite
from claimx.language.insertions import closed_at, infinitive_behind
from claimx.language.segments import Block, Segment, sentence_segments
from claimx.language.verbs import verb_lemma, verb_mood


def analyse_clauses(doc: Doc) -> list[Clause]:
    """All clauses of a Doc with sentence boundaries and STTS tags, in the order of their first tokens."""
    found = annotations(doc)
    found.tags = found.sentences = None  # as they are now, whatever read them before
    clauses: list[Clause] = []
    for number, (start, end) in enumerate(sentences_of(doc)):
        clauses.extend(_sentence_clauses(doc, start, end, number, len(clauses)))
    for clause in clauses:
        repair_finite(doc, clause)
        analyse_verbs(doc, clause)
    return clauses


def _sentence_clauses(doc: Doc, start: int, end: int, number: int, offset: int) -> list[Clause]:
    builder = _Builder(number, offset)
    blocks = list(sentence_segments(doc, start, end))
    front: Clause | None = None
    for at, block in enumerate(blocks):
        opens = at + 1 < len(blocks) and _goes_on_quoted(block, blocks[at + 1])
        outer = builder.last_outer
        if block.quoted and not builder.waits_for_verb():
            builder.stack = []
        outside: dict[int, Clause] = {}
        for place, segment in enumerate(block.segments):
            resumed = _resumed_at(doc, block.segments, place)
            closed = closed_at(doc, block.segments, place)
            if place == 0 and front is not None:
                builder.stack = [front]
                builder.resume(front, segment)
            elif opens and place == 0:
                builder.open_fragment(segment)
            elif opens and place == 1:
                builder.open_inside(segment)
            elif resumed is not None:
                builder.open_fragment(segment)
                outside[resumed] = builder.stack[-1]
            elif closed is not None and builder.stack:
                outside[closed] = builder.stack[-1]
                builder.open_inside(segment)
            elif _is_said_within(doc, block.segments, place) and builder.stack:
                outside[place + 1] = builder.stack[-1]
                builder.open_inside(segment)
            elif place and _resumed_at(doc, block.segments, place - 1) is not None:
                builder.open_inside(segment)
            elif place in outside:
                builder.resume(outside[place], segment)
            elif _begins_reported_clause(doc, block.segments, place):
                builder.open_fragment(segment)
            elif (infinitive := infinitive_behind(doc, block.segments, place)) is not None:
                builder.open_infinitive(segment)
                outside[infinitive] = builder.stack[-1]
            else:
                builder.add(segment)
        builder.finish_block(block.quoted, outer)
        front = builder.last_outer if opens else None
        for tokens in block.asides:
            builder.add_aside([i for i in tokens if not doc[i].is_punct])
    return builder.clauses


def _goes_on_quoted(block: Block, following: Block) -> bool:
    """Whether a sentence begins with a noun and who speaks, and goes on in marks with its verb ("Die Armee, sagte Weber, „ist
    müde“")."""
    if block.quoted or not following.quoted or len(block.segments) < 2 or not following.segments:
        return False
    first, said, *rest = block.segments
    if first.kind != "plain" or first.finite is not None or said.kind != "plain" or any(s.finite is not None for s in rest):
        return False
    return _begins_with_verb(said) and _begins_with_verb(following.segments[0])


def _begins_reported_clause(doc: Doc, segments: list[Segment], place: int) -> bool:
    """Whether a verbless piece is the first field of a reported clause ("teilte mit, die Truppen, die …, seien abgezogen"), or
    of a second main clause ("A warf B Mord vor; die Miliz, die …, wies das zurück")."""
    if segments[place].finite is not None or segments[place].kind != "plain" or place == 0:
        return False
    following = place + 1
    while following < len(segments) and segments[following].kind in ("relative", "subordinate"):
        following += 1
    if following == place + 1 or following >= len(segments):
        return False
    behind = segments[following]
    return _begins_with_verb(behind) and (_is_reported(doc, behind) or segments[place].conjoined)


def _resumed_at(doc: Doc, segments: list[Segment], place: int) -> int | None:
    """Where a sentence that begins with a noun goes on behind the clause that tells its content, or who says it: "Vorwürfe, er
    habe Geld genommen, wies der Minister zurück", "900 Mann, so heißt es, kämen"; None where it does not."""
    first = segments[place]
    if (
        place
        or first.finite is not None
        or first.kind != "plain"
        or len(segments) < 3
        or tags_of(doc)[first.tokens[-1]] not in ("NN", "NE")
    ):
        return None
    content = segments[1]
    if content.kind != "plain" or content.conjoined:
        return None
    told = next((i for i, s in enumerate(segments[2:], 2) if s.kind != "plain" or s.finite is not None), 0)
    if _begins_with_verb(content):  # "40 Mann, vermutet Weber, Minister und Chef der Partei, seien gefallen"
        verb = told and segments[told].kind == "plain" and _begins_with_verb(segments[told])
        return told if verb and not _is_reported(doc, content) and _is_reported(doc, segments[told]) else None
    if _says_so(doc, content):
        return told if told and segments[told].kind == "plain" and _begins_with_verb(segments[told]) else None
    if not _is_reported(doc, content):
        return None
    later = range(2, len(segments))
    return next((i for i in later if segments[i].kind == "plain" and _begins_with_verb(segments[i])), None)


def _is_said_within(doc: Doc, segments: list[Segment], place: int) -> bool:
    """Whether a piece only says who says the clause around it ("Dort starben, | so berichtet ein Arzt, | elf Bauern")."""
    if not place or place + 1 >= len(segments) or not _says_so(doc, segments[place]):
        return False
    before, behind = segments[place - 1], segments[place + 1]
    open_ended = before.kind == "plain" and before.finite == before.tokens[-1]
    return open_ended and behind.kind == "plain" and behind.finite is None and not behind.conjoined


def _says_so(doc: Doc, segment: Segment) -> bool:
    """Whether a piece begins with "so" and its finite verb."""
    return lowers_of(doc)[segment.tokens[0]] == "so" and segment.tokens[1:2] == [segment.finite]


def _begins_with_verb(segment: Segment) -> bool:
    return segment.finite is not None and segment.finite == segment.tokens[0] and not segment.conjoined


def _is_reported(doc: Doc, segment: Segment) -> bool:
    """Whether the finite verb stands in the subjunctive of indirect speech."""
    if segment.finite is None:
        return False
    word, tag = texts_of(doc)[segment.finite], tags_of(doc)[segment.finite]
    return verb_mood(word, verb_lemma(word, tag)) != "indicative"


class _Builder:
    """The stack of open clauses of one sentence."""

    def __init__(self, sentence: int, offset: int):
        self.sentence = sentence
        self.offset = offset
        self.clauses: list[Clause] = []
        self.stack: list[Clause] = []
        self.last_outer: Clause | None = None
        self.waiting: list[Clause] = []
        self.block_start = 0

    def add_aside(self, tokens: list[int]) -> None:
        """A piece in brackets: a fragment of its own that hangs on the clause around it."""
        if tokens:
            before = [c for c in self.clauses if c.tokens and c.start < tokens[0]]
            clause = Clause(self.offset + len(self.clauses), self.sentence, "fragment", tokens)
            clause.parent = before[-1].index if before else None
            self.clauses.append(clause)
            self.block_start = len(self.clauses)

    def waits_for_verb(self) -> bool:
        """Whether a subordinate clause is open whose finite verb has not come yet."""
        return bool(self.stack) and self.stack[-1].kind in ("subordinate", "relative") and self.stack[-1].finite is None

    def open_fragment(self, segment: Segment) -> None:
        """Begins a clause whose finite verb comes after the clauses inside it."""
        parent = None if segment.conjoined else self._nearest()
        self._open(segment, "fragment", None).parent = None if parent is None else parent.index

    def open_infinitive(self, segment: Segment) -> None:
        """Begins an infinitive clause whose verb comes after the clauses inside it."""
        self._open(segment, "infinitive", self._nearest())

    def open_inside(self, segment: Segment) -> None:
        """Begins the main clause that tells the content of the noun that the open clause begins with."""
        self._open(segment, "main", self._nearest())

    def resume(self, clause: Clause, segment: Segment) -> None:
        """Goes on with a clause that was left open."""
        while self.stack and self.stack[-1] is not clause:
            self._pop()
        self._extend(clause, segment)
        if segment.finite is not None:
            clause.finite, clause.kind = segment.finite, "main"

    def add(self, segment: Segment) -> None:
        if segment.after_colon and self.stack and self.stack[-1].kind == "fragment":
            self.stack = []
        if segment.kind in ("subordinate", "relative"):
            self._open_verb_final(segment)
        elif segment.kind == "infinitive":
            self._open(segment, "infinitive", self._nearest())
        elif segment.finite is not None:
            self._add_finite(segment)
        else:
            self._add_rest(segment)

    def finish_block(self, quoted: bool, outer: Clause | None) -> None:
        for clause in self.clauses[self.block_start :]:
            clause.quoted = clause.quoted or quoted
        self.block_start = len(self.clauses)
        if quoted:
            self.stack = [outer] if outer is not None else []
        else:
            self.last_outer = self.stack[0] if self.stack else self.last_outer

    def _open(self, segment: Segment, kind: ClauseKind, parent: Clause | None) -> Clause:
        clause = Clause(self.offset + len(self.clauses), self.sentence, kind, list(segment.tokens))
        clause.parent = None if parent is None else parent.index
        clause.introducer = segment.introducer
        clause.finite = segment.finite
        self.clauses.append(clause)
        self.stack.append(clause)
        if parent is None and kind not in ("main", "fragment"):
            self.waiting.append(clause)
        return clause

    def _nearest(self) -> Clause | None:
        """The clause that a new dependent clause hangs on: the innermost one."""
        return self.stack[-1] if self.stack else None

    def _open_verb_final(self, segment: Segment) -> None:
        parent = self._nearest()
        kind: ClauseKind = "relative" if segment.kind == "relative" else "subordinate"
        if segment.conjoined and parent is not None and parent.kind == kind and parent.finite is not None:
            grand = parent.parent
            clause = self._open(segment, kind, None)
            clause.parent = grand
            return
        self._open(segment, kind, parent)

    def _add_finite(self, segment: Segment) -> None:
        while self.stack and self.stack[-1].kind in ("subordinate", "relative", "infinitive") and self._complete(self.stack[-1]):
            joined = segment.conjoined and self.stack[-1].kind != "infinitive" and segment.verb_final
            if joined and (segment.same_run or self._only_verb_final_left()):
                break
            self._pop()
        top = self._nearest()
        if top is not None and top.finite is None and top.kind != "infinitive":
            self._extend(top, segment)
            top.finite = segment.finite
            if top.kind == "fragment":
                top.kind = "main"
            return
        kind: ClauseKind = "main"
        if top is not None and segment.conjoined and top.kind in ("subordinate", "relative"):
            kind = top.kind
        clause = self._open(segment, kind, None)
        if top is not None:
            if segment.conjoined:
                clause.parent, clause.shares = top.parent, top.index
            else:
                clause.parent = top.index
            if clause in self.waiting:
                self.waiting.remove(clause)
        for dependent in self.waiting:
            dependent.parent = clause.index
        self.waiting = []

    def _only_verb_final_left(self) -> bool:
        return not any(clause.kind in ("main", "fragment") and clause.finite is not None for clause in self.stack)

    def _add_rest(self, segment: Segment) -> None:
        """A piece without a finite verb goes to the clause that still waits for it."""
        while len(self.stack) > 1 and self._complete(self.stack[-1]) and self.stack[-1].kind != "main":
            self._pop()
        top = self._nearest()
        if top is not None and (not self._complete(top) or top.kind in ("main", "fragment")):
            self._extend(top, segment)
            return
        if top is not None:
            self._pop()
        clause = self._open(segment, "fragment", None)
        for dependent in self.waiting:
            dependent.parent = clause.index
        self.waiting = []

    @staticmethod
    def _complete(clause: Clause) -> bool:
        return clause.finite is not None or clause.kind == "infinitive"

    @staticmethod
    def _extend(clause: Clause, segment: Segment) -> None:
        clause.tokens.extend(segment.tokens)

    def _pop(self) -> None:
        self.stack.pop()


@Language.factory("claimx_clauses", requires=["token.tag", "doc.sents"])
def make_clauses(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Sets ``doc._.claimx.clauses``; needs STTS tags and sentence boundaries."""
    return _set_clauses


def _set_clauses(doc: Doc) -> Doc:
    annotations(doc).clauses = analyse_clauses(doc)
    return doc
