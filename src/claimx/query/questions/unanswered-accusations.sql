-- title: Accusations that nobody denied
-- about: Accusations without a denial that answers them, in their article or (after claimx link) in another one.
-- param accused (actor): who is accused; everybody if not given
SELECT claims.published, claims.who AS accuser, claims.whom AS accused, claims.what AS allegation, claims.modality, claims.confidence,
    claims.article, claims.claim
FROM claims
ANTI JOIN denials ON (denials.to_article, denials.to_claim) = (claims.article, claims.claim)
WHERE claims.type = 'accusation' AND claims.polarity = 'affirmed' AND NOT claims.is_copy AND ($accused IS NULL OR EXISTS (
    SELECT 1 FROM roles
    WHERE (roles.article, roles.claim, roles.role) = (claims.article, claims.claim, 'accused') AND roles.actor_key = $accused))
ORDER BY claims.published NULLS LAST, claims.article, claims.start_char
