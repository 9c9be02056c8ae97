//! `parley check`: a look at everything that Parley needs, before Discord is asked anything with the bot's token. Owns the lines, their
//! order and which of them is a problem. Changes nothing, sends nothing, and shows no secret.

mod clock;
mod disk;
mod fault;

pub use fault::Fault;

use crate::clock::Clock;
use crate::config::{Config, ConfigError};
use crate::discord::login::Token;
use crate::mail::{Account, LoginFailure, LoginStep};
use crate::store::{DatabaseState, Store};
use std::env::VarError;
use std::fmt;
use std::path::Path;
use tracing::warn;

/// What was found out about one thing: one line for the operator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    part: &'static str,
    verdict: Verdict,
    words: String,
}

/// What a line means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    Ok,
    /// `parley run` would start. Somebody should know all the same.
    Warning,
    /// `parley run` wouldn't start, or a part of it wouldn't work.
    Problem(Fault),
}

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let verdict = match self.verdict {
            Verdict::Ok => "ok",
            Verdict::Warning => "warning",
            Verdict::Problem(_) => "problem",
        };
        write!(f, "{verdict:<8} {}: {}.", self.part, self.words.trim_end_matches('.'))
    }
}

impl Line {
    fn new(part: &'static str, verdict: Verdict, words: impl Into<String>) -> Self {
        Self { part, verdict, words: words.into() }
    }

    fn ok(part: &'static str, words: impl Into<String>) -> Self {
        Self::new(part, Verdict::Ok, words)
    }

    fn warning(part: &'static str, words: impl Into<String>) -> Self {
        Self::new(part, Verdict::Warning, words)
    }

    fn problem(part: &'static str, fault: Fault, words: impl fmt::Display) -> Self {
        Self::new(part, Verdict::Problem(fault), words.to_string())
    }

    /// What is wrong, if it's a problem.
    #[must_use]
    pub const fn fault(&self) -> Option<Fault> {
        match self.verdict {
            Verdict::Problem(fault) => Some(fault),
            Verdict::Ok | Verdict::Warning => None,
        }
    }
}

/// Looks at everything, and gives each line to `tell` as soon as it's known; gives what the first problem is, if there is one.
/// `path` is the configuration's, and `variable` reads the environment.
pub async fn check(
    path: Option<&Path>,
    variable: impl Fn(&str) -> Result<String, VarError>,
    mut tell: impl FnMut(&Line),
) -> Option<Fault> {
    let mut first = None;
    let mut note = |line: Line| {
        first = first.or(line.fault());
        tell(&line);
    };
    let config = path.map(Config::load).transpose().map(Option::unwrap_or_default);
    let config = match config.and_then(|config| config.with_environment(&variable)) {
        Ok(config) => config,
        Err(error) => {
            note(Line::problem(CONFIGURATION, Fault::Configuration, error));
            note(Line::warning("the rest", "it depends on the configuration, so it wasn't looked at"));
            return first;
        }
    };
    configuration(&config, path).into_iter().for_each(&mut note);
    let token = Config::token_from_environment(&variable).and_then(|given| config.token(given.as_deref()));
    note(token_line(&token));
    database(&config.database.address).await.into_iter().for_each(&mut note);
    disk::line(&config.database.address).into_iter().for_each(&mut note);
    if let Ok(local) = config.local_discord() {
        note(clock::line(local.as_ref(), &Clock::machine()).await);
    }
    if let Ok(account) = config.mail.account() {
        note(mail(account).await);
    }
    first
}

/// What `parley run` looks at before it begins, beside what it needs anyway: warnings, for the log.
pub fn warn_at_start(config: &Config, token: &Token) {
    let lines = std::iter::once(form(token)).chain(disk::line(&config.database.address));
    for line in lines.filter(|line| line.verdict != Verdict::Ok) {
        warn!(what = line.part, "{}", line.words);
    }
}

const CONFIGURATION: &str = "configuration";
const TOKEN: &str = "token";
const DATABASE: &str = "database";
const TABLES: &str = "tables";
const MAIL: &str = "mail";

