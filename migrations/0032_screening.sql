-- Who hasn't passed a server's membership screening gets offers once they have. `waits_for` is that person. What is to be
-- delivered of such an offer has the state 'held' until then, and the offer in `held_offer`.
ALTER TABLE people ADD COLUMN is_pending BIGINT NOT NULL DEFAULT 0;
ALTER TABLE offers ADD COLUMN waits_for BIGINT;
CREATE INDEX offers_waiting ON offers (guild_id, waits_for) WHERE waits_for IS NOT NULL;
ALTER TABLE effects ADD COLUMN held_offer BIGINT;
CREATE INDEX effects_held_back ON effects (held_offer) WHERE state = 'held';
