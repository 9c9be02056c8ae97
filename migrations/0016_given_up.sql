-- The server that an effect is for, so that what was given up there is found at once. Effects that are older know it by
-- their room; what was to be told to one person directly, and was given up before, belongs to no server.
ALTER TABLE effects ADD COLUMN guild_id BIGINT;
UPDATE effects SET guild_id = (SELECT r.guild_id FROM rooms r WHERE r.id = effects.room_id) WHERE room_id IS NOT NULL;
CREATE INDEX effects_given_up ON effects (state, guild_id, due_ms, id) WHERE state = 'dead';
