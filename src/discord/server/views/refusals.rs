//! Why something about a server is not done, in words. Pure functions.

use crate::discord::ui::notices::refused;
use crate::discord::ui::post::Post;
use crate::discord::ui::text::{escaped_line, moment};
use crate::domain::server::refusal::ServerRefusal;
use crate::say;
use crate::words::Language;

/// A refusal about a server: its title and the text below it.
#[must_use]
pub fn server_refusal(language: Language, refusal: &ServerRefusal) -> Post {
    match refusal {
        ServerRefusal::PublicModeratorsChannel { channel } => {
            refused!(language, "server-public-channel", channel = format!("<#{channel}>"))
        }
        ServerRefusal::TimedOut { until } => {
            refused!(language, "server-timed-out", until = moment(*until))
        }
        ServerRefusal::NoSuchObstacle => refused!(language, "refusal-no-obstacle"),
        ServerRefusal::AdminsOnly => refused!(language, "server-refused-admins"),
        ServerRefusal::UnfitBadgeRole => refused!(language, "server-refused-badge-role"),
        ServerRefusal::EveryoneRole => refused!(language, "server-refused-everyone"),
        ServerRefusal::Screening { server } => {
            refused!(language, "refusal-screening", server = name_of(language, server.as_deref()))
        }
        ServerRefusal::LeftServer { server } => {
            refused!(language, "refusal-left-server", server = name_of(language, server.as_deref()))
        }
    }
}

fn name_of(language: Language, server: Option<&str>) -> String {
    server.map_or_else(|| say!(language, "notice-server-unknown"), |name| escaped_line(name, 100))
}
