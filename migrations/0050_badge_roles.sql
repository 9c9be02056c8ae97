-- Roles that Parley gave for a badge, so that exactly those are taken back. The badge of the last Monday stands beside when the next
-- one is.
ALTER TABLE score_due ADD COLUMN badge TEXT;
CREATE TABLE badge_roles (
    guild_id  BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    role_id   BIGINT NOT NULL,
    PRIMARY KEY (guild_id, person_id, role_id)
);
