//! Offers to an agency: its owner's direct messages, the room, who may answer, and what happens when the owner cannot be reached,
//! leaves, or hands over in the middle.

use crate::agencies::membership::{agency, joins, leave, member, question, shut_door};
use crate::harness::database::engines;
use crate::harness::moderated::{ModeratedWorld, open_report, report, reports};
use crate::harness::steps::{
    card, card_in_state, change_request, direct_channel, let_in, message, refused, room, send_to_agency,
    stable_room,
};
use crate::harness::world::World;
use crate::rooms::permissions::watched;
use discord_emulator::Id;
use discord_emulator::person::{Message, OptionValue, Person, opt};

/// Dana's agency with Ben, a manager, and Chidi, a member; and Ana, who hires.
pub(crate) struct AgencyFixture {
    pub(crate) ana: Person,
    pub(crate) dana: Person,
    pub(crate) ben: Person,
    pub(crate) chidi: Person,
}

impl AgencyFixture {
    pub(crate) async fn set(world: &World) -> Self {
        let (ana, dana) = (world.person("Ana").await, world.person("Dana").await);
        let (ben, chidi) = (world.person("Ben").await, world.person("Chidi").await);
        agency(world, &dana, "create", &[opt("name", "Studio North")]).await;
        joins(world, &dana, &ben, "manager").await;
        joins(world, &dana, &chidi, "member").await;
        Self { ana, dana, ben, chidi }
    }
}

pub(crate) const ROOM: &str = "ana-studio-north";

/// The copy of the card in somebody's direct messages.
pub(crate) async fn copy(person: &Person) -> Message {
    let is_copy = |told: &Message| told.says("Version 1") && told.button("Accept offer").is_some();
    person.wait_direct_message(is_copy).await.expect("the copy of the card")
}

pub(crate) async fn accept(person: &Person, place: Id, card: &Message) -> Message {
    let asked = message(person.press(place, card, "Accept offer").await);
    message(person.press(place, &asked, "Accept these terms").await)
}

#[tokio::test]
async fn an_offer_to_an_agency_from_sending_to_the_contract() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let fixture = AgencyFixture::set(&world).await;
        let AgencyFixture { ana, dana, ben, chidi } = &fixture;
        send_to_agency(&world, ana, "Studio North").await;
        let place = room(&world, ben, ROOM).await;
        let received = copy(dana).await;
        assert!(received.says("This is for your agency, **Studio North**"), "{}", received.words());
        let shown = card(ben, place, 1, 1).await;
        assert_eq!(shown.mentions(), [dana.id()], "the owner is mentioned");
        world.settled().await.close().await;

        // The owner asks for other terms in her direct messages, and Ana approves.
        let form = dana.press(received.channel, &received, "Request changes").await.expect("an answer");
        let form = form.modal().expect("a form");
        let preview = message(dana.submit(&form, &[("price", "$1,800"), ("milestones", "")]).await);
        message(dana.press(received.channel, &preview, "Send request").await);
        // The room keeps the amounts back, and with them the button: she reads before she approves.
        let request = change_request(ana, place, 1, "Open").await;
        assert!(request.button("Approve").is_none(), "{}", request.words());
        let read = message(ana.press(place, &request, "View offer").await);
        assert!(read.says("1,500 USD fixed → 1,800 USD fixed"), "{}", read.words());
        message(ana.press(place, &read, "Approve changes").await);
        let second = card(ben, place, 1, 2).await;
        world.settled().await.close().await;

        // A member sees nothing, and answers nothing, also where somebody lets them in.
        let list = message(chidi.command(world.guild, world.general, "offers", &[]).await);
        assert!(list.says("No offers yet"), "{}", list.words());
        assert!(chidi.channel_named(world.guild, ROOM).await.is_err(), "a member is not in the room");
        let_in(&world.person("Mia").await, place, chidi).await;
        for button in ["Accept offer", "Request changes", "Decline offer", "View offer"] {
            let said = refused(&world, chidi.press(place, &second, button)).await;
            assert!(said.contains("Offer not found"), "{button}: {said}");
        }
        for reader in [dana, ben] {
            let list = message(reader.command(world.guild, world.general, "offers", &[]).await);
            assert!(list.says("**#1** Landing page"), "{}", list.words());
        }
        let list = message(ana.command(world.guild, world.general, "offers", &[]).await);
        assert!(list.says("to **Studio North**"), "{}", list.words());

        let done = accept(ben, place, &second).await;
        assert!(done.says("Offer accepted"), "{}", done.words());
        let over = |told: &Message| told.says("Version 2 · Accepted");
        dana.wait_direct_message(over).await.expect("every copy shows it");
        let named = [opt("agency", "Studio North")];
        let said = refused(&world, dana.command(world.guild, world.general, "agency delete", &named)).await;
        assert!(said.contains("**Contracts of offers** #1"), "{said}");
        world.settled().await.close().await;
        // The topic is too long for one line, and ends in the room's mark.
        let shown = stable_room(&world, place, "Ana");
        let (_, shown) = shown.split_once("────").expect("a line below the topic");
        insta::assert_snapshot!("agency_room_as_ana", shown);
        insta::assert_snapshot!("agency_direct_as_dana", world.transcript(received.channel, "Dana"));
        world.close().await;
    }
}

