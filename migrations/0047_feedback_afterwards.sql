-- What becomes of published feedback. The side that it's about can allow its writer once to edit it: when, and who did for that side, and
-- when it was edited. It can be reported to the moderators like an offer: `feedback_side` is the side that gave it. One report of a person
-- about each of these is open at a time.
ALTER TABLE feedback ADD COLUMN edit_allowed_ms BIGINT;
ALTER TABLE feedback ADD COLUMN edit_allowed_by_id BIGINT;
ALTER TABLE feedback ADD COLUMN amended_ms BIGINT;
ALTER TABLE reports ADD COLUMN feedback_side TEXT;
DROP INDEX reports_open;
CREATE UNIQUE INDEX reports_open ON reports (offer_id, reporter_id, coalesce(feedback_side, '')) WHERE stage <> 'closed';
