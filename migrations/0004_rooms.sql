-- Rooms as channels or threads, who is let in, and what in a server keeps Parley from its work.

-- `style` is what the room's channel is, once it exists. `moderators_id` is the role that was let in beside the two sides.
ALTER TABLE rooms ADD COLUMN style TEXT NOT NULL DEFAULT 'channels';
ALTER TABLE rooms ADD COLUMN moderators_id BIGINT;
CREATE INDEX rooms_first ON rooms (guild_id, first_id);
CREATE INDEX rooms_second ON rooms (guild_id, second_id);

-- `admitted_ms` is the joining for which somebody was let into their rooms: Discord shuts out whoever leaves, and who
-- comes back joins at another moment. `left_ms` is set while somebody is known to be away.
ALTER TABLE people ADD COLUMN admitted_ms BIGINT;
ALTER TABLE people ADD COLUMN left_ms BIGINT;

-- One row for each thing that is wrong in a server, kept until it is solved and the moderators' message is gone. `name`
-- says which it is, so that it is noted once however many effects it stops. `changed_ms` is when something last changed
-- in the server that might have solved it.
CREATE TABLE obstacles (
    id               BIGINT PRIMARY KEY,
    guild_id         BIGINT NOT NULL,
    name             TEXT NOT NULL,
    obstacle         TEXT NOT NULL,
    since_ms         BIGINT NOT NULL,
    solved_ms        BIGINT,
    changed_ms       BIGINT,
    alert_channel_id BIGINT,
    alert_message_id BIGINT,
    UNIQUE (guild_id, name)
);

-- Which obstacle an effect met when it was tried last.
ALTER TABLE effects ADD COLUMN obstacle_id BIGINT;
CREATE INDEX effects_obstacle ON effects (obstacle_id);
