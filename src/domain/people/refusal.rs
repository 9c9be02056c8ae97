//! Why something about people is not done. Owns the reasons; their words are `discord::people`'s.

/// Why something about people is not done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PeopleRefusal {
    /// Blocking oneself.
    BlockSelf,
    /// Blocking a bot.
    BlockBot,
    /// A bot's profile.
    BotProfile,
}
