-- Searches of which people are told when a job like that is posted: `search` is what is looked for, as a text that has one form, and the
-- columns after it hold the same for finding alerts by a job. Without a skill, `skill` is empty; without a budget, `currency` is.
CREATE TABLE job_alerts (
    id        BIGINT PRIMARY KEY,
    guild_id  BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    search    TEXT NOT NULL,
    skill     TEXT NOT NULL,
    currency  TEXT NOT NULL,
    hourly    BIGINT NOT NULL,
    least     BIGINT NOT NULL,
    most      BIGINT NOT NULL,
    pace      TEXT NOT NULL,
    made_ms   BIGINT NOT NULL,
    UNIQUE (guild_id, person_id, search)
);
CREATE INDEX job_alerts_skill ON job_alerts (guild_id, pace, skill, person_id);

-- Who is told of which job, once: at once (`batch_id` is the job), or in a digest that is due at `due_ms` and then gets a `batch_id`.
CREATE TABLE job_news (
    job_id    BIGINT NOT NULL REFERENCES jobs (id),
    person_id BIGINT NOT NULL,
    guild_id  BIGINT NOT NULL,
    made_ms   BIGINT NOT NULL,
    due_ms    BIGINT,
    batch_id  BIGINT,
    PRIMARY KEY (job_id, person_id)
);
CREATE INDEX job_news_due ON job_news (due_ms, guild_id, person_id) WHERE due_ms > 0;
CREATE INDEX job_news_person ON job_news (person_id, batch_id);
CREATE INDEX job_news_made ON job_news (made_ms);
