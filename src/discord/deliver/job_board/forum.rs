//! A job board that is a forum: each job is a post with tags for its budget and its skills. Owns which tags a post has, that a full list of
//! tags stops nothing, and how a post is found again whose receipt was lost.

use crate::app::JobBrief;
use crate::discord::deliver::message::snowflake_at;
use crate::discord::deliver::{DiscordDelivery, MessageMarker};
use crate::discord::failure::Failure;
use crate::discord::jobs::marks::job_mark;
use crate::discord::jobs::views::card::job_card;
use crate::discord::jobs::views::forum::{neutral_title, post_title, tags_of};
use crate::discord::rights::read;
use crate::domain::ids::ChannelId as KeptChannel;
use crate::outbox::{DueEffect, Posted};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use serenity::http::{LightMethod, Request, Route};
use serenity::model::id::{ChannelId, MessageId};

/// Discord's numbers for channels that have posts only.
const FORUM: u8 = 15;
/// The flag of a forum whose posts need a tag.
const NEEDS_TAG: u64 = 1 << 4;
/// Most tags of a forum.
const TAGS: usize = 20;
/// Most tags of a post.
const POST_TAGS: usize = 5;
/// Longest name of a tag.
const TAG_CHARS: usize = 20;
/// Minutes after which Discord puts away a post in which nobody writes: a week, its most.
const ARCHIVE_MINUTES: u32 = 10_080;

/// A job board as Discord has it.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Board {
    #[serde(rename = "type")]
    kind: u8,
    #[serde(default)]
    available_tags: Vec<Tag>,
    #[serde(default)]
    flags: u64,
}

/// A tag of a forum. All of it goes back with each change of the list, so that none loses anything.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Tag {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    name: String,
    #[serde(default)]
    moderated: bool,
    #[serde(default)]
    emoji_id: Option<String>,
    #[serde(default)]
    emoji_name: Option<String>,
}

/// A post as Discord has it.
#[derive(Debug, Deserialize)]
struct ForumPost {
    id: String,
    #[serde(default)]
    name: String,
    #[serde(default)]
    parent_id: Option<String>,
    #[serde(default)]
    applied_tags: Vec<String>,
}

impl Board {
    pub(super) const fn is_forum(&self) -> bool {
        self.kind == FORUM
    }

    /// The tags that a post is to have, as far as there are such. Those that only moderators give are left to them.
    fn applied(&self, wanted: &[String]) -> Vec<String> {
        let usable = || self.available_tags.iter().filter(|tag| !tag.moderated);
        let named =
            |name: &String| usable().find(|tag| is_same(&tag.name, name)).and_then(|tag| tag.id.clone());
        let mut applied: Vec<String> = fitting(wanted).filter_map(named).collect();
        applied.truncate(POST_TAGS);
        if applied.is_empty() && self.flags & NEEDS_TAG != 0 {
            applied.extend(usable().find_map(|tag| tag.id.clone()));
        }
        applied
    }

    /// The list with the tags that are missing, as far as there is space; `None` where nothing is to be added.
    fn extended(&self, wanted: &[String]) -> Option<Vec<Tag>> {
        let mut tags = self.available_tags.clone();
        for name in fitting(wanted).take(POST_TAGS) {
            if tags.len() < TAGS && !tags.iter().any(|tag| is_same(&tag.name, name)) {
                let name = name.clone();
                tags.push(Tag { id: None, name, moderated: false, emoji_id: None, emoji_name: None });
            }
        }
        (tags.len() > self.available_tags.len()).then_some(tags)
    }
}

/// Whether two tags are the same to people.
fn is_same(one: &str, other: &str) -> bool {
    one.trim().to_lowercase() == other.trim().to_lowercase()
}

/// The names that Discord takes.
fn fitting(wanted: &[String]) -> impl Iterator<Item = &String> {
    wanted.iter().filter(|name| name.chars().count() <= TAG_CHARS)
}

impl DiscordDelivery {
    /// Looks at a job board.
    pub(super) async fn read_board(&self, board: KeptChannel) -> Result<Board, Failure> {
        self.pace.turn().await;
        read(&self.http, Route::Channel { channel_id: board.into() }).await
    }

