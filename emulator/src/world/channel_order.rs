//! Owns the order of a server's channels. Must not know their other settings.

use super::account::read_id;
use super::state::Channel;
use super::{ApiError, ApiResult, Caller, Id, Outcome, Problems, World};
use serde_json::Value;
use twilight_model::guild::Permissions;

impl World {
    /// `PATCH /guilds/{id}/channels`: positions, and other categories.
    ///
    /// # Errors
    /// 10003, 10004, 50013 without `MANAGE_CHANNELS`, 50035.
    pub fn move_channels(&mut self, who: &Caller, guild: Id, body: &Value) -> ApiResult<Outcome> {
        self.permitted_in_guild(guild, who.id(), Permissions::MANAGE_CHANNELS)?;
        let mut moved: Vec<Channel> = Vec::new();
        let mut problems = Problems::default();
        for (n, wanted) in body.as_array().into_iter().flatten().enumerate() {
            let Some(id) = read_id(wanted.get("id")) else {
                problems.require(&format!("{n}.id"));
                continue;
            };
            let known =
                self.channels.get(&id).filter(|known| known.guild == Some(guild) && known.thread.is_none());
            let mut channel = known.ok_or_else(|| ApiError::of(10003))?.clone();
            channel.position = wanted["position"].as_i64().unwrap_or(channel.position);
            if let Some(parent) = wanted.get("parent_id") {
                let before = channel.parent;
                channel.parent = read_id(Some(parent));
                if channel.parent != before {
                    self.check_parent(&channel, &mut problems);
                }
            }
            if wanted["lock_permissions"] == true {
                self.permitted(id, who.id(), Permissions::MANAGE_ROLES)?;
                let parent = channel.parent.and_then(|parent| self.channels.get(&parent));
                channel.overwrites =
                    parent.map(|parent| parent.overwrites.clone()).unwrap_or(channel.overwrites);
            }
            moved.push(channel);
        }
        problems.finish()?;
        let mut outcome = Outcome::empty();
        for channel in moved {
            outcome.events.extend(self.keep_channel(who, channel).events);
        }
        Ok(outcome)
    }
}
