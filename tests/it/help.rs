//! `/help`: topics are suggested, found and opened, lead on to what they explain, and people say whether they were helpful.

use crate::harness::database::engines;
use crate::harness::moderated::{ModeratedWorld, rules, set};
use crate::harness::steps::{FORM, card, file_text, labels, message, room, send_offer};
use crate::harness::world::World;
use discord_emulator::person::{Message, Person, opt};
use parley::domain::server::ServerSettings;
use parley::domain::time::DAY_MS;
use serde_json::{Value, json};

async fn help(world: &World, who: &Person, topic: Option<&str>) -> Message {
    let options: Vec<_> = topic.map(|topic| opt("topic", topic)).into_iter().collect();
    let shown = message(who.command(world.guild, world.general, "help", &options).await);
    assert!(shown.ephemeral(), "only the person reads it");
    shown
}

/// What is suggested while `typed` is typed.
async fn suggested(world: &World, who: &Person, typed: &str) -> Vec<String> {
    let typing = [opt("topic", typed)];
    let choices = who.autocomplete(world.guild, world.general, "help", &typing, "topic").await;
    choices.expect("choices").into_iter().map(|choice| choice.name).collect()
}

/// For whom the first list of topics is.
fn first_list(shown: &Message) -> String {
    shown.selects().remove(0).placeholder.expect("a placeholder")
}

async fn press(world: &World, who: &Person, shown: &Message, button: &str) -> Message {
    message(who.press(world.general, shown, button).await)
}

#[tokio::test]
async fn topics_are_found_and_lead_on_and_people_say_whether_they_helped() {
    for engine in engines() {
        let mut world = set(&engine, &["Dana"]).await;
        world.set_rules(ServerSettings { expiry_ms: Some(3 * DAY_MS), ..rules(&world).await }).await;
        world.start().await;
        let moderated = ModeratedWorld::sit(world).await;
        let (world, mia) = (&moderated.world, &moderated.mia);
        let (ana, ben) = (world.person("Ana").await, world.person("Ben").await);
        the_first_offer_says_what_one_is(world, &ana, &ben).await;
        what_somebody_is_comes_first(world, [&ana, &ben, mia]).await;
        what_is_typed_is_found(world, &ana, &ben).await;
        let own = the_numbers_are_the_servers(world, &ben).await;

        // The next step is one press away.
        let offers = press(world, &ben, &own, "View my offers").await;
        assert!(offers.ephemeral() && offers.says("Landing page"), "{}", offers.words());

        answers_are_counted_once(world, [&ana, &ben, mia], &own).await;
        direct_messages_are_pointed_to_it(world, &ana, &ben).await;
        moderated.world.close().await;
    }
}

/// Where only they read it.
async fn the_first_offer_says_what_one_is(world: &World, ana: &Person, ben: &Person) {
    send_offer(world, ana, ben.id(), &FORM).await;
    let is_said = |message: &Message| message.says("Your first direct offer here: no proposal needed");
    let copy = ben.wait_direct_message(|message| message.says("Landing page")).await.expect("the copy");
    assert!(is_said(&copy), "{}", copy.words());
    let place = room(world, ben, "ana-ben").await;
    let first = card(ben, place, 1, 1).await;
    let read = async |who: &Person, card: &Message| message(who.press(place, card, "View offer").await);
    assert!(!is_said(&first) && !is_said(&read(ana, &first).await), "{}", first.words());
    assert!(is_said(&read(ben, &first).await));
    send_offer(world, ana, ben.id(), &FORM).await;
    let second = card(ben, place, 2, 1).await;
    assert!(!is_said(&read(ben, &second).await), "the second one doesn't");
    assert!(is_said(&read(ben, &first).await), "the first one still does");
}

async fn what_somebody_is_comes_first(world: &World, [ana, ben, mia]: [&Person; 3]) {
    let all = help(world, ben, None).await;
    assert_eq!(first_list(&all), "For freelancers", "{}", all.words());
    assert_eq!(first_list(&help(world, ana, None).await), "For clients");
    assert_eq!(first_list(&help(world, mia, None).await), "For moderators and admins");
    let chosen = ben.choose(world.general, &all, "For clients", &["What do freelancers see about me?"]).await;
    let topic = message(chosen);
    assert!(topic.says("What do freelancers see about me?"), "{}", topic.words());
    let again = press(world, ben, &topic, "All topics").await;
    assert_eq!(again.selects().len(), 5, "{}", again.words());
}

