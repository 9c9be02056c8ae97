-- Pairs of accounts that moderators take for the same person's: contracts between them don't count for a score. The lower id is first.
CREATE TABLE same_people (
    guild_id  BIGINT NOT NULL,
    first_id  BIGINT NOT NULL,
    second_id BIGINT NOT NULL,
    by_id     BIGINT NOT NULL,
    why       TEXT NOT NULL,
    at_ms     BIGINT NOT NULL,
    PRIMARY KEY (guild_id, first_id, second_id)
);
CREATE INDEX same_people_newest ON same_people (guild_id, at_ms, first_id, second_id);
