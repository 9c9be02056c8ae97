-- What ended in one server in one moment is told together.
CREATE INDEX offers_ended ON offers (guild_id, ended_ms);

-- The name with which a room's thread is being made, so that a try whose answer was lost is found again, whatever the two sides
-- are called by then.
ALTER TABLE rooms ADD COLUMN made_as TEXT;
