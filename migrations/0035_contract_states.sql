-- A contract is active until it is closed, and active again where both sides reopen it. What is said of a contract is of more than
-- its work by now, so its lines have a name of their own; a line that closes it holds the reason, and what was paid in all where no
-- payment was recorded, in `closing` as JSON.
ALTER TABLE contracts ADD COLUMN state TEXT NOT NULL DEFAULT 'active';

ALTER TABLE contract_work RENAME TO contract_entries;
DROP INDEX contract_work_by;
CREATE INDEX contract_entries_by ON contract_entries (by_id);
ALTER TABLE contract_entries ADD COLUMN closing TEXT;
