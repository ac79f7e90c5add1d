-- title: Who is accused most
-- about: Accused parties by number of accusations, by how many accusers and articles, and how many of them a denial answers.
-- param accuser (actor): only accusations of this party
SELECT
    accused.actor AS accused, count(DISTINCT (claims.article, claims.claim)) AS accusations, count(DISTINCT accuser.actor_key) AS accusers,
    count(DISTINCT claims.article) AS articles,
    count(DISTINCT (denials.to_article, denials.to_claim)) FILTER (denials.to_claim IS NOT NULL) AS denied,
    coalesce(list_sort(list(DISTINCT accuser.actor) FILTER (accuser.actor IS NOT NULL)), []) AS accused_by
FROM claims
JOIN roles AS accused ON (accused.article, accused.claim, accused.role) = (claims.article, claims.claim, 'accused')
LEFT JOIN roles AS accuser ON (accuser.article, accuser.claim, accuser.role) = (claims.article, claims.claim, 'accuser')
LEFT JOIN denials ON (denials.to_article, denials.to_claim) = (claims.article, claims.claim)
WHERE claims.type = 'accusation' AND NOT claims.is_copy AND ($accuser IS NULL OR EXISTS (
    SELECT 1 FROM roles
    WHERE (roles.article, roles.claim, roles.role) = (claims.article, claims.claim, 'accuser') AND roles.actor_key = $accuser))
GROUP BY accused.actor_key, accused.actor
ORDER BY accusations DESC, accused