/// One line for each value that can't be, or one that says that there is none.
fn configuration(config: &Config, path: Option<&Path>) -> Vec<Line> {
    let values = [
        config.rules().map(drop),
        config.local_discord().map(drop),
        config.parts().map(drop),
        config.mail.account().map(drop),
        config.mail.unsubscribe().map(drop),
        config.safety.finder().map(drop),
        config.endpoints().map(drop),
    ];
    let wrong: Vec<Line> = values
        .into_iter()
        .filter_map(Result::err)
        .map(|error| Line::problem(CONFIGURATION, Fault::Configuration, error))
        .collect();
    if !wrong.is_empty() {
        return wrong;
    }
    let words = match path {
        Some(path) => format!("every value in {} can be used", path.display()),
        None => "no file was given with --config, so every key has its default".to_owned(),
    };
    vec![Line::ok(CONFIGURATION, words)]
}

fn token_line(token: &Result<Token, ConfigError>) -> Line {
    match token {
        Ok(token) => form(token),
        Err(error) => Line::problem(TOKEN, Fault::Configuration, error),
    }
}

/// What can be said of a token without asking Discord.
fn form(token: &Token) -> Line {
    match token.has_usual_form() {
        true => Line::ok(
            TOKEN,
            "it has the form of a bot token. Whether it's valid, Discord says when Parley logs in",
        ),
        false => Line::warning(
            TOKEN,
            "it doesn't look like a bot token, which has three parts with dots between them. Copy it again from the Bot page of your application",
        ),
    }
}

async fn database(address: &str) -> Vec<Line> {
    let examined = match Store::examine(address).await {
        Ok(examined) => examined,
        Err(error) => return vec![Line::problem(DATABASE, Fault::from(&error), error)],
    };
    let place = examined.place;
    let mut lines = match examined.state {
        DatabaseState::Missing => vec![Line::warning(
            DATABASE,
            format!(
                "{place} isn't there yet. `parley run` creates it; if you have a database already, check the path"
            ),
        )],
        DatabaseState::Empty => {
            vec![Line::ok(DATABASE, format!("{place} is empty. `parley run` creates its tables"))]
        }
        DatabaseState::Made { tables, newest } => vec![
            Line::ok(DATABASE, format!("{place} can be used, and no damage was found")),
            match tables < newest {
                true => Line::warning(
                    TABLES,
                    format!("they're at {tables}, and `parley run` updates them to {newest}. Back up first"),
                ),
                false => Line::ok(TABLES, format!("they're at {tables}, as this version needs them")),
            },
        ],
    };
    if examined.is_in_use {
        let words = "another Parley process has it open. Stop that one before you start another";
        lines.push(Line::warning(DATABASE, words));
    }
    lines
}

async fn mail(account: Option<Account>) -> Line {
    let Some(account) = account else {
        return Line::ok(MAIL, "no mail server is configured, so Parley sends no email");
    };
    let place = format!("{}:{}", account.host, account.port);
    match account.try_login().await {
        Ok(()) if account.login.is_some() => Line::ok(MAIL, format!("{place} takes Parley's login")),
        Ok(()) => Line::ok(
            MAIL,
            format!("{place} answers. Without a username in [mail], there was no login to try"),
        ),
        Err(LoginFailure { step, why }) => {
            let advice = match step {
                LoginStep::Connect => {
                    "Check host, port and security in [mail], and that the mail server runs"
                }
                LoginStep::Encrypt => "Check security and certificate in [mail]",
                LoginStep::Login => "Check username and password",
            };
            Line::problem(MAIL, Fault::Unavailable, format!("{place} can't be used: {why}. {advice}"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_one_sentence_with_its_verdict_in_front() {
        let line = Line::problem(DATABASE, Fault::Database, "it's damaged.");
        assert_eq!(line.to_string(), "problem  database: it's damaged.");
        assert_eq!(Line::ok(MAIL, "it's off").to_string(), "ok       mail: it's off.");
    }

    #[test]
    fn a_token_is_judged_by_its_form_and_never_shown() {
        let line = |text: &str| token_line(&Config::default().token(Some(text)));
        assert_eq!(line("abc.def.ghi").verdict, Verdict::Ok);
        for (wrong, fault) in
            [("0123456789abcdef", None), ("two words", Some(Fault::Configuration)), ("a..b", None)]
        {
            let line = line(wrong);
            assert_eq!(line.fault(), fault, "{wrong}");
            assert_ne!(line.verdict, Verdict::Ok, "{wrong}");
            assert!(!line.to_string().contains(wrong), "{line}");
        }
    }
}
