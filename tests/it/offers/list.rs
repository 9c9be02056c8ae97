//! `/offers`: what somebody sent and received, newest first, ten lines a page, each a way into View offer.

use crate::harness::database::{Engine, engines};
use crate::harness::steps::{FORM, Table, card_in_state, labels, message, send_offer};
use crate::harness::world::{World, roomy};
use discord_emulator::person::{CommandOption, Message, Person, opt};

/// A stage on which one client may send many offers.
async fn open_for_many(engine: &Engine) -> World {
    let mut world = World::set(engine, roomy()).await;
    world.config.offers.new_per_hour = 100;
    world.config.offers.pending_per_pair = 100;
    world.config.offers.pending_per_client = 100;
    world.start().await;
    world
}

async fn list(world: &World, person: &Person) -> Message {
    list_with(world, person, &[]).await
}

async fn list_with(world: &World, person: &Person, options: &[CommandOption]) -> Message {
    let shown = message(person.command(world.guild, world.general, "offers", options).await);
    assert!(shown.ephemeral(), "a list is for the one who asked");
    shown
}

/// The lines of a page.
fn lines(page: &Message) -> Vec<String> {
    let text = page.embeds()[0]["description"].as_str().unwrap_or_default();
    text.lines().map(str::to_owned).collect()
}

fn footer(page: &Message) -> &str {
    page.embeds()[0]["footer"]["text"].as_str().unwrap_or_default()
}

#[tokio::test]
async fn somebody_without_offers_is_told_how_to_begin() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let shown = list(&world, &world.person("Chidi").await).await;
        assert!(shown.says("No offers yet") && shown.says("/offer send"), "{}", shown.words());
        assert_eq!((shown.buttons().len(), shown.selects().len()), (0, 0), "there is nothing to filter");
        world.close().await;
    }
}

#[tokio::test]
async fn a_line_shows_state_title_price_the_other_side_and_age() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let table = Table::set(&world).await;
        let Table { ana, ben, room, card } = &table;
        table.decline(card, "too_busy", "").await;
        card_in_state(ben, *room, 1, 1, "Declined").await;
        let hourly =
            [("title", "Two *weeks* of help"), ("description", "On call."), ("price", "€40/h, max 20h/week")];
        send_offer(&world, ben, ana.id(), &hourly).await;
        for (reader, first, second) in [
            (ana, format!("from <@{}>", ben.id()), format!("to <@{}>", ben.id())),
            (ben, format!("to <@{}>", ana.id()), format!("from <@{}>", ana.id())),
        ] {
            let lines = lines(&list(&world, reader).await);
            let newest = format!(
                r"🔵 **#2** Two \*weeks\* of help · 40 EUR an hour, up to 20 h a week · {first} · <t:"
            );
            let oldest = format!("⚪ **#1** Landing page · 1,500 USD fixed · {second} · <t:");
            assert_eq!(lines.len(), 2);
            assert!(lines[0].starts_with(&newest) && lines[1].starts_with(&oldest), "{lines:#?}");
        }
        world.close().await;
    }
}

#[tokio::test]
async fn ten_lines_make_a_page_and_every_line_opens() {
    for engine in engines() {
        let world = open_for_many(&engine).await;
        let (ana, ben) = (world.person("Ana").await, world.person("Ben").await);
        for number in 1..=21 {
            let title = format!("Work {number}");
            let mut form = FORM;
            form[0].1 = &title;
            send_offer(&world, &ana, ben.id(), &form).await;
        }
        let first = list(&world, &ben).await;
        assert_eq!(
            (lines(&first).len(), footer(&first), &labels(&first)[..]),
            (10, "21 offers · Page 1 of 3", &["Older".to_owned()][..])
        );
        assert!(lines(&first)[0].contains("Work 21") && lines(&first)[9].contains("Work 12"));
        let second = message(ben.press(world.general, &first, "Older").await);
        assert_eq!((second.id, labels(&second).len(), lines(&second).len()), (first.id, 2, 10));
        let third = message(ben.press(world.general, &second, "Older").await);
        assert_eq!((lines(&third).len(), footer(&third)), (1, "21 offers · Page 3 of 3"));
        let back = message(ben.press(world.general, &third, "Newer").await);
        assert_eq!(lines(&back), lines(&second));

        let menu = back.selects().remove(0);
        assert_eq!(menu.options.len(), 10);
        for option in [&menu.options[0], &menu.options[9]] {
            let opened = message(ben.choose(world.general, &back, &menu.custom_id, &[&option.value]).await);
            assert!(
                opened.ephemeral() && opened.says(option.label.split_once(' ').expect("a title").1),
                "{}",
                opened.words()
            );
        }
        world.close().await;
    }
}

