-- The views that people query. The comments are their documentation: `claimx query OUT --list` prints them.

CREATE VIEW articles AS
SELECT article.*, coalesce(counted.claims, 0) AS claims, origin.origin, origin.agency, origin.kept <> article.article AS is_copy
FROM store.article
LEFT JOIN (SELECT article, count(*) AS claims FROM store.claim GROUP BY article) AS counted USING (article)
LEFT JOIN (SELECT unnest(articles) AS article, origin, agency, kept FROM store.origin) AS origin USING (article);
COMMENT ON VIEW articles IS 'one row an article';
COMMENT ON COLUMN articles.article IS 'its id';
COMMENT ON COLUMN articles.published IS 'document date; the first day where only month or year are known';
COMMENT ON COLUMN articles.published_as IS 'document date as it stands: day, month or year';
COMMENT ON COLUMN articles.origin IS 'the report that it prints; prints of one report share it (claimx link)';
COMMENT ON COLUMN articles.agency IS 'the news agency of that report (claimx link)';
COMMENT ON COLUMN articles.is_copy IS 'whether another article of the same report is the one to read (claimx link)';

CREATE VIEW claims AS
SELECT claim.*, article.published, member.group_id, member.topic, coalesce(claim.source, member.stated_by) AS stated_by,
    coalesce(member.is_copy, false) AS is_copy
FROM store.claim JOIN store.article USING (article)
LEFT JOIN store.member USING (article, claim);
COMMENT ON VIEW claims IS 'one row a claim; article and claim together name it';
COMMENT ON COLUMN claims.anchor IS 'the words that make it a claim of its type';
COMMENT ON COLUMN claims.start_char IS 'offset of its first character in the article';
COMMENT ON COLUMN claims.end_char IS 'offset behind its last character';
COMMENT ON COLUMN claims.who IS 'names of force, accuser, denier, speaker, agent or participants, joined with "; "';
COMMENT ON COLUMN claims.whom IS 'names of accused or target';
COMMENT ON COLUMN claims.what IS 'words of allegation, denied, content, object, event or activity';
COMMENT ON COLUMN claims.value IS 'the number where the text names one';
COMMENT ON COLUMN claims.min IS 'lower bound that the text names ("mehr als 10.000")';
COMMENT ON COLUMN claims.max IS 'upper bound that the text names ("bis zu 15.000")';
COMMENT ON COLUMN claims.low IS 'min, else value';
COMMENT ON COLUMN claims.high IS 'max, else value';
COMMENT ON COLUMN claims.time IS 'TIMEX3 value';
COMMENT ON COLUMN claims.earliest IS 'first day that the time can mean';
COMMENT ON COLUMN claims.latest IS 'last day that the time can mean';
COMMENT ON COLUMN claims.source IS 'who is reported as saying it; null: the article says it itself';
COMMENT ON COLUMN claims.denies IS 'ids of the claims of the same article that a denial answers';
COMMENT ON COLUMN claims.confidence IS '0 to 1';
COMMENT ON COLUMN claims.group_id IS 'group of claims that say the same (claimx link)';
COMMENT ON COLUMN claims.topic IS 'groups of one topic answer the same question (claimx link)';
COMMENT ON COLUMN claims.stated_by IS 'source, else agency, publisher or article (claimx link)';
COMMENT ON COLUMN claims.is_copy IS 'whether it repeats another article''s claim word for word (claimx link)';

CREATE VIEW roles AS
SELECT role.article, role.claim, role.type, role.role, actor.name AS actor, actor.key AS actor_key, actor.id, actor.kind,
    role.text, role.start_char, role.end_char, role.resolved
FROM store.role JOIN store.actor USING (key);
COMMENT ON VIEW roles IS 'one row a party of a claim';
COMMENT ON COLUMN roles.role IS 'force, participant, accuser, accused, denier, speaker, agent, target, location or source';
COMMENT ON COLUMN roles.actor IS 'canonical name, the same for every mention of the actor';
COMMENT ON COLUMN roles.actor_key IS 'Wikidata id, else the name: what to join on';
COMMENT ON COLUMN roles.id IS 'Wikidata id, or null';
COMMENT ON COLUMN roles.text IS 'the words in the article';
COMMENT ON COLUMN roles.resolved IS 'the mention that a pronoun or a short form stands for';

CREATE VIEW actors AS
SELECT actor.name AS actor, actor.key AS actor_key, actor.id, actor.kind, actor.names, count(DISTINCT (role.article, role.claim)) AS claims,
    count(DISTINCT role.article) AS articles,
    count(DISTINCT (role.article, role.claim)) FILTER (role.role = 'source') AS as_source,
    count(DISTINCT (role.article, role.claim)) FILTER (role.role = 'accuser') AS accuses,
    count(DISTINCT (role.article, role.claim)) FILTER (role.role = 'accused') AS is_accused,
    count(DISTINCT (role.article, role.claim)) FILTER (role.role = 'denier') AS denies
FROM store.actor JOIN store.role USING (key) GROUP BY ALL;
COMMENT ON VIEW actors IS 'one row a party that claims name, with the number of claims it has a role in';
COMMENT ON COLUMN actors.names IS 'every canonical name it has in the claims';

CREATE VIEW sources AS
SELECT actor.name AS source, actor.key AS actor_key, actor.id, actor.kind, claims.type, count(*) AS claims,
    count(DISTINCT claims.article) AS articles, min(claims.published) AS first_published, max(claims.published) AS last_published
FROM store.role JOIN store.actor USING (key) JOIN claims USING (article, claim) WHERE role.role = 'source' GROUP BY ALL;
COMMENT ON VIEW sources IS 'one row a source and claim type';

CREATE VIEW groups AS SELECT * FROM store.claim_group;
COMMENT ON VIEW groups IS 'one row a group of claims that say the same; empty until claimx link was run';
COMMENT ON COLUMN groups.topic IS 'groups of one topic answer the same question with other numbers or dates';
COMMENT ON COLUMN groups.independent_sources IS 'sources that do not depend on each other';
COMMENT ON COLUMN groups.low IS 'lower bound that all members allow';
COMMENT ON COLUMN groups.high IS 'upper bound that all members allow';

CREATE VIEW relations AS SELECT * FROM store.relation;
COMMENT ON VIEW relations IS 'one row a pair of claims; empty until claimx link was run';
COMMENT ON COLUMN relations.kind IS 'same, corroborates, contradicts, updates or denies';
COMMENT ON COLUMN relations.reason IS 'why, in words';

CREATE VIEW denials AS
SELECT article AS from_article, claim AS from_claim, article AS to_article, unnest(denies) AS to_claim FROM store.claim
WHERE type = 'denial'
UNION
SELECT from_article, from_claim, to_article, to_claim FROM store.relation WHERE kind = 'denies';
COMMENT ON VIEW denials IS 'one row a denial and a claim that it answers, in its article or (claimx link) in another';
