//! What is exported: which tables, and what is in their columns. Owns that a new table is decided about.

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A number that isn't an id: an amount, a moment in milliseconds, 0 or 1 for a flag.
    Number,
    /// An id, which may be larger than what some programs count exactly.
    Id,
    /// Text, or a document in JSON.
    Text,
}

/// A table as it's exported.
#[derive(Debug)]
pub(super) struct Table {
    pub(super) name: &'static str,
    /// In the order of a line.
    pub(super) columns: Vec<(&'static str, Kind)>,
    order: &'static str,
}

impl Table {
    /// All rows, the same ones in the same order each time.
    pub(super) fn sql(&self) -> String {
        let columns: Vec<_> = self.columns.iter().map(|(name, _)| *name).collect();
        ["SELECT", &columns.join(", "), "FROM", self.name, "ORDER BY", self.order].join(" ")
    }
}

/// All of them, by name.
pub(super) fn all() -> impl Iterator<Item = Table> {
    TABLES.iter().map(|&(name, order, columns)| {
        let column = |written: &'static str| match (written.strip_suffix('\''), written.strip_suffix('#')) {
            (Some(name), _) => (name, Kind::Text),
            (None, Some(name)) => (name, Kind::Id),
            (None, None) => (written, Kind::Number),
        };
        Table { name, columns: columns.split_whitespace().map(column).collect(), order }
    })
}