/// The numbers of the offers on a page.
fn numbers(page: &Message) -> Vec<String> {
    let number = |line: String| line.split("**").nth(1).expect("a number").to_owned();
    lines(page).into_iter().map(number).collect()
}

/// Ana's offers 1 to 5 to Ben: accepted, declined, withdrawn, and two that wait; and Ben's to Ana, which waits too.
async fn prepare(world: &World) -> Table {
    let table = Table::set(world).await;
    let (second, third) = (table.offer_again(world, 2).await, table.offer_again(world, 3).await);
    table.accept(&table.card).await;
    table.decline(&second, "too_busy", "").await;
    table.withdraw(&third, "").await;
    table.offer_again(world, 4).await;
    table.offer_again(world, 5).await;
    send_offer(world, &table.ben, table.ana.id(), &FORM).await;
    for (number, word) in [(1, "Accepted"), (2, "Declined"), (3, "Withdrawn")] {
        card_in_state(&table.ben, table.room, number, 1, word).await;
    }
    table
}

#[tokio::test]
async fn the_list_is_filtered_by_state_and_direction() {
    for engine in engines() {
        let mut world = World::set(&engine, roomy()).await;
        world.start().await;
        let Table { ana, ben, .. } = &prepare(&world).await;
        let filtered = async |person: &Person, state: &str, direction: &str| {
            let options = [opt("state", state), opt("direction", direction)];
            numbers(&list_with(&world, person, &options).await)
        };
        assert_eq!(numbers(&list(&world, ana).await), ["#6", "#5", "#4", "#3", "#2", "#1"]);
        assert_eq!(filtered(ana, "pending", "all").await, ["#6", "#5", "#4"]);
        assert_eq!(filtered(ana, "pending", "sent").await, ["#5", "#4"]);
        assert_eq!(filtered(ana, "pending", "received").await, ["#6"]);
        assert_eq!(filtered(ben, "pending", "sent").await, ["#6"]);
        assert_eq!(filtered(ben, "declined", "received").await, ["#2"]);

        // The same in the message itself; each filter keeps what the other one chose.
        let shown = list(&world, ana).await;
        let filters: Vec<_> = shown.selects().into_iter().map(|select| select.custom_id).collect();
        let [_, states, _] = &filters[..] else { panic!("{filters:?}") };
        let shown = message(ana.choose(world.general, &shown, states, &["withdrawn"]).await);
        assert_eq!((numbers(&shown), footer(&shown)), (vec!["#3".to_owned()], "1 offer · Page 1 of 1"));
        let directions = shown.selects().remove(2).custom_id;
        let none = message(ana.choose(world.general, &shown, &directions, &["received"]).await);
        assert_eq!(none.id, shown.id);
        let seen = world.transcript(world.general, "Ana");
        let last = seen.rsplit_once("Ana used /offers").expect("the list").1.trim_start();
        insta::assert_snapshot!("nothing_behind_the_filter", last);
        let states = none.selects().remove(0).custom_id;
        let back = message(ana.choose(world.general, &none, &states, &["any"]).await);
        assert_eq!(numbers(&back), ["#6"], "still those that she received");
        world.close().await;
    }
}

#[tokio::test]
async fn a_page_keeps_its_filter() {
    for engine in engines() {
        let world = open_for_many(&engine).await;
        let table = Table::set(&world).await;
        for number in 2..=12 {
            table.offer_again(&world, number).await;
        }
        table.withdraw(&table.card, "").await;
        send_offer(&world, &table.ben, table.ana.id(), &FORM).await;
        let (ana, options) = (&table.ana, [opt("state", "pending"), opt("direction", "sent")]);
        let first = list_with(&world, ana, &options).await;
        assert_eq!((lines(&first).len(), footer(&first)), (10, "11 offers · Page 1 of 2"));
        let second = message(ana.press(world.general, &first, "Older").await);
        assert_eq!(numbers(&second), ["#2"]);
        // What the page held is gone meanwhile: the last page that there is.
        let old = crate::harness::steps::card(&table.ben, table.room, 2, 1).await;
        table.withdraw(&old, "").await;
        let back = message(ana.press(world.general, &second, "Newer").await);
        assert_eq!((numbers(&back).len(), footer(&back)), (10, "10 offers · Page 1 of 1"));
        world.close().await;
    }
}
