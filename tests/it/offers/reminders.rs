//! Reminders before the deadline: to the side that owes the answer, two days and one day before the end, each once, however
//! often Parley stops and starts and however many processes pool.

use crate::harness::database::{Database, Engine, engines};
use crate::harness::moment;
use crate::harness::steps::{CHANGE, FORM, Table, card, message, send_offer, stable_room};
use crate::harness::use_cases::{addressee, member, open, send_new};
use crate::harness::world::{World, workshop};
use discord_emulator::Id;
use discord_emulator::person::{Message, OptionValue, Person, opt};
use parley::app::App;

use parley::domain::form::OfferForm;
use parley::domain::ids::{GuildId, PersonId};
use parley::domain::offers::draft::OfferOptions;
use parley::domain::server::ServerRules;
use parley::domain::time::{DAY_MS, HOUR_MS, MINUTE_MS};
use sqlx::Row;

/// How a reminder begins, by whom it is for.
const TO_PARTY: &str = "The offer from";
const TO_CLIENT: &str = "is waiting for your answer";

/// Time passes while nobody looks: Parley is stopped, and started again.
async fn later(world: &mut World, ms: i64) {
    world.settled().await.close().await;
    world.kill().await;
    world.pass(ms).await;
    world.start().await;
}

/// Every reminder in a room, with the one whom it pings.
async fn reminders(reader: &Person, room: Id) -> Vec<Vec<Id>> {
    let messages = reader.messages(room).await.expect("messages");
    messages.iter().filter(|message| is_reminder(message)).map(Message::mentions).collect()
}

fn is_reminder(message: &Message) -> bool {
    !message.ephemeral() && [TO_PARTY, TO_CLIENT].iter().any(|words| message.says(words))
}

/// The reminder that says `words`, once it is there.
async fn reminder(reader: &Person, room: Id, words: &str) -> Message {
    let is_it = |message: &Message| is_reminder(message) && message.says(words);
    reader.wait_message(room, is_it).await.expect("the reminder")
}

#[tokio::test]
async fn whoever_owes_the_answer_is_reminded_twice() {
    for engine in engines() {
        let mut world = World::set(&engine, workshop()).await;
        world.stop_clock();
        world.start().await;
        let table = Table::set(&world).await;
        let Table { ana, ben, room, card } = &table;
        later(&mut world, 5 * DAY_MS - 1).await;
        assert_eq!(reminders(ben, *room).await, Vec::<Vec<Id>>::new(), "it is too early");
        later(&mut world, 1).await;
        reminder(ben, *room, TO_PARTY).await;
        later(&mut world, HOUR_MS).await;
        assert_eq!(reminders(ben, *room).await, [[ben.id()]], "each reminder comes once");

        // Now the answer is the client's to give.
        table.request(card, &CHANGE).await;
        later(&mut world, DAY_MS - HOUR_MS).await;
        let last = reminder(ana, *room, TO_CLIENT).await;
        assert_eq!(last.mentions(), [ana.id()]);
        message(ana.press(*room, &last, "View offer").await);
        // Longer than a claim lasts that Parley held when it died: looking at an offer has its card looked at, too.
        later(&mut world, MINUTE_MS).await;
        assert_eq!(reminders(ana, *room).await, [[ben.id()], [ana.id()]]);
        insta::assert_snapshot!("reminders_as_ana", stable_room(&world, *room, "Ana"));
        world.close().await;
    }
}

