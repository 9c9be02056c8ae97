//! The work of an offer to an agency, handed to one of its members: what they see, that no amount is ever among it, and how it
//! is taken back.

use crate::agencies::membership::{agency, joins, leave, member};
use crate::agencies::offers::{AgencyFixture, ROOM, accept, copy};
use crate::harness::database::engines;
use crate::harness::steps::{
    CHANGE, card, card_in_state, change_request, direct_channel, message, refused, room, send_to_agency,
    send_to_member_of, stable_room,
};
use crate::harness::world::{World, workshop};
use discord_emulator::person::{Message, Person, opt};
use discord_emulator::{Fault, FaultKind, Id};
use parley::domain::server::{RoomStyle, ServerSettings};

/// Every amount of [`crate::harness::steps::FORM`] and [`CHANGE`], however it is written.
const AMOUNTS: [&str; 8] = ["1,500", "1500", "1,800", "1800", "1,000", "1000", "500", "2,000"];

/// Somebody of the agency chooses who does the work, where a card or a copy of it is.
async fn delegate(person: &Person, place: Id, card: &Message, to: &Person) -> Message {
    let asked = message(person.press(place, card, "Assign work").await);
    message(person.choose(place, &asked, "Choose a member", &[to.name()]).await)
}

/// What tells a member in their direct messages that there is work.
async fn work(person: &Person) -> Message {
    person.wait_direct_message(|told| told.says("You have new work")).await.expect("told")
}

/// All that somebody can read: channels, threads, direct messages, and what they alone were answered.
async fn everything_read(world: &World, person: &Person) -> String {
    let mut all = person.channels(world.guild).await.expect("channels");
    all.extend(person.threads(world.guild).await.expect("threads"));
    all.extend(person.direct_channels().await.expect("channels"));
    let mut read = String::new();
    for channel in all {
        // Categories have no messages.
        if person.messages(channel.id).await.is_ok() {
            // Above the line stands the topic, which ends in the room's mark, and that is made of digits and letters.
            let transcript = world.transcript(channel.id, person.name());
            read += transcript.split_once("────").expect("a line below the topic").1;
        }
    }
    read
}

/// Whether an amount stands there. What has ten digits or more is a moment or an id.
pub(crate) fn holds(text: &str, amount: &str) -> bool {
    let mut numbers = text.split(|c: char| !c.is_ascii_digit() && c != ',');
    numbers.any(|number| number.len() < 10 && number.contains(amount))
}

async fn is_shut_out(person: &Person, place: Id) {
    let closed = |event: &serde_json::Value| event["id"].as_str() == Some(&place.to_string());
    person.wait_event("CHANNEL_DELETE", closed).await.expect("shut out of the room");
}

/// What a member who does the work may not press.
const BUTTONS: [&str; 7] =
    ["Accept offer", "Request changes", "Decline offer", "Edit offer", "Withdraw", "Assign work", "Report"];

