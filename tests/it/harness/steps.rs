//! What people do in most stories: sending an offer, finding its card, answering it; and how a story holds that somebody
//! was refused and nothing else happened.

use crate::harness::world::World;
use discord_emulator::Id;
use discord_emulator::person::{Answer, CommandOption, Message, OptionValue, Person, PersonError, opt};
use serde_json::json;

/// What a person's act comes to.
pub(crate) type Answered = Result<Answer, PersonError>;

/// An offer that is right.
pub(crate) const FORM: [(&str, &str); 5] = [
    ("title", "Landing page"),
    ("description", "A landing page for the spring campaign, in our colours."),
    ("price", "$1,500"),
    ("schedule", "due in 3 weeks"),
    ("milestones", "Design: 500\nBuild: 1000"),
];

/// A change request that is right for [`FORM`].
pub(crate) const CHANGE: [(&str, &str); 3] =
    [("price", "$1,800"), ("milestones", ""), ("message", "It is more work than that.")];

/// `/offer send`, up to the form.
pub(crate) async fn ask_for_form(world: &World, from: &Person, to: Id) -> Answered {
    from.command(world.guild, world.general, "offer send", &[opt("to", OptionValue::User(to))]).await
}

/// `/offer send`, filled in and sent, in the server's general channel.
pub(crate) async fn send_offer(world: &World, from: &Person, to: Id, form: &[(&str, &str)]) -> Message {
    let preview = preview_offer(world, from, to, form).await;
    message(from.press(world.general, &preview, "Send").await)
}

/// The same up to the preview.
pub(crate) async fn preview_offer(world: &World, from: &Person, to: Id, form: &[(&str, &str)]) -> Message {
    let modal = ask_for_form(world, from, to).await.expect("the command answers").modal().expect("a form");
    message(from.submit(&modal, form).await)
}

/// An offer that is right, sent to the agency with this name.
pub(crate) async fn send_to_agency(world: &World, from: &Person, name: &str) -> Message {
    send_to_member_of(world, from, &[opt("agency", name)]).await
}

/// The same with these options.
pub(crate) async fn send_to_member_of(world: &World, from: &Person, to: &[CommandOption]) -> Message {
    let modal = from.command(world.guild, world.general, "offer send", to).await.expect("an answer");
    let preview = message(from.submit(&modal.modal().expect("a form"), &FORM).await);
    message(from.press(world.general, &preview, "Send").await)
}

/// The message that answers; new, or in the place of the one that was pressed.
pub(crate) fn message(answered: Answered) -> Message {
    answered.expect("an answer").message().expect("a message")
}

/// What somebody is told who presses a button at the same moment as somebody else: nothing, where the other press was answered before,
/// and Discord itself no longer knows the button.
pub(crate) fn told_in_time(answered: Answered) -> Option<String> {
    match answered {
        Err(PersonError::Refused { status: 400, body, .. })
            if body.to_string().contains("The component is not on this message") =>
        {
            None
        }
        answered => Some(message(answered).words()),
    }
}

/// What stands in the file of an answer.
pub(crate) async fn file_text(shown: &Message) -> String {
    let url = shown.raw["attachments"][0]["url"].as_str().expect("a file").to_owned();
    reqwest::get(url).await.expect("it is there").text().await.expect("text")
}

/// The room of two people, once it exists.
pub(crate) async fn room(world: &World, person: &Person, name: &str) -> Id {
    person.wait_channel(world.guild, |channel| channel.name == name).await.expect("the room").id
}

/// Where a person reads direct messages; each has them with nobody but Parley.
pub(crate) async fn direct_channel(person: &Person) -> Option<Id> {
    person.direct_channels().await.expect("channels").first().map(|channel| channel.id)
}

/// All that everybody reads in a channel, the newest first.
pub(crate) async fn everything(person: &Person, channel: Id) -> Vec<Message> {
    let (mut all, mut before) = (Vec::new(), String::new());
    loop {
        let path = format!("/channels/{channel}/messages?limit=100{before}");
        let page = person.call("GET", &path, None).await.expect("messages");
        let page = page.as_array().expect("a list").iter().cloned().map(Message::read);
        let page: Vec<Message> = page.collect();
        let Some(last) = page.last() else { return all };
        before = format!("&before={}", last.id);
        all.extend(page.into_iter().filter(|message| !message.ephemeral()));
    }
}

