//! The work of an offer to an agency, handed to one of its members: what they see, that no amount is ever among it, and how it
//! is taken back.

use crate::database::engines;
use crate::stage::{Stage, workshop};
use crate::steps::{
    CHANGE, card, card_in_state, change_request, direct_channel, message, refused, room, send_to_agency,
    send_to_member_of, stable_room,
};
use crate::story_agency::{agency, joins, member};
use crate::story_agency_offers::{ROOM, Studio, accept, copy};
use discord_emulator::person::{Message, Person, opt};
use discord_emulator::{Fault, FaultKind, Id};
use parley::domain::server::{RoomStyle, ServerSettings};

/// Every amount of [`crate::steps::FORM`] and [`CHANGE`], however it is written.
const AMOUNTS: [&str; 8] = ["1,500", "1500", "1,800", "1800", "1,000", "1000", "500", "2,000"];

/// Somebody of the agency chooses who does the work, where a card or a copy of it is.
async fn delegate(person: &Person, place: Id, card: &Message, to: &Person) -> Message {
    let asked = message(person.press(place, card, "Delegate").await);
    message(person.choose(place, &asked, "Choose a member", &[to.name()]).await)
}

/// What tells a member in their direct messages that there is work.
async fn work(person: &Person) -> Message {
    person.wait_direct_message(|told| told.says("There is work for you")).await.expect("told")
}

/// All that somebody can read: channels, threads, direct messages, and what they alone were answered.
async fn everything_read(stage: &Stage, person: &Person) -> String {
    let mut all = person.channels(stage.guild).await.expect("channels");
    all.extend(person.threads(stage.guild).await.expect("threads"));
    all.extend(person.direct_channels().await.expect("channels"));
    let mut read = String::new();
    for channel in all {
        // Categories have no messages.
        if person.messages(channel.id).await.is_ok() {
            // Above the line stands the topic, which ends in the room's mark, and that is made of digits and letters.
            let transcript = stage.transcript(channel.id, person.name());
            read += transcript.split_once("────").expect("a line below the topic").1;
        }
    }
    read
}

/// Whether an amount stands there. What has ten digits or more is a moment or an id.
fn holds(text: &str, amount: &str) -> bool {
    let mut numbers = text.split(|c: char| !c.is_ascii_digit() && c != ',');
    numbers.any(|number| number.len() < 10 && number.contains(amount))
}

async fn is_shut_out(person: &Person, place: Id) {
    let closed = |event: &serde_json::Value| event["id"].as_str() == Some(&place.to_string());
    person.wait_event("CHANNEL_DELETE", closed).await.expect("shut out of the room");
}

#[tokio::test]
async fn a_member_sees_the_work_and_no_amount() {
    for engine in engines() {
        let stage = Stage::open(&engine).await;
        let studio = Studio::set(&stage).await;
        let Studio { ana, dana, ben, chidi } = &studio;
        let sent = [opt("agency", "Studio North"), member(chidi)];
        send_to_member_of(&stage, ana, &sent).await;
        let place = room(&stage, ben, ROOM).await;
        let hers = copy(dana).await;
        assert!(hers.says("1,500 USD") && hers.says("The client would like"), "{}", hers.words());
        stage.settled().await.close().await;

        let done = delegate(dana, hers.channel, &hers, chidi).await;
        assert!(done.says("The work of offer #1 is handed over"), "{}", done.words());
        let his = work(chidi).await;
        room(&stage, chidi, ROOM).await;
        let shown = card(chidi, place, 1, 1).await;
        for (where_it_is, message_of) in [(his.channel, &his), (place, &shown)] {
            let read = message(chidi.press(where_it_is, message_of, "View offer").await);
            assert!(read.says("A landing page for the spring campaign"), "{}", read.words());
            assert!(read.says("1. Design") && read.button("Accept").is_none(), "{}", read.words());
        }
        let named = [opt("offer", "1")];
        let read = message(chidi.command(stage.guild, stage.general, "offer view", &named).await);
        assert!(read.says("The owner and the managers answer the offer"), "{}", read.words());
        for button in ["Accept", "Request changes", "Decline", "Modify", "Withdraw", "Delegate", "Report"] {
            let said = refused(&stage, chidi.press(place, &shown, button)).await;
            assert!(said.contains("The owner and the managers answer"), "{button}: {said}");
        }
        // Other terms, both ways, and a contract.
        let form = ben.press(place, &shown, "Request changes").await.expect("an answer").modal();
        let preview = message(ben.submit(&form.expect("a form"), &CHANGE[..2]).await);
        message(ben.press(place, &preview, "Send request").await);
        let request = change_request(ana, place, 1, "Open").await;
        let read = message(ana.press(place, &request, "View offer").await);
        message(ana.press(place, &read, "Approve changes").await);
        let second = card(ana, place, 1, 2).await;
        let form = ana.press(place, &second, "Modify").await.expect("an answer").modal();
        let preview = message(ana.submit(&form.expect("a form"), &[("price", "$2,000")]).await);
        message(ana.press(place, &preview, "Send").await);
        let third = card(ben, place, 1, 3).await;
        let asked = message(ben.press(place, &third, "Accept").await);
        assert!(asked.says("2,000 USD"), "who answers reads them: {}", asked.words());
        let done = message(ben.press(place, &asked, "Accept these terms").await);
        assert!(done.says("Offer accepted"), "{}", done.words());
        let contract = ana.wait_message(place, |told| told.says("Contract for offer #1")).await;
        let contract = contract.expect("the contract");
        let whole = message(ana.press(place, &contract, "View offer").await);
        assert!(whole.says("2,000 USD fixed"), "{}", whole.words());
        message(chidi.press(place, &contract, "View offer").await);
        stage.settled().await.close().await;

        let read = everything_read(&stage, chidi).await;
        assert!(read.contains("Landing page"), "he reads something: {read}");
        let written =
            |call: &discord_emulator::Call| call.path.contains(&format!("/channels/{place}/messages"));
        let mut calls = stage.emulator.calls_after(0);
        calls.retain(|call| call.who == Some(stage.bot_id()) && call.method != "GET" && written(call));
        for amount in AMOUNTS {
            assert!(!holds(&read, amount), "{amount} in what a member reads:\n{read}");
            for call in &calls {
                let body = call.request["embeds"].to_string();
                assert!(!holds(&body, amount), "{amount} in what was written into the room: {body}");
            }
        }
        // The topic is too long for one line, and ends in the room's mark.
        let shown = stable_room(&stage, place, "Chidi");
        let (_, shown) = shown.split_once("────").expect("a line below the topic");
        insta::assert_snapshot!("delegate_room_as_chidi", shown);
        let direct = direct_channel(chidi).await.expect("direct messages");
        insta::assert_snapshot!("delegate_direct_as_chidi", stage.transcript(direct, "Chidi"));
        stage.close().await;
    }
}

