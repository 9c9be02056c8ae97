-- The direct message in which somebody was asked to join or take over an agency, so that it shows once the question is over.
CREATE TABLE agency_questions (
    invitation_id BIGINT PRIMARY KEY,
    channel_id    BIGINT NOT NULL,
    message_id    BIGINT NOT NULL,
    posted_ms     BIGINT NOT NULL
);
CREATE INDEX agency_questions_posted ON agency_questions (posted_ms);
