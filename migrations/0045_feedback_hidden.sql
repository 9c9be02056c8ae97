-- Moderators can hide what was published: it's there, and nobody reads what it says or counts it. Why stands in the audit.
ALTER TABLE feedback ADD COLUMN hidden_ms BIGINT;
-- What is hidden is in no list.
DROP INDEX feedback_about;
CREATE INDEX feedback_about ON feedback (guild_id, about_id, about_kind, published_ms, contract_id, side, stars)
    WHERE is_public = 1 AND hidden_ms IS NULL;
