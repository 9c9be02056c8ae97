-- An edited job keeps what it said before: `version` counts from 1, and `until_ms` is when it was edited. `active_ms` is when the client
-- did something with a job last, `warned_ms` when they were warned that it closes, and `due_ms` when time does something to it next.
ALTER TABLE jobs ADD COLUMN edited_ms BIGINT;
ALTER TABLE jobs ADD COLUMN active_ms BIGINT NOT NULL DEFAULT 0;
ALTER TABLE jobs ADD COLUMN warned_ms BIGINT;
ALTER TABLE jobs ADD COLUMN due_ms BIGINT;
UPDATE jobs SET active_ms = posted_ms;
UPDATE jobs SET due_ms = posted_ms + 2160000000 WHERE state = 'open';
CREATE INDEX jobs_due ON jobs (due_ms) WHERE due_ms > 0;

CREATE TABLE job_versions (
    job_id   BIGINT NOT NULL REFERENCES jobs (id),
    version  BIGINT NOT NULL,
    terms    TEXT NOT NULL,
    until_ms BIGINT NOT NULL,
    PRIMARY KEY (job_id, version)
);
