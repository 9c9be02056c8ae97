-- Other terms for a contract that runs. A line that proposes them holds those of before and those that would be in `terms`, as JSON.
-- Where another rate counts from a day on, that day is in `counts_from`: of a proposal as it was wished, of its approval as it is.
ALTER TABLE contract_entries ADD COLUMN terms TEXT;
ALTER TABLE contract_entries ADD COLUMN counts_from TEXT;
-- The terms that count, once they are others than those of the accepted version, and which milestone has which place then.
ALTER TABLE contracts ADD COLUMN terms TEXT;
ALTER TABLE contracts ADD COLUMN places TEXT;