#[tokio::test]
async fn a_member_sees_the_work_and_no_amount() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let fixture = AgencyFixture::set(&world).await;
        let AgencyFixture { ana, dana, ben, chidi } = &fixture;
        let sent = [opt("agency", "Studio North"), member(chidi)];
        send_to_member_of(&world, ana, &sent).await;
        let place = room(&world, ben, ROOM).await;
        let hers = copy(dana).await;
        assert!(hers.says("1,500 USD") && hers.says("Client's choice"), "{}", hers.words());
        world.settled().await.close().await;

        let done = delegate(dana, hers.channel, &hers, chidi).await;
        assert!(done.says("Offer #1: work assigned"), "{}", done.words());
        let his = work(chidi).await;
        room(&world, chidi, ROOM).await;
        let shown = card(chidi, place, 1, 1).await;
        for (where_it_is, message_of) in [(his.channel, &his), (place, &shown)] {
            let read = message(chidi.press(where_it_is, message_of, "View offer").await);
            assert!(read.says("A landing page for the spring campaign"), "{}", read.words());
            assert!(read.says("1. Design") && read.button("Accept offer").is_none(), "{}", read.words());
        }
        let named = [opt("offer", "1")];
        let read = message(chidi.command(world.guild, world.general, "offer view", &named).await);
        assert!(read.says("The owner and managers answer the offer"), "{}", read.words());
        for button in BUTTONS {
            let said = refused(&world, chidi.press(place, &shown, button)).await;
            assert!(said.contains("You can't answer this offer"), "{button}: {said}");
        }
        // Other terms, both ways, and a contract.
        let form = ben.press(place, &shown, "Request changes").await.expect("an answer").modal();
        let preview = message(ben.submit(&form.expect("a form"), &CHANGE[..2]).await);
        message(ben.press(place, &preview, "Send request").await);
        let request = change_request(ana, place, 1, "Open").await;
        let read = message(ana.press(place, &request, "View offer").await);
        message(ana.press(place, &read, "Approve changes").await);
        let second = card(ana, place, 1, 2).await;
        let form = ana.press(place, &second, "Edit offer").await.expect("an answer").modal();
        let preview = message(ana.submit(&form.expect("a form"), &[("price", "$2,000")]).await);
        message(ana.press(place, &preview, "Send").await);
        let third = card(ben, place, 1, 3).await;
        let asked = message(ben.press(place, &third, "Accept offer").await);
        assert!(asked.says("2,000 USD"), "who answers reads them: {}", asked.words());
        let done = message(ben.press(place, &asked, "Accept these terms").await);
        assert!(done.says("Offer accepted"), "{}", done.words());
        let contract = ana.wait_message(place, |told| told.says("Contract for offer #1")).await;
        let contract = contract.expect("the contract");
        let whole = message(ana.press(place, &contract, "View offer").await);
        assert!(whole.says("2,000 USD fixed"), "{}", whole.words());
        message(chidi.press(place, &contract, "View offer").await);
        world.settled().await.close().await;

        let read = everything_read(&world, chidi).await;
        assert!(read.contains("Landing page"), "he reads something: {read}");
        let written =
            |call: &discord_emulator::Call| call.path.contains(&format!("/channels/{place}/messages"));
        let mut calls = world.emulator.calls_after(0);
        calls.retain(|call| call.who == Some(world.bot_id()) && call.method != "GET" && written(call));
        for amount in AMOUNTS {
            assert!(!holds(&read, amount), "{amount} in what a member reads:\n{read}");
            for call in &calls {
                let body = call.request["embeds"].to_string();
                assert!(!holds(&body, amount), "{amount} in what was written into the room: {body}");
            }
        }
        // The topic is too long for one line, and ends in the room's mark.
        let shown = stable_room(&world, place, "Chidi");
        let (_, shown) = shown.split_once("────").expect("a line below the topic");
        insta::assert_snapshot!("delegate_room_as_chidi", shown);
        let direct = direct_channel(chidi).await.expect("direct messages");
        insta::assert_snapshot!("delegate_direct_as_chidi", world.transcript(direct, "Chidi"));
        world.close().await;
    }
}

