-- A contract is active until it is closed, and active again where both sides reopen it. What is said of a contract is of more than
-- its work by now, so its lines have a name of their own; a line that closes it holds the reason, and what was paid in all where no
-- payment was recorded, in `closing` as JSON. The reason stands in `close_reason` as well while the contract is closed, to be counted.
ALTER TABLE contracts ADD COLUMN state TEXT NOT NULL DEFAULT 'active';
ALTER TABLE contracts ADD COLUMN close_reason TEXT;

ALTER TABLE contract_work RENAME TO contract_entries;
DROP INDEX contract_work_by;
CREATE INDEX contract_entries_by ON contract_entries (by_id);
ALTER TABLE contract_entries ADD COLUMN closing TEXT;

-- Submitted work is approved at `approves_ms` without an answer; what was submitted before has no such day, because nobody was told of
-- one. When time does something to a contract next, a reminder or that approval, stands in `due_ms`.
ALTER TABLE contract_entries ADD COLUMN approves_ms BIGINT;
ALTER TABLE contracts ADD COLUMN due_ms BIGINT;
CREATE INDEX contracts_due ON contracts (due_ms, id) WHERE due_ms IS NOT NULL;
