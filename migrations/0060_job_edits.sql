-- An edited job keeps what it said before: `version` counts from 1, and `until_ms` is when it was edited.
ALTER TABLE jobs ADD COLUMN edited_ms BIGINT;

CREATE TABLE job_versions (
    job_id   BIGINT NOT NULL REFERENCES jobs (id),
    version  BIGINT NOT NULL,
    terms    TEXT NOT NULL,
    until_ms BIGINT NOT NULL,
    PRIMARY KEY (job_id, version)
);
