-- title: Troop figures by source and week
-- about: Every count of a force's troops with its bounds, in the week in which the article appeared. Copies of one report count once.
-- param force (actor): whose troops; all forces if not given
-- param since (date): first day of publication
-- param until (date): last day of publication
SELECT DISTINCT
    CAST(date_trunc('week', claims.published) AS DATE) AS week, claims.published, coalesce(claims.stated_by, 'the article itself') AS stated_by,
    roles.actor AS force, claims.anchor, claims.value, claims.min, claims.max, claims.approximate, claims.unit, claims.what AS activity,
    claims.modality, claims.article, claims.claim
FROM claims
LEFT JOIN roles ON (roles.article, roles.claim, roles.role) = (claims.article, claims.claim, 'force')
WHERE claims.type = 'troop_count' AND claims.polarity = 'affirmed' AND NOT claims.is_copy
    AND ($force IS NULL OR roles.actor_key = $force)
    AND ($since IS NULL OR claims.published >= $since)
    AND ($until IS NULL OR claims.published <= $until)
ORDER BY claims.published NULLS LAST, stated_by, claims.article, claims.claim
