-- Moderators can hide what was published: it's there, and nobody reads what it says or counts it. Why stands in the audit.
ALTER TABLE feedback ADD COLUMN hidden_ms BIGINT;
-- Lists of what somebody received read this index and nothing else. What is hidden is in none.
CREATE INDEX feedback_about ON feedback (guild_id, about_id, about_kind, published_ms, contract_id, side, stars)
    WHERE is_public = 1 AND hidden_ms IS NULL;
