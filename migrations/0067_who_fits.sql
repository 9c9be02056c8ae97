-- Who fits a job is found by an index, however many have a skill: the highest scores first, and then the profiles that changed last. `percent`
-- is the Job Success Score of the last Monday (-1: none), and `updated_ms` the profile's.
ALTER TABLE profile_skills ADD COLUMN percent BIGINT NOT NULL DEFAULT -1;
ALTER TABLE profile_skills ADD COLUMN updated_ms BIGINT NOT NULL DEFAULT 0;
UPDATE profile_skills SET
    percent = coalesce((SELECT w.percent FROM score_weeks w WHERE w.guild_id = profile_skills.guild_id AND w.worker_kind = 'freelancer'
        AND w.worker_id = profile_skills.person_id ORDER BY w.week DESC LIMIT 1), -1),
    updated_ms = coalesce((SELECT p.updated_ms FROM profiles p WHERE p.guild_id = profile_skills.guild_id
        AND p.person_id = profile_skills.person_id), 0);
CREATE INDEX profile_skills_fit ON profile_skills (skill_id, percent DESC, updated_ms DESC, person_id);
