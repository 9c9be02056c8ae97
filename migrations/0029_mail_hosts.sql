-- Whose mail their host refused lately though nothing is wrong with their address, and the hosts that refuse everybody's. A host is
-- what stands behind the @.
CREATE TABLE mail_refusals (
    host      TEXT   NOT NULL,
    guild_id  BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    at_ms     BIGINT NOT NULL,
    PRIMARY KEY (host, guild_id, person_id)
);
CREATE INDEX mail_refusals_of ON mail_refusals (guild_id, person_id);
CREATE INDEX mail_refusals_at ON mail_refusals (at_ms);
CREATE TABLE mail_blocks (
    host     TEXT   PRIMARY KEY,
    since_ms BIGINT NOT NULL
);
-- How often the other side took something, as far as anybody knows, and did not say so.
ALTER TABLE effects ADD COLUMN unanswered BIGINT NOT NULL DEFAULT 0;
