-- title: How figures were updated
-- about: Later figures of the same source for the same thing. Needs claimx link.
-- param type (text): only claims of this type, like casualty_count
SELECT later.type, later.stated_by, earlier.published AS first_published, relations.to_text AS first_said, later.published AS then_published,
    relations.from_text AS then_said, relations.reason, relations.from_article, relations.from_claim, relations.to_article,
    relations.to_claim
FROM relations
JOIN claims AS later ON (later.article, later.claim) = (relations.from_article, relations.from_claim)
JOIN claims AS earlier ON (earlier.article, earlier.claim) = (relations.to_article, relations.to_claim)
WHERE relations.kind = 'updates' AND ($type IS NULL OR later.type = $type)
ORDER BY later.type, then_published NULLS LAST, relations.from_article, relations.from_claim
