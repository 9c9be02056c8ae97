-- Jobs that somebody saved to find them again.
CREATE TABLE saved_jobs (
    guild_id  BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    job_id    BIGINT NOT NULL REFERENCES jobs (id),
    saved_ms  BIGINT NOT NULL,
    PRIMARY KEY (guild_id, person_id, job_id)
);
