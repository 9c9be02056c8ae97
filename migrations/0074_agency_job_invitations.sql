-- Invitations of agencies: `agency_id` says which, and `freelancer_id` who owned it then. An agency is invited to a job once, as a person is.
ALTER TABLE job_invitations ADD COLUMN agency_id BIGINT;
DROP INDEX job_invitations_pair;
CREATE UNIQUE INDEX job_invitations_pair ON job_invitations (job_id, freelancer_id) WHERE agency_id IS NULL;
CREATE UNIQUE INDEX job_invitations_agency_pair ON job_invitations (job_id, agency_id) WHERE agency_id IS NOT NULL;
CREATE INDEX job_invitations_job ON job_invitations (job_id, sent_ms);
CREATE INDEX job_invitations_agency ON job_invitations (agency_id, sent_ms) WHERE agency_id IS NOT NULL;