#[tokio::test]
async fn the_work_goes_from_one_to_the_next_and_is_taken_back() {
    for engine in engines() {
        for threads in [None, Some(RoomStyle::Threads)] {
            let mut stage = Stage::set(&engine, workshop()).await;
            stage.set_rules(ServerSettings { room_style: threads, ..ServerSettings::default() }).await;
            stage.start().await;
            let studio = Studio::set(&stage).await;
            let Studio { ana, dana, ben, chidi } = &studio;
            let mia = stage.person("Mia").await;
            joins(&stage, dana, &mia, "member").await;
            send_to_agency(&stage, ana, "Studio North").await;
            let place = room(&stage, ben, ROOM).await;
            let shown = card(ben, place, 1, 1).await;
            delegate(ben, place, &shown, chidi).await;
            let his = work(chidi).await;
            room(&stage, chidi, ROOM).await;
            stage.settled().await.close().await;
            // The menu was drawn before; what it offers is judged when it is chosen.
            let menu = message(dana.press(place, &shown, "Delegate").await);
            assert!(menu.says("The work is with"), "{}", menu.words());
            let done = delegate(dana, place, &shown, &mia).await;
            assert!(done.says(&format!("<@{}>", mia.id())), "{}", done.words());
            stage.settled().await.close().await;
            assert!(!sees(&stage, chidi, place).await, "whoever had it is out");
            let said = refused(&stage, chidi.press(his.channel, &his, "View offer")).await;
            assert!(said.contains("Nothing of yours here"), "{said}");
            let said = refused(&stage, ana.press(place, &shown, "Delegate")).await;
            assert!(said.contains("This is the other side's button"), "{said}");
            agency(&stage, dana, "remove", &[member(chidi)]).await;
            let said = refused(&stage, dana.choose(place, &menu, "Choose a member", &[chidi.name()])).await;
            assert!(said.contains("Not of this agency"), "{said}");

            let menu = message(dana.press(place, &shown, "Delegate").await);
            let other = message(ben.press(place, &shown, "Delegate").await);
            let done = message(dana.press(place, &menu, "Take it back").await);
            assert!(done.says("is with nobody"), "{}", done.words());
            let said = refused(&stage, ben.press(place, &other, "Take it back")).await;
            assert!(said.contains("The work is with nobody"), "{said}");
            stage.settled().await.close().await;
            let told = card(ben, place, 1, 1).await;
            assert!(!told.says("The work is with"), "{}", told.words());
            stage.close().await;
        }
    }
}

/// Whether somebody is in a room. A thread is seen by who is in it.
async fn sees(stage: &Stage, person: &Person, place: Id) -> bool {
    let mut all = person.channels(stage.guild).await.expect("channels");
    all.extend(person.threads(stage.guild).await.expect("threads"));
    all.iter().any(|channel| channel.id == place)
}

