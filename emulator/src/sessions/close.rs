//! Discord's gateway close codes. Must not know when they apply.

/// Why the gateway closes a connection (`developers/topics/opcodes-and-status-codes`, "Gateway Close Event Codes").
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CloseCode {
    /// The opcode does not exist, or clients cannot send it.
    UnknownOpcode,
    /// The payload is not valid JSON for its opcode, or is longer than 4,096 bytes.
    DecodeError,
    /// A payload before IDENTIFY or RESUME.
    NotAuthenticated,
    /// The token is wrong.
    AuthenticationFailed,
    /// A second IDENTIFY on one connection.
    AlreadyAuthenticated,
    /// RESUME with a sequence number that was never sent.
    InvalidSeq,
    /// More than 120 payloads in 60 seconds.
    RateLimited,
    /// No heartbeat came in time.
    SessionTimedOut,
    /// The shard does not exist.
    InvalidShard,
    /// Too many servers for one shard.
    ShardingRequired,
    /// The URL asks for a version other than 9 and 10.
    InvalidApiVersion,
    /// The intents have an unknown bit, or are not a number.
    InvalidIntents,
    /// A privileged intent that is not granted to the application.
    DisallowedIntents,
}

impl CloseCode {
    /// The number in the close frame.
    #[must_use]
    pub fn number(self) -> u16 {
        match self {
            CloseCode::UnknownOpcode => 4001,
            CloseCode::DecodeError => 4002,
            CloseCode::NotAuthenticated => 4003,
            CloseCode::AuthenticationFailed => 4004,
            CloseCode::AlreadyAuthenticated => 4005,
            CloseCode::InvalidSeq => 4007,
            CloseCode::RateLimited => 4008,
            CloseCode::SessionTimedOut => 4009,
            CloseCode::InvalidShard => 4010,
            CloseCode::ShardingRequired => 4011,
            CloseCode::InvalidApiVersion => 4012,
            CloseCode::InvalidIntents => 4013,
            CloseCode::DisallowedIntents => 4014,
        }
    }

    /// The reason in the close frame.
    #[must_use]
    pub fn reason(self) -> &'static str {
        match self {
            CloseCode::UnknownOpcode => "Unknown opcode.",
            CloseCode::DecodeError => "Error while decoding payload.",
            CloseCode::NotAuthenticated => "Not authenticated.",
            CloseCode::AuthenticationFailed => "Authentication failed.",
            CloseCode::AlreadyAuthenticated => "Already authenticated.",
            CloseCode::InvalidSeq => "Invalid seq.",
            CloseCode::RateLimited => "Rate limited.",
            CloseCode::SessionTimedOut => "Session timed out.",
            CloseCode::InvalidShard => "Invalid shard.",
            CloseCode::ShardingRequired => "Sharding required.",
            CloseCode::InvalidApiVersion => "Invalid API version.",
            CloseCode::InvalidIntents => "Invalid intent(s).",
            CloseCode::DisallowedIntents => "Disallowed intent(s).",
        }
    }

    /// What a developer can do about it, for the program's own output.
    pub(crate) fn advice(self) -> &'static str {
        match self {
            CloseCode::UnknownOpcode => "The client sent an opcode that this gateway does not have.",
            CloseCode::DecodeError => {
                "Payloads are JSON of at most 4,096 bytes, with encoding=json in the URL."
            }
            CloseCode::NotAuthenticated => "IDENTIFY or RESUME comes first.",
            CloseCode::AuthenticationFailed => {
                "Take a token from the line that this program printed at its start."
            }
            CloseCode::AlreadyAuthenticated => "One IDENTIFY on a connection is enough.",
            CloseCode::InvalidSeq => "RESUME names an event that was never sent.",
            CloseCode::RateLimited => "A client can send 120 payloads in 60 seconds.",
            CloseCode::SessionTimedOut => "No heartbeat came in time.",
            CloseCode::InvalidShard => "A shard's number is below the number of shards.",
            CloseCode::ShardingRequired => "The bot is in more servers than one shard can have.",
            CloseCode::InvalidApiVersion => "The URL's v is 9 or 10.",
            CloseCode::InvalidIntents => "IDENTIFY needs intents, a number made of Discord's bits.",
            CloseCode::DisallowedIntents => "The scenario does not grant a privileged intent.",
        }
    }
}
