-- The proposals for a job are counted, and those before a page are passed over, without reading what they say.
DROP INDEX proposals_job;
CREATE INDEX proposals_job ON proposals (job_id, sent_ms, id, shelf, state);
