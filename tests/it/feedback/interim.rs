//! Feedback during a contract: who gives it and when, that both sides read it at once and everybody else where it's public, that it counts
//! for nothing, and that moderators hide it like other feedback.

use super::race::typed as typed_once;
use super::{give, published, told_closed};
use crate::contracts::closing::close;
use crate::contracts::payments::record;
use crate::contracts::race::{ENOUGH, Pair};
use crate::contracts::work::contract;
use crate::harness::contest::Contest;
use crate::harness::database::{Database, engines};
use crate::harness::moderated::{ModeratedWorld, describe};
use crate::harness::steps::{Table, file_text, labels, message, refused};
use crate::harness::world::World;
use discord_emulator::Id;
use discord_emulator::person::{Message, OptionValue, Person, opt};
use parley::app::{Error, FeedbackPress};
use parley::domain::draft::refusal::DraftRefusal;
use parley::domain::feedback::stars::Stars;
use parley::domain::ids::ContractId;
use parley::domain::refusal::Refusal;
use parley::domain::time::{DAY_MS, HOUR_MS};

/// What was said, in the room, once it does or doesn't say that it's hidden.
async fn said(person: &Person, room: Id, nth: &str, is_hidden: bool) -> Message {
    let is_it = |told: &Message| {
        let hides = told.says("hidden by this server's moderators");
        !told.ephemeral()
            && told.says("Feedback during contract #1")
            && hides == is_hidden
            && (hides || told.says(nth))
    };
    person.wait_message(room, is_it).await.expect("it says so")
}

/// What somebody reads who asks: of a contract, or of what was received.
async fn asked(world: &World, who: &Person, command: &str, of: (&str, OptionValue)) -> Message {
    message(who.command(world.guild, world.general, command, &[opt(of.0, of.1)]).await)
}

fn first() -> (&'static str, OptionValue) {
    ("number", "1".into())
}

/// Gives some during the contract, from what `shown` has a button for.
async fn say_something(world: &World, who: &Person, shown: &Message, stars: &str, comment: &str) {
    let begun = message(who.press(world.general, shown, "Give feedback").await);
    let form = who.press(world.general, &begun, "Write comment").await.expect("an answer").modal();
    let written = message(who.submit(&form.expect("a form"), &[("comment", comment)]).await);
    let preview = message(who.press(world.general, &written, stars).await);
    let done = message(who.press(world.general, &preview, "Send feedback").await);
    assert!(done.says("Feedback sent"), "{}", done.words());
}

/// Why somebody can't give any.
async fn why_not(world: &World, who: &Person) -> String {
    let on = [opt("contract", "1")];
    refused(world, who.command(world.guild, world.general, "feedback give", &on)).await
}

/// Too young, unpaid, and then it's given once: Ben and everybody else read it, and it's no part of any average.
async fn is_given_once(world: &World, table: &Table, chidi: &Person) {
    let Table { ana, ben, room, .. } = table;
    world.pass(30 * DAY_MS - HOUR_MS).await;
    let said_why = why_not(world, ana).await;
    assert!(said_why.contains("It's too early to give feedback"), "{said_why}");
    assert!(
        !labels(&asked(world, ana, "contract view", first()).await).contains(&"Give feedback".to_owned())
    );
    world.pass(HOUR_MS).await;
    for person in [ana, ben] {
        let said_why = why_not(world, person).await;
        assert!(said_why.contains("Nothing was paid lately"), "{said_why}");
    }
    assert!(why_not(world, chidi).await.contains("I can't find that contract"));
    let shown = contract(ana, *room, "0 of 2").await;
    record(ana, *room, &shown, "The whole contract", ["100", ""]).await;

    // View contract has the button now, and nothing is asked about moderators.
    let viewed = asked(world, ana, "contract view", first()).await;
    let begun = message(ana.press(world.general, &viewed, "Give feedback").await);
    assert!(begun.says("as soon as you send it"), "{}", begun.words());
    let chosen =
        message(ana.choose(world.general, &begun, "What was good? Choose up to 5", &["On time"]).await);
    let form = ana.press(world.general, &chosen, "Write comment").await.expect("an answer").modal();
    let form = form.expect("a form");
    let written = message(ana.submit(&form, &[("comment", "Good so far, *really*. @everyone")]).await);
    let preview = message(ana.press(world.general, &written, "4 ★").await);
    let second = message(ana.press(world.general, &viewed, "Give feedback").await);
    assert_eq!(world.words(&second), world.words(&preview), "what was typed is kept");
    let done = message(ana.press(world.general, &preview, "Send feedback").await);
    assert!(done.says("Feedback sent"), "{}", done.words());
    let again = refused(world, ana.press(world.general, &second, "Send feedback")).await;
    assert!(again.contains("Draft not found"), "{again}");
    let again = why_not(world, ana).await;
    assert!(again.contains("You've already given feedback"), "{again}");
    assert!(
        !labels(&asked(world, ana, "contract view", first()).await).contains(&"Give feedback".to_owned())
    );

    let posted = said(ben, *room, "really", false).await;
    assert_eq!(posted.mentions(), [ben.id()]);
    assert!(
        posted.says("★★★★☆") && posted.says("On time") && posted.says("doesn't count"),
        "{}",
        posted.words()
    );
    ben.wait_direct_message(|told| told.says("gave feedback during your contract")).await.expect("told");
}