#[tokio::test]
async fn of_owner_and_manager_at_once_one_wins() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let fixture = AgencyFixture::set(&world).await;
        let AgencyFixture { ana, dana, ben, .. } = &fixture;
        send_to_agency(&world, ana, "Studio North").await;
        let place = room(&world, ben, ROOM).await;
        let (shown, copied) = (card(ben, place, 1, 1).await, copy(dana).await);
        let hers = message(dana.press(copied.channel, &copied, "Accept offer").await);
        let his = message(ben.press(place, &shown, "Accept offer").await);
        let (one, two) = tokio::join!(
            dana.press(copied.channel, &hers, "Accept these terms"),
            ben.press(place, &his, "Accept these terms"),
        );
        let told = [message(one).words(), message(two).words()];
        assert_eq!(told.iter().filter(|told| told.contains("Offer accepted")).count(), 1, "{told:?}");
        assert_eq!(told.iter().filter(|told| told.contains("has ended")).count(), 1, "{told:?}");
        assert_eq!(world.ledger().await.contracts, 1);
        world.close().await;
    }
}

#[tokio::test]
async fn an_owner_with_closed_direct_messages_is_mentioned_and_the_managers_are_told() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let fixture = AgencyFixture::set(&world).await;
        let AgencyFixture { ana, dana, ben, .. } = &fixture;
        shut_door(&world, dana);
        send_to_agency(&world, ana, "Studio North").await;
        let place = room(&world, dana, ROOM).await;
        assert_eq!(card(dana, place, 1, 1).await.mentions(), [dana.id()]);
        let copied = copy(ben).await;
        world.settled().await.close().await;
        // The second time it is known.
        send_to_agency(&world, ana, "Studio North").await;
        let again = |told: &Message| told.says("Offer #2") && told.button("Accept offer").is_some();
        ben.wait_direct_message(again).await.expect("told at once");
        let done = accept(ben, copied.channel, &copied).await;
        assert!(done.says("Offer accepted"), "{}", done.words());
        card_in_state(ana, place, 1, 1, "Accepted").await;
        world.settled().await.close().await;
        insta::assert_snapshot!("agency_closed_door_as_ben", world.transcript(copied.channel, "Ben"));
        world.close().await;
    }
}

/// Some of these are decided before it's known that she can't be told, and some after.
#[tokio::test]
async fn of_offers_in_a_row_to_an_owner_with_closed_direct_messages_the_managers_are_told_once_each() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let fixture = AgencyFixture::set(&world).await;
        let AgencyFixture { ana, dana, ben, .. } = &fixture;
        shut_door(&world, dana);
        for _ in 0..3 {
            send_to_agency(&world, ana, "Studio North").await;
        }
        let is_of = |told: &Message, number: usize| {
            told.says(&format!("Offer #{number}")) && told.button("Accept offer").is_some()
        };
        for number in 1..=3 {
            ben.wait_direct_message(|told| is_of(told, number)).await.expect("told instead of her");
        }
        world.settled().await.close().await;
        let direct = direct_channel(ben).await.expect("a channel");
        let all = ben.messages(direct).await.expect("messages");
        for number in 1..=3 {
            assert_eq!(all.iter().filter(|told| is_of(told, number)).count(), 1, "offer #{number}");
        }
        world.close().await;
    }
}

#[tokio::test]
async fn where_the_owner_left_managers_answer_and_a_moderator_can_hand_over() {
    for engine in engines() {
        let (world, mia, queue) = watched(&engine).await;
        let fixture = AgencyFixture::set(&world).await;
        let AgencyFixture { ana, dana, ben, chidi } = &fixture;
        let over = [member(chidi), opt("agency", "Studio North"), opt("reason", "She moved on.")];
        let said = refused(&world, mia.command(world.guild, world.general, "agency transfer", &over)).await;
        assert!(said.contains("The owner is still here"), "{said}");
        world.leaves(dana.id());
        send_to_agency(&world, ana, "Studio North").await;
        let copied = copy(ben).await;
        let alert = mia.wait_message(queue, |told| told.says("An agency has no owner")).await;
        let alert = alert.expect("the moderators are told");
        assert!(alert.says("Studio North") && alert.says("/agency transfer"), "{}", alert.words());
        world.settled().await.close().await;
        send_to_agency(&world, ana, "Studio North").await;
        world.settled().await.close().await;
        let told = mia.messages(queue).await.expect("messages");
        assert_eq!(told.len(), 1, "they are told once");
        insta::assert_snapshot!("agency_no_owner_as_mia", world.transcript(queue, "Mia"));

        let said =
            refused(&world, mia.command(world.guild, world.general, "agency transfer", &over[..2])).await;
        assert!(said.contains("Add a reason"), "{said}");
        let done = agency(&world, &mia, "transfer", &over).await;
        assert!(done.says("has a new owner"), "{}", done.words());
        mia.wait_gone(&alert).await.expect("the message goes away");
        let hers = copy(chidi).await;
        let place = room(&world, chidi, ROOM).await;
        card(chidi, place, 1, 1).await;
        let done = accept(chidi, hers.channel, &hers).await;
        assert!(done.says("Offer accepted"), "{}", done.words());
        assert!(copied.says("Studio North"));
        world.close().await;
    }
}

