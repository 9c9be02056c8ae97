//! The message of `/parley score`: how the Job Success Score is computed in the server, with a form for each part.

use super::{role_select, saving};
use crate::discord::feedback::views::score::badge_name;
use crate::discord::server::buttons::ServerButton;
use crate::discord::ui::buttons::blurple;
use crate::discord::ui::colours::Colour;
use crate::discord::ui::inputs::{fitting, one_line, paragraph};
use crate::discord::ui::post::Post;
use crate::discord::ui::text::{escaped_line, quoted};
use crate::domain::feedback::score::Badge;
use crate::domain::feedback::score::rules::{Rate, ScoreRules};
use crate::domain::ids::RoleId;
use crate::domain::server::ServerRules;
use crate::domain::server::score_setting::{
    BadgeRoles, MINIMUM, MOST_RATES, PERCENT, ScoreProblem, ScoreSetting, WINDOW_MONTHS,
};
use crate::domain::server::setting::{Setting, SettingProblem};
use crate::say;
use crate::words::Language;
use serenity::builder::{CreateEmbed, CreateEmbedFooter, CreateModal};

/// Names of the inputs.
pub mod input {
    /// How many contracts a score needs.
    pub const CONTRACTS: &str = "contracts";
    /// How many clients.
    pub const CLIENTS: &str = "clients";
    /// The time spans.
    pub const WINDOWS: &str = "windows";
    /// From where a score is excellent.
    pub const EXCELLENT: &str = "excellent";
    /// From where it's good.
    pub const GOOD: &str = "good";
    /// The currency rates.
    pub const RATES: &str = "rates";
}

/// Longest text of a short input.
const INPUT_CHARS: usize = 40;
/// Longest text of the rates.
const RATES_CHARS: usize = 800;
/// How much of it comes back where it can't be read.
const TYPED_UNITS: usize = 1_600;

/// Everything that counts, with controls.
#[must_use]
pub fn score_settings(language: Language, rules: &ServerRules) -> Post {
    let score = &rules.score;
    let embed = CreateEmbed::new()
        .colour(Colour::Quiet.rgb())
        .title(say!(language, "server-score"))
        .description(say!(language, "server-score.text"))
        .field(say!(language, "server-score-rules"), rules_of(language, score), false)
        .field(say!(language, "server-rates"), rates(language, score), false)
        .field(say!(language, "server-badges"), badges(language, rules.badge_roles), false)
        .footer(CreateEmbedFooter::new(say!(language, "server-score-footer")));
    let (top_rated, rising) = (rules.badge_roles.top_rated, rules.badge_roles.rising);
    Post::embed(embed)
        .with_buttons([
            blurple(ServerButton::Score, say!(language, "server-button-score")),
            blurple(ServerButton::Rates, say!(language, "server-button-rates")),
        ])
        .with_row(role_select(
            ServerButton::TopRatedRole,
            say!(language, "server-choose-top-rated"),
            top_rated,
        ))
        .with_row(role_select(ServerButton::RisingRole, say!(language, "server-choose-rising"), rising))
}

fn badges(language: Language, roles: BadgeRoles) -> String {
    let role = |badge| role_or_none(language, roles.of(badge));
    say!(language, "server-badges.text", top_rated = role(Badge::TopRated), rising = role(Badge::Rising))
}

fn role_or_none(language: Language, role: Option<RoleId>) -> String {
    role.map_or_else(|| say!(language, "server-nobody"), |role| format!("<@&{role}>"))
}

/// The same, with what was just saved, and what was typed and could not be.
#[must_use]
pub fn saved_score(
    language: Language,
    rules: &ServerRules,
    changes: &[Setting],
    problems: &[SettingProblem],
) -> Post {
    score_settings(language, rules).with_embed(saving(language, rules, changes, problems))
}

fn rules_of(language: Language, score: &ScoreRules) -> String {
    say!(
        language,
        "server-score-rules.text",
        contracts = score.minimum.contracts,
        clients = score.minimum.clients,
        windows = windows(score.windows),
        excellent = score.excellent,
        good = score.good
    )
}

fn windows(windows: [u32; 3]) -> String {
    windows.map(|months| months.to_string()).join(", ")
}

fn rates(language: Language, score: &ScoreRules) -> String {
    let own = score.currency.code();
    if score.rates.is_empty() {
        return say!(language, "server-rates-none", currency = own);
    }
    let one = |rate: &Rate| format!("1 {} = {rate} {own}", rate.currency);
    let listed: Vec<String> = score.rates.iter().map(one).collect();
    say!(language, "server-rates.text", currency = own, rates = listed.join("\n"))
}

/// One change, and what it means from now on.
pub(super) fn change(language: Language, rules: &ServerRules, setting: &ScoreSetting) -> String {
    match setting {
        ScoreSetting::Minimum(minimum) => {
            say!(language, "server-saved-minimum", contracts = minimum.contracts, clients = minimum.clients)
        }
        ScoreSetting::Windows(months) => say!(language, "server-saved-windows", windows = windows(*months)),
        ScoreSetting::Bands(bands) => {
            say!(language, "server-saved-bands", excellent = bands.excellent, good = bands.good)
        }
        ScoreSetting::BadgeRole(badge, role) => {
            let badge = badge_name(language, *badge);
            match role {
                Some(role) => {
                    say!(language, "server-saved-badge-role", badge = badge, role = format!("<@&{role}>"))
                }
                None => say!(language, "server-saved-no-badge-role", badge = badge),
            }
        }
        ScoreSetting::Rates(_) if rules.score.rates.is_empty() => say!(language, "server-saved-no-rates"),
        ScoreSetting::Rates(_) => say!(language, "server-saved-rates", count = rules.score.rates.len()),
    }
}

