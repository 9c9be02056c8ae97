//! Owns posts in forums: a thread with its first message and tags. Must not know other threads.

use super::account::read_id;
use super::kinds::{self, REQUIRE_TAG};
use super::message_write::NewMessage;
use super::state::Channel;
use super::{ApiError, ApiResult, Caller, Draft, Id, Outcome, Upload, World};
use serde_json::{Value, json};
use twilight_model::guild::Permissions;

/// Most tags of a post.
const TAGS_MAX: usize = 5;
/// The flag of a post that stays on top.
const PINNED: u64 = 1 << 1;

impl World {
    /// `POST /channels/{id}/threads` in a forum. The first message has the thread's id.
    ///
    /// # Errors
    /// 10003, 10087, 40067, 50001, 50006; 50013 without `SEND_MESSAGES`; 50035; 160006.
    pub(super) fn create_post(
        &mut self,
        who: &Caller,
        parent: Id,
        body: &Value,
        files: &[Upload],
    ) -> ApiResult<Outcome> {
        self.permitted(parent, who.id(), Permissions::SEND_MESSAGES)?;
        let Some(message) = body.get("message") else {
            return Err(ApiError::required("message"));
        };
        let draft = Draft::read(message, files)?;
        draft.check_media(&[])?;
        if draft.is_empty() {
            return Err(ApiError::of(50006));
        }
        self.check_may_attach(who.id(), parent, &draft)?;
        let outcome = self.open_thread(who, parent, body, None)?;
        let thread = read_id(outcome.body.get("id")).unwrap_or_default();
        let first = NewMessage {
            id: Some(thread),
            channel: thread,
            author: who.id(),
            flags: draft.flags.unwrap_or(0) & !super::message::EPHEMERAL,
            ..NewMessage::default()
        };
        let (id, events) = self.insert_message(first, draft);
        if let Some(channel) = self.channels.get(&thread) {
            let mut shown = self.channel_json(channel, who.id());
            shown["message"] = self.message(thread, id).map_or(Value::Null, |first| self.message_json(first));
            return Ok(Outcome { body: shown, ..outcome }.with_all(events));
        }
        Ok(outcome.with_all(events))
    }

    /// The tags of a new post, or of an edited one.
    ///
    /// # Errors
    /// 10087 for an unknown tag; 50013 for a moderated one without `MANAGE_THREADS`; 40067; 50035 for more than 5.
    pub(super) fn read_post_tags(&self, who: &Caller, forum: &Channel, body: &Value) -> ApiResult<Value> {
        let wanted = body.get("applied_tags").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
        let known = forum.more.get("available_tags").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
        if wanted.len() > TAGS_MAX {
            let message = "Must be 5 or fewer in length.";
            return Err(ApiError::field("applied_tags", "BASE_TYPE_MAX_LENGTH", message));
        }
        let moderates = self.channel_permissions(forum, who.id()).contains(Permissions::MANAGE_THREADS);
        for tag in wanted {
            let id = read_id(Some(tag));
            let found = known.iter().find(|known| id.is_some() && read_id(known.get("id")) == id);
            let found = found.ok_or_else(|| ApiError::of(10087))?;
            if found["moderated"] == true && !moderates {
                return Err(ApiError::of(50013));
            }
        }
        let needs = forum.more.get("flags").and_then(Value::as_u64).unwrap_or(0) & REQUIRE_TAG != 0;
        if needs && wanted.is_empty() && !moderates {
            return Err(ApiError::of(40067));
        }
        Ok(wanted.iter().map(|tag| json!(read_id(Some(tag)))).collect())
    }

    /// Reads a post's tags, and whether it is pinned, from an edit of its thread.
    pub(super) fn edit_post(&self, who: &Caller, thread: &mut Channel, body: &Value) -> ApiResult<()> {
        let forum = thread.parent.and_then(|parent| self.channels.get(&parent));
        let Some(forum) = forum.filter(|forum| kinds::is_forum(forum.kind)) else { return Ok(()) };
        if body.get("applied_tags").is_some() {
            let tags = self.read_post_tags(who, forum, body)?;
            thread.more.insert("applied_tags".to_owned(), tags);
        }
        if let Some(flags) = body.get("flags").and_then(Value::as_u64) {
            if !self.channel_permissions(forum, who.id()).contains(Permissions::MANAGE_THREADS) {
                return Err(ApiError::of(50013));
            }
            thread.more.insert("flags".to_owned(), json!(flags & PINNED));
        }
        Ok(())
    }
}
