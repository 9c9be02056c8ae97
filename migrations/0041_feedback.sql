-- What each side of a closed contract says about the other one. Nobody but its writer sees anything of it until `published_ms`: so it's
-- no line of the contract, and neither a revision nor a list counts it. `side` is the side that gives it (client or recipient), `by_id` who
-- wrote it for that side, `round` the line by which the contract was reopened last (or 0) when it was given, `tags` a JSON list. When it's
-- published without the other side's stands in `due_ms`.
CREATE TABLE feedback (
    contract_id  BIGINT NOT NULL REFERENCES contracts (id),
    side         TEXT NOT NULL,
    guild_id     BIGINT NOT NULL,
    by_id        BIGINT NOT NULL,
    stars        BIGINT NOT NULL,
    tags         TEXT NOT NULL,
    comment      TEXT,
    note         TEXT,
    round        BIGINT NOT NULL,
    given_ms     BIGINT NOT NULL,
    edited_ms    BIGINT,
    published_ms BIGINT,
    due_ms       BIGINT,
    PRIMARY KEY (contract_id, side)
);
CREATE INDEX feedback_due ON feedback (due_ms, contract_id) WHERE due_ms IS NOT NULL;
CREATE INDEX feedback_by ON feedback (guild_id, by_id);
CREATE INDEX feedback_notes ON feedback (guild_id, published_ms, contract_id) WHERE note IS NOT NULL;
