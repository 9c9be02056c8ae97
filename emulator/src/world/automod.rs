//! Owns what the rules of AutoMod do with a message: finding what sets them off, blocking, alerting, time-outs. Must not know how rules are
//! made.

use super::account::read_id;
use super::message_write::NewMessage;
use super::rules::{deed, trigger};
use super::{ApiError, Caller, Draft, Event, Id, Outcome, World};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use twilight_model::guild::Permissions;

/// The type of the message that tells moderators.
const ALERT_MESSAGE: u8 = 24;

/// A rule that a message sets off.
#[derive(Clone, Debug)]
pub(super) struct Caught {
    rule: Value,
    /// The keyword or pattern, and what it found.
    found: Option<(String, String)>,
}

impl Caught {
    fn actions(&self) -> &[Value] {
        self.rule["actions"].as_array().map_or(&[], Vec::as_slice)
    }

    fn blocks(&self) -> bool {
        self.actions().iter().any(|action| action["type"] == deed::BLOCK)
    }
}

impl World {
    /// The rules that a text sets off. Bots, webhooks and members with `MANAGE_GUILD` are exempt.
    pub(super) fn caught(&self, who: &Caller, channel: Id, text: &str) -> Vec<Caught> {
        let Some(guild) = self.guild_of_channel(channel).filter(|_| !who.is_bot() && !text.is_empty()) else {
            return Vec::new();
        };
        if self.guild_permissions(guild, who.id()).contains(Permissions::MANAGE_GUILD) {
            return Vec::new();
        }
        let roles = self.guilds.get(&guild).and_then(|guild| Some(&guild.members.get(&who.id())?.roles));
        let parent = self.channels.get(&channel).and_then(|channel| channel.parent);
        let has = |rule: &Value, name: &str, id: &Id| {
            rule[name]
                .as_array()
                .is_some_and(|list| list.iter().any(|known| read_id(Some(known)) == Some(*id)))
        };
        let applies = |rule: &&Value| {
            rule["enabled"] == true
                && rule["event_type"] == 1
                && !has(rule, "exempt_channels", &channel)
                && !parent.is_some_and(|parent| has(rule, "exempt_channels", &parent))
                && !roles.is_some_and(|roles| roles.iter().any(|role| has(rule, "exempt_roles", role)))
        };
        let rules = self.rules_of(guild).filter(applies);
        rules.filter_map(|rule| Some(Caught { found: sets_off(rule, text)?, rule: rule.clone() })).collect()
    }

    /// The refusal of a message that rules block, with what else they do; `None` if none of them blocks.
    pub(super) fn blocked(
        &mut self,
        who: &Caller,
        channel: Id,
        caught: &[Caught],
        text: &str,
    ) -> Option<Outcome> {
        let blocking = caught.iter().find(|caught| caught.blocks())?;
        let error = ApiError::of(200_000);
        let words =
            blocking.actions().iter().find_map(|action| action["metadata"]["custom_message"].as_str());
        let mut body = error.body();
        if let Some(words) = words {
            body["message"] = json!(format!("{}: {words}", error.message));
        }
        let events = self.act(who, channel, None, caught, text);
        Some(Outcome { status: error.status, body, events, ..Outcome::default() })
    }

    /// What rules do when a message sets them off.
    pub(super) fn act(
        &mut self,
        who: &Caller,
        channel: Id,
        message: Option<Id>,
        caught: &[Caught],
        text: &str,
    ) -> Vec<Event> {
        let Some(guild) = self.guild_of_channel(channel) else { return Vec::new() };
        let mut events = Vec::new();
        for one in caught {
            for action in one.actions() {
                let mut data = json!({
                    "guild_id": guild, "action": action, "rule_id": one.rule["id"],
                    "rule_trigger_type": one.rule["trigger_type"], "user_id": who.id(), "channel_id": channel,
                    "content": text, "matched_keyword": one.found.as_ref().map(|found| &found.0),
                    "matched_content": one.found.as_ref().map(|found| &found.1),
                });
                if let Some(message) = message {
                    data["message_id"] = json!(message);
                }
                if action["type"] == deed::ALERT {
                    let (alert, posted) = self.alert(who, channel, action, one, text);
                    data["alert_system_message_id"] = json!(alert);
                    events.extend(posted);
                }
                if action["type"] == deed::TIME_OUT {
                    let seconds = action["metadata"]["duration_seconds"].as_u64().unwrap_or(0);
                    let until_ms = self.now_ms() + seconds * 1_000;
                    events.extend(self.time_out(guild, who.id(), Some(until_ms)).unwrap_or_default());
                }
                events.push(Event::new(self.managers(guild), "AUTO_MODERATION_ACTION_EXECUTION", data));
            }
        }
        events
    }

