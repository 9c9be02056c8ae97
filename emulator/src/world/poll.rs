//! Polls: their JSON, votes and end. Must not know how messages are written.

use super::request::check_limit;
use super::state::{Message, Poll};
use super::timestamp::timestamp;
use super::{ApiError, ApiResult, Audience, Caller, Event, Id, Outcome, Problems, World};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use twilight_model::guild::Permissions;

const HOUR_MS: u64 = 3_600_000;

/// A checked poll of a new message.
#[derive(Clone, Debug, Default)]
pub struct PollDraft {
    body: Value,
    hours: u64,
}

impl PollDraft {
    /// Reads and checks a poll.
    ///
    /// # Errors
    /// 50035 with the paths of the fields.
    pub fn read(poll: &Value) -> ApiResult<Self> {
        let mut problems = Problems::default();
        let text = |media: &Value| media["text"].as_str().unwrap_or("").to_owned();
        let question = text(&poll["question"]);
        problems.check_length("poll.question.text", &question, 1, 300);
        let answers = poll["answers"].as_array().map_or(&[][..], Vec::as_slice);
        if answers.is_empty() || answers.len() > 10 {
            problems.add("poll.answers", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 10 in length.");
        }
        let mut shown = Vec::new();
        for (n, answer) in answers.iter().enumerate() {
            let media = &answer["poll_media"];
            let words = text(media);
            problems.check_length(&format!("poll.answers.{n}.poll_media.text"), &words, 1, 55);
            let mut media_shown = json!({ "text": words });
            if let Some(emoji) = media.get("emoji").filter(|emoji| !emoji.is_null()) {
                media_shown["emoji"] = json!({ "id": emoji["id"], "name": emoji["name"] });
            }
            shown.push(json!({ "answer_id": n + 1, "poll_media": media_shown }));
        }
        let hours = poll["duration"].as_u64().unwrap_or(24);
        if !(1..=768).contains(&hours) {
            problems.add("poll.duration", "NUMBER_TYPE_MAX", "int value should be between 1 and 768.");
        }
        problems.finish()?;
        let body = json!({
            "question": { "text": question }, "answers": shown, "layout_type": 1,
            "allow_multiselect": poll["allow_multiselect"].as_bool().unwrap_or(false),
        });
        Ok(Self { body, hours })
    }

    /// The poll that begins now.
    pub(crate) fn begin(&self, now_ms: u64) -> Poll {
        let ends_ms = now_ms + self.hours * HOUR_MS;
        Poll { body: self.body.clone(), ends_ms, votes: BTreeMap::new(), finalized: false }
    }
}

impl Poll {
    /// Its JSON, as an account sees it that did not vote.
    pub(crate) fn json(&self, now_ms: u64) -> Value {
        let mut body = self.body.clone();
        let counts = self.votes.iter().filter(|(_, voters)| !voters.is_empty());
        let counts = counts.map(|(id, voters)| json!({ "id": id, "count": voters.len(), "me_voted": false }));
        body["expiry"] = json!(timestamp(self.ends_ms));
        body["results"] = json!({ "is_finalized": self.finalized || self.ends_ms <= now_ms, "answer_counts": counts.collect::<Value>() });
        body
    }

    fn has_answer(&self, answer: u64) -> bool {
        self.body["answers"].as_array().is_some_and(|all| all.iter().any(|one| one["answer_id"] == answer))
    }
}

impl World {
    /// Marks which answers an account voted for.
    pub(super) fn show_own_votes(&self, body: &mut Value, message: &Message, viewer: Id) {
        let counts = body.pointer_mut("/poll/results/answer_counts").and_then(Value::as_array_mut);
        let Some((counts, poll)) = counts.zip(message.poll.as_ref()) else { return };
        for count in counts {
            let voters = count["id"].as_u64().and_then(|id| poll.votes.get(&id));
            count["me_voted"] = json!(voters.is_some_and(|voters| voters.contains(&viewer)));
        }
    }

    fn poll(&self, who: &Caller, (channel, id): (Id, Id)) -> ApiResult<(&Message, &Poll)> {
        self.permitted(channel, who.id(), Permissions::READ_MESSAGE_HISTORY)?;
        let message = self.public_message(channel, id)?;
        message.poll.as_ref().map(|poll| (message, poll)).ok_or_else(|| ApiError::of(520_006))
    }

