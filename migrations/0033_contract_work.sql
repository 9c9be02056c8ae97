-- What was said about the work of a contract, one line each. Append-only: the newest line about a piece says how it stands.
-- `seq` is the contract's revision that the line made. `piece` is the place of a milestone, from 1; 0 is the whole.
ALTER TABLE contracts ADD COLUMN revision BIGINT NOT NULL DEFAULT 0;

CREATE TABLE contract_work (
    contract_id BIGINT NOT NULL REFERENCES contracts (id),
    seq         BIGINT NOT NULL,
    what        TEXT NOT NULL,
    piece       BIGINT NOT NULL,
    by_id       BIGINT NOT NULL,
    message     TEXT,
    at_ms       BIGINT NOT NULL,
    PRIMARY KEY (contract_id, seq)
);
CREATE INDEX contract_work_by ON contract_work (by_id);
