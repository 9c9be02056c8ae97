-- Invitations to jobs, one for a person and a job. `state` is how one stands, `proposal_id` goes with `proposed`, `reason` and `message` with
-- `declined`, and `ended_ms` with all states but `open`. An invitation changes only by compare-and-set on `revision`, while its job's row is
-- held. `client_id` is the job's, so that what limits new ones is counted in one place.
CREATE TABLE job_invitations (
    id            BIGINT PRIMARY KEY,
    guild_id      BIGINT NOT NULL,
    job_id        BIGINT NOT NULL REFERENCES jobs (id),
    client_id     BIGINT NOT NULL,
    freelancer_id BIGINT NOT NULL,
    state         TEXT NOT NULL,
    proposal_id   BIGINT,
    reason        TEXT,
    message       TEXT,
    ended_ms      BIGINT,
    revision      BIGINT NOT NULL,
    sent_ms       BIGINT NOT NULL
);
CREATE UNIQUE INDEX job_invitations_pair ON job_invitations (job_id, freelancer_id);
CREATE INDEX job_invitations_client ON job_invitations (guild_id, client_id, sent_ms);
CREATE INDEX job_invitations_freelancer ON job_invitations (guild_id, freelancer_id, sent_ms);
