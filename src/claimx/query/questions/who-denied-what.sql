-- title: Who denied what
-- about: Every denial with what it denies and the claim that it answers, in the same article or (after claimx link) in another one.
-- about: answers is empty where the text does not say which claim is meant.
-- param denier (actor): who denies; everybody if not given
SELECT
    denial.published, denial.who AS denier, denial.what AS denied, answered.type AS answers, answered.who AS stated_by,
    answered.text AS statement, denial.text AS denial, denial.article, denial.claim,
    denials.to_article AS answers_article, denials.to_claim AS answers_claim
FROM claims AS denial
LEFT JOIN denials ON (denials.from_article, denials.from_claim) = (denial.article, denial.claim)
LEFT JOIN claims AS answered ON (answered.article, answered.claim) = (denials.to_article, denials.to_claim)
WHERE denial.type = 'denial' AND NOT denial.is_copy AND ($denier IS NULL OR EXISTS (
    SELECT 1 FROM roles
    WHERE (roles.article, roles.claim, roles.role) = (denial.article, denial.claim, 'denier') AND roles.actor_key = $denier))
ORDER BY denial.published NULLS LAST, denial.article, denial.start_char, answers_article, answers_claim
