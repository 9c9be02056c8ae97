//! Bringing the tables up to date. Owns the list of migrations, which are part of the program; forward only.

use super::engine::Pools;
use super::error::Error;
use super::outage::Outage;
use sqlx::migrate::{MigrateError, Migration, MigrationType, Migrator};
use std::borrow::Cow;

/// The number, a name for people, and the text: one line each.
const MIGRATIONS: &[(i64, &str, &str)] = &[
    (1, "offers", include_str!("../../migrations/0001_offers.sql")),
    (2, "files", include_str!("../../migrations/0002_files.sql")),
    (3, "servers", include_str!("../../migrations/0003_servers.sql")),
    (4, "rooms", include_str!("../../migrations/0004_rooms.sql")),
    (5, "people", include_str!("../../migrations/0005_people.sql")),
    (6, "notices", include_str!("../../migrations/0006_notices.sql")),
    (7, "mail", include_str!("../../migrations/0007_mail.sql")),
    (8, "reading_fast", include_str!("../../migrations/0008_reading_fast.sql")),
    (9, "searching_fast", include_str!("../../migrations/0009_searching_fast.sql")),
    (11, "reports", include_str!("../../migrations/0011_reports.sql")),
    (12, "moderation", include_str!("../../migrations/0012_moderation.sql")),
    (15, "agencies", include_str!("../../migrations/0015_agencies.sql")),
    (16, "given_up", include_str!("../../migrations/0016_given_up.sql")),
    (22, "lanes", include_str!("../../migrations/0022_lanes.sql")),
    (23, "together", include_str!("../../migrations/0023_together.sql")),
    (25, "places", include_str!("../../migrations/0025_places.sql")),
    (26, "agency_asks", include_str!("../../migrations/0026_agency_asks.sql")),
    (28, "doubted_mail", include_str!("../../migrations/0028_doubted_mail.sql")),
    (29, "mail_hosts", include_str!("../../migrations/0029_mail_hosts.sql")),
    (30, "secrets", include_str!("../../migrations/0030_secrets.sql")),
    (31, "agency_questions", include_str!("../../migrations/0031_agency_questions.sql")),
    (32, "screening", include_str!("../../migrations/0032_screening.sql")),
    (33, "contract_work", include_str!("../../migrations/0033_contract_work.sql")),
    (34, "contract_payments", include_str!("../../migrations/0034_contract_payments.sql")),
    (35, "contract_states", include_str!("../../migrations/0035_contract_states.sql")),
    (36, "contract_lists", include_str!("../../migrations/0036_contract_lists.sql")),
    (37, "contract_hours", include_str!("../../migrations/0037_contract_hours.sql")),
    (38, "contract_terms", include_str!("../../migrations/0038_contract_terms.sql")),
    (39, "disputes", include_str!("../../migrations/0039_disputes.sql")),
    (40, "submitted_files", include_str!("../../migrations/0040_submitted_files.sql")),
    (41, "feedback", include_str!("../../migrations/0041_feedback.sql")),
    (42, "feedback_replies", include_str!("../../migrations/0042_feedback_replies.sql")),
    (43, "feedback_lists", include_str!("../../migrations/0043_feedback_lists.sql")),
    (44, "client_records", include_str!("../../migrations/0044_client_records.sql")),
    (45, "feedback_hidden", include_str!("../../migrations/0045_feedback_hidden.sql")),
    (46, "feedback_reminders", include_str!("../../migrations/0046_feedback_reminders.sql")),
    (47, "feedback_afterwards", include_str!("../../migrations/0047_feedback_afterwards.sql")),
    (49, "score_weeks", include_str!("../../migrations/0049_score_weeks.sql")),
    (50, "badge_roles", include_str!("../../migrations/0050_badge_roles.sql")),
    (51, "same_people", include_str!("../../migrations/0051_same_people.sql")),
    (52, "interim_feedback", include_str!("../../migrations/0052_interim_feedback.sql")),
    (53, "offer_answers", include_str!("../../migrations/0053_offer_answers.sql")),
    (58, "help_answers", include_str!("../../migrations/0058_help_answers.sql")),
    (59, "jobs", include_str!("../../migrations/0059_jobs.sql")),
    (60, "jobs_over_time", include_str!("../../migrations/0060_jobs_over_time.sql")),
    (61, "proposals", include_str!("../../migrations/0061_proposals.sql")),
    (64, "job_reports", include_str!("../../migrations/0064_job_reports.sql")),
    (65, "job_invitations", include_str!("../../migrations/0065_job_invitations.sql")),
    (67, "who_fits", include_str!("../../migrations/0067_who_fits.sql")),
    (70, "job_alerts", include_str!("../../migrations/0070_job_alerts.sql")),
    (71, "saved_jobs", include_str!("../../migrations/0071_saved_jobs.sql")),
    (72, "job_finds", include_str!("../../migrations/0072_job_finds.sql")),
    (73, "agency_proposals", include_str!("../../migrations/0073_agency_proposals.sql")),
    (74, "agency_job_invitations", include_str!("../../migrations/0074_agency_job_invitations.sql")),
    (75, "job_lists", include_str!("../../migrations/0075_job_lists.sql")),
    (76, "moves", include_str!("../../migrations/0076_moves.sql")),
    (78, "statistics", include_str!("../../migrations/0078_statistics.sql")),
    (82, "taken_interactions", include_str!("../../migrations/0082_taken_interactions.sql")),
    (84, "proposal_lists", include_str!("../../migrations/0084_proposal_lists.sql")),
    (85, "claims_in_order", include_str!("../../migrations/0085_claims_in_order.sql")),
];