#[tokio::test]
async fn the_work_goes_from_one_to_the_next_and_is_taken_back() {
    for engine in engines() {
        for threads in [None, Some(RoomStyle::Threads)] {
            let mut world = World::set(&engine, workshop()).await;
            world.set_rules(ServerSettings { room_style: threads, ..ServerSettings::default() }).await;
            world.start().await;
            let fixture = AgencyFixture::set(&world).await;
            let AgencyFixture { ana, dana, ben, chidi } = &fixture;
            let mia = world.person("Mia").await;
            joins(&world, dana, &mia, "member").await;
            send_to_agency(&world, ana, "Studio North").await;
            let place = room(&world, ben, ROOM).await;
            let shown = card(ben, place, 1, 1).await;
            delegate(ben, place, &shown, chidi).await;
            let his = work(chidi).await;
            room(&world, chidi, ROOM).await;
            world.settled().await.close().await;
            // The menu was drawn before; what it offers is judged when it is chosen.
            let menu = message(dana.press(place, &shown, "Assign work").await);
            assert!(menu.says("Assigned to"), "{}", menu.words());
            let done = delegate(dana, place, &shown, &mia).await;
            assert!(done.says(&format!("<@{}>", mia.id())), "{}", done.words());
            world.settled().await.close().await;
            assert!(!sees(&world, chidi, place).await, "whoever had it is out");
            let said = refused(&world, chidi.press(his.channel, &his, "View offer")).await;
            assert!(said.contains("Offer not found"), "{said}");
            let said = refused(&world, ana.press(place, &shown, "Assign work")).await;
            assert!(said.contains("This button is for the other side"), "{said}");
            agency(&world, dana, "remove", &[member(chidi)]).await;
            let said = refused(&world, dana.choose(place, &menu, "Choose a member", &[chidi.name()])).await;
            assert!(said.contains("Not in this agency"), "{said}");

            let menu = message(dana.press(place, &shown, "Assign work").await);
            let other = message(ben.press(place, &shown, "Assign work").await);
            let done = message(dana.press(place, &menu, "Unassign").await);
            assert!(done.says(": work unassigned"), "{}", done.words());
            let said = refused(&world, ben.press(place, &other, "Unassign")).await;
            assert!(said.contains("Nobody is assigned to this work"), "{said}");
            world.settled().await.close().await;
            let told = card(ben, place, 1, 1).await;
            assert!(!told.says("Assigned to"), "{}", told.words());
            world.close().await;
        }
    }
}

#[tokio::test]
async fn whoever_does_the_work_finds_it_in_their_list_and_leaves_when_it_comes_to_nothing() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let fixture = AgencyFixture::set(&world).await;
        let AgencyFixture { ana, dana, ben, chidi } = &fixture;
        send_to_agency(&world, ana, "Studio North").await;
        let place = room(&world, ben, ROOM).await;
        let shown = card(ben, place, 1, 1).await;
        delegate(dana, place, &shown, chidi).await;
        work(chidi).await;
        room(&world, chidi, ROOM).await;
        let list = message(chidi.command(world.guild, world.general, "offers", &[]).await);
        assert!(list.says("Landing page") && list.says("assigned to you"), "{}", list.words());
        assert!(AMOUNTS.iter().all(|amount| !holds(&list.words(), amount)), "{}", list.words());
        let menu = list.selects().remove(0);
        let label = menu.options[0].label.clone();
        let read = message(chidi.choose(world.general, &list, &menu.custom_id, &[&label]).await);
        assert!(read.says("The owner and managers answer the offer"), "{}", read.words());

        let form = ana.press(place, &shown, "Withdraw").await.expect("an answer").modal().expect("a form");
        message(ana.submit(&form, &[("message", "")]).await);
        card_in_state(ben, place, 1, 1, "Withdrawn").await;
        world.settled().await.close().await;
        assert!(!sees(&world, chidi, place).await, "there is no work left there");
        assert!(sees(&world, ben, place).await, "a manager answers there");
        world.close().await;
    }
}

/// Whether somebody is in a room. A thread is seen by who is in it.
async fn sees(world: &World, person: &Person, place: Id) -> bool {
    let mut all = person.channels(world.guild).await.expect("channels");
    all.extend(person.threads(world.guild).await.expect("threads"));
    all.iter().any(|channel| channel.id == place)
}

#[tokio::test]
async fn whoever_leaves_the_agency_has_no_work_and_who_becomes_a_manager_answers() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let fixture = AgencyFixture::set(&world).await;
        let AgencyFixture { ana, dana, ben, chidi } = &fixture;
        let mia = world.person("Mia").await;
        joins(&world, dana, &mia, "member").await;
        for _ in 0..2 {
            send_to_agency(&world, ana, "Studio North").await;
        }
        let place = room(&world, ben, ROOM).await;
        let (first, second) = (card(ben, place, 1, 1).await, card(ben, place, 2, 1).await);
        delegate(ben, place, &first, chidi).await;
        delegate(ben, place, &second, &mia).await;
        room(&world, chidi, ROOM).await;
        leave(&world, &mia).await;
        agency(&world, dana, "role", &[member(chidi), opt("role", "manager")]).await;
        world.settled().await.close().await;
        let said = refused(&world, mia.press(place, &second, "View offer")).await;
        assert!(said.contains("Offer not found"), "{said}");
        let done = accept(chidi, place, &second).await;
        assert!(done.says("Offer accepted"), "{}", done.words());
        let answered = card_in_state(ana, place, 2, 1, "Accepted").await;
        assert!(!answered.says("Assigned to"), "{}", answered.words());
        let still = card(chidi, place, 1, 1).await;
        assert!(!still.says("Assigned to"), "{}", still.words());
        world.close().await;
    }
}