#[tokio::test]
async fn whoever_leaves_the_agency_has_no_work_and_who_becomes_a_manager_answers() {
    for engine in engines() {
        let stage = Stage::open(&engine).await;
        let studio = Studio::set(&stage).await;
        let Studio { ana, dana, ben, chidi } = &studio;
        let mia = stage.person("Mia").await;
        joins(&stage, dana, &mia, "member").await;
        for _ in 0..2 {
            send_to_agency(&stage, ana, "Studio North").await;
        }
        let place = room(&stage, ben, ROOM).await;
        let (first, second) = (card(ben, place, 1, 1).await, card(ben, place, 2, 1).await);
        delegate(ben, place, &first, chidi).await;
        delegate(ben, place, &second, &mia).await;
        room(&stage, chidi, ROOM).await;
        agency(&stage, &mia, "leave", &[]).await;
        agency(&stage, dana, "role", &[member(chidi), opt("role", "manager")]).await;
        stage.settled().await.close().await;
        let said = refused(&stage, mia.press(place, &second, "View offer")).await;
        assert!(said.contains("Nothing of yours here"), "{said}");
        let done = accept(chidi, place, &second).await;
        assert!(done.says("Offer accepted"), "{}", done.words());
        let answered = card_in_state(ana, place, 2, 1, "Accepted").await;
        assert!(!answered.says("The work is with"), "{}", answered.words());
        let still = card(chidi, place, 1, 1).await;
        assert!(!still.says("The work is with"), "{}", still.words());
        stage.close().await;
    }
}

#[tokio::test]
async fn of_two_who_hand_it_over_at_once_the_last_one_counts() {
    for engine in engines() {
        let stage = Stage::open(&engine).await;
        let studio = Studio::set(&stage).await;
        let Studio { ana, dana, ben, chidi } = &studio;
        let mia = stage.person("Mia").await;
        joins(&stage, dana, &mia, "member").await;
        send_to_agency(&stage, ana, "Studio North").await;
        let place = room(&stage, ben, ROOM).await;
        let shown = card(ben, place, 1, 1).await;
        stage.settled().await.close().await;
        let (one, two) =
            tokio::join!(delegate(dana, place, &shown, chidi), delegate(ben, place, &shown, &mia));
        for done in [one, two] {
            assert!(done.says("is handed over"), "{}", done.words());
        }
        stage.settled().await.close().await;
        let shown = card(ben, place, 1, 1).await;
        // Mia moderates, and sees every channel.
        let has_chidi = shown.says(&format!("The work is with\n@{}", chidi.name()))
            || shown.says(&chidi.id().to_string());
        assert_eq!(sees(&stage, chidi, place).await, has_chidi, "{}", shown.words());
        stage.close().await;
    }
}

#[tokio::test]
async fn a_member_who_left_the_server_is_let_in_again() {
    for engine in engines() {
        let stage = Stage::open(&engine).await;
        let studio = Studio::set(&stage).await;
        let Studio { ana, dana, ben, chidi } = &studio;
        send_to_agency(&stage, ana, "Studio North").await;
        let place = room(&stage, ben, ROOM).await;
        let shown = card(ben, place, 1, 1).await;
        delegate(dana, place, &shown, chidi).await;
        room(&stage, chidi, ROOM).await;
        stage.settled().await.close().await;
        stage.leaves(chidi.id());
        stage.joins(chidi.id());
        assert!(!sees(&stage, chidi, place).await, "Discord shuts out who left");
        message(chidi.command(stage.guild, stage.general, "offers", &[]).await);
        chidi.wait_channel(stage.guild, |channel| channel.id == place).await.expect("let in");
        agency(&stage, dana, "remove", &[member(chidi)]).await;
        is_shut_out(chidi, place).await;
        stage.close().await;
    }
}

#[tokio::test]
async fn a_reply_that_is_lost_tells_nobody_twice() {
    for engine in engines() {
        let stage = Stage::open(&engine).await;
        let studio = Studio::set(&stage).await;
        let Studio { ana, dana, ben, chidi } = &studio;
        send_to_agency(&stage, ana, "Studio North").await;
        let place = room(&stage, ben, ROOM).await;
        let shown = card(ben, place, 1, 1).await;
        stage.settled().await.close().await;
        let lose = |route: &str, times| {
            stage.emulator.add_fault(Fault::new(FaultKind::ReplyLost).on(route).times(times));
        };
        // One in the room, one in his direct messages; he is let in once, and shut out once.
        lose("POST /channels/{channel_id}/messages", 2);
        lose("PUT /channels/{channel_id}/permissions/{overwrite_id}", 1);
        lose("DELETE /channels/{channel_id}/permissions/{overwrite_id}", 1);
        delegate(dana, place, &shown, chidi).await;
        let his = work(chidi).await;
        stage.settled().await.close().await;
        assert!(sees(&stage, chidi, place).await);
        let told = chidi.messages(place).await.expect("messages");
        assert_eq!(told.iter().filter(|told| told.mentions().contains(&chidi.id())).count(), 1);
        let told = chidi.messages(his.channel).await.expect("messages");
        assert_eq!(told.iter().filter(|told| told.says("There is work for you")).count(), 1);
        let menu = message(dana.press(place, &shown, "Delegate").await);
        message(dana.press(place, &menu, "Take it back").await);
        stage.settled().await.close().await;
        assert!(!sees(&stage, chidi, place).await);
        stage.close().await;
    }
}
