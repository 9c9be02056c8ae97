-- A report is about an offer or about a job: one of `offer_id` and `job_id` is filled.
ALTER TABLE reports ADD COLUMN about_offer_id BIGINT REFERENCES offers (id);
ALTER TABLE reports ADD COLUMN job_id BIGINT REFERENCES jobs (id);
UPDATE reports SET about_offer_id = offer_id;
DROP INDEX reports_open;
ALTER TABLE reports DROP COLUMN offer_id;
ALTER TABLE reports RENAME COLUMN about_offer_id TO offer_id;
CREATE UNIQUE INDEX reports_open ON reports (offer_id, reporter_id, coalesce(feedback_side, '')) WHERE stage <> 'closed';
CREATE UNIQUE INDEX reports_open_of_job ON reports (job_id, reporter_id) WHERE stage <> 'closed';
CREATE INDEX jobs_post ON jobs (post_message_id) WHERE post_message_id > 0;
