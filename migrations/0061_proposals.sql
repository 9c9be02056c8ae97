-- Proposals for jobs: `terms` is what one says as JSON, `shelf` where the job's client put it, `state` how it stands. `offer_id` goes with
-- the states `offered` and `hired`, `reason` and `message` with `declined`, `ended_ms` with those in which it's over. A proposal changes only
-- by compare-and-set on `revision`, while its job's row is held. An offer that answers one names it.
CREATE TABLE proposals (
    id            BIGINT PRIMARY KEY,
    guild_id      BIGINT NOT NULL,
    job_id        BIGINT NOT NULL,
    freelancer_id BIGINT NOT NULL,
    terms         TEXT NOT NULL,
    shelf         TEXT NOT NULL,
    state         TEXT NOT NULL,
    offer_id      BIGINT,
    reason        TEXT,
    message       TEXT,
    ended_ms      BIGINT,
    revision      BIGINT NOT NULL,
    sent_ms       BIGINT NOT NULL,
    edited_ms     BIGINT
);
CREATE INDEX proposals_job ON proposals (job_id, sent_ms);
CREATE INDEX proposals_freelancer ON proposals (guild_id, freelancer_id, sent_ms);
CREATE UNIQUE INDEX proposals_waiting ON proposals (job_id, freelancer_id) WHERE state = 'open' OR state = 'offered';
ALTER TABLE offers ADD COLUMN proposal_id BIGINT;