/// Everybody reads it, named so, and no average or count has it.
async fn is_listed_and_counts_for_nothing(world: &World, table: &Table, chidi: &Person) {
    let Table { ana, ben, .. } = table;
    let of_ben = || ("person", OptionValue::User(ben.id()));
    let seen = asked(world, chidi, "feedback list", of_ben()).await;
    let own = asked(world, ben, "feedback list", of_ben()).await;
    assert!(!seen.says("contract #1") && own.says("contract #1"), "{}", own.words());
    let profile = asked(world, chidi, "profile view", ("member", OptionValue::User(ben.id()))).await;
    assert!(profile.says("· during the contract") && profile.says("really"), "{}", profile.words());
    let all = message(chidi.press(world.general, &profile, "All feedback").await);
    assert_eq!(world.words(&all), world.words(&seen));
    insta::allow_duplicates! {
        insta::assert_snapshot!("during_and_listed", world.words(&seen));
    }
    let viewed = message(ben.command(world.guild, world.general, "offer view", &[opt("offer", "1")]).await);
    assert!(!viewed.says("Stars given"), "{}", viewed.words());
    let exported = message(ana.command(world.guild, world.general, "privacy export", &[]).await);
    let exported = file_text(&exported).await;
    assert!(
        exported.contains("feedback_during_contracts_by_you") && exported.contains("really"),
        "{exported}"
    );
}

/// Ben reports it; a moderator hides it and shows it again.
async fn is_reported_and_hidden(moderated: &ModeratedWorld, table: &Table, chidi: &Person) {
    let ModeratedWorld { world, dana, queue, .. } = moderated;
    let Table { ana, ben, room, .. } = table;
    let of_ben = || ("person", OptionValue::User(ben.id()));
    let posted = said(ben, *room, "really", false).await;
    let asks = message(ben.press(*room, &posted, "Report").await);
    let done = describe(ben, *room, &asks, "Harassment", "It isn't so.").await;
    assert!(done.says("I saved the feedback"), "{}", done.words());
    for (who, words) in [(ben, "already reported"), (ana, "There's nothing to report")] {
        let why = refused(world, who.press(*room, &posted, "Report")).await;
        assert!(why.contains(words), "{why}");
    }
    let card = moderated.card(1, "Open").await;
    assert!(card.says("during the contract") && !card.says("really"), "{}", card.words());
    let read = message(dana.press(*queue, &card, "Read report").await);
    assert!(read.says("really") && read.says("It isn't so."), "{}", read.words());
    moderated.decide(dana, &card, "Hide feedback", "It insults him.").await;
    assert!(!said(ben, *room, "", true).await.says("really"));
    ana.wait_direct_message(|told| told.says("hid feedback on your contract")).await.expect("told");
    assert!(asked(world, chidi, "feedback list", of_ben()).await.says("No feedback yet"));
    let card = moderated.card(1, "Closed").await;
    let form = dana.press(*queue, &card, "Show feedback").await.expect("an answer").modal().expect("a form");
    let done = message(dana.submit(&form, &[("why", "It's harsh, not more.")]).await);
    assert!(done.says("is shown again"), "{}", done.words());
    said(ana, *room, "really", false).await;
    assert!(asked(world, chidi, "feedback list", of_ben()).await.says("really"));
}

/// What the other side denies to have got was not paid; then nobody else reads it.
async fn is_public_as_long_as_it_was_paid(world: &World, table: &Table, chidi: &Person) {
    let Table { ana, ben, room, .. } = table;
    let is_it = |told: &Message| !told.ephemeral() && told.says("says they paid");
    let notice = ben.wait_message(*room, is_it).await.expect("told");
    let asks = message(ben.press(*room, &notice, "Review payment").await);
    message(ben.press(*room, &asks, "Not received").await);
    for reader in [ana, chidi] {
        let seen = asked(world, reader, "feedback list", ("person", OptionValue::User(ben.id()))).await;
        assert!(seen.says("No feedback yet"), "{}", seen.words());
    }
    let shown = contract(ana, *room, "0 of 2").await;
    record(ana, *room, &shown, "The whole contract", ["200", ""]).await;
}

