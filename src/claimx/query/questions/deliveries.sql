-- title: Deliveries by recipient
-- about: Who is said to have delivered what to whom, with the amount where the text counts it, and who says so.
-- param recipient (actor): only deliveries to this party
SELECT
    coalesce(target.actor, 'not named') AS recipient, claims.who AS supplier, claims.what AS object, claims.value, claims.min, claims.max,
    claims.approximate, claims.unit, claims.stated_by, claims.modality, claims.polarity, claims.published, claims.text, claims.article,
    claims.claim
FROM claims
LEFT JOIN roles AS target ON (target.article, target.claim, target.role) = (claims.article, claims.claim, 'target')
WHERE claims.type = 'delivery' AND NOT claims.is_copy AND ($recipient IS NULL OR target.actor_key = $recipient)
ORDER BY (target.actor IS NULL), recipient, claims.published NULLS LAST, claims.article, claims.start_char
