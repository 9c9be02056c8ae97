-- A delivery that keeps failing no longer holds its lane. `claimed` says that a delivery is being tried until `due_ms`, so that a
-- lane still makes one at a time; `aside_ms`, since when the rest of the lane does not wait for it.
ALTER TABLE effects ADD COLUMN claimed BIGINT NOT NULL DEFAULT 0;
ALTER TABLE effects ADD COLUMN aside_ms BIGINT;
CREATE INDEX effects_held ON effects (lane) WHERE claimed = 1;
CREATE INDEX effects_in_order ON effects (lane, seq) WHERE state = 'waiting' AND aside_ms IS NULL;

-- What one person is told of one server no longer waits for what they are told of another.
INSERT INTO counters (name, value)
SELECT 'direct/' || guild_id || '/' || substr(lane, 8), max(seq) FROM effects
WHERE lane LIKE 'direct/%' AND guild_id IS NOT NULL GROUP BY guild_id, lane;
INSERT INTO counters (name, value)
SELECT 'mail/' || guild_id || '/' || substr(lane, 6), max(seq) FROM effects
WHERE lane LIKE 'mail/%' AND guild_id IS NOT NULL GROUP BY guild_id, lane;
UPDATE effects SET lane = 'direct/' || guild_id || '/' || substr(lane, 8)
WHERE lane LIKE 'direct/%' AND guild_id IS NOT NULL;
UPDATE effects SET lane = 'mail/' || guild_id || '/' || substr(lane, 6)
WHERE lane LIKE 'mail/%' AND guild_id IS NOT NULL;
