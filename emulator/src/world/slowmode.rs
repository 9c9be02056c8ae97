//! Slowmode: how often people may write, and open threads, in a channel. Must not know messages.

use super::{ApiError, ApiResult, Caller, Id, World};
use std::time::Duration;
use twilight_model::guild::Permissions;

impl World {
    /// Notes that somebody writes in a channel, or opens a thread there, unless it's too soon after the last time. Bots, and who has
    /// `BYPASS_SLOWMODE`, have no such limit (`developers/resources/channel`, `rate_limit_per_user`).
    ///
    /// # Errors
    /// 20016 with the seconds to wait.
    pub(crate) fn keep_pace(&mut self, who: &Caller, channel: Id, opens_thread: bool) -> ApiResult<()> {
        let slow = self.channels.get(&channel).filter(|known| known.slowmode_s > 0 && !who.is_bot());
        let Some(known) = slow else { return Ok(()) };
        let free = Permissions::BYPASS_SLOWMODE | Permissions::ADMINISTRATOR;
        if self.channel_permissions(known, who.id()).intersects(free) {
            return Ok(());
        }
        let (now_ms, pause_ms) = (self.now_ms(), known.slowmode_s * 1_000);
        let key = (channel, who.id(), opens_thread);
        let free_ms = self.paces.get(&key).map_or(0, |at_ms| at_ms + pause_ms);
        if free_ms > now_ms {
            return Err(ApiError::wait(20016, Duration::from_millis(free_ms - now_ms).as_secs_f64()));
        }
        self.paces.insert(key, now_ms);
        Ok(())
    }
}