/// The first footer of a message; empty without one.
pub(crate) fn footer_of(message: &Message) -> String {
    let footers = message.embeds().iter().filter_map(|embed| embed["footer"]["text"].as_str());
    footers.map(str::to_owned).next().unwrap_or_default()
}

/// The card of an offer's version in a room.
pub(crate) async fn card(person: &Person, room: Id, number: u32, version: u32) -> Message {
    let footer = format!("Offer #{number} · Version {version}");
    person.wait_message(room, |message| footers(message, &footer)).await.expect("the card")
}

/// The card of an offer's version once its footer says `word`.
pub(crate) async fn card_in_state(
    person: &Person,
    room: Id,
    number: u32,
    version: u32,
    word: &str,
) -> Message {
    let footer = format!("Offer #{number} · Version {version} · {word}");
    person.wait_message(room, |message| footers(message, &footer)).await.expect("the card in that state")
}

/// The newest change request for an offer whose fate is `fate`.
pub(crate) async fn change_request(person: &Person, room: Id, number: u32, fate: &str) -> Message {
    let footer = format!("Change request for offer #{number} · {fate}");
    person.wait_message(room, |message| footers(message, &footer)).await.expect("the change request")
}

/// Whether the message is one for everybody with a footer that begins so.
fn footers(message: &Message, start: &str) -> bool {
    let footer_of = |embed: &serde_json::Value| embed["footer"]["text"].as_str().map(str::to_owned);
    let starts = |footer: String| footer.starts_with(start);
    !message.ephemeral() && message.embeds().iter().filter_map(footer_of).any(starts)
}

/// The words on the buttons, from left to right.
pub(crate) fn labels(message: &Message) -> Vec<String> {
    message.buttons().into_iter().map(|button| button.label).collect()
}

/// Ana's first offer to Ben, with its card in their room.
pub(crate) struct Table {
    pub(crate) ana: Person,
    pub(crate) ben: Person,
    pub(crate) room: Id,
    pub(crate) card: Message,
}

impl Table {
    /// Ana sends Ben an offer that is right.
    pub(crate) async fn set(world: &World) -> Self {
        let (ana, ben) = (world.person("Ana").await, world.person("Ben").await);
        send_offer(world, &ana, ben.id(), &FORM).await;
        let room = room(world, &ben, "ana-ben").await;
        let card = card(&ben, room, 1, 1).await;
        Self { ana, ben, room, card }
    }

    /// Another offer of Ana's; gives its card.
    pub(crate) async fn offer_again(&self, world: &World, number: u32) -> Message {
        send_offer(world, &self.ana, self.ben.id(), &FORM).await;
        card(&self.ben, self.room, number, 1).await
    }

    /// Ben asks for other terms: fills in the form, and the message if there is one, and sends what the preview shows.
    pub(crate) async fn request(&self, card: &Message, form: &[(&str, &str)]) -> Message {
        let preview = self.preview_request(card, form).await;
        message(self.ben.press(self.room, &preview, "Send request").await)
    }

    /// The same up to the preview.
    pub(crate) async fn preview_request(&self, card: &Message, form: &[(&str, &str)]) -> Message {
        let (ben, room) = (&self.ben, self.room);
        let (words, terms): (Vec<_>, Vec<_>) = form.iter().partition(|(name, _)| *name == "message");
        let modal = ben.press(room, card, "Request changes").await.expect("an answer");
        let mut preview = message(ben.submit(&modal.modal().expect("a form"), &terms).await);
        if words.iter().any(|(_, text)| !text.is_empty()) {
            let modal = ben.press(room, &preview, "Add message").await.expect("an answer");
            preview = message(ben.submit(&modal.modal().expect("a form"), &words).await);
        }
        preview
    }

    /// Ana fills in the form for other terms of her offer; gives the preview.
    pub(crate) async fn preview_modified(&self, card: &Message, form: &[(&str, &str)]) -> Message {
        let modal = self.ana.press(self.room, card, "Edit offer").await.expect("an answer");
        message(self.ana.submit(&modal.modal().expect("a form"), form).await)
    }

    /// Ana changes the terms of her offer, and sends them.
    pub(crate) async fn modify(&self, card: &Message, form: &[(&str, &str)]) -> Message {
        let preview = self.preview_modified(card, form).await;
        message(self.ana.press(self.room, &preview, "Send").await)
    }

