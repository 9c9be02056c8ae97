-- Whether a topic of help was helpful, once for each person and topic. What was said last counts.
CREATE TABLE help_answers (
    guild_id   BIGINT NOT NULL,
    topic      TEXT NOT NULL,
    person_id  BIGINT NOT NULL,
    is_helpful BIGINT NOT NULL,
    at_ms      BIGINT NOT NULL,
    PRIMARY KEY (guild_id, topic, person_id)
);
CREATE INDEX help_answers_person ON help_answers (guild_id, person_id, topic);
