-- Who asked whom to join or take over an agency lately, also where that was answered: by this there are limits for a day.
CREATE TABLE agency_asks (
    id        BIGINT PRIMARY KEY,
    guild_id  BIGINT NOT NULL,
    agency_id BIGINT NOT NULL,
    by_id     BIGINT NOT NULL,
    to_id     BIGINT NOT NULL,
    made_ms   BIGINT NOT NULL
);
CREATE INDEX agency_asks_by ON agency_asks (guild_id, by_id, made_ms);
CREATE INDEX agency_asks_to ON agency_asks (guild_id, to_id, made_ms);
CREATE INDEX agency_asks_made ON agency_asks (made_ms);
