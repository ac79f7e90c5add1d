-- Reads claims, articles, origins, groups and relations (one JSON object a line each) into flat tables of the schema "store".
-- Where the files lie is told by variables of the connection.

CREATE SCHEMA store;

CREATE TYPE party AS STRUCT(
    text VARCHAR, start BIGINT, "end" BIGINT, name VARCHAR, id VARCHAR, kind VARCHAR, resolved STRUCT(text VARCHAR));

CREATE MACRO party_shape() AS
    '{"text":"VARCHAR","start":"BIGINT","end":"BIGINT","name":"VARCHAR","id":"VARCHAR","kind":"VARCHAR","resolved":{"text":"VARCHAR"}}';

CREATE MACRO party_names(parties) AS
    nullif(array_to_string([coalesce(party.name, party.text) for party in parties], '; '), '');

CREATE TABLE store.raw AS
SELECT
    * EXCLUDE (source),
    CASE json_type(source)
        WHEN 'ARRAY' THEN from_json(source, '[' || party_shape() || ']')
        WHEN 'OBJECT' THEN [from_json(source, party_shape())]
    END AS source
FROM read_json(getvariable('claims_file'), format = 'newline_delimited', maximum_object_size = 33554432, columns = {
    article: 'VARCHAR', id: 'VARCHAR', type: 'VARCHAR', start: 'BIGINT', "end": 'BIGINT', text: 'VARCHAR',
    anchor: 'STRUCT(text VARCHAR)', sentence: 'STRUCT("index" BIGINT)', source: 'JSON', cue: 'STRUCT(text VARCHAR)',
    modality: 'VARCHAR', polarity: 'VARCHAR', confidence: 'DOUBLE', rule: 'VARCHAR',
    plover: 'STRUCT("event" VARCHAR, "mode" VARCHAR, cameo VARCHAR)',
    quantity: 'STRUCT("value" DOUBLE, "min" DOUBLE, "max" DOUBLE, approximate BOOLEAN, unit VARCHAR)',
    "time": 'STRUCT(type VARCHAR, "value" VARCHAR, earliest DATE, latest DATE)',
    outcome: 'VARCHAR', activity: 'STRUCT(text VARCHAR)', event: 'STRUCT(text VARCHAR)',
    allegation: 'STRUCT(text VARCHAR)', denied: 'STRUCT(text VARCHAR)', content: 'STRUCT(text VARCHAR)',
    object: 'STRUCT(text VARCHAR)', denies: 'VARCHAR[]', quote_type: 'VARCHAR',
    location: 'party', force: 'party[]', participants: 'party[]', accuser: 'party[]', accused: 'party[]',
    denier: 'party[]', speaker: 'party[]', agent: 'party[]', target: 'party[]'
});

-- An article's date may be a year or a month: the table has its first day, and the date as it stands.
CREATE TABLE store.article AS
SELECT
    id AS article, title, publisher, url, path, language, TRY_CAST(left(published || '-01-01', 10) AS DATE) AS published,
    published AS published_as, published_from, characters, sentences
FROM read_json(getvariable('articles_file'), format = 'newline_delimited', columns = {
    id: 'VARCHAR', title: 'VARCHAR', publisher: 'VARCHAR', url: 'VARCHAR', path: 'VARCHAR', language: 'VARCHAR', published: 'VARCHAR',
    published_from: 'VARCHAR', characters: 'BIGINT', sentences: 'BIGINT'
});

INSERT INTO store.article (article)
SELECT DISTINCT article FROM store.raw WHERE article NOT IN (SELECT article FROM store.article);

CREATE TABLE store.party AS
WITH filled AS (
    SELECT article, id, type, 'force' AS role, force AS parties FROM store.raw
    UNION ALL SELECT article, id, type, 'participant', participants FROM store.raw
    UNION ALL SELECT article, id, type, 'accuser', accuser FROM store.raw
    UNION ALL SELECT article, id, type, 'accused', accused FROM store.raw
    UNION ALL SELECT article, id, type, 'denier', denier FROM store.raw
    UNION ALL SELECT article, id, type, 'speaker', speaker FROM store.raw
    UNION ALL SELECT article, id, type, 'agent', agent FROM store.raw
    UNION ALL SELECT article, id, type, 'target', target FROM store.raw
    UNION ALL SELECT article, id, type, 'location', [location] FROM store.raw WHERE location IS NOT NULL
    UNION ALL SELECT article, id, type, 'source', source FROM store.raw
)
SELECT article, id AS claim, type, role, unnest(parties) AS party FROM filled;

-- One actor has one key: its Wikidata id; without one, the id that the same name has elsewhere; else its name.
CREATE TABLE store.known AS
SELECT party.name AS name, min(party.id) AS id FROM store.party WHERE party.id IS NOT NULL AND party.name IS NOT NULL
GROUP BY party.name HAVING count(DISTINCT party.id) = 1;