#[tokio::test]
async fn feedback_during_a_contract_is_read_at_once_and_counts_for_nothing() {
    for engine in engines() {
        let moderated = ModeratedWorld::open(&engine, &[]).await;
        let world = &moderated.world;
        let table = Table::set(world).await;
        let Table { ana, ben, room, card } = &table;
        table.accept(card).await;
        let chidi = world.person("Chidi").await;
        contract(ana, *room, "0 of 2").await;
        is_given_once(world, &table, &chidi).await;
        is_listed_and_counts_for_nothing(world, &table, &chidi).await;
        is_reported_and_hidden(&moderated, &table, &chidi).await;
        is_public_as_long_as_it_was_paid(world, &table, &chidi).await;

        // Thirty days later she says something again. What she has begun when it's closed is too late, and that close is rated as ever.
        world.pass(30 * DAY_MS - HOUR_MS).await;
        assert!(why_not(world, ana).await.contains("You've already given feedback"));
        world.pass(HOUR_MS).await;
        let viewed = asked(world, ana, "contract view", first()).await;
        say_something(world, ana, &viewed, "2 ★", "Slower now.").await;
        said(ben, *room, "Slower now.", false).await;
        let viewed = asked(world, ben, "contract view", first()).await;
        let begun = message(ben.press(world.general, &viewed, "Give feedback").await);
        let begun = message(ben.press(world.general, &begun, "5 ★").await);
        close(ana, *room, &contract(ana, *room, "0 of 2").await, "Completed", "").await;
        let told = told_closed(ben, *room).await;
        let late = refused(world, ben.press(world.general, &begun, "Send feedback")).await;
        assert!(late.contains("This contract is closed"), "{late}");
        give(ana, *room, &told, "5 ★", "All good.").await;
        let done = give(ben, *room, &told, "5 ★", "Thanks.").await;
        assert!(done.says("Feedback published"), "{}", done.words());
        published(ana, *room).await;
        let seen = asked(world, &chidi, "feedback list", ("person", OptionValue::User(ben.id()))).await;
        assert!(seen.says("★ **5.0** from 1") && seen.says("Slower now."), "{}", seen.words());
        assert!(seen.says("1 on closed contracts · 2 during contracts"), "{}", seen.words());
        let is_named = seen.words().matches("Feedback during the contract").count();
        assert_eq!(is_named, 2, "{}", seen.words());
        world.settled().await.close().await;
        assert_eq!((world.ledger().await.feedback, world.ledger().await.interim), (2, 2));
        moderated.world.close().await;
    }
}

const PRESSES: u32 = 40;

/// The client pays something, a month after the last time.
async fn paid(pair: &Pair, contract: ContractId) {
    pair.clock.advance(30 * DAY_MS);
    let draft = pair.app.begin_payment(&pair.client, contract, 0).await.expect("a draft").1.id;
    let preview = pair.app.fill_payment(&pair.client, draft, ("1", "")).await.expect("a preview");
    pair.app.record_payment(&pair.client, draft, preview.hash()).await.expect("recorded");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_two_presses_at_once_one_says_something_and_both_sides_do() {
    for engine in engines() {
        let database = Database::create(&engine).await;
        let pair = Pair::set(&database).await;
        let Pair { app, client, freelancer, .. } = &pair;
        let contract = pair.agree().await;
        let mut presses = Contest::of(PRESSES, ENOUGH / 2);
        let mut played = 0;
        while presses.goes_on() {
            paid(&pair, contract).await;
            let (draft, seen, _) = typed_once(&pair, client, contract, Stars::ALL[3]).await;
            let (theirs, also_seen, _) = typed_once(&pair, freelancer, contract, Stars::ALL[4]).await;
            let press = || app.give_feedback(client, draft, seen);
            let both = presses.at_once(press(), press());
            let ((one, other), third) = tokio::join!(both, app.give_feedback(freelancer, theirs, also_seen));
            assert!(matches!(third, Ok(FeedbackPress::Said(_))), "{third:?}");
            let is_said = |outcome: &Result<FeedbackPress, Error>| match outcome {
                Ok(FeedbackPress::Said(_)) => true,
                Err(Error::Refused(Refusal::Draft(DraftRefusal::NoSuchDraft))) => false,
                other => panic!("{other:?}"),
            };
            assert_ne!(is_said(&one), is_said(&other), "{one:?} and {other:?}");
            presses.count(usize::from(is_said(&other)));
            played += 1;
        }
        presses.tell(&engine, ["One press", "Another one"]);
        let pool = database.pool().await;
        let count = async |sql: &'static str| -> i64 {
            sqlx::Row::get(&sqlx::query(sql).fetch_one(&pool).await.expect("a count"), 0)
        };
        assert_eq!(count("SELECT count(*) FROM interim_feedback").await, 2 * played);
        let posts = "SELECT count(*) FROM effects WHERE effect LIKE '%post_interim%'";
        assert_eq!(count(posts).await, 2 * played);
        pool.close().await;
        pair.store.close().await;
        database.remove().await;
    }
}
