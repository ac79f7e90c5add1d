-- title: Claims with one source
-- about: Groups of claims that several articles have, but that all go back to one source. Needs claimx link.
-- param type (text): only claims of this type, like troop_count
-- param articles (number): at least so many articles, 2 if not given
SELECT groups.type, groups.articles, groups.sources, groups.actors, groups.object, groups.value, groups.low, groups.high, groups.earliest,
    groups.latest, any_value(claims.text ORDER BY claims.published, claims.article) AS for_example, groups.group_id
FROM groups
JOIN claims ON claims.group_id = groups.group_id
WHERE groups.independent_sources = 1 AND groups.articles >= coalesce($articles, 2) AND ($type IS NULL OR groups.type = $type)
GROUP BY ALL
ORDER BY groups.articles DESC, groups.type, groups.group_id
