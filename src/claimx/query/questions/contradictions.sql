-- title: Contradictions
-- about: Pairs of claims that cannot both be true, each with who says so and the reason. Needs claimx link.
-- param type (text): only claims of this type, like troop_count
SELECT
    later.type, later.published, later.stated_by, relations.from_text AS says, earlier.published AS against_published,
    earlier.stated_by AS against, relations.to_text AS against_says, relations.reason, relations.from_article, relations.from_claim,
    relations.to_article, relations.to_claim
FROM relations
JOIN claims AS later ON (later.article, later.claim) = (relations.from_article, relations.from_claim)
JOIN claims AS earlier ON (earlier.article, earlier.claim) = (relations.to_article, relations.to_claim)
WHERE relations.kind = 'contradicts' AND ($type IS NULL OR later.type = $type)
ORDER BY later.published NULLS LAST, relations.from_article, relations.from_claim, relations.to_article, relations.to_claim
