-- Lists and counts read an index and nothing else, also for somebody with thousands of offers. Within a server numbers
-- grow with time, so a list in the order of its numbers is in the order of its times.

DROP INDEX offers_received;
CREATE INDEX offers_sent_number ON offers (guild_id, client_id, number);
CREATE INDEX offers_sent_state ON offers (guild_id, client_id, state, number);
CREATE INDEX offers_received_number ON offers (guild_id, party_id, party_kind, number);
CREATE INDEX offers_received_state ON offers (guild_id, party_id, party_kind, state, number);

-- A channel that Discord names must lead to its room.
CREATE INDEX rooms_channel ON rooms (channel_id);