#[tokio::test]
async fn who_takes_over_in_the_middle_answers_and_who_leaves_does_not() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let fixture = AgencyFixture::set(&world).await;
        let AgencyFixture { ana, dana, ben, chidi } = &fixture;
        send_to_agency(&world, ana, "Studio North").await;
        let place = room(&world, dana, ROOM).await;
        let hers = copy(dana).await;
        world.settled().await.close().await;
        agency(&world, dana, "transfer", &[member(chidi)]).await;
        let asked = question(chidi).await;
        message(chidi.press(asked.channel, &asked, "Accept invitation").await);
        let his = copy(chidi).await;
        room(&world, chidi, ROOM).await;
        // Dana is a manager now; she leaves, and so her card and the room are closed to her.
        leave(&world, dana).await;
        let gone = dana.wait_update(&hers, |copy| copy.says("You can't answer this offer")).await;
        assert!(gone.expect("the copy follows").button("Accept offer").is_none());
        let closed = |event: &serde_json::Value| event["id"].as_str() == Some(&place.to_string());
        dana.wait_event("CHANNEL_DELETE", closed).await.expect("shut out of the room");
        let offer = [opt("offer", "1")];
        let said = refused(&world, dana.command(world.guild, world.general, "offer view", &offer)).await;
        assert!(said.contains("Offer not found"), "{said}");
        agency(&world, chidi, "remove", &[member(ben)]).await;
        let done = accept(chidi, his.channel, &his).await;
        assert!(done.says("Offer accepted"), "{}", done.words());
        card_in_state(ana, place, 1, 1, "Accepted").await;
        world.settled().await.close().await;
        insta::assert_snapshot!("agency_handed_over_as_dana", world.transcript(hers.channel, "Dana"));
        world.close().await;
    }
}

#[tokio::test]
async fn a_block_by_the_owner_counts() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let (ana, dana) = (world.person("Ana").await, world.person("Dana").await);
        agency(&world, &dana, "create", &[opt("name", "Studio North")]).await;
        let whom = [opt("member", OptionValue::User(ana.id()))];
        message(dana.command(world.guild, world.general, "block", &whom).await);
        let to = [opt("agency", "Studio North")];
        let said = refused(&world, ana.command(world.guild, world.general, "offer send", &to)).await;
        assert!(said.contains("Not accepting offers"), "{said}");
        world.close().await;
    }
}

#[tokio::test]
async fn whoever_answers_for_an_agency_reports_and_decides_nothing_about_it() {
    for engine in engines() {
        // Dana, who owns the agency, and Ben, who manages it, moderate as well.
        let moderated = ModeratedWorld::open(&engine, &["Ben"]).await;
        let world = &moderated.world;
        let fixture = AgencyFixture::set(world).await;
        let AgencyFixture { ana, dana, ben, .. } = &fixture;
        send_to_agency(world, ana, "Studio North").await;
        let place = room(world, ben, ROOM).await;
        let (shown, copied) = (card(ben, place, 1, 1).await, copy(dana).await);
        let done = report(ben, place, &shown, "Spam", "She sends this to everybody.").await;
        assert!(done.says("Report"), "{}", done.words());
        report(dana, copied.channel, &copied, "Harassment", "").await;
        // Against the agency: its owner is reported.
        report(ana, place, &shown, "Pretends to be someone else", "They are not who they say.").await;
        world.settled().await.close().await;
        for recipient in [dana, ben] {
            let list = reports(&moderated, recipient, Some("all")).await;
            assert!(list.says("No reports found"), "{}", list.words());
        }
        let list = reports(&moderated, &moderated.mia, None).await;
        let against = open_report(&moderated, &moderated.mia, &list, 3).await;
        assert!(against.says(&format!("<@{}>", dana.id())), "{}", against.words());
        let own = open_report(&moderated, &moderated.mia, &list, 1).await;
        moderated.decide(&moderated.mia, &own, "Remove offer", "Spam.").await;
        card_in_state(ana, place, 1, 1, "Removed").await;
        let removed = |told: &Message| told.says("Version 1 · Removed");
        dana.wait_direct_message(removed).await.expect("every copy shows it");
        moderated.world.close().await;
    }
}
