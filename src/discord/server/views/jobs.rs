//! Where an admin chooses the job board, from the message of `/parley settings`. Owns its looks.

use super::{channel_or_none, channel_select_of, saving};
use crate::discord::server::buttons::ServerButton;
use crate::discord::ui::colours::Colour;
use crate::discord::ui::notices::notice_of;
use crate::discord::ui::post::Post;
use crate::domain::server::ServerRules;
use crate::domain::server::setting::Setting;
use crate::say;
use crate::words::Language;
use serenity::model::channel::ChannelType;

/// What counts, with the choice of a channel.
#[must_use]
pub fn job_board(language: Language, rules: &ServerRules) -> Post {
    let channel = channel_or_none(language, rules.job_board);
    let text = say!(language, "server-job-board.text", channel = channel);
    notice_of(Colour::Quiet, say!(language, "server-job-board"), text).with_row(channel_select_of(
        vec![ChannelType::Text, ChannelType::Forum],
        ServerButton::JobBoard,
        say!(language, "server-job-board.choose"),
        rules.job_board,
    ))
}

/// The same, with what was just saved.
#[must_use]
pub fn saved_job_board(language: Language, rules: &ServerRules, changes: &[Setting]) -> Post {
    job_board(language, rules).with_embed(saving(language, rules, changes, &[]))
}
