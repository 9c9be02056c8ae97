-- Who people are in a server, and what they want of each other.

-- When Discord says that they joined the server; it changes when they leave and come back.
ALTER TABLE people ADD COLUMN joined_ms BIGINT;

-- What somebody says about themselves as a freelancer. The rate is per hour.
CREATE TABLE profiles (
    guild_id      BIGINT NOT NULL,
    person_id     BIGINT NOT NULL,
    headline      TEXT NOT NULL,
    bio           TEXT NOT NULL,
    rate_minor    BIGINT,
    rate_currency TEXT,
    links         TEXT NOT NULL,
    updated_ms    BIGINT NOT NULL,
    PRIMARY KEY (guild_id, person_id)
);

-- The skills of a server. `name_key` is what two spellings of one skill share; `label` is the first spelling.
CREATE TABLE skills (
    id       BIGINT PRIMARY KEY,
    guild_id BIGINT NOT NULL,
    name_key TEXT NOT NULL,
    label    TEXT NOT NULL,
    UNIQUE (guild_id, name_key)
);

CREATE TABLE profile_skills (
    guild_id  BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    skill_id  BIGINT NOT NULL REFERENCES skills (id),
    label     TEXT NOT NULL,
    place     BIGINT NOT NULL,
    PRIMARY KEY (guild_id, person_id, skill_id)
);
CREATE INDEX profile_skills_skill ON profile_skills (skill_id, person_id);

-- Who takes no new offers at present.
CREATE TABLE pauses (
    guild_id  BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    since_ms  BIGINT NOT NULL,
    PRIMARY KEY (guild_id, person_id)
);

-- From whom somebody wants no offers.
CREATE TABLE blocks (
    guild_id   BIGINT NOT NULL,
    blocker_id BIGINT NOT NULL,
    blocked_id BIGINT NOT NULL,
    at_ms      BIGINT NOT NULL,
    PRIMARY KEY (guild_id, blocker_id, blocked_id)
);

-- The records of clients and freelancers are counted from these.
CREATE INDEX offers_client_state ON offers (guild_id, client_id, state);
CREATE INDEX offers_party_state ON offers (guild_id, party_kind, party_id, state);
