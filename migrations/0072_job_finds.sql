-- By what the open jobs on the job board are found: a row for each skill of a job, and one without a skill. The columns for the budget are
-- as those of `job_alerts`.
CREATE TABLE job_finds (
    job_id    BIGINT NOT NULL REFERENCES jobs (id),
    guild_id  BIGINT NOT NULL,
    skill     TEXT NOT NULL,
    currency  TEXT NOT NULL,
    hourly    BIGINT NOT NULL,
    least     BIGINT NOT NULL,
    most      BIGINT NOT NULL,
    posted_ms BIGINT NOT NULL,
    PRIMARY KEY (job_id, skill)
);
CREATE INDEX job_finds_skill ON job_finds (guild_id, skill, posted_ms);
