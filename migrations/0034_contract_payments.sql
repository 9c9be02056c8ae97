-- Payments stand in the same lines as the work: one that records a payment holds it in `payment`, as JSON, and one that answers it
-- names its line in `answers`.
ALTER TABLE contract_work ADD COLUMN payment TEXT;
ALTER TABLE contract_work ADD COLUMN answers BIGINT;