/// Name, order and columns: `'` is behind the name of a text, `#` behind that of an id. `secrets` and `mail_codes` are left out, because
/// what is in them opens doors, and so are sqlx's own table and those of a move, which help nobody.
const TABLES: [(&str, &str, &str); 52] = [
    ("agencies", "id", "id# guild_id# name' name_key' revision created_ms deleted_ms"),
    ("agency_asks", "id", "id# guild_id# agency_id# by_id# to_id# made_ms"),
    ("agency_invitations", "id", "id# agency_id# guild_id# person_id# by_id# ask' made_ms"),
    ("agency_questions", "invitation_id", "invitation_id# channel_id# message_id# posted_ms"),
    ("agency_staff", "agency_id, person_id", "agency_id# person_id# guild_id# role' is_exclusive"),
    ("appeals", "id", "id# guild_id# person_id# sanction_id# words' at_ms card_channel_id# card_message_id#"),
    ("audit", "id", "id# guild_id# by_id# what' subject' why' at_ms on_id# report_id#"),
    ("badge_roles", "guild_id, person_id, role_id", "guild_id# person_id# role_id#"),
    ("blocks", "guild_id, blocker_id, blocked_id", "guild_id# blocker_id# blocked_id# at_ms"),
    ("changes", "id", "id# offer_id# version by_id# at_ms terms' message' is_open fate'"),
    (
        "contract_entries",
        "contract_id, seq",
        "contract_id# seq what' piece by_id# message' at_ms payment' answers closing' approves_ms \
         hours' week' terms' counts_from' dispute' files'",
    ),
    (
        "contracts",
        "id",
        "id# offer_id# version started_ms revision state' close_reason' due_ms guild_id# number \
         client_id# party_kind' party_id# waits_client waits_party waits_member terms' places' \
         client_answers client_answer_ms paid_in_time pay_by_ms",
    ),
    ("counters", "name", "name' value"),
    (
        "disputes",
        "id",
        "id# guild_id# number contract_id# contract_number seq opener_id# reason' title' parties' \
         at_ms snapshot' stage' by_id# moved_ms outcome' revision card_channel_id# card_message_id#",
    ),
    ("doors", "person_id", "person_id# channel_id# closed_ms"),
    ("drafts", "id", "id# guild_id# author_id# subject' content' saved_ms sent_offer#"),
    (
        "effects",
        "id",
        "id# lane' seq room_id# effect' state' attempts due_ms created_ms last_error' obstacle_id# \
         after_lane' after_seq alone_ms carrier' guild_id# claimed aside_ms unanswered held_offer#",
    ),
    (
        "feedback",
        "contract_id, side",
        "contract_id# side' guild_id# by_id# stars tags' comment' note' round given_ms edited_ms \
         published_ms due_ms reply' reply_by_id# replied_ms about_kind' about_id# is_public hidden_ms \
         edit_allowed_ms edit_allowed_by_id# amended_ms",
    ),
    ("feedback_reminders", "contract_id", "contract_id# round said due_ms"),
    ("guilds", "guild_id", "guild_id# name'"),
    ("help_answers", "guild_id, topic, person_id", "guild_id# topic' person_id# is_helpful at_ms"),
    (
        "interim_feedback",
        "contract_id, side, nth",
        "contract_id# side' nth guild_id# by_id# stars tags' comment' given_ms about_kind' about_id# \
         is_public hidden_ms",
    ),
    ("job_alerts", "id", "id# guild_id# person_id# search' skill' currency' hourly least most pace' made_ms"),
    ("job_finds", "job_id, skill", "job_id# guild_id# skill' currency' hourly least most posted_ms"),
    (
        "job_invitations",
        "id",
        "id# guild_id# job_id# client_id# freelancer_id# state' proposal_id# reason' message' \
         ended_ms revision sent_ms agency_id#",
    ),
    ("job_news", "job_id, person_id", "job_id# person_id# guild_id# made_ms due_ms batch_id#"),
    ("job_versions", "job_id, version", "job_id# version terms' until_ms"),
    (
        "jobs",
        "id",
        "id# guild_id# number client_id# visibility' terms' state' close_reason' closed_ms revision \
         posted_ms post_channel_id# post_message_id# edited_ms active_ms warned_ms due_ms",
    ),
    (
        "mail_addresses",
        "guild_id, person_id",
        "guild_id# person_id# address' language' confirmed_ms refused_ms doubted_ms",
    ),
    ("mail_blocks", "host", "host' since_ms"),
    ("mail_refusals", "host, guild_id, person_id", "host' guild_id# person_id# at_ms"),
    ("notice_choices", "guild_id, person_id, topic, way", "guild_id# person_id# topic' way' wanted"),
    (
        "obstacles",
        "id",
        "id# guild_id# name' obstacle' since_ms solved_ms changed_ms alert_channel_id# \
         alert_message_id#",
    ),
    (
        "offers",
        "id",
        "id# guild_id# number room_id# client_id# party_kind' party_id# version revision note' \
         created_ms expires_ms state' ended_ms ended_by# decline_reason' end_message' files' \
         remind_ms wished_id# delegate_id# waits_for# client_answers client_answer_ms proposal_id#",
    ),
    ("pauses", "guild_id, person_id", "guild_id# person_id# since_ms"),
    (
        "people",
        "guild_id, person_id",
        "guild_id# person_id# name' avatar_url' seen_ms admitted_ms left_ms joined_ms username' \
         is_pending",
    ),
    ("posts", "message_id", "message_id# channel_id# room_id# subject' posted_ms"),
    (
        "profile_skills",
        "guild_id, person_id, skill_id",
        "guild_id# person_id# skill_id# label' place percent updated_ms",
    ),
    (
        "profiles",
        "guild_id, person_id",
        "guild_id# person_id# headline' bio' rate_minor rate_currency' links' updated_ms",
    ),
    (
        "proposals",
        "id",
        "id# guild_id# job_id# freelancer_id# terms' shelf' state' offer_id# reason' message' \
         ended_ms revision sent_ms edited_ms agency_id#",
    ),
    (
        "reports",
        "id",
        "id# guild_id# number reporter_id# reported_id# reason' words' at_ms snapshot' stage' by_id# \
         moved_ms outcome' why' revision card_channel_id# card_message_id# feedback_side' offer_id# \
         job_id#",
    ),
    (
        "rooms",
        "id",
        "id# guild_id# pair' first_id# second_id# channel_id# style' moderators_id# agency_id# \
         made_as'",
    ),
    ("same_people", "guild_id, first_id, second_id", "guild_id# first_id# second_id# by_id# why' at_ms"),
    (
        "sanctions",
        "id",
        "id# guild_id# number person_id# kind' by_id# why' at_ms until_ms report_id# ended_by# \
         ended_ms ended_why'",
    ),
    ("saved_jobs", "guild_id, person_id, job_id", "guild_id# person_id# job_id# saved_ms"),
    ("score_due", "guild_id, worker_kind, worker_id", "guild_id# worker_kind' worker_id# due_ms badge'"),
    (
        "score_weeks",
        "guild_id, worker_kind, worker_id, week",
        "guild_id# worker_kind' worker_id# week' percent badge'",
    ),
    ("server_places", "guild_id, place", "guild_id# place' channel_id#"),
    ("server_settings", "guild_id", "guild_id# settings' revision"),
    ("skills", "id", "id# guild_id# name_key' label'"),
    ("timeline", "offer_id, seq", "offer_id# seq what' by_id# at_ms"),
    ("versions", "offer_id, version", "offer_id# version terms' at_ms"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Store;
    use sqlx::{AnyConnection, Connection as _, Executor as _, Row as _};
    use std::collections::BTreeMap;

    const LEFT_OUT: [&str; 6] =
        ["_sqlx_migrations", "mail_codes", "moves_in", "moves_out", "secrets", "taken_interactions"];

    #[tokio::test]
    async fn each_column_of_each_table_is_exported_as_what_it_is_or_left_out_on_purpose() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("parley.sqlite").display().to_string();
        Store::open(&path).await.expect("it opens").close().await;
        let mut connection = AnyConnection::connect(&format!("sqlite://{path}")).await.expect("it opens");
        let found = connection
            .fetch_all(
                "SELECT m.name AS t, c.name AS c, c.type AS kind FROM sqlite_master m, pragma_table_info(m.name) c
                 WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'",
            )
            .await
            .expect("columns");
        let mut made: BTreeMap<String, BTreeMap<String, bool>> = BTreeMap::new();
        for row in &found {
            let is_text = row.get::<String, _>("kind") == "TEXT";
            made.entry(row.get("t")).or_default().insert(row.get("c"), is_text);
        }
        made.retain(|table, _| !LEFT_OUT.contains(&table.as_str()));
        let listed = all().map(|table| {
            let columns = table.columns.iter();
            let columns = columns.map(|(name, kind)| ((*name).to_owned(), *kind == Kind::Text));
            (table.name.to_owned(), columns.collect())
        });
        assert_eq!(made, listed.collect());
        let ids = all()
            .flat_map(|table| table.columns)
            .filter(|(name, kind)| *kind == Kind::Number && (*name == "id" || name.ends_with("_id")));
        assert_eq!(ids.count(), 0, "an id is no number");
        connection.close().await.expect("it closes");
    }
}