CREATE TABLE store.role AS
SELECT
    party.article, party.claim, party.type, party.role,
    coalesce(party.party.id, known.id, party.party.name, party.party.text) AS key,
    coalesce(party.party.id, known.id) AS id, coalesce(party.party.name, party.party.text) AS name, party.party.kind AS kind,
    party.party.text AS text, party.party.start AS start_char, party.party."end" AS end_char,
    party.party.resolved.text AS resolved
FROM store.party LEFT JOIN store.known ON known.name = party.party.name;

CREATE TABLE store.actor AS
SELECT
    key, arg_max(name, (uses, name)) AS name, arg_max(kind, (kind <> 'unknown', uses, kind)) AS kind, any_value(id) AS id,
    list_sort(list_distinct(list(name))) AS names
FROM (SELECT key, name, kind, any_value(id) AS id, count(*) AS uses FROM store.role GROUP BY key, name, kind)
GROUP BY key;

DROP TABLE store.party;
DROP TABLE store.known;

CREATE TABLE store.claim AS
SELECT
    article, id AS claim, type, text, anchor.text AS anchor, sentence."index" AS sentence, start AS start_char, "end" AS end_char,
    coalesce(party_names(force), party_names(accuser), party_names(denier), party_names(speaker), party_names(agent),
        party_names(participants)) AS who,
    coalesce(party_names(accused), party_names(target)) AS whom,
    coalesce(allegation.text, denied.text, content.text, object.text, event.text, activity.text) AS what,
    coalesce(location.name, location.text) AS location,
    quantity.value AS value, quantity.min AS min, quantity.max AS max, quantity.approximate AS approximate, quantity.unit AS unit,
    coalesce(quantity.min, quantity.value) AS low, coalesce(quantity.max, quantity.value) AS high,
    outcome, time.value AS time, time.earliest AS earliest, time.latest AS latest,
    party_names(source) AS source, cue.text AS cue, modality, polarity, quote_type, denies, confidence, rule,
    plover.event AS plover_event, plover.mode AS plover_mode, plover.cameo AS cameo
FROM store.raw;

DROP TABLE store.raw;

CREATE TABLE store.origin AS
SELECT id AS origin, agency, kept, reason, articles
FROM read_json(getvariable('origins_file'), format = 'newline_delimited', columns = {
    id: 'VARCHAR', articles: 'VARCHAR[]', kept: 'VARCHAR', agency: 'VARCHAR', reason: 'VARCHAR'
});

CREATE TABLE store.linked AS
SELECT *
FROM read_json(getvariable('groups_file'), format = 'newline_delimited', columns = {
    id: 'VARCHAR', type: 'VARCHAR', topic: 'VARCHAR', independent_sources: 'BIGINT', sources: 'VARCHAR[]', origins: 'VARCHAR[]',
    members: 'STRUCT(article VARCHAR, claim VARCHAR, origin VARCHAR, source VARCHAR, copy_of STRUCT(article VARCHAR))[]',
    summary: 'STRUCT(actors VARCHAR[], object VARCHAR, outcome VARCHAR, place VARCHAR, earliest DATE, latest DATE, "value" DOUBLE,
        lower DOUBLE, upper DOUBLE, unit VARCHAR)'
});

CREATE TABLE store.member AS
SELECT group_id, topic, member.article AS article, member.claim AS claim, member.source AS stated_by,
    member.copy_of IS NOT NULL AS is_copy
FROM (SELECT id AS group_id, topic, unnest(members) AS member FROM store.linked);

CREATE TABLE store.claim_group AS
SELECT
    id AS group_id, type, topic, len(members) AS claims, len(list_distinct([member.article for member in members])) AS articles,
    independent_sources, sources, origins, summary.actors AS actors, summary.object AS object, summary.outcome AS outcome,
    summary.place AS place, summary.earliest AS earliest, summary.latest AS latest, summary.value AS value,
    summary.lower AS low, summary.upper AS high, summary.unit AS unit
FROM store.linked;

DROP TABLE store.linked;

CREATE TABLE store.relation AS
SELECT
    kind, reason, "from".article AS from_article, "from".claim AS from_claim, "from".text AS from_text,
    "from".start AS from_start_char, "from"."end" AS from_end_char, "to".article AS to_article, "to".claim AS to_claim,
    "to".text AS to_text, "to".start AS to_start_char, "to"."end" AS to_end_char, "group" AS group_id, topic
FROM read_json(getvariable('relations_file'), format = 'newline_delimited', columns = {
    kind: 'VARCHAR', reason: 'VARCHAR', "group": 'VARCHAR', topic: 'VARCHAR',
    "from": 'STRUCT(article VARCHAR, claim VARCHAR, text VARCHAR, start BIGINT, "end" BIGINT)',
    "to": 'STRUCT(article VARCHAR, claim VARCHAR, text VARCHAR, start BIGINT, "end" BIGINT)'
});
