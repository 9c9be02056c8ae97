//! The Job Success Score where people meet it: on a profile and an agency, and what went into it, which only its owner reads in full.

use super::{give, published, told_closed};
use crate::agencies::membership::{agency, member as whom, question};
use crate::agencies::offers::{AgencyFixture, ROOM};
use crate::contracts::closing::close;
use crate::contracts::payments::record;
use crate::contracts::work::contract;
use crate::harness::database::engines;
use crate::harness::moderated::{ModeratedWorld, report};
use crate::harness::steps::{FORM, Table, card, labels, message, room, send_offer, send_to_agency};
use crate::harness::use_cases::{member, open};
use crate::harness::world::{World, roomy};
use crate::people::profiles::view;
use discord_emulator::Id;
use discord_emulator::person::{Message, Person, opt};
use parley::app::Error;
use parley::domain::agencies::agency::AgencyRefusal;
use parley::domain::feedback::score::record::Worker;
use parley::domain::ids::{AgencyId, GuildId, PersonId};
use parley::domain::refusal::Refusal;
use parley::domain::server::ServerRules;
use parley::domain::time::DAY_MS;

const BUTTON: &str = "What went into it";

/// The side that was offered something accepts it, and what the client then pays is confirmed.
pub(super) async fn accepted_and_paid(client: &Person, other: &Person, place: Id, number: u32, amount: &str) {
    let offered = card(other, place, number, 1).await;
    let asked = message(other.press(place, &offered, "Accept offer").await);
    message(other.press(place, &asked, "Accept these terms").await);
    let shown = contract(client, place, "0 of 2 milestones approved").await;
    record(client, place, &shown, "The whole contract", [amount, ""]).await;
    let is_told = |told: &Message| {
        !told.ephemeral() && (told.says("says they paid") || told.says("recorded a payment."))
    };
    let notice = other.wait_message(place, is_told).await.expect("told of the payment");
    let asked = message(other.press(place, &notice, "Review payment").await);
    assert!(message(other.press(place, &asked, "Confirm").await).says("Payment confirmed"));
}

pub(super) async fn own(world: &World, person: &Person) -> Message {
    message(person.command(world.guild, world.general, "profile view", &[]).await)
}

#[tokio::test]
async fn a_score_grows_with_contracts_that_are_paid_and_explains_itself_to_whose_it_is() {
    for engine in engines() {
        let mut world = World::set(&engine, roomy()).await;
        world.stop_clock();
        world.start().await;
        let table = Table::set(&world).await;
        let Table { ana, ben, room: first, .. } = &table;
        assert!(!own(&world, ben).await.says("Job Success Score"), "there is nothing to say yet");
        accepted_and_paid(ana, ben, *first, 1, "300").await;
        let shown = own(&world, ben).await;
        let says = "Not enough outcomes yet: a contract with **1** more client is needed.";
        assert!(shown.says("Job Success Score") && shown.says(says), "{}", shown.words());
        assert!(labels(&shown).contains(&BUTTON.to_owned()), "{:?}", labels(&shown));
        let seen = view(&world, ana, "Ben").await;
        assert!(seen.says(says) && !labels(&seen).contains(&BUTTON.to_owned()), "{}", seen.words());

        world.pass(DAY_MS).await;
        let chidi = world.person("Chidi").await;
        send_offer(&world, &chidi, ben.id(), &FORM).await;
        let second = room(&world, ben, "ben-chidi").await;
        accepted_and_paid(&chidi, ben, second, 2, "1000.01").await;
        let shown = own(&world, ben).await;
        assert!(shown.says("**100%** · Excellent · last 24 months"), "{}", shown.words());
        let explained = message(ben.press(world.general, &shown, BUTTON).await);
        assert!(explained.ephemeral() && explained.id != shown.id, "it's for him alone");
        insta::allow_duplicates! {
            insta::assert_snapshot!("explained_to_ben", world.words(&explained));
        }

        // Everybody else reads how many there are, and nothing of them.
        let seen = view(&world, ana, "Ben").await;
        assert!(seen.says("**100%** · Excellent"), "{}", seen.words());
        let explained = message(ana.press(world.general, &seen, BUTTON).await);
        let words = world.words(&explained);
        assert!(explained.ephemeral() && words.contains("**2** successful contracts"), "{words}");
        assert!(
            ["Landing page", "weight", "Chidi", "#2"].iter().all(|told| !words.contains(told)),
            "{words}"
        );

        // What runs counts as long as it's paid.
        world.pass(91 * DAY_MS).await;
        let shown = own(&world, ben).await;
        assert!(shown.says("Not enough outcomes yet"), "{}", shown.words());
        let explained = message(ben.press(world.general, &shown, BUTTON).await);
        assert!(explained.says("more than 90 days without a confirmed payment"), "{}", explained.words());
        world.close().await;
    }
}

/// What somebody reads of their own score.
pub(super) async fn explained(world: &World, person: &Person) -> String {
    let shown = own(world, person).await;
    world.words(&message(person.press(world.general, &shown, BUTTON).await))
}

#[tokio::test]
async fn feedback_counts_once_it_is_published_and_changes_nothing_before() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let Table { ana, ben, room: place, .. } = &Table::set(&world).await;
        accepted_and_paid(ana, ben, *place, 1, "300").await;
        let shown = contract(ana, *place, "Confirmed: 300 USD").await;
        close(ana, *place, &shown, "Completed", "").await;
        let told = told_closed(ben, *place).await;
        let before = explained(&world, ben).await;
        assert!(before.contains("left out: no published feedback"), "{before}");
        give(ana, *place, &told, "2 ★", "Late.").await;
        assert_eq!(explained(&world, ben).await, before, "nobody can tell that she gave any");
        give(ben, *place, &told, "5 ★", "A pleasure.").await;
        published(ben, *place).await;
        let after = explained(&world, ben).await;
        assert!(after.contains("🔴 **#1**") && after.contains("2 stars, closed"), "{after}");
        assert!(after.contains("6 months: (0 − 1.25) ÷ 1.25 = 0%"), "{after}");
        world.close().await;
    }
}