#[tokio::test]
async fn of_two_who_hand_it_over_at_once_the_last_one_counts() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let fixture = AgencyFixture::set(&world).await;
        let AgencyFixture { ana, dana, ben, chidi } = &fixture;
        let mia = world.person("Mia").await;
        joins(&world, dana, &mia, "member").await;
        send_to_agency(&world, ana, "Studio North").await;
        let place = room(&world, ben, ROOM).await;
        let shown = card(ben, place, 1, 1).await;
        world.settled().await.close().await;
        let (one, two) =
            tokio::join!(delegate(dana, place, &shown, chidi), delegate(ben, place, &shown, &mia));
        for done in [one, two] {
            assert!(done.says(": work assigned"), "{}", done.words());
        }
        world.settled().await.close().await;
        let shown = card(ben, place, 1, 1).await;
        // Mia moderates, and sees every channel.
        let has_chidi = shown.says(&format!("Assigned to\n@{}", chidi.name()))
            || shown.says(&format!("<@{}>", chidi.id()));
        assert_eq!(sees(&world, chidi, place).await, has_chidi, "{}", shown.words());
        world.close().await;
    }
}

#[tokio::test]
async fn a_member_who_left_the_server_is_let_in_again() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let fixture = AgencyFixture::set(&world).await;
        let AgencyFixture { ana, dana, ben, chidi } = &fixture;
        send_to_agency(&world, ana, "Studio North").await;
        let place = room(&world, ben, ROOM).await;
        let shown = card(ben, place, 1, 1).await;
        delegate(dana, place, &shown, chidi).await;
        room(&world, chidi, ROOM).await;
        world.settled().await.close().await;
        world.leaves(chidi.id());
        world.joins(chidi.id());
        assert!(!sees(&world, chidi, place).await, "Discord shuts out who left");
        message(chidi.command(world.guild, world.general, "offers", &[]).await);
        chidi.wait_channel(world.guild, |channel| channel.id == place).await.expect("let in");
        agency(&world, dana, "remove", &[member(chidi)]).await;
        is_shut_out(chidi, place).await;
        world.close().await;
    }
}

#[tokio::test]
async fn a_reply_that_is_lost_tells_nobody_twice() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let fixture = AgencyFixture::set(&world).await;
        let AgencyFixture { ana, dana, ben, chidi } = &fixture;
        send_to_agency(&world, ana, "Studio North").await;
        let place = room(&world, ben, ROOM).await;
        let shown = card(ben, place, 1, 1).await;
        world.settled().await.close().await;
        let lose = |route: &str, times| {
            world.emulator.add_fault(Fault::new(FaultKind::ReplyLost).on(route).times(times));
        };
        // One in the room, one in his direct messages; he is let in once, and shut out once.
        lose("POST /channels/{channel_id}/messages", 2);
        lose("PUT /channels/{channel_id}/permissions/{overwrite_id}", 1);
        lose("DELETE /channels/{channel_id}/permissions/{overwrite_id}", 1);
        delegate(dana, place, &shown, chidi).await;
        let his = work(chidi).await;
        world.settled().await.close().await;
        assert!(sees(&world, chidi, place).await);
        let told = chidi.messages(place).await.expect("messages");
        assert_eq!(told.iter().filter(|told| told.mentions().contains(&chidi.id())).count(), 1);
        let told = chidi.messages(his.channel).await.expect("messages");
        assert_eq!(told.iter().filter(|told| told.says("You have new work")).count(), 1);
        let menu = message(dana.press(place, &shown, "Assign work").await);
        message(dana.press(place, &menu, "Unassign").await);
        world.settled().await.close().await;
        assert!(!sees(&world, chidi, place).await);
        world.close().await;
    }
}