    /// Posts the text and what it set off where a rule wants to have it.
    fn alert(
        &mut self,
        who: &Caller,
        channel: Id,
        action: &Value,
        caught: &Caught,
        text: &str,
    ) -> (Option<Id>, Vec<Event>) {
        let place = read_id(action["metadata"].get("channel_id")).filter(|id| self.channels.contains_key(id));
        let Some(place) = place else { return (None, Vec::new()) };
        let (keyword, matched) = caught.found.clone().unwrap_or_default();
        let fields = [
            ("rule_name", caught.rule["name"].as_str().unwrap_or("").to_owned()),
            ("channel_id", channel.to_string()),
            ("keyword", keyword),
            ("keyword_matched_content", matched),
        ];
        let fields = fields.into_iter().filter(|(_, value)| !value.is_empty());
        let fields: Value =
            fields.map(|(name, value)| json!({ "name": name, "value": value, "inline": false })).collect();
        let embed = json!({ "type": "auto_moderation_message", "description": text, "fields": fields });
        let new_message =
            NewMessage { channel: place, author: who.id(), kind: ALERT_MESSAGE, ..NewMessage::default() };
        let draft = Draft { embeds: Some(vec![embed]), ..Draft::default() };
        let (id, events) = self.insert_message(new_message, draft);
        (Some(id), events)
    }
}

/// What of a text sets off a rule: the keyword and what it found, if it was a keyword. `None` if nothing does.
fn sets_off(rule: &Value, text: &str) -> Option<Option<(String, String)>> {
    let metadata = &rule["trigger_metadata"];
    match rule["trigger_type"].as_u64() {
        Some(trigger::KEYWORD) => find_keyword(metadata, text).map(Some),
        Some(trigger::MENTIONS) => {
            let limit = metadata["mention_total_limit"].as_u64().unwrap_or(u64::MAX);
            (mentions(text) > limit).then_some(None)
        }
        _ => None,
    }
}

fn find_keyword(metadata: &Value, text: &str) -> Option<(String, String)> {
    let listed = |name: &str| metadata[name].as_array().into_iter().flatten().filter_map(Value::as_str);
    // One character stays one character, so that places in it are places in the text.
    let lower =
        |text: &str| -> Vec<char> { text.chars().map(|c| c.to_lowercase().next().unwrap_or(c)).collect() };
    let (plain, small): (Vec<char>, Vec<char>) = (text.chars().collect(), lower(text));
    let allowed: Vec<(usize, usize)> =
        listed("allow_list").flat_map(|word| places(&lower(word), &small)).collect();
    let is_allowed = |(start, end): &(usize, usize)| allowed.iter().any(|(a, b)| a <= start && end <= b);
    for word in listed("keyword_filter") {
        let place = places(&lower(word), &small).into_iter().find(|place| !is_allowed(place));
        if let Some((start, end)) = place {
            return Some((word.to_owned(), plain[start..end].iter().collect()));
        }
    }
    listed("regex_patterns").find_map(|pattern| {
        let found = regex::RegexBuilder::new(pattern).case_insensitive(true).build().ok()?.find(text)?;
        let start = text[..found.start()].chars().count();
        let end = start + found.as_str().chars().count();
        (!is_allowed(&(start, end))).then(|| (pattern.to_owned(), found.as_str().to_owned()))
    })
}

/// Where a keyword is in a text. Without `*` at an end, the word must end there.
fn places(keyword: &[char], text: &[char]) -> Vec<(usize, usize)> {
    let open_start = keyword.first() == Some(&'*');
    let open_end = keyword.len() > 1 && keyword.last() == Some(&'*');
    let word = &keyword[usize::from(open_start)..keyword.len() - usize::from(open_end)];
    if word.is_empty() {
        return Vec::new();
    }
    let is_edge = |at: Option<usize>| at.and_then(|at| text.get(at)).is_none_or(|c| !c.is_alphanumeric());
    let fits = |start: &usize| {
        let end = start + word.len();
        text[*start..end] == *word
            && (open_start || is_edge(start.checked_sub(1)))
            && (open_end || is_edge(Some(end)))
    };
    let last = (text.len() + 1).saturating_sub(word.len());
    (0..last).filter(fits).map(|start| (start, start + word.len())).collect()
}

/// How many people and roles a text mentions.
fn mentions(text: &str) -> u64 {
    let parts = text.split("<@").skip(1).filter_map(|rest| rest.split_once('>'));
    let named: BTreeSet<&str> = parts.map(|(id, _)| id.trim_start_matches('!')).collect();
    u64::try_from(named.len()).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finds(keyword: &str, text: &str) -> bool {
        find_keyword(&json!({ "keyword_filter": [keyword] }), text).is_some()
    }

    #[test]
    fn stars_open_the_ends_of_a_keyword() {
        assert!(finds("cat", "a Cat!") && !finds("cat", "catch") && !finds("cat", "wildcat"));
        assert!(finds("cat*", "CATch") && !finds("cat*", "wildcat"));
        assert!(finds("*cat", "wildcat") && !finds("*cat", "catch"));
        assert!(finds("*cat*", "education") && finds("the mat", "on the mat."));
        assert!(!finds("*", "anything") && !finds("longer", "long"));
    }

    #[test]
    fn what_is_allowed_sets_nothing_off() {
        let rule =
            json!({ "keyword_filter": ["cat*"], "allow_list": ["catalog"], "regex_patterns": ["d[o0]g"] });
        assert_eq!(find_keyword(&rule, "a catalog"), None);
        assert_eq!(find_keyword(&rule, "a Catch"), Some(("cat*".to_owned(), "Cat".to_owned())));
        assert_eq!(find_keyword(&rule, "ß D0G"), Some(("d[o0]g".to_owned(), "D0G".to_owned())));
        let many = json!({ "trigger_type": 5, "trigger_metadata": { "mention_total_limit": 1 } });
        assert!(sets_off(&many, "<@1> <@!1>").is_none() && sets_off(&many, "<@1> <@&2>").is_some());
    }
}
