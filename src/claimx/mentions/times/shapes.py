"""The shapes of the lexicon files ``de/times*.yaml``; unknown or missing keys stop the start."""

from pydantic import BaseModel, ConfigDict, RootModel, model_validator


class Strict(BaseModel):
    """A record without unknown keys."""

    model_config = ConfigDict(extra="forbid")


class Unit(Strict):
    """A unit of time with its TIMEX3 code and its forms."""

    code: str
    forms: list[str]


class RelativeAdjectives(Strict):
    """Stems of "vergangen", "kommend" and the like by what they point to."""

    before_last: list[str]
    after_next: list[str]
    last: list[str]
    next: list[str]
    this: list[str]
    text_last: list[str]
    text_next: list[str]


class Neighbours(Strict):
    """Words beside an expression that decide what it is."""

    range_links: set[str]
    list_links: set[str]
    until: set[str]
    between: set[str]
    range_articles: set[str]
    ago: set[str]
    ahead: set[str]
    unknown_length: set[str]
    clock: set[str]
    clock_words: set[str]
    part: set[str]
    part_article: set[str]
    of_day: set[str]
    night_until: set[str]
    night_from: set[str]
    weekend: set[str]
    weekend_with_article: set[str]
    onward: set[str]
    apposition: set[str]
    same: set[str]
    looking_back: set[str]
    compared: set[str]
    still: set[str]
    looking_ahead: set[str]
    greeting: set[str]
    rate: set[str]
    rate_not_before: set[str]
    age_after: set[str]
    age_before: set[str]
    age_limits: set[str]
    age_nouns: set[str]
    date: set[str]
    weak_year: set[str]
    roughly: set[str]
    counting: set[str]
    about: set[str]


class TimeWords(Strict):
    """The shape of ``de/times.yaml``."""

    months: dict[str, int]
    month_abbreviations: dict[str, int]
    month_homonyms: set[str]
    weekdays: dict[str, int]
    weekday_abbreviations: dict[str, int]
    seasons: dict[str, str]
    day_parts: dict[str, str]
    day_part_adverbs: dict[str, str]
    early: dict[str, str]
    deictic_days: dict[str, int]
    deictic_adjectives: dict[str, int]
    deictic_year_adjectives: dict[str, int]
    deictic_years: dict[str, int]
    units: list[Unit]
    unit_prefixes: set[str]
    singulars_in_e: list[str]
    after_lengths: set[str]
    stepping_prefixes: dict[str, int]
    lasting_adverbs: dict[str, str]
    adjective_units: dict[str, str]
    many: set[str]
    people: set[str]
    relative_adjectives: RelativeAdjectives
    filler_adjectives: list[str]
    determiners: set[str]
    demonstratives: set[str]
    distant_demonstratives: set[str]
    each: set[str]
    every: set[str]
    whole: set[str]
    both: set[str]
    half: set[str]
    scales: set[str]
    vague_numbers: set[str]
    approximators: set[str]
    comparatives: set[str]
    edges: set[str]
    edge_compounds: dict[str, str]
    month_parts: list[str]
    after_words: set[str]
    before_words: set[str]
    neighbours: Neighbours
    clock_minutes: dict[str, int]
    sets: dict[str, str]


class VaguePhrase(Strict):
    """Fixed words with what may stand beside them; the expression begins at word ``from`` of them."""

    words: list[str]
    begin: int = 0
    only_after: set[str] = set()
    not_after: set[str] = set()
    not_before: set[str] = set()
    noun: bool = True
    find: str
    ignore: str | None = None

    @model_validator(mode="before")
    @classmethod
    def _from(cls, data):
        return {("begin" if key == "from" else key): value for key, value in data.items()}


class VagueWords(Strict):
    """The shape of ``de/times_vague.yaml``."""

    past: list[VaguePhrase]
    present: list[VaguePhrase]
    future: list[VaguePhrase]


class Holiday(Strict):
    """One feast: days from Easter Sunday, or month and day, or weeks before the fourth Sunday in Advent (and a weekday after)."""

    names: list[str]
    easter: int | None = None
    month: int | None = None
    day: int | None = None
    advent: int | None = None
    weekday: int = 0

    @model_validator(mode="after")
    def _one_way(self):
        if sum(field is not None for field in (self.easter, self.month, self.advent)) != 1:
            raise ValueError(f"{self.names[0]}: give easter, month and day, or advent")
        return self


class Holidays(RootModel[list[Holiday]]):
    """The shape of ``de/times_holidays.yaml``."""


class ContextWords(Strict):
    """The shape of ``de/times_context.yaml``."""

    past_verbs: set[str]
    verb_prefixes: list[str]
    not_preterite: set[str]
    present_verbs: set[str]
    perfect_auxiliaries: set[str]
    future_verbs: set[str]
    planning_words: set[str]
    joining: set[str]
    appointed: set[str]
    appointing: tuple[str, ...]
    putting_off: tuple[str, ...]
    put_off_to: set[str]
    before_past: set[str]
    earlier: set[str]
    asides: set[str]
    since: set[str]
    documents: tuple[str, ...]
    then_verbs: set[str]
    after_event: set[str]
    day_naming: dict[str, set[str]]
    appointments: tuple[str, ...]
    sources: set[str]
    past_intentions: set[str]
    dropped_plans: set[str]
    not_past: set[str]
    infinite_auxiliaries: set[str]
    plain_future: set[str]
    no_participles: set[str]
    inserting: set[str]
    before_nowadays: set[str]
    behind_nowadays: set[str]
    lasting_verbs: set[str]
    then: set[str]
    today: set[str]
    number_nouns: set[str]
    approximations: set[str]
    counted_nouns: set[str]
    counted_endings: list[str]
    sports_words: set[str]
    match_lengths: set[int]
    age_words: set[str]
    name_titles: set[str]
    abbreviations: set[str]
