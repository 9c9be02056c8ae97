-- Proposals in an agency's name: `agency_id` says whose, and `freelancer_id` who sent it. An agency has one for a job that waits, as a
-- freelancer has one of their own.
ALTER TABLE proposals ADD COLUMN agency_id BIGINT;
DROP INDEX proposals_waiting;
CREATE UNIQUE INDEX proposals_waiting ON proposals (job_id, freelancer_id)
    WHERE agency_id IS NULL AND (state = 'open' OR state = 'offered');
CREATE UNIQUE INDEX proposals_waiting_agency ON proposals (job_id, agency_id)
    WHERE agency_id IS NOT NULL AND (state = 'open' OR state = 'offered');
CREATE INDEX proposals_agency ON proposals (agency_id, sent_ms) WHERE agency_id IS NOT NULL;
