-- Lists of contracts read an index and nothing else, also for somebody with thousands of them. What a list needs of the offer never
-- changes, so it is copied here. Who a contract waits for is written with each line that changes it: the client, those who answer on
-- the other side (the party), and the member of an agency to whom the work is handed.
ALTER TABLE contracts ADD COLUMN guild_id BIGINT NOT NULL DEFAULT 0;
ALTER TABLE contracts ADD COLUMN number BIGINT NOT NULL DEFAULT 0;
ALTER TABLE contracts ADD COLUMN client_id BIGINT NOT NULL DEFAULT 0;
ALTER TABLE contracts ADD COLUMN party_kind TEXT NOT NULL DEFAULT '';
ALTER TABLE contracts ADD COLUMN party_id BIGINT NOT NULL DEFAULT 0;
ALTER TABLE contracts ADD COLUMN waits_client BIGINT NOT NULL DEFAULT 0;
ALTER TABLE contracts ADD COLUMN waits_party BIGINT NOT NULL DEFAULT 0;
ALTER TABLE contracts ADD COLUMN waits_member BIGINT NOT NULL DEFAULT 0;

UPDATE contracts SET
    guild_id = (SELECT o.guild_id FROM offers o WHERE o.id = contracts.offer_id),
    number = (SELECT o.number FROM offers o WHERE o.id = contracts.offer_id),
    client_id = (SELECT o.client_id FROM offers o WHERE o.id = contracts.offer_id),
    party_kind = (SELECT o.party_kind FROM offers o WHERE o.id = contracts.offer_id),
    party_id = (SELECT o.party_id FROM offers o WHERE o.id = contracts.offer_id);

-- The newest line about a piece says how it stands: submitted, it waits for the client, and sent back, for those who do the work.
UPDATE contracts SET waits_client = 1
    WHERE revision > 0 AND state = 'active' AND EXISTS (SELECT 1 FROM contract_entries w
        WHERE w.contract_id = contracts.id AND w.what = 'submitted' AND NOT EXISTS (SELECT 1 FROM contract_entries later
            WHERE later.contract_id = w.contract_id AND later.seq > w.seq AND later.piece = w.piece
            AND later.what IN ('submitted', 'approved', 'revision_requested')));
UPDATE contracts SET waits_party = 1, waits_member = 1
    WHERE revision > 0 AND state = 'active' AND EXISTS (SELECT 1 FROM contract_entries w
        WHERE w.contract_id = contracts.id AND w.what = 'revision_requested' AND NOT EXISTS (SELECT 1 FROM contract_entries later
            WHERE later.contract_id = w.contract_id AND later.seq > w.seq AND later.piece = w.piece
            AND later.what IN ('submitted', 'approved', 'revision_requested')));
-- A payment that no line answers waits for the side that did not record it.
UPDATE contracts SET waits_client = 1
    WHERE revision > 0 AND EXISTS (SELECT 1 FROM contract_entries w
        WHERE w.contract_id = contracts.id AND w.what = 'payment_recorded' AND w.by_id <> contracts.client_id
        AND NOT EXISTS (SELECT 1 FROM contract_entries later WHERE later.contract_id = w.contract_id AND later.answers = w.seq));
UPDATE contracts SET waits_party = 1
    WHERE revision > 0 AND EXISTS (SELECT 1 FROM contract_entries w
        WHERE w.contract_id = contracts.id AND w.what = 'payment_recorded' AND w.by_id = contracts.client_id
        AND NOT EXISTS (SELECT 1 FROM contract_entries later WHERE later.contract_id = w.contract_id AND later.answers = w.seq));

-- Within a server, numbers grow with time. What waits comes first, and then the newest; whoever answers for an agency may have sent
-- it an offer before, so that the client is looked at as well.
CREATE UNIQUE INDEX contracts_number ON contracts (guild_id, number);
CREATE INDEX contracts_client ON contracts (guild_id, client_id, waits_client, number);
CREATE INDEX contracts_client_state ON contracts (guild_id, client_id, state, waits_client, number);
CREATE INDEX contracts_party ON contracts (guild_id, party_id, party_kind, waits_party, number, client_id);
CREATE INDEX contracts_party_state ON contracts (guild_id, party_id, party_kind, state, waits_party, number, client_id);
