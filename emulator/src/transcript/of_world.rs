//! Takes a transcript's messages and names from the world. The only part of the transcript that knows the world.

use super::{Names, Style, message, render};
use crate::world::{Id, World};
use serde_json::Value;

struct WorldNames<'a> {
    world: &'a World,
    guild: Option<Id>,
}

impl Names for WorldNames<'_> {
    fn user(&self, id: &str) -> Option<String> {
        let user = self.world.users.get(&id.parse().ok()?)?;
        let member = self.guild.and_then(|guild| self.world.guilds.get(&guild)?.members.get(&user.id));
        let nick = member.and_then(|member| member.nick.clone());
        Some(nick.or_else(|| user.global_name.clone()).unwrap_or_else(|| user.username.clone()))
    }

    fn channel(&self, id: &str) -> Option<String> {
        self.world.channels.get(&id.parse().ok()?).map(|channel| channel.name.clone())
    }

    fn role(&self, id: &str) -> Option<String> {
        let guild = self.world.guilds.get(&self.guild?)?;
        guild.roles.get(&id.parse().ok()?).map(|role| role.name.clone())
    }
}

/// The transcript of a channel as `reader` sees it; `None` when they cannot see the channel, or it does not exist.
#[must_use]
pub fn of(world: &World, channel: Id, reader: Id, style: &Style) -> Option<String> {
    let known = world.channels.get(&channel).filter(|_| world.can_view(channel, reader))?;
    let messages = world.messages.get(&channel).into_iter().flat_map(|all| all.values());
    let seen = messages.filter(|message| message.reader.is_none_or(|only| only == reader));
    let seen: Vec<_> = seen.map(|message| world.message_json(message)).collect();
    let names = WorldNames { world, guild: known.guild };
    Some(render(&world.channel_json(known, reader), &seen, &names, &timed(world, style)))
}

/// The lines of one message without its author's line, from the JSON that its reader got.
#[must_use]
pub fn of_message(world: &World, seen: &Value, style: &Style) -> Vec<String> {
    let channel = seen["channel_id"].as_str().and_then(|id| world.channels.get(&id.parse().ok()?));
    let names = WorldNames { world, guild: channel.and_then(|channel| channel.guild) };
    message::draw_body(seen, &names, &timed(world, style), style.width)
}

/// The style, with the world's clock as the current time.
fn timed(world: &World, style: &Style) -> Style {
    Style { now_ms: style.now_ms.or(Some(world.now_ms())), ..style.clone() }
}
