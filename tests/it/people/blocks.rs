//! Blocks and closed doors: who gets no offer, that the two cannot be told apart, and what a block leaves as it was.

use crate::harness::database::{Database, Engine, engines};
use crate::harness::moderated::{ModeratedWorld, report};
use crate::harness::moment;
use crate::harness::steps::{
    FORM, Table, ask_for_form, card_in_state, labels, message, preview_offer, refused, send_offer,
    told_in_time,
};
use crate::harness::use_cases::{addressee, member, open};
use crate::harness::world::World;
use crate::people::profiles::{BEN, view, write_profile};
use discord_emulator::Id;
use discord_emulator::person::{Message, OptionValue, Person, opt};
use parley::app::{Error, Filled};
use parley::domain::ids::{GuildId, PersonId};
use parley::domain::offers::filter::OfferFilter;
use parley::domain::offers::refusal::OfferRefusal;
use parley::domain::refusal::Refusal;
use parley::domain::server::ServerRules;
use parley::domain::time::DAY_MS;

async fn run(world: &World, person: &Person, command: &str, whom: Id) -> Message {
    let options = [opt("member", OptionValue::User(whom))];
    message(person.command(world.guild, world.general, command, &options).await)
}

async fn set_accepting(world: &World, person: &Person, button: &str) {
    let own = message(person.command(world.guild, world.general, "profile view", &[]).await);
    message(person.press(world.general, &own, button).await);
}

/// Ben reports an offer, and is offered to decline it and block Ana.
async fn reported(table: &Table, card: &Message) -> Message {
    let done = report(&table.ben, table.room, card, "Spam", "").await;
    assert_eq!(labels(&done), ["Decline and block"], "{}", done.words());
    done
}

/// Ana is blocked: by what she is told, and by that Ben can take it back, once.
async fn unblocked(world: &World, table: &Table) {
    let told = refused(world, ask_for_form(world, &table.ana, table.ben.id())).await;
    assert!(told.contains("Not accepting offers"), "{told}");
    run(world, &table.ben, "unblock", table.ana.id()).await;
}

#[tokio::test]
async fn decline_and_block_blocks_whatever_became_of_the_offer_and_says_so() {
    for engine in engines() {
        let moderated = ModeratedWorld::open(&engine, &[]).await;
        let (world, table) = (&moderated.world, moderated.table().await);
        let Table { ana, ben, room, card } = &table;
        const OVER: &str = "The offer is no longer pending, so there was nothing to decline.";
        let press = async |done: &Message| message(ben.press(*room, done, "Decline and block").await);

        let done = reported(&table, card).await;
        table.withdraw(card, "").await;
        card_in_state(ben, *room, 1, 1, "Withdrawn").await;
        let away = press(&done).await;
        assert!(away.says("Blocked\n") && away.says(OVER) && !away.says("I declined"), "{}", away.words());
        card_in_state(ana, *room, 1, 1, "Withdrawn").await;
        unblocked(world, &table).await;

        // Of two presses at once one declines, in the version that it has by now; both block.
        let second = table.offer_again(world, 2).await;
        let done = reported(&table, &second).await;
        table.modify(&second, &[("price", "$1,700"), ("milestones", "")]).await;
        crate::harness::steps::card(ben, *room, 2, 2).await;
        let button = done.button("Decline and block").expect("a button").custom_id.expect("an id");
        let (one, two) =
            tokio::join!(ben.press_id(*room, &done, &button), ben.press_id(*room, &done, &button));
        let mut words: Vec<String> = [one, two].into_iter().filter_map(told_in_time).collect();
        words.sort();
        let declined = words.pop().expect("one is answered");
        assert!(declined.starts_with("Declined and blocked"), "{declined}");
        assert!(words.iter().all(|told| told.starts_with("Blocked") && told.contains(OVER)), "{words:?}");
        card_in_state(ana, *room, 2, 2, "Declined").await;
        unblocked(world, &table).await;

        let third = table.offer_again(world, 3).await;
        let done = reported(&table, &third).await;
        world.pass(7 * DAY_MS).await;
        card_in_state(ben, *room, 3, 1, "Expired").await;
        let away = press(&done).await;
        assert!(away.says(OVER) && away.says("won't be told that you blocked them"), "{}", away.words());
        unblocked(world, &table).await;

        let fourth = table.offer_again(world, 4).await;
        let done = reported(&table, &fourth).await;
        table.accept(&fourth).await;
        card_in_state(ben, *room, 4, 1, "Accepted").await;
        let away = press(&done).await;
        assert!(away.says(OVER), "{}", away.words());
        unblocked(world, &table).await;
        moderated.world.close().await;
    }
}

