-- Statistics count what happened in a server in some time, from indexes alone. Of the lines of contracts, those are found that change
-- whether one runs; the list is the one of the statement that reads them.
CREATE INDEX offers_in_time ON offers (guild_id, created_ms, id, state, ended_ms);
DROP INDEX offers_ended;
CREATE INDEX offers_ended ON offers (guild_id, ended_ms, state);
CREATE INDEX offers_pending ON offers (guild_id, state) WHERE state = 'pending';
CREATE INDEX contracts_in_time ON contracts (guild_id, started_ms);
CREATE INDEX contracts_states ON contracts (guild_id, state, id);
CREATE INDEX contract_entries_states ON contract_entries (contract_id, seq, what, at_ms)
    WHERE what IN ('paused', 'auto_paused', 'resumed', 'closed', 'reopened', 'dispute_opened', 'dispute_withdrawn', 'dispute_decided');
CREATE INDEX jobs_in_time ON jobs (guild_id, posted_ms, id);
CREATE INDEX proposals_in_time ON proposals (guild_id, sent_ms, state);
CREATE INDEX proposals_hired ON proposals (job_id) WHERE state = 'hired';
CREATE INDEX job_invitations_in_time ON job_invitations (guild_id, sent_ms, state, proposal_id);
CREATE INDEX reports_decided ON reports (guild_id, moved_ms, at_ms) WHERE stage = 'closed';