    /// Ben accepts, and confirms it.
    pub(crate) async fn accept(&self, card: &Message) -> Message {
        let asked = message(self.ben.press(self.room, card, "Accept offer").await);
        message(self.ben.press(self.room, &asked, "Accept these terms").await)
    }

    /// Ben declines for the reason with this code or label.
    pub(crate) async fn decline(&self, card: &Message, reason: &str, words: &str) -> Message {
        let asked = message(self.ben.press(self.room, card, "Decline offer").await);
        let form =
            self.ben.choose(self.room, &asked, "Why are you declining?", &[reason]).await.expect("an answer");
        message(self.ben.submit(&form.modal().expect("a form"), &[("message", words)]).await)
    }

    /// Ana takes the offer back.
    pub(crate) async fn withdraw(&self, card: &Message, words: &str) -> Message {
        let form = self.ana.press(self.room, card, "Withdraw").await.expect("an answer");
        message(self.ana.submit(&form.modal().expect("a form"), &[("message", words)]).await)
    }

    /// Ana approves the open change request.
    pub(crate) async fn approve(&self, number: u32) -> Message {
        let request = change_request(&self.ana, self.room, number, "Open").await;
        message(self.ana.press(self.room, &request, "Approve").await)
    }

    /// Ana rejects the open change request.
    pub(crate) async fn reject(&self, number: u32, words: &str) -> Message {
        let request = change_request(&self.ana, self.room, number, "Open").await;
        let form = self.ana.press(self.room, &request, "Reject").await.expect("an answer");
        message(self.ana.submit(&form.modal().expect("a form"), &[("message", words)]).await)
    }
}

/// What a person is told, alone, while nothing happens: no row changes, and the bot says nothing to anybody else.
pub(crate) async fn refused(world: &World, act: impl Future<Output = Answered>) -> String {
    let before = world.ledger().await;
    let last_call = world.emulator.newest_call();
    let told = message(act.await);
    assert!(told.ephemeral(), "more than one person reads {}", told.words());
    assert_eq!(world.ledger().await, before, "something changed, beside {}", told.words());
    let answers = |route: &str| route.starts_with("/interactions/") || route.starts_with("/webhooks/");
    let mut calls = world.emulator.calls_after(last_call);
    // Reading tells nobody anything.
    calls.retain(|call| {
        call.who == Some(world.bot_id())
            && call.method != "GET"
            && !call.route.as_deref().is_some_and(answers)
    });
    assert!(calls.is_empty(), "beside {} there was {calls:?}", told.words());
    told.words()
}

/// A moderator lets somebody into a channel.
pub(crate) async fn let_in(moderator: &Person, channel: Id, guest: &Person) {
    /// VIEW_CHANNEL, SEND_MESSAGES, READ_MESSAGE_HISTORY.
    const TALK: u64 = 1 << 10 | 1 << 11 | 1 << 16;
    let allowed = json!({"type": 1, "allow": TALK.to_string(), "deny": "0"});
    let path = format!("/channels/{channel}/permissions/{}", guest.id());
    moderator.call("PUT", &path, Some(&allowed)).await.expect("the moderator may");
}

/// What one person sees of a channel at the end of a story.
pub(crate) fn stable_room(world: &World, channel: Id, name: &str) -> String {
    told_apart(&world.transcript(channel, name))
}

/// What everybody reads, then what one person alone was answered. Each is in its order; between the two there is none, since
/// an answer does not wait for what it leads to.
fn told_apart(transcript: &str) -> String {
    let mut messages: Vec<String> = Vec::new();
    // The mark at the end of a room's topic is its id, written in letters.
    let (topic, rest) = transcript.split_once('\n').expect("a topic and messages");
    let topic = topic.split_once(" Room ").map_or(topic, |(words, _)| words);
    for part in format!("{topic}\n{rest}").split("\n\n") {
        // A message begins at the margin; what is further in is one more embed of the last one.
        match messages.last_mut().filter(|_| part.starts_with("  ")) {
            Some(message) => *message += &format!("\n\n{part}"),
            None => messages.push(part.to_owned()),
        }
    }
    let is_answer = |message: &String| message.contains("(only you can see this)");
    let (answers, mut parts): (Vec<_>, Vec<_>) = messages.into_iter().partition(is_answer);
    parts.push("════ Answers that only this person sees".to_owned());
    parts.extend(answers);
    parts.iter().map(|part| part.trim_end()).collect::<Vec<_>>().join("\n\n")
}
