-- What the Job Success Score of a freelancer or an agency was on each Monday, and which badge went with it. `worker_kind` and `worker_id`
-- are as contracts name who does the work, `week` is that Monday in UTC, and `percent` is empty where there weren't enough outcomes.
CREATE TABLE score_weeks (
    guild_id    BIGINT NOT NULL,
    worker_kind TEXT NOT NULL,
    worker_id   BIGINT NOT NULL,
    week        TEXT NOT NULL,
    percent     BIGINT,
    badge       TEXT,
    PRIMARY KEY (guild_id, worker_kind, worker_id, week)
);
-- The moment at which each of them is looked at next: a Monday, 00:00 UTC. Who has contracts already is looked at for each week since
-- the first one (345600000 ms after the epoch was a Monday, and a week has 604800000).
CREATE TABLE score_due (
    guild_id    BIGINT NOT NULL,
    worker_kind TEXT NOT NULL,
    worker_id   BIGINT NOT NULL,
    due_ms      BIGINT NOT NULL,
    PRIMARY KEY (guild_id, worker_kind, worker_id)
);
CREATE INDEX score_due_next ON score_due (due_ms, guild_id, worker_kind, worker_id);
INSERT INTO score_due (guild_id, worker_kind, worker_id, due_ms)
SELECT guild_id, party_kind, party_id, ((min(started_ms) - 345600000) / 604800000 + 1) * 604800000 + 345600000
FROM contracts GROUP BY guild_id, party_kind, party_id;
