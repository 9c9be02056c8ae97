-- Jobs that clients post: `terms` is what a job says as JSON, `visibility` who sees it, `post_…` its message on the job board. A job
-- changes only by compare-and-set on `revision`; `close_reason` and `closed_ms` go with the state `closed`.
CREATE TABLE jobs (
    id              BIGINT PRIMARY KEY,
    guild_id        BIGINT NOT NULL,
    number          BIGINT NOT NULL,
    client_id       BIGINT NOT NULL,
    visibility      TEXT NOT NULL,
    terms           TEXT NOT NULL,
    state           TEXT NOT NULL,
    close_reason    TEXT,
    closed_ms       BIGINT,
    revision        BIGINT NOT NULL,
    posted_ms       BIGINT NOT NULL,
    post_channel_id BIGINT,
    post_message_id BIGINT,
    UNIQUE (guild_id, number)
);
CREATE INDEX jobs_client ON jobs (guild_id, client_id, posted_ms);
CREATE INDEX jobs_on_board ON jobs (guild_id, posted_ms) WHERE state = 'open' AND visibility = 'everyone';