#[tokio::test]
async fn what_a_suspended_client_wrote_counts_again_when_they_no_longer_are() {
    for engine in engines() {
        let moderated = ModeratedWorld::open(&engine, &[]).await;
        let world = &moderated.world;
        let Table { ana, ben, room: place, card } = &moderated.table().await;
        report(ben, *place, card, "Harassment", "").await;
        accepted_and_paid(ana, ben, *place, 1, "300").await;
        let shown = contract(ana, *place, "Confirmed: 300 USD").await;
        close(ana, *place, &shown, "Completed", "").await;
        let told = told_closed(ben, *place).await;
        give(ana, *place, &told, "1 ★", "Late.").await;
        give(ben, *place, &told, "5 ★", "A pleasure.").await;
        published(ben, *place).await;
        let before = explained(world, ben).await;
        assert!(before.contains("🔴 **#1**"), "{before}");
        moderated.decide(&moderated.mia, &moderated.card(1, "Open").await, "Suspend", "Be kind.").await;
        let during = explained(world, ben).await;
        assert!(during.contains("1 star, closed <t> · left out: fair play rules\n"), "{during}");
        assert!(during.contains("6 months: no outcomes"), "{during}");
        world.pass(31 * DAY_MS).await;
        assert_eq!(explained(world, ben).await, before, "as long as it's in the window");
        moderated.world.close().await;
    }
}

/// The same button under the hand of people to whom Discord didn't show it: an owner, a member and the client, here and elsewhere.
async fn nobody_else_reads_it_in_full(world: &World, custom_id: &str, people: [&Person; 3]) {
    let agency = custom_id.rsplit(':').next().and_then(|id| id.parse().ok()).expect("an id");
    let worker = Worker::Agency(AgencyId(agency));
    let (store, app) = open(&world.database, &world.clock, ServerRules::default()).await;
    let here = i64::try_from(world.guild.0).expect("an id");
    let caller = |person: &Person, guild| {
        member(GuildId(guild), PersonId(i64::try_from(person.id().0).expect("an id")))
    };
    let mut reads = Vec::new();
    for person in people {
        let found = app.explain_score(&caller(person, here), worker, 1).await.expect("a score");
        reads.push(found.known.map(|known| known.len()));
        let elsewhere = app.explain_score(&caller(person, here + 1), worker, 1).await;
        assert!(
            matches!(elsewhere, Err(Error::Refused(Refusal::Agency(AgencyRefusal::NoSuchAgency)))),
            "{elsewhere:?}"
        );
    }
    assert_eq!(reads, [Some(1), None, None]);
    store.close().await;
}

#[tokio::test]
async fn an_agency_has_a_score_that_those_who_answer_for_it_can_read_in_full() {
    for engine in engines() {
        let mut world = World::open(&engine).await;
        let AgencyFixture { ana, dana, ben, chidi } = &AgencyFixture::set(&world).await;
        let named = [opt("agency", "Studio North")];
        assert!(!agency(&world, dana, "view", &named).await.says("Job Success Score"));
        send_to_agency(&world, ana, "Studio North").await;
        let place = room(&world, ben, ROOM).await;
        accepted_and_paid(ana, ben, place, 1, "300").await;

        for person in [ana, chidi] {
            let shown = agency(&world, person, "view", &named).await;
            assert!(shown.says("Not enough outcomes yet") && labels(&shown).is_empty(), "{}", shown.words());
        }
        let mut pressed = String::new();
        for person in [dana, ben] {
            let shown = agency(&world, person, "view", &named).await;
            pressed = shown.button(BUTTON).and_then(|button| button.custom_id).expect("its id");
            let explained = message(person.press(world.general, &shown, BUTTON).await);
            let says = ["What went into the score of Studio North", "#1", "Landing page", "weight **1.25**"];
            assert!(says.iter().all(|words| explained.says(words)), "{}", explained.words());
        }
        // The work of an agency is nobody's own: a manager shows none, and its owner the agency's where they have none.
        assert!(!own(&world, ben).await.says("Job Success Score"));
        let shown = view(&world, ana, "Dana").await;
        assert!(
            shown.says("Score of Studio North") && shown.says("Not enough outcomes yet"),
            "{}",
            shown.words()
        );
        assert!(labels(&own(&world, dana).await).contains(&BUTTON.to_owned()), "it's hers to read in full");
        // Nor is it that of who works through an agency alone, whose profile shows the agency's.
        assert!(!view(&world, ana, "Chidi").await.says("Job Success Score"));
        let alone = [whom(chidi), opt("role", "member"), opt("exclusive", true)];
        agency(&world, dana, "invite", &alone).await;
        let asked = question(chidi).await;
        message(chidi.press(asked.channel, &asked, "Accept invitation").await);
        assert!(view(&world, ana, "Chidi").await.says("Score of Studio North"));
        let shown = own(&world, chidi).await;
        assert!(shown.says("Score of Studio North"), "{}", shown.words());
        assert!(!labels(&shown).contains(&BUTTON.to_owned()), "{:?}", labels(&shown));
        world.settled().await.close().await;
        world.kill().await;
        nobody_else_reads_it_in_full(&world, &pressed, [dana, chidi, ana]).await;
        world.close().await;
    }
}
