//! Two people, two copies of a press, two processes at the same moment: exactly one outcome, and the loser is told.

use crate::harness::contest::Contest;
use crate::harness::database::{Engine, engines};
use crate::harness::ledger::Ledger;
use crate::harness::steps::{FORM, preview_offer, room, send_offer, told_in_time};
use crate::harness::world::{PATIENCE, World, workshop};
use crate::persist::{Story, picture};
use discord_emulator::person::{Answer, Message, Person, PersonError};
use discord_emulator::{Id, Scenario};
use parley::config::ShardsConfig;
use sqlx::Row;
use std::time::Duration;

/// A Discord that does not slow the race down, and room for many offers.
async fn arena(engine: &Engine) -> World {
    let mut world = World::set(engine, without_limits()).await;
    world.allow_many_offers();
    world.start().await;
    world
}

fn without_limits() -> Scenario {
    let mut scenario = workshop();
    scenario.limits.factor = 1_000;
    scenario.limits.global_per_s = 100_000;
    scenario
}

/// What a racer was told.
fn told(answer: Result<Answer, PersonError>) -> String {
    answer.expect("an answer").message().expect("words").words()
}

/// The same for a press on a question that two clients show: once one of them answered it, Discord refuses the other, whose
/// button is not there any more.
fn told_of_question(answer: Result<Answer, PersonError>, round: u32) -> String {
    told_in_time(answer).unwrap_or_else(|| format!("Offer #{round} has ended"))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_accept_and_withdraw_at_once_exactly_one_wins() {
    for engine in engines() {
        let world = arena(&engine).await;
        let (ana, ben) = (world.person("Ana").await, world.person("Ben").await);
        let (ana_too, ben_too) = (world.person("Ana").await, world.person("Ben").await);
        let mut contest = Contest::race();
        while contest.goes_on() {
            let round = contest.played() + 1;
            let words = race(&world, &contest, [&ana, &ana_too], [&ben, &ben_too]).await;
            let losers =
                words.iter().filter(|told| told.contains(&format!("Offer #{round} has ended"))).count();
            assert_eq!(losers, 3, "{engine:?}, round {round}: {words:#?}");
            let is_accepted = words[2..].iter().any(|told| told.contains("Offer accepted"));
            contest.count(usize::from(!is_accepted));
        }
        let (accepted, rounds) = (contest.won(0), contest.played());
        let ledger = world.ledger().await;
        let ended = |state: &str| ledger.offers.iter().filter(|offer| offer.1 == state).count();
        assert_eq!(ended("accepted") + ended("withdrawn"), rounds as usize);
        assert_eq!(ended("accepted"), accepted as usize);
        assert_eq!(ledger.contracts, i64::from(accepted));
        assert_eq!((ledger.rooms, ledger.open_rooms), (1, 1));
        contest.tell(&engine, ["Accept", "Withdraw"]);
        world.close().await;
    }
}

/// One offer, answered by both sides at once, each with two clients. Gives what the four were told, the client's first.
async fn race(world: &World, contest: &Contest<2>, ana: [&Person; 2], ben: [&Person; 2]) -> [String; 4] {
    let round = contest.played() + 1;
    send_offer(world, ana[0], ben[0].id(), &FORM).await;
    let room = room(world, ben[0], "ana-ben").await;
    let offer = newest_card(ben[0], room, round).await;
    let asked =
        ben[0].press(room, &offer, "Accept offer").await.expect("an answer").message().expect("a message");
    let confirm = asked.buttons().first().expect("a button").custom_id.clone().expect("an id");
    let withdraw = async |who: &Person| who.press(room, &offer, "Withdraw").await.expect("an answer").modal();
    let forms = [withdraw(ana[0]).await.expect("a form"), withdraw(ana[1]).await.expect("a form")];
    let hers = async { tokio::join!(ana[0].submit(&forms[0], &[]), ana[1].submit(&forms[1], &[])) };
    let his = async {
        tokio::join!(ben[0].press_id(room, &asked, &confirm), ben[1].press_id(room, &asked, &confirm))
    };
    let ((three, four), (one, two)) = contest.at_once(his, hers).await;
    [told(one), told(two), told_of_question(three, round), told_of_question(four, round)]
}

/// The card of this round. Only the latest messages are read: by the end the room holds hundreds.
async fn newest_card(person: &Person, room: Id, round: u32) -> Message {
    let path = format!("/channels/{room}/messages?limit=4");
    let footer = format!("Offer #{round} · Version 1 · Pending");
    let appeared = async {
        loop {
            let latest = person.call("GET", &path, None).await.expect("messages");
            let found =
                latest.as_array().expect("a list").iter().find(|raw| raw.to_string().contains(&footer));
            match found {
                Some(raw) => return Message::read(raw.clone()),
                None => tokio::time::sleep(Duration::from_millis(5)).await,
            }
        }
    };
    tokio::time::timeout(PATIENCE, appeared).await.expect("the card")
}

/// Offers that one side accepts while the other changes their terms, and how often each side wins at least.
const MODIFY_ROUNDS: u32 = 15;
const ENOUGH_MODIFIED: u32 = 2;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_accept_and_modify_at_once_exactly_one_wins_and_nobody_accepts_unseen_terms() {
    for engine in engines() {
        let world = arena(&engine).await;
        let (ana, ben) = (world.person("Ana").await, world.person("Ben").await);
        let mut contest = Contest::of(MODIFY_ROUNDS, ENOUGH_MODIFIED);
        while contest.goes_on() {
            let round = contest.played() + 1;
            send_offer(&world, &ana, ben.id(), &FORM).await;
            let room = room(&world, &ben, "ana-ben").await;
            let offer = newest_card(&ben, room, round).await;
            let asked =
                ben.press(room, &offer, "Accept offer").await.expect("an answer").message().expect("one");
            let form =
                ana.press(room, &offer, "Edit offer").await.expect("an answer").modal().expect("a form");
            let typed = [("price", "$900"), ("milestones", "")];
            let preview = ana.submit(&form, &typed).await.expect("an answer").message().expect("a preview");
            let accept = ben.press(room, &asked, "Accept these terms");
            let (his, hers) = contest.at_once(accept, ana.press(room, &preview, "Send")).await;
            let (his, hers) = (told(his), told(hers));
            let won = his.contains("Offer accepted");
            let lost = if won { &hers } else { &his };
            let loser = if won { "has ended" } else { "This offer changed while you were looking" };
            assert!(lost.contains(loser), "{engine:?}, round {round}: {his}\n---\n{hers}");
            assert_eq!(won, !hers.contains("is now version 2"), "round {round}: {hers}");
            contest.count(usize::from(!won));
        }
        let (accepted, rounds) = (contest.won(0), contest.played());
        let ledger = world.ledger().await;
        let version_1 = ledger.offers.iter().filter(|offer| offer.1 == "accepted" && offer.2 == 1).count();
        let version_2 = ledger.offers.iter().filter(|offer| offer.1 == "pending" && offer.2 == 2).count();
        assert_eq!((version_1, version_2), (accepted as usize, (rounds - accepted) as usize));
        assert_eq!(ledger.contracts, i64::from(accepted));
        contest.tell(&engine, ["Accept", "Edit offer"]);
        world.close().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_first_offers_at_once_make_one_room() {
    for engine in engines() {
        let world = arena(&engine).await;
        let names = ["Ana", "Ben", "Chidi", "Dana", "Mia"];
        let mut people = Vec::new();
        for name in names {
            people.push(world.person(name).await);
        }
        let mut pairs = 0;
        for (at, one) in people.iter().enumerate() {
            for other in &people[at + 1..] {
                let there = preview_offer(&world, one, other.id(), &FORM).await;
                let back = preview_offer(&world, other, one.id(), &FORM).await;
                let (sent, returned) = tokio::join!(
                    one.press(world.general, &there, "Send"),
                    other.press(world.general, &back, "Send"),
                );
                for answer in [told(sent), told(returned)] {
                    assert!(answer.contains("is on its way"), "{answer}");
                }
                pairs += 1;
            }
        }
        let ledger = world.ledger().await;
        assert_eq!((ledger.rooms, ledger.open_rooms), (pairs, pairs));
        assert_eq!(ledger.posts, 4 * pairs, "one card and one copy of it for each offer");
        let mia = &people[4];
        let rooms = mia.channels(world.guild).await.expect("channels");
        let categories = rooms.iter().filter(|channel| channel.name == "Offers").count();
        assert!(categories <= 1, "the category was made once");
        world.close().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_processes_on_one_postgres_do_each_effect_once() {
    for engine in engines().into_iter().filter(|engine| *engine != Engine::Sqlite) {
        let alone = told_by(&engine, 1).await;
        let together = told_by(&engine, 2).await;
        assert_eq!(alone.0, together.0);
        let difference = together.1.difference(&alone.1);
        assert!(difference.is_none(), "{}", difference.unwrap_or_default());
    }
}

/// The whole story told by so many processes, each with its shard, all with one outbox.
async fn told_by(engine: &Engine, processes: u32) -> (Ledger, crate::persist::Picture) {
    let mut world = World::set(engine, without_limits()).await;
    let mut bots = Vec::new();
    for nth in 0..processes {
        world.config.discord.shards = Some(ShardsConfig { first: nth, last: nth, total: processes });
        let (bot, ready) = world.launch(None);
        ready.await.expect("it is ready");
        bots.push(bot);
    }
    let pool = world.database.pool().await;
    let story = Story::begin(&world, pool.clone()).await;
    story.play().await;
    let ledger = world.ledger().await;
    let picture = picture(&world).await;
    let tries = sqlx::query("SELECT count(*) FROM effects").fetch_one(&pool).await.expect("a count");
    assert_eq!(tries.get::<i64, _>(0), 0);
    pool.close().await;
    drop(story);
    for bot in bots {
        bot.kill().await;
    }
    world.close().await;
    (ledger, picture)
}
