//! The message of `/parley score`: how the Job Success Score is computed in the server, with a form for each part.

use super::what_changed;
use crate::discord::server::buttons::ServerButton;
use crate::discord::ui::buttons::blurple;
use crate::discord::ui::colours::Colour;
use crate::discord::ui::inputs::{fitting, one_line, paragraph};
use crate::discord::ui::post::Post;
use crate::discord::ui::text::{escaped_line, quoted};
use crate::domain::feedback::score::rules::{Rate, ScoreRules};
use crate::domain::server::ServerRules;
use crate::domain::server::score_setting::{
    MINIMUM, MOST_RATES, PERCENT, ScoreProblem, ScoreSetting, WINDOW_MONTHS,
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
        .footer(CreateEmbedFooter::new(say!(language, "server-score-footer")));
    Post::embed(embed).with_buttons([
        blurple(ServerButton::Score, say!(language, "server-button-score")),
        blurple(ServerButton::Rates, say!(language, "server-button-rates")),
    ])
}

/// The same, with what was just saved, and what was typed and could not be.
#[must_use]
pub fn saved_score(
    language: Language,
    rules: &ServerRules,
    changes: &[Setting],
    problems: &[SettingProblem],
) -> Post {
    let colour = if problems.is_empty() { Colour::Accepted } else { Colour::ChangeRequested };
    let embed = CreateEmbed::new().colour(colour.rgb());
    let changed = what_changed(language, rules, changes, problems);
    score_settings(language, rules).with_embed(embed.description(changed))
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
    let row = |name, label, value: String| one_line(name, label).must_be_filled().row(&value, INPUT_CHARS);
    let title = fitting(&say!(language, "server-score"));
    CreateModal::new(ServerButton::ScoreForm.to_string(), title).components(vec![
        row(input::CONTRACTS, say!(language, "server-form-contracts"), score.minimum.contracts.to_string()),
        row(input::CLIENTS, say!(language, "server-form-clients"), score.minimum.clients.to_string()),
        row(input::WINDOWS, say!(language, "server-form-windows"), windows(score.windows)),
        row(input::EXCELLENT, say!(language, "server-form-excellent"), score.excellent.to_string()),
        row(input::GOOD, say!(language, "server-form-good"), score.good.to_string()),
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
