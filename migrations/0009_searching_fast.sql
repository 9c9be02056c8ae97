-- Whoever has a skill in a server is found by both at once: without this SQLite reads all profiles of the server.
CREATE INDEX profile_skills_found ON profile_skills (guild_id, skill_id, person_id);

-- offers_sent_state and offers_received_state hold all that these held.
DROP INDEX offers_client_state;
DROP INDEX offers_party_state;
