-- A person's unique name on Discord, by which two people of the same name are told apart.
ALTER TABLE people ADD COLUMN username TEXT;
CREATE INDEX people_names ON people (guild_id, lower(name));

-- The categories and the hub that Parley made or found in a server, so that one that is hidden from it is not made again.
CREATE TABLE server_places (
    guild_id   BIGINT NOT NULL,
    place      TEXT NOT NULL,
    channel_id BIGINT NOT NULL,
    PRIMARY KEY (guild_id, place)
);