/// All that Ana is told of Ben while he takes no offers from her; `before` is his profile from before that.
async fn told_to_ana(
    world: &World,
    (ana, ben): (&Person, &Person),
    before: &Message,
    preview: &Message,
) -> Vec<String> {
    let begun = refused(world, ask_for_form(world, ana, ben.id())).await;
    let sent = refused(world, ana.press(world.general, preview, "Send")).await;
    let pressed = refused(world, ana.press(world.general, before, "Send direct offer")).await;
    let seen = view(world, ana, "Ben").await;
    assert!(seen.buttons().is_empty(), "{}", seen.words());
    let options = [opt("skill", "web design")];
    let found = message(ana.command(world.guild, world.general, "freelancers find", &options).await);
    let options = [opt("skill", "web design"), opt("availability", "open")];
    let open = message(ana.command(world.guild, world.general, "freelancers find", &options).await);
    vec![begun, sent, seen.words(), pressed, found.words(), open.words()]
}

#[tokio::test]
async fn a_block_cannot_be_told_from_a_closed_door() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let (ana, ben) = (world.person("Ana").await, world.person("Ben").await);
        write_profile(&world, &ben, &BEN).await;
        let before = view(&world, &ana, "Ben").await;
        let preview = preview_offer(&world, &ana, ben.id(), &FORM).await;

        set_accepting(&world, &ben, "Stop accepting offers").await;
        let closed = told_to_ana(&world, (&ana, &ben), &before, &preview).await;
        assert!(closed[0].contains("Not accepting offers right now"), "{}", closed[0]);
        set_accepting(&world, &ben, "Accept offers again").await;
        run(&world, &ben, "block", ana.id()).await;
        assert_eq!(told_to_ana(&world, (&ana, &ben), &before, &preview).await, closed);

        let seen = view(&world, &world.person("Chidi").await, "Ben").await;
        assert!(seen.says("🟢 Accepting offers"), "for everybody else: {}", seen.words());
        run(&world, &ben, "unblock", ana.id()).await;
        let sent = message(ana.press(world.general, &preview, "Send").await);
        assert!(sent.says("is on its way"), "nothing typed was lost: {}", sent.words());
        world.close().await;
    }
}

#[tokio::test]
async fn a_block_leaves_what_was_sent_and_keeps_away_what_is_new() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let table = Table::set(&world).await;
        let Table { ana, ben, room, card } = &table;
        let blocked = run(&world, ben, "block", ana.id()).await;
        assert!(blocked.says("Their pending offer stays open"), "{}", blocked.words());
        let twice = run(&world, ben, "block", ana.id()).await;
        assert!(twice.says("Already blocked"), "{}", twice.words());
        let told = refused(&world, ask_for_form(&world, ana, ben.id())).await;
        assert!(told.contains("Not accepting offers"), "{told}");
        let told = refused(&world, ask_for_form(&world, ben, ana.id())).await;
        assert!(told.contains("You've blocked this person"), "{told}");
        table.decline(card, "too_busy", "").await;
        card_in_state(ana, *room, 1, 1, "Declined").await;

        let list = message(ben.command(world.guild, world.general, "blocked", &[]).await);
        let menu = list.selects().remove(0);
        let empty = message(ben.choose(world.general, &list, &menu.custom_id, &["Ana"]).await);
        assert!(empty.id == list.id && empty.says("You haven't blocked anyone"), "{}", empty.words());
        let sent = send_offer(&world, ana, ben.id(), &FORM).await;
        assert!(sent.says("is on its way"), "{}", sent.words());
        insta::assert_snapshot!("general_as_ben", world.transcript(world.general, "Ben"));
        world.close().await;
    }
}

#[tokio::test]
async fn oneself_and_bots_are_not_blocked_and_no_block_is_taken_back_twice() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let ben = world.person("Ben").await;
        for (whom, words) in
            [(ben.id(), "You can't block yourself"), (world.bot_id(), "You can't block a bot")]
        {
            let options = [opt("member", OptionValue::User(whom))];
            let act = ben.command(world.guild, world.general, "block", &options);
            let told = refused(&world, act).await;
            assert!(told.contains(words), "{told}");
        }
        let options = [opt("member", OptionValue::User(world.id("Ana")))];
        let act = ben.command(world.guild, world.general, "unblock", &options);
        assert!(refused(&world, act).await.contains("You hadn't blocked"));
        let list = message(ben.command(world.guild, world.general, "blocked", &[]).await);
        assert!(list.says("You haven't blocked anyone") && list.selects().is_empty(), "{}", list.words());
        world.close().await;
    }
}

