"""Whose counted people are by the formation that they make up: "die 900 Mann starke Garde", "zwei Trupps von je 20 Mann"."""

from claimx.claims.context import Context
from claimx.claims.owners import attributes, inside, of_states
from claimx.claims.people import count_file, is_body, is_formation_word
from claimx.claims.slots import group_before
from claimx.language.groups import NounGroup
from claimx.schema import Role

_STRENGTH_TAGS = ("ADJA", "ADJD")
_OPENERS = (",", "(", "–", "-", ":")


def strong_formation(context: Context, tokens: range, group: NounGroup | None) -> list[Role]:
    """What is as strong as the number before its adjective says: "der 900 Mann starken Eingreiftruppe"; empty where it is a
    mere unit that tells nothing of whose it is."""
    behind = tokens[-1] + 1
    if behind >= len(context.doc) or not _is_strong(context, behind):
        return []
    whole = context.syntax.group_at.get(behind)
    if whole is None or whole.head <= behind or (whole is group and whole.head in tokens):
        return []
    return of_formation(context, whole)


def made_of(context: Context, tokens: range, group: NounGroup | None) -> list[Role]:
    """Whose the formation is that consists of them: "zwei kenianische Kompanien von je 120 Mann"."""
    if group is None:
        return []
    whole = group_before(context, group) if group.preposition in count_file().consisting_prepositions else None
    whole = whole or _before_comma(context, tokens[0])
    if whole is None or whole.head in tokens or not is_body(context.lowers[whole.head]):
        return []
    return of_formation(context, whole)


def of_formation(context: Context, whole: NounGroup) -> list[Role]:
    """Whose a formation is: named by itself, by its attributes, or by the states that take part in it."""
    named = [r for r in inside(context, range(whole.start, whole.end), whole) if not is_mere_unit(r)]
    return named or attributes(context, range(whole.start, whole.end), whole) or of_states(context, whole)


def _before_comma(context: Context, token: int) -> NounGroup | None:
    """What a number in apposition says the strength of: "zwei Kompanien der Armee, zusammen 240 Mann"."""
    place = token - 1
    while place > 0 and context.lowers[place] in count_file().summing_words:
        place -= 1
    if place <= 0 or context.words[place] not in _OPENERS:
        return None
    return context.syntax.owner(context.syntax.group_at.get(place - 1))


def numbered(context: Context, group: NounGroup | None) -> list[Role]:
    """The formation with a number whose people are counted: "600 Mann der 3. Panzerbrigade"."""
    for whole in () if group is None else context.syntax.attributes.get(group.index, ()):
        known = whole.genitive_of is not None and is_body(context.lowers[whole.head])
        first = next((i for i in range(whole.start, whole.head) if context.words[i][0].isdigit()), None)
        if known and first is not None:
            span = context.span(first, whole.head + 1)
            name = span.text.removesuffix("s") if context.lowers[whole.start].endswith("es") else span.text  # "des 3. Korps"
            return [Role(text=span.text, start=span.start, end=span.end, name=name, kind="organisation")]
    return []


def is_aside(context: Context, tokens: range) -> bool:
    """Whether the number only says how strong a whole is ("das größte Kontingent der 900 Mann starken Mission")."""
    behind = tokens[-1] + 1
    if behind >= len(context.doc) or not _is_strong(context, behind):
        return False
    counted = context.syntax.group_at.get(tokens[-1])
    return counted is not None and counted.genitive_of is not None


def is_mere_unit(role: Role) -> bool:
    """Whether a role is only a word for a part of some army ("starkes Vorkommando", "Kontingent"), which names nobody."""
    *before, noun = role.text.split()
    return (
        role.id is None
        and role.resolved is None
        and all(word.islower() for word in before)
        and "-" not in noun
        and is_formation_word(noun.lower())
    )


def _is_strong(context: Context, token: int) -> bool:
    return context.tags[token] in _STRENGTH_TAGS and context.lowers[token].startswith(tuple(count_file().strong_adjectives))