    async fn change<T: DeserializeOwned>(
        &self,
        (method, route): (LightMethod, Route<'_>),
        body: &Value,
    ) -> Result<T, Failure> {
        self.pace.turn().await;
        let body = Some(body.to_string().into_bytes());
        Ok(self.http.fire(Request::new(route, method).body(body)).await?)
    }

    /// Posts an open job in a forum, unless an earlier try did.
    pub(super) async fn post_in_forum(
        &self,
        due: &DueEffect,
        brief: &JobBrief,
        (board, found): (KeptChannel, Board),
    ) -> Result<Option<Posted>, Failure> {
        let job = &brief.found.job;
        if due.attempt > 1
            && let Some(earlier) = self.find_post(due, brief, board).await?
        {
            return Ok(Some(earlier));
        }
        if !job.is_open() {
            return Ok(None);
        }
        let tags = self.tags_for(brief, board, found).await;
        let face = job_card(brief.language, job, brief.client_name.as_deref());
        let body = |name: String| {
            json!({
                "name": name, "auto_archive_duration": ARCHIVE_MINUTES, "applied_tags": tags, "message": face.to_edit(),
            })
        };
        let posts = || (LightMethod::Post, Route::ChannelForumPosts { channel_id: board.into() });
        let made: Result<ForumPost, Failure> = match self.change(posts(), &body(post_title(job))).await {
            Err(failure) if failure.is_name_refused() => {
                self.change(posts(), &body(neutral_title(brief.language, job))).await
            }
            outcome => outcome,
        };
        Ok(posted(&made?.id))
    }

    /// Has the title and the tags of a job's post follow the job, and puts the post of a closed one away. What Discord refuses of that
    /// is left as it is: the message says the same.
    pub(super) async fn align_post(&self, brief: &JobBrief, at: Posted) {
        if let Err(failure) = self.try_align_post(brief, at).await {
            tracing::info!(guild = %brief.found.job.guild, %failure, "couldn't change the title or the tags of a job's post");
        }
    }

    async fn try_align_post(&self, brief: &JobBrief, at: Posted) -> Result<(), Failure> {
        let job = &brief.found.job;
        let post = || Route::Channel { channel_id: at.channel.into() };
        self.pace.turn().await;
        let shown: ForumPost = read(&self.http, post()).await?;
        let Some(board) = shown.parent_id.as_deref().and_then(|id| id.parse().ok()).map(KeptChannel) else {
            return Ok(());
        };
        let found = self.read_board(board).await?;
        if !found.is_forum() {
            return Ok(());
        }
        let mut changes = Map::new();
        let title = post_title(job);
        if shown.name != title {
            changes.insert("name".to_owned(), json!(title));
        }
        if job.is_open() {
            let tags = self.tags_for(brief, board, found).await;
            if shown.applied_tags != tags {
                changes.insert("applied_tags".to_owned(), json!(tags));
            }
        } else {
            changes.insert("archived".to_owned(), json!(true));
        }
        if changes.is_empty() {
            return Ok(());
        }
        self.change::<ForumPost>((LightMethod::Patch, post()), &Value::Object(changes)).await?;
        Ok(())
    }

    /// The tags for a job's post; those that are missing are made, if there is space for them and Parley may.
    async fn tags_for(&self, brief: &JobBrief, board: KeptChannel, found: Board) -> Vec<String> {
        let wanted = tags_of(brief.language, &brief.found.job.terms);
        let Some(tags) = found.extended(&wanted) else { return found.applied(&wanted) };
        let route = Route::Channel { channel_id: board.into() };
        match self.change::<Board>((LightMethod::Patch, route), &json!({ "available_tags": tags })).await {
            Ok(extended) => extended.applied(&wanted),
            Err(failure) => {
                tracing::info!(guild = %brief.found.job.guild, %failure, "couldn't add tags to the job board");
                found.applied(&wanted)
            }
        }
    }

    /// The post that an earlier try of this effect left, by the footer of its first message.
    async fn find_post(
        &self,
        due: &DueEffect,
        brief: &JobBrief,
        board: KeptChannel,
    ) -> Result<Option<Posted>, Failure> {
        let job = &brief.found.job;
        let (since, mark) = (snowflake_at(due.created), job_mark(job.number));
        self.pace.turn().await;
        let active = self.http.get_guild_active_threads(job.guild.into()).await?;
        for thread in active.threads {
            let is_own = thread.owner_id == Some(self.bot) && thread.parent_id == Some(board.into());
            if is_own
                && thread.id.get() >= since
                && self.find(due, thread.id, MessageMarker::Mark(&mark)).await?.is_some()
            {
                return Ok(posted(&thread.id.to_string()));
            }
        }
        Ok(None)
    }
}

/// The first message of a post has the id of its thread.
fn posted(post: &str) -> Option<Posted> {
    let id: ChannelId = post.parse().ok()?;
    Some(Posted { channel: id.into(), message: MessageId::new(id.get()).into() })
}

/// Whether a message is the first one of a post.
pub(super) const fn is_post(at: Posted) -> bool {
    at.channel.0 == at.message.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tag(id: &str, name: &str, moderated: bool) -> Tag {
        Tag { id: Some(id.to_owned()), name: name.to_owned(), moderated, emoji_id: None, emoji_name: None }
    }

    fn board(available_tags: Vec<Tag>, flags: u64) -> Board {
        Board { kind: FORUM, available_tags, flags }
    }

    fn names(wanted: &[&str]) -> Vec<String> {
        wanted.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn missing_tags_are_added_as_far_as_there_is_space() {
        let wanted = names(&["Fixed price", "rust", "A name that is too long for a tag", "Design"]);
        let added = |board: &Board| {
            let tags = board.extended(&wanted)?;
            let new = tags[board.available_tags.len()..].iter().map(|tag| tag.name.clone());
            assert_eq!(tags[..board.available_tags.len()], board.available_tags, "none is lost");
            Some(new.collect::<Vec<_>>())
        };
        assert_eq!(added(&board(vec![tag("1", "Rust", false)], 0)), Some(names(&["Fixed price", "Design"])));
        let full = |so_many: usize| (0..so_many).map(|n| tag("1", &n.to_string(), false)).collect();
        assert_eq!(added(&board(full(19), 0)), Some(names(&["Fixed price"])));
        assert_eq!(added(&board(full(20), 0)), None);
    }

    #[test]
    fn a_post_has_at_most_five_tags_that_anybody_may_give() {
        let known = ["a", "b", "c", "d", "e", "f"].map(|name| tag(name, name, name == "b")).to_vec();
        let wanted = names(&["F", "b", "a", "c", "d", "e", "nothing"]);
        assert_eq!(board(known.clone(), 0).applied(&wanted), ["f", "a", "c", "d", "e"]);
        assert_eq!(board(known.clone(), 0).applied(&names(&["nothing"])), [""; 0]);
        assert_eq!(
            board(known, NEEDS_TAG).applied(&names(&["nothing"])),
            ["a"],
            "Discord refuses a post without one"
        );
    }
}
