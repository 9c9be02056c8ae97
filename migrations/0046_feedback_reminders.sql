-- Whoever hasn't given feedback on a closed contract is reminded of it twice. There is a row of each contract that was closed, whatever was
-- given on it: `round` as in `feedback`, `said` how many reminders are over in it, `due_ms` when the next one is. What was closed before
-- is looked at once.
CREATE TABLE feedback_reminders (
    contract_id BIGINT PRIMARY KEY REFERENCES contracts (id),
    round       BIGINT NOT NULL,
    said        BIGINT NOT NULL,
    due_ms      BIGINT
);
CREATE INDEX feedback_reminders_due ON feedback_reminders (due_ms, contract_id) WHERE due_ms IS NOT NULL;
INSERT INTO feedback_reminders (contract_id, round, said, due_ms) SELECT id, 0, 0, 1 FROM contracts WHERE state = 'closed';
