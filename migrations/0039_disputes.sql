-- A line that opens or decides a dispute of a contract holds what it is about, or what was decided, in `dispute` as JSON. The dispute
-- itself waits in the moderators' queue: `by_id`, `moved_ms` and `outcome` say who took or ended it, when and how (one without an outcome
-- was withdrawn); `parties` are all who were on either side, and `snapshot` is the contract as it was then, as a file with its hash;
-- `card_…` is the moderators' message. One dispute of a contract is open at a time.
ALTER TABLE contract_entries ADD COLUMN dispute TEXT;

CREATE TABLE disputes (
    id              BIGINT PRIMARY KEY,
    guild_id        BIGINT NOT NULL,
    number          BIGINT NOT NULL,
    contract_id     BIGINT NOT NULL REFERENCES contracts (id),
    contract_number BIGINT NOT NULL,
    seq             BIGINT NOT NULL,
    opener_id       BIGINT NOT NULL,
    reason          TEXT NOT NULL,
    title           TEXT NOT NULL,
    parties         TEXT NOT NULL,
    at_ms           BIGINT NOT NULL,
    snapshot        TEXT NOT NULL,
    stage           TEXT NOT NULL,
    by_id           BIGINT,
    moved_ms        BIGINT,
    outcome         TEXT,
    revision        BIGINT NOT NULL,
    card_channel_id BIGINT,
    card_message_id BIGINT,
    UNIQUE (guild_id, number)
);
CREATE UNIQUE INDEX disputes_open ON disputes (contract_id) WHERE stage <> 'closed';
CREATE INDEX disputes_stage ON disputes (guild_id, stage, at_ms, id);
CREATE INDEX disputes_age ON disputes (guild_id, at_ms, id);
