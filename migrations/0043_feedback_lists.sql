-- Lists of the feedback that somebody received read an index and nothing else (0045). Whom it is about (a person or an agency, in `about_kind`)
-- never changes, so it's copied here. `is_public` is 1 once it's published on a contract for which at least 1.00 was paid; it's written
-- with each line of the contract that changes that. What was published before this is looked at again, as if it were due.
ALTER TABLE feedback ADD COLUMN about_kind TEXT NOT NULL DEFAULT 'person';
ALTER TABLE feedback ADD COLUMN about_id BIGINT NOT NULL DEFAULT 0;
ALTER TABLE feedback ADD COLUMN is_public BIGINT NOT NULL DEFAULT 0;

UPDATE feedback SET about_id = (SELECT CASE feedback.side WHEN 'client' THEN k.party_id ELSE k.client_id END
    FROM contracts k WHERE k.id = feedback.contract_id);
UPDATE feedback SET about_kind = 'agency'
    WHERE side = 'client' AND EXISTS (SELECT 1 FROM contracts k WHERE k.id = feedback.contract_id AND k.party_kind = 'agency');
UPDATE feedback SET due_ms = 1 WHERE published_ms IS NOT NULL;
