-- Email beside Discord. Each carrier has an outbox of its own over the same table, so that none waits for another; what
-- waited before this migration was all for Discord.
ALTER TABLE effects ADD COLUMN carrier TEXT NOT NULL DEFAULT 'discord';
CREATE INDEX effects_carrier ON effects (carrier, state, due_ms);

-- Where people want their mail, after they proved that the address is theirs. `refused_ms` is set when a mail server said
-- for good that there is no such address; then nothing more is sent there.
CREATE TABLE mail_addresses (
    guild_id     BIGINT NOT NULL,
    person_id    BIGINT NOT NULL,
    address      TEXT NOT NULL,
    language     TEXT NOT NULL,
    confirmed_ms BIGINT NOT NULL,
    refused_ms   BIGINT,
    PRIMARY KEY (guild_id, person_id)
);

-- Codes that were sent to prove an address. `address_key` is the address in small letters, by which codes to it are
-- counted; `is_mailed` is 0 where that count was too high. The code itself is blanked when it is used or void.
CREATE TABLE mail_codes (
    id          BIGINT PRIMARY KEY,
    guild_id    BIGINT NOT NULL,
    person_id   BIGINT NOT NULL,
    address     TEXT NOT NULL,
    address_key TEXT NOT NULL,
    language    TEXT NOT NULL,
    code        TEXT NOT NULL,
    made_ms     BIGINT NOT NULL,
    tries       BIGINT NOT NULL,
    state       TEXT NOT NULL,
    is_mailed   BIGINT NOT NULL
);
CREATE INDEX mail_codes_person ON mail_codes (person_id, made_ms);
CREATE INDEX mail_codes_address ON mail_codes (address_key, made_ms);
CREATE INDEX mail_codes_age ON mail_codes (made_ms);
