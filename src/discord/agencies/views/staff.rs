//! What the people of an agency read when somebody joins, leaves, or has another role. Pure functions.

use super::name;
use crate::app::StaffBrief;
use crate::discord::marks::staff_mark;
use crate::discord::ui::colours::Colour;
use crate::discord::ui::names::name_of;
use crate::discord::ui::post::Post;
use crate::domain::agencies::effects::StaffNews;
use crate::say;
use serenity::builder::{CreateEmbed, CreateEmbedFooter};

/// The message to one of them.
#[must_use]
pub fn told(brief: &StaffBrief) -> Post {
    let language = brief.language;
    let server = brief.server.as_deref().map_or_else(|| say!(language, "notice-server-unknown"), name);
    let title = say!(language, "agency-news", agency = name(&brief.agency), server = server);
    let person = name_of(brief.person);
    let is_reader = brief.person == brief.to;
    let body = match (brief.news, is_reader) {
        (StaffNews::Joined, _) => say!(language, "agency-news.joined", person = person),
        (StaffNews::Left, false) => say!(language, "agency-news.left", person = person),
        (StaffNews::Left, true) => say!(language, "agency-news.you-left"),
        (StaffNews::Owner, false) => say!(language, "agency-news.owner", person = person),
        (StaffNews::Owner, true) => say!(language, "agency-news.you-owner"),
        (StaffNews::Manager, false) => say!(language, "agency-news.manager", person = person),
        (StaffNews::Manager, true) => say!(language, "agency-news.you-manager"),
        (StaffNews::Member, false) => say!(language, "agency-news.member", person = person),
        (StaffNews::Member, true) => say!(language, "agency-news.you-member"),
    };
    let embed = CreateEmbed::new().colour(Colour::Quiet.rgb()).title(title).description(body);
    Post::embed(embed.footer(CreateEmbedFooter::new(staff_mark(brief.news))))
}
