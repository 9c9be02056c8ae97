-- A client's time to answer counts the changes that others requested of their offers as well: how many they answered, and how long those
-- waited in all. Written with each answer, and added up from an index, as what their contracts say (0044).
ALTER TABLE offers ADD COLUMN client_answers BIGINT NOT NULL DEFAULT 0;
ALTER TABLE offers ADD COLUMN client_answer_ms BIGINT NOT NULL DEFAULT 0;
-- What was answered before this: a request is answered by the first line after it that answers one.
UPDATE offers SET
    client_answers = (SELECT count(*) FROM changes c WHERE c.offer_id = offers.id
        AND (c.fate LIKE '{"fate":"approved"%' OR c.fate LIKE '{"fate":"rejected"%' OR c.fate LIKE '{"fate":"modified"%')),
    client_answer_ms = (SELECT coalesce(sum((SELECT min(t.at_ms) FROM timeline t WHERE t.offer_id = c.offer_id AND t.at_ms >= c.at_ms
            AND t.what IN ('change_approved', 'change_rejected', 'modified')) - c.at_ms), 0)
        FROM changes c WHERE c.offer_id = offers.id
            AND (c.fate LIKE '{"fate":"approved"%' OR c.fate LIKE '{"fate":"rejected"%' OR c.fate LIKE '{"fate":"modified"%'))
WHERE EXISTS (SELECT 1 FROM changes c WHERE c.offer_id = offers.id);
CREATE INDEX offers_answers ON offers (guild_id, client_id, client_answers, client_answer_ms) WHERE client_answers > 0;
