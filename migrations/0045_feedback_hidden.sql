-- Moderators can hide what was published: it's there, and nobody reads what it says or counts it. Why stands in the audit.
ALTER TABLE feedback ADD COLUMN hidden_ms BIGINT;