/// Values that were not saved, as they were typed, and what can be.
pub(super) fn problem(language: Language, problem: &ScoreProblem) -> String {
    match problem {
        ScoreProblem::Minimum { contracts, clients } => say!(
            language,
            "server-wrong-minimum",
            contracts = escaped_line(contracts, 100),
            clients = escaped_line(clients, 100),
            most = *MINIMUM.end()
        ),
        ScoreProblem::Windows(typed) => {
            say!(
                language,
                "server-wrong-windows",
                typed = escaped_line(typed, 100),
                most = *WINDOW_MONTHS.end()
            )
        }
        ScoreProblem::Bands { excellent, good } => say!(
            language,
            "server-wrong-bands",
            excellent = escaped_line(excellent, 100),
            good = escaped_line(good, 100),
            most = *PERCENT.end()
        ),
        ScoreProblem::Rates { typed, lines } => {
            let said = match lines.split_first() {
                Some((first, _)) => say!(language, "server-wrong-rates", line = escaped_line(first, 100)),
                None => say!(language, "server-wrong-rates-many", most = MOST_RATES),
            };
            format!("{said}\n{}", quoted(typed, TYPED_UNITS))
        }
    }
}

/// The form for minimum, time spans and bands, with what counts now in it.
pub fn score_form(language: Language, score: &ScoreRules) -> CreateModal {
    let usual = ScoreRules::of(score.currency);
    let row = |name, label, of: fn(&ScoreRules) -> String| {
        one_line(name, label).example(of(&usual)).must_be_filled().row(&of(score), INPUT_CHARS)
    };
    let title = fitting(&say!(language, "server-score"));
    CreateModal::new(ServerButton::ScoreForm.to_string(), title).components(vec![
        row(input::CONTRACTS, say!(language, "server-form-contracts"), |of| of.minimum.contracts.to_string()),
        row(input::CLIENTS, say!(language, "server-form-clients"), |of| of.minimum.clients.to_string()),
        row(input::WINDOWS, say!(language, "server-form-windows"), |of| windows(of.windows)),
        row(input::EXCELLENT, say!(language, "server-form-excellent"), |of| of.excellent.to_string()),
        row(input::GOOD, say!(language, "server-form-good"), |of| of.good.to_string()),
    ])
}

/// The form for currency rates, with those that count now in it.
pub fn rates_form(language: Language, score: &ScoreRules) -> CreateModal {
    let lines: Vec<String> = score.rates.iter().map(|rate| format!("{} {rate}", rate.currency)).collect();
    let label = say!(language, "server-form-rates", currency = score.currency.code());
    let rates = paragraph(input::RATES, label).example(say!(language, "server-form-rates.example"));
    CreateModal::new(ServerButton::RatesForm.to_string(), fitting(&say!(language, "server-rates")))
        .components(vec![rates.row(&lines.join("\n"), RATES_CHARS)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::discord::offers::views::tests::languages::{check_form, check_post};
    use crate::discord::offers::views::tests::limits;
    use crate::domain::money::Currency;
    use crate::domain::server::score_setting::{Bands, Rates};

    fn full() -> ServerRules {
        let rate = Rate { currency: Currency::USD, millionths: 1_000_000_000_001 };
        let mut rules = ServerRules::default();
        rules.score.rates = vec![rate; MOST_RATES];
        rules.badge_roles = BadgeRoles { top_rated: Some(RoleId(i64::MAX)), rising: Some(RoleId(i64::MAX)) };
        rules
    }

    fn posts(language: Language) -> Vec<Post> {
        let rules = full();
        let typed = || "*".repeat(4_000);
        let problems = [
            ScoreProblem::Minimum { contracts: typed(), clients: typed() },
            ScoreProblem::Windows(typed()),
            ScoreProblem::Bands { excellent: typed(), good: typed() },
            ScoreProblem::Rates { typed: typed(), lines: vec![typed()] },
            ScoreProblem::Rates { typed: typed(), lines: Vec::new() },
        ];
        let changes = [
            ScoreSetting::Minimum(rules.score.minimum),
            ScoreSetting::Windows(rules.score.windows),
            ScoreSetting::Bands(Bands { excellent: 95, good: 85 }),
            ScoreSetting::Rates(Rates { currency: Currency::USD, rates: rules.score.rates.clone() }),
            ScoreSetting::BadgeRole(Badge::TopRated, rules.badge_roles.top_rated),
            ScoreSetting::BadgeRole(Badge::Rising, None),
        ];
        let mut posts = vec![score_settings(language, &ServerRules::default())];
        posts.extend(
            problems.map(|problem| saved_score(language, &rules, &[], &[SettingProblem::Score(problem)])),
        );
        posts
            .extend(changes.map(|change| {
                saved_score(language, &ServerRules::default(), &[Setting::Score(change)], &[])
            }));
        posts
    }

    #[test]
    fn all_of_it_fits_and_has_no_word_of_its_own() {
        posts(Language::English).iter().for_each(limits::check);
        posts(Language::Pseudo).iter().for_each(check_post);
        for form in [score_form, rates_form] {
            limits::check_modal(&form(Language::English, &full().score));
        }
        check_form(&score_form(Language::Pseudo, &full().score));
    }
}