async fn what_is_typed_is_found(world: &World, ana: &Person, ben: &Person) {
    // Suggestions while nothing and something is typed, with a wrong letter too.
    assert_eq!(suggested(world, ana, "").await[0], "How do I send a direct offer?");
    assert_eq!(suggested(world, ben, "declnie").await[0], "How do I decline an offer?");
    assert_eq!(suggested(world, ben, "xyzzy").await, [""; 0]);

    // What was typed without choosing from the list.
    let found = help(world, ben, Some("change the price")).await;
    assert!(found.says("Choose what comes closest."), "{}", found.words());
    let topic = press(world, ben, &found, "How do I negotiate?").await;
    assert!(topic.says("Request changes"), "{}", topic.words());
    let nothing = help(world, ben, Some("**xyzzy** <@1>")).await;
    assert!(nothing.says("I couldn't find") && nothing.selects().len() == 5, "{}", nothing.words());
    assert!(nothing.mentions().is_empty(), "{}", nothing.words());
}

async fn the_numbers_are_the_servers(world: &World, ben: &Person) -> Message {
    let own = help(world, ben, Some("How long do I have to answer, and how?")).await;
    assert!(own.says("**3 days**") && own.says("Ask this server's moderators, <@&"), "{}", own.words());
    own
}

/// Counted once for each person, changed, shown to those who look after the server, part of one's own data, and gone with it.
async fn answers_are_counted_once(world: &World, [ana, ben, mia]: [&Person; 3], own: &Message) {
    assert!(own.says("Was this helpful?"), "{}", own.words());
    let yes = press(world, ben, own, "👍 Yes").await;
    assert!(yes.says("You found this helpful."), "{}", yes.words());
    press(world, ben, own, "👍 Yes").await;
    press(world, ana, &help(world, ana, Some("answer_time")).await, "👍 Yes").await;
    let counts = async |what: &str| {
        let topic = help(world, mia, Some("helpful")).await;
        let shown = press(world, mia, &topic, "View answers").await;
        assert!(shown.says(what), "{}", shown.words());
    };
    counts("How long do I have to answer, and how? 👍 **2** 👎 **0**").await;
    let no = press(world, ben, &yes, "👎 No").await;
    assert!(no.says("You didn't find this helpful."), "{}", no.words());
    counts("How long do I have to answer, and how? 👍 **1** 👎 **1**").await;
    let others = labels(&help(world, ben, Some("helpful")).await);
    assert!(!others.contains(&"View answers".to_owned()), "{others:?}");

    let kept = kept_about(world, ben).await;
    assert_eq!(kept[0]["topic"], "answer_time", "{kept}");
    assert_eq!(kept[0]["helpful"], false, "{kept}");
    let asked = message(ben.command(world.guild, world.general, "privacy delete", &[]).await);
    let form = ben.press(world.general, &asked, "Delete my data…").await.expect("an answer");
    message(ben.submit(&form.modal().expect("a form"), &[("word", "delete")]).await);
    assert_eq!(kept_about(world, ben).await, json!([]));
    counts("How long do I have to answer, and how? 👍 **1** 👎 **0**").await;
}

/// Once in a day for each person; what Parley itself writes there isn't.
async fn direct_messages_are_pointed_to_it(world: &World, ana: &Person, ben: &Person) {
    let is_pointer = |message: &Message| message.says("Nobody reads messages to me");
    let direct = ben.direct_channel_with(world.bot_id()).await.expect("a channel");
    ben.say(direct, "Is the price negotiable?").await.expect("said");
    let pointed = ben.wait_message(direct, is_pointer).await.expect("the way to help");
    assert!(pointed.says("`/help`"), "{}", pointed.words());
    ben.say(direct, "Hello?").await.expect("said");
    let other = ana.direct_channel_with(world.bot_id()).await.expect("a channel");
    ana.say(other, "Hello?").await.expect("said");
    ana.wait_message(other, is_pointer).await.expect("others get one");
    let all = ben.messages(direct).await.expect("messages");
    assert_eq!(all.iter().filter(|message| is_pointer(message)).count(), 1);
}

/// What somebody's own data says of it.
async fn kept_about(world: &World, who: &Person) -> Value {
    let file = message(who.command(world.guild, world.general, "privacy export", &[]).await);
    let kept: Value = serde_json::from_str(&file_text(&file).await).expect("it is JSON");
    kept["found_helpful"].clone()
}
