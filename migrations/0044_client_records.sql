-- A client's record is added up from indexes. What each contract says of its client is written with its lines: how often and how
-- long in all something waited for them (`client_answer…`), whether something that was owed was paid in time, and from when on something
-- that is owed is late. Contracts with lines are looked at again once, as if something were due on them.
ALTER TABLE contracts ADD COLUMN client_answers BIGINT NOT NULL DEFAULT 0;
ALTER TABLE contracts ADD COLUMN client_answer_ms BIGINT NOT NULL DEFAULT 0;
ALTER TABLE contracts ADD COLUMN paid_in_time BIGINT NOT NULL DEFAULT 0;
ALTER TABLE contracts ADD COLUMN pay_by_ms BIGINT;
UPDATE contracts SET due_ms = 1 WHERE revision > 0;
CREATE INDEX contracts_conduct ON contracts (guild_id, client_id, client_answers, client_answer_ms, paid_in_time, pay_by_ms);