/// Runs what has not run yet; several processes may do so at once on Postgres.
pub(super) async fn run(pools: &Pools) -> Result<(), Error> {
    let list = MIGRATIONS.iter().map(|&(version, name, sql)| {
        let sql = sqlx::SqlSafeStr::into_sql_str(sql);
        Migration::new(version, Cow::Borrowed(name), MigrationType::Simple, sql, false)
    });
    let ran = Migrator::with_migrations(list.collect()).run(&pools.writer).await;
    ran.map_err(in_words)
}

/// The number of this program's newest one.
pub(super) fn newest() -> i64 {
    MIGRATIONS.iter().map(|&(version, ..)| version).max().unwrap_or_default()
}

fn in_words(error: MigrateError) -> Error {
    let known = newest();
    match error {
        MigrateError::VersionMissing(found) if found > known => Error::Newer { found, known },
        // The tables are as good as they were: the next start goes on.
        MigrateError::Execute(ref cause) | MigrateError::ExecuteMigration(ref cause, _) => {
            Outage::of(cause).map_or(Error::Migrate(error), Error::Unsaved)
        }
        other => Error::Migrate(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;
    use std::io::ErrorKind;

    #[test]
    fn a_database_that_goes_away_meanwhile_is_an_outage_and_no_fault_of_its_tables() {
        let away = || sqlx::Error::Io(ErrorKind::ConnectionReset.into());
        for error in [MigrateError::Execute(away()), MigrateError::ExecuteMigration(away(), 7)] {
            assert!(matches!(in_words(error), Error::Unsaved(Outage::Unreachable)));
        }
        let wrong = || sqlx::Error::RowNotFound;
        for error in [MigrateError::Execute(wrong()), MigrateError::ExecuteMigration(wrong(), 7)] {
            assert!(matches!(in_words(error), Error::Migrate(_)));
        }
    }

    #[test]
    fn every_file_of_a_migration_runs_under_its_own_name() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/migrations");
        let entries = std::fs::read_dir(folder).expect("a folder");
        let files: BTreeSet<String> =
            entries.map(|entry| entry.expect("a file").file_name().into_string().expect("a name")).collect();
        let listed = MIGRATIONS.iter().map(|(version, name, _)| format!("{version:04}_{name}.sql")).collect();
        assert_eq!(files, listed);
    }
}
