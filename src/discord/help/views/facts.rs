//! The numbers in help: each is what the rules say, or what the server's admins set. No text has a number of its own.

use crate::discord::server::views::expiry;
use crate::domain::agencies::agency::{INVITATION_LIFE_MS, OWNED_MOST, STAFF_MOST};
use crate::domain::contracts::approval::REMINDERS_MS;
use crate::domain::contracts::closing::REOPEN_MS;
use crate::domain::contracts::hours::LOG_DAYS;
use crate::domain::contracts::pause::QUIET_MS;
use crate::domain::contracts::payments::{CONFIRM_MS, PAYMENT_DAYS};
use crate::domain::contracts::submission::WORK_FILES;
use crate::domain::contracts::weeks::OBJECTION_MS;
use crate::domain::feedback::FEEDBACK_DAYS;
use crate::domain::feedback::conduct::PAY_MS;
use crate::domain::feedback::interim::{INTERIM_AGAIN_MS, INTERIM_AGE_MS, INTERIM_PAID_DAYS};
use crate::domain::feedback::reply::REPLY_MS;
use crate::domain::feedback::score::line::Outcome;
use crate::domain::feedback::score::rules::{MOST_OF_PAIR, ScoreRules};
use crate::domain::feedback::score::{RISING_MOST, TOP_RATED_MONTHS, TOP_RATED_WEEKS, WEEKS};
use crate::domain::feedback::tags::TAGS;
use crate::domain::moderation::sanction::BETWEEN_APPEALS_MS;
use crate::domain::money::Money;
use crate::domain::offers::attachment::ATTACHMENTS;
use crate::domain::offers::decide::REMINDER_HOURS;
use crate::domain::offers::offer::DeclineReason;
use crate::domain::offers::terms::{MILESTONE_LEAST_MAJOR, MILESTONES};
use crate::domain::people::profile::SKILLS;
use crate::domain::people::standing::MEANINGFUL_ANSWERS;
use crate::domain::proposals::decide::{NEW_PROPOSALS, OPEN_PROPOSALS};
use crate::domain::safety::YOUNG_ACCOUNT_MS;
use crate::domain::server::ServerRules;
use crate::domain::server::setting::EXPIRY_MS;
use crate::domain::time::DAY_MS;
use crate::words::{Language, Value};

/// A number, or a word that chooses between sentences, and its name in the texts.
pub(super) type Fact = (&'static str, Value<'static>);

/// All of them, as they are in a server with these rules.
pub(super) fn facts(language: Language, rules: &ServerRules) -> Vec<Fact> {
    [of_server(language, rules), of_score(&rules.score), of_contracts(), of_rest()].concat()
}

fn days(ms: i64) -> Value<'static> {
    Value::from(ms / DAY_MS)
}

fn yes_or_no(is_so: bool) -> Value<'static> {
    Value::from(if is_so { "yes" } else { "no" })
}

/// What the server's admins set.
fn of_server(language: Language, rules: &ServerRules) -> Vec<Fact> {
    let limits = rules.limits;
    vec![
        ("expiry", Value::from(expiry(language, rules.expiry_ms))),
        ("approval", Value::from(expiry(language, rules.approval_ms))),
        ("pending", Value::from(limits.pending_per_client)),
        ("pair", Value::from(limits.pending_per_pair)),
        ("new", Value::from(limits.new_per_hour)),
        ("changes", Value::from(limits.changes_per_hour)),
        ("confirms", yes_or_no(rules.confirm_accept)),
        ("let_in", yes_or_no(rules.moderators_see_rooms && rules.moderator_role.is_some())),
        ("has_zone", yes_or_no(rules.time_zone.is_some())),
    ]
}

/// How the server computes the score.
fn of_score(rules: &ScoreRules) -> Vec<Fact> {
    let windows = rules.windows.map(|months| months.to_string());
    let currency = rules.currency;
    let earned = Money { minor: i64::from(rules.top_rated_earned) * currency.minor_per_major(), currency };
    vec![
        ("contracts", Value::from(rules.minimum.contracts)),
        ("clients", Value::from(rules.minimum.clients)),
        ("windows", Value::from(windows.join(", "))),
        ("excellent", Value::from(rules.excellent)),
        ("good", Value::from(rules.good)),
        ("pair_most", Value::from(MOST_OF_PAIR)),
        ("earned", Value::from(earned.to_string())),
        ("weeks", Value::from(TOP_RATED_WEEKS)),
        ("of_weeks", Value::from(WEEKS)),
        ("rising", Value::from(RISING_MOST)),
        ("months", Value::from(TOP_RATED_MONTHS)),
        ("good_from", Value::from(stars_of(Outcome::Successful).min())),
        ("neutral", Value::from(stars_of(Outcome::Neutral).min())),
        ("bad_to", Value::from(stars_of(Outcome::Negative).max())),
    ]
}

/// With how many stars a contract has this outcome.
fn stars_of(outcome: Outcome) -> impl Iterator<Item = u8> {
    (1..=5).filter(move |stars| Outcome::of_stars(*stars) == outcome)
}

/// How long and how much on a contract.
fn of_contracts() -> Vec<Fact> {
    let [first, last] = REMINDERS_MS;
    vec![
        ("first_reminder", days(first)),
        ("last_reminder", days(last)),
        ("reopen", days(REOPEN_MS)),
        ("log_back", Value::from(LOG_DAYS - 1)),
        ("quiet", days(QUIET_MS)),
        ("confirm", days(CONFIRM_MS)),
        ("paid_back", Value::from(PAYMENT_DAYS - 1)),
        ("work_files", Value::from(WORK_FILES)),
        ("objection", days(OBJECTION_MS)),
        ("pay", days(PAY_MS)),
        ("feedback", Value::from(FEEDBACK_DAYS)),
        ("interim_age", days(INTERIM_AGE_MS)),
        ("interim_again", days(INTERIM_AGAIN_MS)),
        ("interim_paid", Value::from(INTERIM_PAID_DAYS)),
        ("reply", days(REPLY_MS)),
        ("tags", Value::from(TAGS)),
    ]
}

/// Everything else.
fn of_rest() -> Vec<Fact> {
    let [earlier, later] = REMINDER_HOURS;
    vec![
        ("expiry_least", days(*EXPIRY_MS.start())),
        ("expiry_most", days(*EXPIRY_MS.end())),
        ("earlier", Value::from(earlier)),
        ("later", Value::from(later)),
        ("reasons", Value::from(DeclineReason::ALL.len())),
        ("milestones", Value::from(MILESTONES)),
        ("milestone_least", Value::from(MILESTONE_LEAST_MAJOR)),
        ("files", Value::from(ATTACHMENTS)),
        ("skills", Value::from(SKILLS)),
        ("answered", Value::from(MEANINGFUL_ANSWERS)),
        ("young", days(YOUNG_ACCOUNT_MS)),
        ("owned", Value::from(OWNED_MOST)),
        ("staff", Value::from(STAFF_MOST)),
        ("invitation", days(INVITATION_LIFE_MS)),
        ("appeal", days(BETWEEN_APPEALS_MS)),
        ("proposals", Value::from(OPEN_PROPOSALS)),
        ("proposals_new", Value::from(NEW_PROPOSALS)),
    ]
}
