//! Getting to Discord: the token, the HTTP client, and whether Discord lets us in. The HTTP path is the
//! same for the real one and a local one.

use super::cdn::Cdn;
use super::failure::Failure;
use super::local::{LocalDiscord, is_on_this_machine};
use super::time::DiscordTime;
use crate::clock::Clock;
use reqwest::Certificate;
use serenity::http::{Http, HttpBuilder};
use serenity::model::gateway::BotGateway;
use serenity::model::id::{ApplicationId, UserId};
use std::fmt;
use std::time::Duration;
use thiserror::Error;

/// The name that Discord's API is reached by.
const API_NAME: &str = "discord.com";
/// How long one call may take. Posting to Discord takes well below a second; files take as long as they are large.
const CALL_TIME: Duration = Duration::from_secs(30);
const CONNECT_TIME: Duration = Duration::from_secs(5);

/// A bot's token. Never printed.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

impl Token {
    /// A token as the operator gave it: quotes, white space and a byte order mark around it and a leading `Bot ` dropped;
    /// `None` when it is empty or holds what a token never holds.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let around = |c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '`' | '“' | '”' | '\u{feff}');
        let text = text.trim_matches(around);
        let scheme = text.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("bot "));
        let text = if scheme { text[4..].trim_matches(around) } else { text };
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
        (!text.is_empty() && text.chars().all(plain)).then(|| Self(text.to_owned()))
    }
}

impl Token {
    /// Whether it looks like Discord's tokens do: three parts with dots between them.
    #[must_use]
    pub fn has_usual_form(&self) -> bool {
        let mut parts = self.0.split('.');
        parts.clone().count() == 3 && parts.all(|part| !part.is_empty())
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(…)")
    }
}

/// Discord let us in.
#[derive(Debug)]
pub struct Login {
    /// Makes every call from here on.
    pub http: Http,
    /// The bot's own account.
    pub bot: UserId,
    /// Its name.
    pub name: String,
    /// Its application.
    pub application: ApplicationId,
    /// The key that Discord signs requests to it with, in hexadecimal digits.
    pub verify_key: String,
    /// Tells what time it is at Discord.
    pub time: DiscordTime,
    /// Downloads the files that people give.
    pub cdn: Cdn,
    /// Where the gateway is, how many shards it wants, and how often we may identify today.
    pub gateway: BotGateway,
}

/// Why there is no login.
#[derive(Debug, Error)]
pub enum LoginError {
    /// The token is wrong or was reset. Trying again cannot help.
    #[error("Discord refused the token. Copy a new one from the Bot page of your application")]
    Refused,
    /// Discord did not answer, or not sensibly. Trying again may help.
    #[error("couldn't reach Discord: {0}")]
    Unreachable(String),
    /// The local Discord named a gateway that is not on this machine. Starting would reach the real one.
    #[error("the local Discord's gateway {0} isn't on this machine, so Parley won't connect to it")]
    ForeignGateway(String),
    /// The certificate of the local Discord cannot be used.
    #[error("couldn't use the local Discord's certificate: {0}")]
    Certificate(String),
}

/// Asks Discord who we are, where its gateway is, and what time it is: `clock` goes by that before anything is looked at that
/// may be due.
///
/// # Errors
/// See [`LoginError`]; only [`LoginError::Unreachable`] is worth another try.
pub async fn log_in(token: &Token, local: Option<&LocalDiscord>, clock: &Clock) -> Result<Login, LoginError> {
    let client = http_client(local)?;
    let http = HttpBuilder::new(&token.0).client(client.clone()).build();
    let user = http.get_current_user().await.map_err(refused)?;
    let time = DiscordTime::new(client);
    let (application, gateway, ()) =
        tokio::join!(http.get_current_application_info(), http.get_bot_gateway(), time.set(clock));
    let (about, gateway) = (application.map_err(refused)?, gateway.map_err(refused)?);
    let (application, verify_key) = (about.id, about.verify_key);
    http.set_application_id(application);
    if local.is_some() && !is_on_this_machine(&gateway.url) {
        return Err(LoginError::ForeignGateway(gateway.url));
    }
    let cdn = Cdn::new(local).map_err(|error| LoginError::Unreachable(error.to_string()))?;
    Ok(Login { http, bot: user.id, name: user.name.clone(), application, verify_key, time, cdn, gateway })
}

fn refused(error: serenity::Error) -> LoginError {
    let failure = Failure::from(error);
    if failure.is_unauthorized() { LoginError::Refused } else { LoginError::Unreachable(failure.to_string()) }
}

/// serenity's own proxy setting is ignored while its rate limiter is on, so the name is resolved to another address
/// instead: the same client, limiter and TLS as in production.
pub(super) fn http_client(local: Option<&LocalDiscord>) -> Result<reqwest::Client, LoginError> {
    let mut builder =
        reqwest::Client::builder().use_rustls_tls().timeout(CALL_TIME).connect_timeout(CONNECT_TIME);
    if let Some(local) = local {
        let certificate = Certificate::from_pem(local.certificate_pem.as_bytes())
            .map_err(|error| LoginError::Certificate(error.to_string()))?;
        builder = builder
            .no_proxy()
            .tls_built_in_root_certs(false)
            .add_root_certificate(certificate)
            .resolve(API_NAME, local.api);
    }
    builder.build().map_err(|error| LoginError::Unreachable(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_never_printed() {
        let token = Token::new(" Bot abc.def.ghi\n").expect("a token");
        assert_eq!(token, Token("abc.def.ghi".to_owned()));
        assert_eq!(format!("{token:?}"), "Token(…)");
        assert_eq!(Token::new("  "), None);
        assert_eq!(Token::new("two words"), None);
    }
}