    /// `PUT /channels/{id}/polls/{message}/answers/@me`: a person's votes, in place of those before.
    ///
    /// # Errors
    /// 10003, 10008, 50001, 50013, 520001, 520006; 50035 for an unknown answer.
    pub fn vote(&mut self, who: &Caller, place: (Id, Id), body: &Value) -> ApiResult<Outcome> {
        let (_, poll) = self.poll(who, place)?;
        if poll.finalized || poll.ends_ms <= self.now_ms() {
            return Err(ApiError::of(520_001));
        }
        let list = body["answer_ids"].as_array().map_or(&[][..], Vec::as_slice);
        let read = |id: &Value| id.as_u64().or_else(|| id.as_str()?.parse().ok());
        let wanted: Vec<u64> = list.iter().filter_map(read).collect();
        let many = wanted.len() > 1 && poll.body["allow_multiselect"] != true;
        if many || !wanted.iter().all(|answer| poll.has_answer(*answer)) {
            return Err(ApiError::field(
                "answer_ids",
                "BASE_TYPE_CHOICES",
                "These are no answers of this poll.",
            ));
        }
        let has = |answer: &u64, poll: &Poll| {
            poll.votes.get(answer).is_some_and(|voters| voters.contains(&who.id()))
        };
        let before: Vec<u64> = poll.votes.keys().filter(|answer| has(answer, poll)).copied().collect();
        let added = wanted.iter().filter(|answer| !before.contains(answer)).map(|answer| (*answer, true));
        let removed = before.iter().filter(|answer| !wanted.contains(answer)).map(|answer| (*answer, false));
        let changes: Vec<(u64, bool)> = added.chain(removed).collect();
        let guild = self.guild_of_channel(place.0);
        let Some(poll) = self.message_mut(place.0, place.1).and_then(|message| message.poll.as_mut()) else {
            return Err(ApiError::of(10008));
        };
        let mut outcome = Outcome::empty();
        for (answer, adds) in changes {
            let voters = poll.votes.entry(answer).or_default();
            voters.retain(|voter| *voter != who.id());
            voters.extend(adds.then_some(who.id()));
            let mut data = json!({
                "user_id": who.id(), "channel_id": place.0, "message_id": place.1, "answer_id": answer,
            });
            if let Some(guild) = guild {
                data["guild_id"] = json!(guild);
            }
            let name = if adds { "MESSAGE_POLL_VOTE_ADD" } else { "MESSAGE_POLL_VOTE_REMOVE" };
            outcome.events.push(Event::new(Audience::Channel(place.0), name, data));
        }
        Ok(outcome)
    }

    /// `GET /channels/{id}/polls/{message}/answers/{answer}`: who voted for it, in order of their ids, after one id.
    ///
    /// # Errors
    /// 10003, 10008, 50001, 50013, 520006; 50035 for a limit outside 1–100.
    pub fn list_voters(
        &self,
        who: &Caller,
        place: (Id, Id),
        answer: u64,
        (limit, after): (u64, Id),
    ) -> ApiResult<Outcome> {
        check_limit(limit, 100)?;
        let (_, poll) = self.poll(who, place)?;
        let mut voters = poll.votes.get(&answer).cloned().unwrap_or_default();
        voters.retain(|voter| *voter > after);
        voters.sort_unstable();
        voters.truncate(usize::try_from(limit).unwrap_or(100));
        let users: Value = voters.into_iter().map(|voter| self.user_json(voter)).collect();
        Ok(Outcome::ok(json!({ "users": users })))
    }

    /// `POST /channels/{id}/polls/{message}/expire`: ends the caller's own poll.
    ///
    /// # Errors
    /// 10003, 10008, 50001, 520001, 520006; 50005 for another author's.
    pub fn end_poll(&mut self, who: &Caller, (channel, id): (Id, Id)) -> ApiResult<Outcome> {
        let (message, poll) = self.poll(who, (channel, id))?;
        if message.author != who.id() {
            return Err(ApiError::of(50005));
        }
        let now_ms = self.now_ms();
        if poll.finalized || poll.ends_ms <= now_ms {
            return Err(ApiError::of(520_001));
        }
        if let Some(poll) = self.message_mut(channel, id).and_then(|message| message.poll.as_mut()) {
            poll.finalized = true;
            poll.ends_ms = now_ms;
        }
        let message = self.message(channel, id).ok_or_else(|| ApiError::of(10008))?;
        let event = self.message_event(message, "MESSAGE_UPDATE");
        Ok(Outcome::ok(self.message_seen(message, who.id())).with(event))
    }
}