const HERE: GuildId = GuildId(10);
const ELSEWHERE: GuildId = GuildId(20);

#[tokio::test]
async fn a_block_is_one_persons_in_one_server() {
    for engine in engines() {
        let database = Database::create(&engine).await;
        let (store, app) = open(&database, &moment::running(&engine), ServerRules::default()).await;
        let (ana, ben) = (PersonId(1), PersonId(2));
        app.block(&member(HERE, ben), &addressee(ana)).await.expect("blocked");
        let begin = async |guild, from, to| {
            app.begin_offer(&member(guild, from), &addressee(to), Default::default()).await
        };
        let told = begin(HERE, ana, ben).await;
        assert!(
            matches!(told, Err(Error::Refused(Refusal::Offer(OfferRefusal::NotAccepting { .. })))),
            "{told:?}"
        );
        begin(ELSEWHERE, ana, ben).await.expect("another server");
        begin(HERE, PersonId(3), ben).await.expect("another client");
        begin(HERE, ana, PersonId(3)).await.expect("another freelancer");
        for other in [member(ELSEWHERE, ben), member(HERE, PersonId(3)), member(HERE, ana)] {
            assert_eq!(app.list_blocked(&other, 1).await.expect("a list").total, 0);
            assert!(!app.unblock(&other, ana).await.expect("an answer"), "not theirs to take back");
        }
        assert_eq!(app.list_blocked(&member(HERE, ben), 1).await.expect("a list").total, 1);
        store.close().await;
        database.remove().await;
    }
}

#[tokio::test]
async fn the_list_of_the_blocked_has_pages() {
    let database = Database::create(&Engine::Sqlite).await;
    let clock = moment::standing(&Engine::Sqlite);
    let (store, app) = open(&database, &clock, ServerRules::default()).await;
    let ben = member(HERE, PersonId(100));
    for person in 1..=21 {
        clock.advance(1);
        app.block(&ben, &addressee(PersonId(person))).await.expect("blocked");
    }
    let first = app.list_blocked(&ben, 1).await.expect("a list");
    assert_eq!((first.lines.len(), first.pages, first.total), (10, 3, 21));
    assert_eq!(first.lines[0].person, PersonId(21));
    let last = app.list_blocked(&ben, 99).await.expect("a list");
    assert_eq!((last.lines.len(), last.page, last.lines[0].person), (1, 3, PersonId(1)));
    store.close().await;
    database.remove().await;
}

/// A send and a block at the same moment: whichever comes first, nothing is sent after the block.
#[tokio::test]
async fn nothing_is_sent_after_a_block() {
    for engine in engines() {
        let database = Database::create(&engine).await;
        let (store, app) = open(&database, &moment::running(&engine), ServerRules::default()).await;
        let (ana, ben) = (member(HERE, PersonId(1)), member(HERE, PersonId(2)));
        let draft = app.begin_offer(&ana, &addressee(ben.person), Default::default()).await.expect("a draft");
        let form = parley::domain::form::OfferForm {
            title: "Logo".to_owned(),
            description: "A logo.".to_owned(),
            price: "90 USD".to_owned(),
            ..Default::default()
        };
        let filled = app.fill(&ana, draft.id, form).await.expect("a preview");
        let Filled::Offer { offer: preview, .. } = filled else { panic!("no new offer: {filled:?}") };
        let seen = preview.hash();
        let to_ana = addressee(ana.person);
        let (sent, blocked) = tokio::join!(app.send_draft(&ana, draft.id, seen), app.block(&ben, &to_ana));
        blocked.expect("blocked");
        let waiting = app.list_offers(&ben, OfferFilter::default(), 1).await.expect("a list").total;
        match sent {
            Ok(_) => assert_eq!(waiting, 1),
            Err(Error::Refused(Refusal::Offer(OfferRefusal::NotAccepting { .. }))) => assert_eq!(waiting, 0),
            Err(other) => panic!("{other}"),
        }
        let late = app.send_draft(&ana, draft.id, seen).await;
        assert!(late.is_err(), "{late:?}");
        store.close().await;
        database.remove().await;
    }
}
