-- The side that feedback is about can reply once; who wrote it for that side, and when.
ALTER TABLE feedback ADD COLUMN reply TEXT;
ALTER TABLE feedback ADD COLUMN reply_by_id BIGINT;
ALTER TABLE feedback ADD COLUMN replied_ms BIGINT;
