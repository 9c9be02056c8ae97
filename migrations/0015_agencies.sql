-- Agencies: who owns them, who works there, and who is asked to.

-- `name_key` is what two spellings of one name share. A deleted agency stays for the offers that it had; its key is changed,
-- so that the name is free. `revision` is the compare-and-set over the agency and its staff.
CREATE TABLE agencies (
    id         BIGINT PRIMARY KEY,
    guild_id   BIGINT NOT NULL,
    name       TEXT NOT NULL,
    name_key   TEXT NOT NULL,
    revision   BIGINT NOT NULL,
    created_ms BIGINT NOT NULL,
    deleted_ms BIGINT,
    UNIQUE (guild_id, name_key)
);

-- One owner, managers and members.
CREATE TABLE agency_staff (
    agency_id    BIGINT NOT NULL REFERENCES agencies (id),
    person_id    BIGINT NOT NULL,
    guild_id     BIGINT NOT NULL,
    role         TEXT NOT NULL,
    is_exclusive BIGINT NOT NULL,
    PRIMARY KEY (agency_id, person_id)
);
CREATE INDEX agency_staff_person ON agency_staff (guild_id, person_id, agency_id);

-- Asked to join or to take over, and not answered yet. A newer question to the same person takes the place of the older.
CREATE TABLE agency_invitations (
    id        BIGINT PRIMARY KEY,
    agency_id BIGINT NOT NULL REFERENCES agencies (id),
    guild_id  BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    by_id     BIGINT NOT NULL,
    ask       TEXT NOT NULL,
    made_ms   BIGINT NOT NULL,
    UNIQUE (agency_id, person_id)
);
CREATE INDEX agency_invitations_person ON agency_invitations (guild_id, person_id);
CREATE INDEX agency_invitations_made ON agency_invitations (made_ms);

-- The room of a client and an agency: `first_id` is the client, `second_id` is 0, and who else sees it is the agency's staff.
ALTER TABLE rooms ADD COLUMN agency_id BIGINT;
CREATE INDEX rooms_agency ON rooms (agency_id, id) WHERE agency_id IS NOT NULL;

-- Who of an agency the client would like, and the member to whom it was handed.
ALTER TABLE offers ADD COLUMN wished_id BIGINT;
ALTER TABLE offers ADD COLUMN delegate_id BIGINT;
CREATE INDEX offers_delegate ON offers (delegate_id, party_id) WHERE delegate_id IS NOT NULL;
