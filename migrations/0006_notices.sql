-- What Discord called a server last; a direct message or an email names the server that it comes from.
CREATE TABLE guilds (
    guild_id BIGINT PRIMARY KEY,
    name     TEXT NOT NULL
);

-- What a person chose to hear of in a server, and how. What is not here was never chosen, and is on.
CREATE TABLE notice_choices (
    guild_id  BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    topic     TEXT NOT NULL,
    way       TEXT NOT NULL,
    wanted    BIGINT NOT NULL,
    PRIMARY KEY (guild_id, person_id, topic, way)
);

-- The way to a person outside servers. `closed_ms` says since when Discord takes no direct message to them; it is
-- forgotten when they use Parley again.
CREATE TABLE doors (
    person_id  BIGINT PRIMARY KEY,
    channel_id BIGINT,
    closed_ms  BIGINT
);

-- What a person is told outside the room follows what the room shows: the effect waits for those of `after_lane` up to
-- `after_seq`, but not longer than until `alone_ms`.
ALTER TABLE effects ADD COLUMN after_lane TEXT;
ALTER TABLE effects ADD COLUMN after_seq BIGINT;
ALTER TABLE effects ADD COLUMN alone_ms BIGINT;
