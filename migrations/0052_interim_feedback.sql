-- What one side says about the other one while their contract goes on: `nth` is the first, second and so on of that side. Both read it at
-- once, and it counts for nothing: so it's no row of `feedback`. The other columns are as there. A report of it names it in
-- `reports.feedback_side`, as `side/nth`.
CREATE TABLE interim_feedback (
    contract_id BIGINT NOT NULL REFERENCES contracts (id),
    side        TEXT NOT NULL,
    nth         BIGINT NOT NULL,
    guild_id    BIGINT NOT NULL,
    by_id       BIGINT NOT NULL,
    stars       BIGINT NOT NULL,
    tags        TEXT NOT NULL,
    comment     TEXT,
    given_ms    BIGINT NOT NULL,
    about_kind  TEXT NOT NULL,
    about_id    BIGINT NOT NULL,
    is_public   BIGINT NOT NULL,
    hidden_ms   BIGINT,
    PRIMARY KEY (contract_id, side, nth)
);
CREATE INDEX interim_feedback_by ON interim_feedback (guild_id, by_id);
-- Lists of what somebody received read this index and nothing else.
CREATE INDEX interim_feedback_about ON interim_feedback (guild_id, about_id, about_kind, given_ms, contract_id, side, nth)
    WHERE is_public = 1 AND hidden_ms IS NULL;
