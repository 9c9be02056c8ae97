//! Owns the scenario file: the servers, channels, roles, people, bots and tokens that a world starts with. Must not
//! know how the world stores them.

mod build;

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A scenario, as read from TOML.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Scenario {
    /// When the world begins, in Unix milliseconds: its clock starts there and runs on. The machine's time when absent.
    pub begins_ms: Option<u64>,
    /// Milliseconds until an unanswered interaction fails.
    pub interaction_timeout_ms: u64,
    /// Rate limits.
    pub limits: Limits,
    /// How the gateway behaves.
    pub gateway: crate::sessions::Settings,
    /// People.
    pub people: Vec<Person>,
    /// Bots.
    pub bots: Vec<Bot>,
    /// Servers.
    pub servers: Vec<Server>,
    /// The steps of the guide in the web client, in order.
    pub guide: Vec<GuideStep>,
}

impl Default for Scenario {
    fn default() -> Self {
        Self {
            begins_ms: None,
            interaction_timeout_ms: 3_000,
            limits: Limits::default(),
            gateway: crate::sessions::Settings::default(),
            people: Vec::new(),
            bots: Vec::new(),
            servers: Vec::new(),
            guide: Vec::new(),
        }
    }
}

/// Rate limits.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Limits {
    /// Multiplies all limits, such as 100 for a stress test.
    pub factor: u32,
    /// The global limit: calls of one bot per second, over all routes.
    pub global_per_s: u32,
    /// Limits of single routes by `METHOD /route/template`: `[calls, seconds]`.
    pub routes: BTreeMap<String, (u32, f64)>,
    /// How many direct message channels a bot can open anew before 40003: `[channels, seconds]`. Discord does not publish its
    /// limit, so there is none when absent.
    pub new_direct_messages: Option<(u32, f64)>,
    /// After so many answers with 401, 403 or 429 in 10 minutes, Cloudflare bans a bot for 10 minutes.
    pub invalid_requests: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            factor: 1,
            global_per_s: 50,
            routes: BTreeMap::new(),
            new_direct_messages: None,
            invalid_requests: 10_000,
        }
    }
}

/// A person.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// The display name. In lower case it is also the username.
    pub name: String,
    /// A short description, for the web client.
    #[serde(default)]
    pub about: Option<String>,
    /// Their id; derived from the account's age when absent.
    #[serde(default)]
    pub id: Option<u64>,
    /// Their token; derived from the name when absent.
    #[serde(default)]
    pub token: Option<String>,
    /// How old the account is, in days.
    #[serde(default = "a_year")]
    pub account_age_days: u64,
    /// Whether they accept direct messages: `open` or `closed`.
    #[serde(default)]
    pub dms: Dms,
    /// Whether they sign in with two factors, which some servers ask of moderators and of bots' owners.
    #[serde(default = "yes")]
    pub two_factor: bool,
}

/// What a setting is that is on unless it is turned off.
pub(crate) fn yes() -> bool {
    true
}

/// Whether an account accepts direct messages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Dms {
    /// It does.
    #[default]
    Open,
    /// It does not: 50007.
    Closed,
}

/// A bot and its application.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bot {
    /// The display name.
    pub name: String,
    /// Its id.
    #[serde(default)]
    pub id: Option<u64>,
    /// Its token, without `Bot `; derived from the id when absent.
    #[serde(default)]
    pub token: Option<String>,
    /// The name of the person who owns it; the first person when absent.
    #[serde(default)]
    pub owner: Option<String>,
    /// Where its interactions are sent by HTTP, such as `http://127.0.0.1:9000/interactions`; over the gateway when absent.
    #[serde(default)]
    pub endpoint: Option<String>,
    /// The names of people who installed it for themselves: they can use its commands with `integration_types` 1 everywhere.
    #[serde(default)]
    pub installed_by: Vec<String>,
    /// The servers that it is in, with the names of its permissions there.
    #[serde(default)]
    pub servers: BTreeMap<String, Vec<String>>,
}

/// A server.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Server {
    /// Its name.
    pub name: String,
    /// Its id.
    #[serde(default)]
    pub id: Option<u64>,
    /// The name of its owner.
    pub owner: String,
    /// Permissions of `@everyone`; the usual ones when absent.
    #[serde(default)]
    pub everyone: Option<Vec<String>>,
    /// Roles, from the lowest to the highest.
    #[serde(default)]
    pub roles: Vec<Role>,
    /// Members by name, with the names of their roles. The owner and bots are always members.
    #[serde(default)]
    pub members: BTreeMap<String, Vec<String>>,
    /// Channels in order. A category must come before its channels.
    #[serde(default)]
    pub channels: Vec<Channel>,
    /// Whether moderators need two-factor sign-in here, and bots owners who have it: 60003.
    #[serde(default)]
    pub two_factor: bool,
    /// Words that no channel's name may contain, as in servers that are listed in Server Discovery.
    #[serde(default)]
    pub refused_words: Vec<String>,
}

/// A role.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Role {
    /// Its name.
    pub name: String,
    /// Names of permissions.
    #[serde(default)]
    pub permissions: Vec<String>,
    /// Whether everyone can mention it.
    #[serde(default)]
    pub mentionable: bool,
}

/// A channel or category.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Channel {
    /// Its name.
    pub name: String,
    /// Whether it is a category.
    #[serde(default)]
    pub category: bool,
    /// The name of its category.
    #[serde(default)]
    pub parent: Option<String>,
    /// Its topic.
    #[serde(default)]
    pub topic: Option<String>,
    /// If present, only these roles, people and bots (by name) can view it.
    #[serde(default)]
    pub only: Option<Vec<String>>,
}

/// One step of the guide in the web client.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GuideStep {
    /// The name of the person who does this step.
    pub who: String,
    /// What to do. Text to type or buttons to press are in `backquotes`.
    pub text: String,
    /// What completes the step.
    pub until: GuideEnd,
}

/// What completes a step of the guide.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum GuideEnd {
    /// They ran the slash command of this name, such as `offer send`.
    Command(String),
    /// They pressed a button with one of these labels.
    Press(Vec<String>),
    /// They submitted a modal whose title starts with this text.
    Submit(String),
}

/// Why a scenario cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ScenarioError {
    /// Not a valid scenario file.
    #[error("the scenario is not valid: {0}")]
    Syntax(#[from] toml::de::Error),
    /// An address for interactions that is not one of this machine.
    #[error("the endpoint \"{0}\" is not http:// with an address of this machine")]
    Endpoint(String),
    /// A name that is not defined.
    #[error("the scenario uses the {kind} \"{name}\", but does not define it")]
    Unknown {
        /// What was looked for.
        kind: &'static str,
        /// The name.
        name: String,
    },
}

impl Scenario {
    /// Reads a scenario file's text.
    ///
    /// # Errors
    /// When it is not a valid scenario file.
    pub fn parse(text: &str) -> Result<Self, ScenarioError> {
        Ok(toml::from_str(text)?)
    }

    /// The example server "Workshop" with a client, two freelancers, an agency owner, a moderator and the bot Parley.
    ///
    /// # Errors
    /// Never in practice: the embedded file is tested.
    pub fn workshop() -> Result<Self, ScenarioError> {
        Self::parse(include_str!("../../scenarios/workshop.toml"))
    }
}

fn a_year() -> u64 {
    365
}