#[tokio::test]
async fn a_short_offer_is_not_hurried_and_what_was_missed_is_told_once() {
    for engine in engines() {
        let mut world = World::open_for_a_day(&engine).await;
        let table = Table::set(&world).await;
        let Table { ana, ben, room, .. } = &table;
        let longer = [opt("to", OptionValue::User(ben.id())), opt("expires", 4)];
        let asked = ana.command(world.guild, world.general, "offer send", &longer).await.expect("an answer");
        let preview = message(ana.submit(&asked.modal().expect("a form"), &FORM).await);
        message(ana.press(world.general, &preview, "Send").await);
        card(ben, *room, 2, 1).await;

        // Both reminders of offer #2 fell due meanwhile; the one for a day never had any.
        later(&mut world, 4 * DAY_MS - 2 * HOUR_MS).await;
        let told = reminder(ben, *room, TO_PARTY).await;
        assert!(told.says("Offer #2"), "{}", told.words());
        later(&mut world, HOUR_MS).await;
        assert_eq!(reminders(ben, *room).await, [[ben.id()]]);
        world.close().await;
    }
}

#[tokio::test]
async fn a_reminder_that_nobody_needs_any_more_is_not_posted() {
    for engine in engines() {
        let mut world = World::set(&engine, workshop()).await;
        world.stop_clock();
        world.start().await;
        let table = Table::set(&world).await;
        send_offer(&world, &table.ana, table.ben.id(), &FORM).await;
        card(&table.ben, table.room, 2, 1).await;
        table.accept(&table.card).await;
        later(&mut world, 5 * DAY_MS).await;
        let told = reminder(&table.ben, table.room, TO_PARTY).await;
        assert!(told.says("Offer #2"), "{}", told.words());
        world.settled().await.close().await;
        assert_eq!(reminders(&table.ben, table.room).await.len(), 1, "the accepted one has ended");
        world.close().await;
    }
}

async fn send(app: &App, from: i64, to: i64) {
    let to = addressee(PersonId(to));
    let form = OfferForm {
        title: "Logo".to_owned(),
        description: "A logo.".to_owned(),
        price: "90 USD".to_owned(),
        schedule: String::new(),
        milestones: String::new(),
    };
    let from = member(GuildId(1), PersonId(from));
    let draft = app.begin_offer(&from, &to, OfferOptions::default()).await.expect("a draft");
    send_new(app, &from, draft.id, form).await;
}

/// How many rows there are of one kind of happening, and of effects that tell of a deadline.
async fn counted(database: &Database) -> (i64, i64) {
    let pool = database.pool().await;
    let count =
        async |sql: &'static str| sqlx::query(sql).fetch_one(&pool).await.expect("a count").get::<i64, _>(0);
    let reminded = count("SELECT count(*) FROM timeline WHERE what = 'reminded'").await;
    let effects =
        count("SELECT count(*) FROM effects WHERE effect LIKE '%\"notify\"%' AND effect LIKE '%expiring%'")
            .await;
    pool.close().await;
    (reminded, effects)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn many_who_look_at_once_remind_once() {
    const OFFERS: i64 = 8;
    for engine in engines() {
        let database = Database::create(&engine).await;
        let clock = moment::standing(&engine);
        let (store, one) = open(&database, &clock, ServerRules::default()).await;
        // Two processes where the engine can have them.
        let (beside, other) = match engine {
            Engine::Sqlite => (store.clone(), one.clone()),
            Engine::Postgres(_) => open(&database, &clock, ServerRules::default()).await,
        };
        for from in 0..OFFERS {
            send(&one, 10 + from, 50).await;
        }
        clock.advance(5 * DAY_MS);
        let (first, second, third) =
            tokio::join!(one.step_deadlines(), other.step_deadlines(), one.step_deadlines());
        let met = first.expect("a step") + second.expect("a step") + third.expect("a step");
        assert_eq!((i64::from(met), counted(&database).await), (OFFERS, (OFFERS, OFFERS)));
        clock.advance(DAY_MS);
        let (first, second) = tokio::join!(one.step_deadlines(), other.step_deadlines());
        let met = first.expect("a step") + second.expect("a step");
        assert_eq!((i64::from(met), counted(&database).await), (OFFERS, (2 * OFFERS, 2 * OFFERS)));
        store.close().await;
        beside.close().await;
        database.remove().await;
    }
}
