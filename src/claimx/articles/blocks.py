"""Blocks that are no prose: teaser lists, source lists, comment boxes, author boxes, and where prose goes on after them."""

from claimx.articles.dateline import read_date_line
from claimx.articles.lines import Line
from claimx.articles.words import boilerplate

_LOOK_AHEAD = 6  # lines in which the next teaser must show itself
_FEW_CARDS = 3
_LONGEST_HEADLINE = 120
_COMMENT_LOOK_AHEAD = 8
_LONGEST_TELLING = 160  # characters of a line that a comment box shows itself in
_ENOUGH_PROSE = 300  # characters of prose before a comment box; less means a share bar above the article
_SENTENCE = 40  # characters of a line that ends as a sentence
_LONGEST_AUTHOR_NOTE = 600


def mark_blocks(lines: list[Line]) -> None:
    """Gives every line of a teaser list, comment box or author box its kind, in place."""
    prose = 0
    index = 0
    while index < len(lines):
        line = lines[index]
        following = index + 1
        if line.kind == "opener":
            if prose:
                following = _end_of_teasers(lines, index + 1, after_prose=prose > _ENOUGH_PROSE)
            _mark(lines, index + 1, following, "teaser")
        elif line.kind == "comments" and prose > _ENOUGH_PROSE:
            following = _end_of_comments(lines, index + 1)
            _mark(lines, index + 1, following, "comment")
        elif line.kind == "author" and following < len(lines) and len(lines[following].text) <= _LONGEST_AUTHOR_NOTE:
            following += 1
            _mark(lines, index + 1, following, "author")
        elif not line.kind and (line.paragraph or (len(line.text) >= _SENTENCE and line.sentence_end)):
            prose += len(line.text)
        index = following
    _mark_cards(lines)


def _mark_cards(lines: list[Line]) -> None:
    """Marks teasers that no heading announces: a run of cut texts, each under a headline or a date line."""
    run: list[int] = []
    for index in [*(i for i, line in enumerate(lines) if i and _is_card_text(lines, i)), len(lines) + _LOOK_AHEAD]:
        if run and (index > run[-1] + _LOOK_AHEAD or any(line.full_paragraph for line in lines[run[-1] + 1 : index])):
            if len(run) >= _FEW_CARDS:
                _mark(lines, _start_of_card(lines, run[0]), run[-1] + 1, "teaser")
            run = []
        run.append(index)


def _is_card_text(lines: list[Line], index: int) -> bool:
    """Whether a line is a cut text under a headline or a date line."""
    line, above = lines[index], lines[index - 1]
    if line.kind or len(line.text) < _SENTENCE or not line.truncated:
        return False
    return len(above.text) <= _LONGEST_HEADLINE and not above.sentence_end


def _start_of_card(lines: list[Line], index: int) -> int:
    """The first line of the card whose cut text is at this index: its headline, with a date and two rubrics at most."""
    start = index - 1
    if read_date_line(lines[start].text):
        start -= 1
    for above in (start - 1, start - 2):
        if above > 0 and not lines[above].kind and len(lines[above].text.split()) <= 2 and not lines[above].sentence_end:
            start = above
        else:
            break
    return max(start, 1)


def _mark(lines: list[Line], start: int, end: int, kind: str) -> None:
    for line in lines[start:end]:
        line.kind = line.kind or kind


def _end_of_teasers(lines: list[Line], start: int, *, after_prose: bool) -> int:
    """The index of the first line after a teaser list: the first that is surely prose with no further teaser near it.

    Within the head of an article (little prose yet), a list ends at the first line that could be a paragraph.
    """
    for index in range(start, len(lines)):
        line = lines[index]
        if line.kind in {"opener", "comments"}:
            return index
        if not after_prose and line.paragraph and not line.truncated:
            return index
        if _is_prose_again(lines, index) and not _teaser_follows(lines, index + 1):
            return index
    return len(lines)


def _is_prose_again(lines: list[Line], index: int) -> bool:
    """Whether a line is surely prose, or the first of two paragraphs; in a teaser list a headline stands between them."""
    line = lines[index]
    if line.full_paragraph:
        return True
    following = lines[index + 1] if index + 1 < len(lines) else None
    return line.paragraph and not line.truncated and following is not None and following.paragraph and not following.truncated


def _teaser_follows(lines: list[Line], start: int) -> bool:
    """Whether a teaser's marks (cut text, a date line of its own) come before two more paragraphs."""
    paragraphs = 0
    for line in lines[start : start + _LOOK_AHEAD]:
        if line.truncated or read_date_line(line.text):
            return True
        paragraphs += line.full_paragraph
        if paragraphs == 2:
            return False
    return False


def _end_of_comments(lines: list[Line], start: int) -> int:
    """The end of the text if the next lines show a comment box, else the first line that is a sentence or more."""
    lexicon = boilerplate()
    for line in lines[start : start + _COMMENT_LOOK_AHEAD]:
        text = " ".join(line.text[:_LONGEST_TELLING].casefold().split())
        if line.key in lexicon.comment_buttons:
            return len(lines)
        if len(line.text) <= _LONGEST_TELLING and any(phrase in text for phrase in lexicon.comment_words):
            return len(lines)
    return next((i for i in range(start, len(lines)) if lines[i].paragraph or lines[i].sentence_end), len(lines))
