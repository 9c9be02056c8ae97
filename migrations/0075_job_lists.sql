-- Later pages of a client's own jobs are found without reading the jobs before them.
DROP INDEX jobs_client;
CREATE INDEX jobs_client ON jobs (guild_id, client_id, posted_ms, number);
