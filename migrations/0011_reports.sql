-- What people reported. `by_id`, `moved_ms`, `outcome` and `why` say who took or decided it, when and how; `card_…` is the
-- moderators' message. One report of a person about an offer is open at a time.
CREATE TABLE reports (
    id              BIGINT PRIMARY KEY,
    guild_id        BIGINT NOT NULL,
    number          BIGINT NOT NULL,
    offer_id        BIGINT NOT NULL REFERENCES offers (id),
    reporter_id     BIGINT NOT NULL,
    reported_id     BIGINT NOT NULL,
    reason          TEXT NOT NULL,
    words           TEXT NOT NULL,
    at_ms           BIGINT NOT NULL,
    snapshot        TEXT NOT NULL,
    stage           TEXT NOT NULL,
    by_id           BIGINT,
    moved_ms        BIGINT,
    outcome         TEXT,
    why             TEXT,
    revision        BIGINT NOT NULL,
    card_channel_id BIGINT,
    card_message_id BIGINT,
    UNIQUE (guild_id, number)
);
CREATE UNIQUE INDEX reports_open ON reports (offer_id, reporter_id) WHERE stage <> 'closed';
CREATE INDEX reports_stage ON reports (guild_id, stage, at_ms, id);
CREATE INDEX reports_age ON reports (guild_id, at_ms, id);
CREATE INDEX reports_upheld ON reports (guild_id, reported_id, outcome);
CREATE INDEX reports_reporter ON reports (guild_id, reporter_id, at_ms, id);
