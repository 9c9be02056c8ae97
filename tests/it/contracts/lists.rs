//! `/contracts` and `/contract view`: somebody's own contracts with those that wait first, and one of them in full.

use super::work::{assigned, contract, review, submit};
use crate::agencies::delegate::holds;
use crate::agencies::membership::joins;
use crate::agencies::offers::AgencyFixture;
use crate::harness::database::engines;
use crate::harness::steps::{FORM, Table, card, labels, message, refused, room, send_offer};
use crate::harness::world::{World, roomy};
use discord_emulator::Id;
use discord_emulator::person::{CommandOption, Message, Person, opt};

async fn list(world: &World, person: &Person, options: &[CommandOption]) -> Message {
    let shown = message(person.command(world.guild, world.general, "contracts", options).await);
    assert!(shown.ephemeral(), "a list is for the one who asked");
    shown
}

fn described(page: &Message) -> Vec<String> {
    page.embeds()[0]["description"].as_str().unwrap_or_default().lines().map(str::to_owned).collect()
}

fn text_of<'a>(page: &'a Message, pointer: &str) -> &'a str {
    page.embeds()[0].pointer(pointer).and_then(|text| text.as_str()).unwrap_or_default()
}

/// The numbers of the contracts on a page.
fn numbers(page: &Message) -> Vec<String> {
    described(page).iter().map(|line| line.split("**").nth(1).expect("a number").to_owned()).collect()
}

async fn filtered(world: &World, person: &Person, state: &str, side: &str) -> Vec<String> {
    let shown = list(world, person, &[opt("state", state), opt("side", side)]).await;
    if shown.selects().len() == 2 { Vec::new() } else { numbers(&shown) }
}

/// `/contract view`.
async fn view(world: &World, person: &Person, number: &str) -> Message {
    let named = [opt("number", number)];
    let shown = message(person.command(world.guild, world.general, "contract view", &named).await);
    assert!(shown.ephemeral(), "it is for the one who asked");
    shown
}

/// What somebody is told who can't read it.
async fn not_read(world: &World, person: &Person, number: &str) -> String {
    let named = [opt("number", number)];
    refused(world, person.command(world.guild, world.general, "contract view", &named)).await
}

/// All pages of what somebody reads, from its first one on.
async fn turned(world: &World, person: &Person, first: Message) -> Vec<Message> {
    let mut pages = vec![first];
    while labels(&pages[pages.len() - 1]).contains(&"More".to_owned()) {
        let next = person.press(world.general, &pages[pages.len() - 1], "More").await;
        pages.push(message(next));
    }
    pages
}

/// The client asks for a revision of the one piece that is submitted.
async fn send_back(client: &Person, place: Id, number: u32) {
    let shown = contract(client, place, "**submitted**").await;
    assert!(shown.says(&format!("Contract for offer #{number}")), "{}", shown.words());
    let asked = review(client, place, &shown).await;
    let form = client.press(place, &asked, "Ask for a revision").await.expect("an answer").modal();
    message(client.submit(&form.expect("a form"), &[("message", "A larger logo, please.")]).await);
}

async fn pay(person: &Person, place: Id, shown: &Message, amount: &str) {
    let asked = message(person.press(place, shown, "Record payment").await);
    let form = person.choose(place, &asked, "Choose what was paid for", &["1. Design"]).await;
    let form = form.expect("an answer").modal().expect("a form");
    let preview = message(person.submit(&form, &[("amount", amount), ("note", "Invoice 7")]).await);
    message(person.press(place, &preview, "Record").await);
}

#[tokio::test]
async fn somebody_without_contracts_is_told_how_there_comes_to_be_one() {
    for engine in engines() {
        let world = World::open(&engine).await;
        Table::set(&world).await;
        let shown = list(&world, &world.person("Ben").await, &[]).await;
        assert!(shown.says("No contracts yet") && shown.says("/offer send"), "{}", shown.words());
        assert_eq!((shown.buttons().len(), shown.selects().len()), (0, 0), "there is nothing to filter");
        world.close().await;
    }
}

/// Ben's list, filtered in the message itself; each filter keeps what the other one chose. Gives what waits for him.
async fn chosen_below(world: &World, ben: &Person, shown: Message) -> Message {
    let sides = shown.selects().remove(2).custom_id;
    let shown = message(ben.choose(world.general, &shown, &sides, &["client"]).await);
    assert_eq!(
        (numbers(&shown), text_of(&shown, "/footer/text")),
        (vec!["#4".to_owned()], "1 contract · Page 1 of 1")
    );
    let states = shown.selects().remove(1).custom_id;
    let none = message(ben.choose(world.general, &shown, &states, &["waiting"]).await);
    assert!(
        none.says("No contracts wait for you") && none.says("where you're the client"),
        "{}",
        none.words()
    );
    let sides = none.selects().remove(1).custom_id;
    let back = message(ben.choose(world.general, &none, &sides, &["all"]).await);
    assert_eq!((numbers(&back), back.id), (vec!["#1".to_owned()], shown.id));
    back
}

#[tokio::test]
async fn what_waits_comes_first_and_the_list_is_filtered_by_status_and_side() {
    for engine in engines() {
        let mut world = World::set(&engine, roomy()).await;
        world.start().await;
        let table = Table::set(&world).await;
        let (second, third) = (table.offer_again(&world, 2).await, table.offer_again(&world, 3).await);
        for offered in [&table.card, &second, &third] {
            table.accept(offered).await;
        }
        let Table { ana, ben, room: place, .. } = &table;
        // Ben hires as well.
        send_offer(&world, ben, ana.id(), &FORM).await;
        let fourth = card(ana, *place, 4, 1).await;
        let asked = message(ana.press(*place, &fourth, "Accept offer").await);
        message(ana.press(*place, &asked, "Accept these terms").await);

        let shown = list(&world, ana, &[]).await;
        assert_eq!(
            (numbers(&shown).join(" "), text_of(&shown, "/title")),
            ("#4 #3 #2 #1".to_owned(), "Your contracts")
        );
        let first = contract(ben, *place, "offer #1").await;
        submit(ben, *place, &first, "1. Design", "Drafts.").await;
        let shown = list(&world, ana, &[]).await;
        assert_eq!(
            (numbers(&shown).join(" "), text_of(&shown, "/title")),
            ("#1 #4 #3 #2".to_owned(), "1 contract waits for you")
        );
        let line = format!(
            "🟠 **#1** Landing page · 1,500 USD fixed · with <@{}> · Waiting for you · 0 of 2 milestones approved · started <t:",
            ben.id()
        );
        assert!(described(&shown)[0].starts_with(&line), "{:#?}", described(&shown));
        let second = contract(ben, *place, "offer #2").await;
        pay(ben, *place, &second, "500 USD").await;
        assert_eq!(text_of(&list(&world, ana, &[]).await, "/title"), "2 contracts wait for you");
        assert_eq!(filtered(&world, ana, "waiting", "all").await, ["#2", "#1"]);
        assert_eq!(filtered(&world, ana, "active", "client").await, ["#2", "#1", "#3"]);
        assert_eq!(filtered(&world, ana, "active", "freelancer").await, ["#4"]);
        assert_eq!(filtered(&world, ben, "active", "client").await, ["#4"]);
        assert_eq!(filtered(&world, ben, "waiting", "all").await, [""; 0]);
        assert_eq!(filtered(&world, ana, "closed", "all").await, [""; 0]);

        // Answered, each goes back to its place, and a revision waits for the other side.
        send_back(ana, *place, 1).await;
        let shown = list(&world, ben, &[]).await;
        assert_eq!(
            (numbers(&shown).join(" "), text_of(&shown, "/title")),
            ("#1 #4 #3 #2".to_owned(), "1 contract waits for you")
        );
        assert_eq!(filtered(&world, ana, "waiting", "all").await, ["#2"]);

        let back = chosen_below(&world, ben, shown).await;

        // A line opens the contract, with what its reader can do.
        let menu = back.selects().remove(0);
        let opened =
            message(ben.choose(world.general, &back, &menu.custom_id, &[&menu.options[0].value]).await);
        assert!(opened.ephemeral() && opened.says("A larger logo, please."), "{}", opened.words());
        assert_eq!(
            labels(&opened),
            [
                "Submit work",
                "Record payment",
                "Change terms",
                "Pause",
                "Close contract",
                "Dispute",
                "View offer",
                "Export"
            ]
        );
        submit(ben, world.general, &opened, "1. Design", "It's larger.").await;
        assert_eq!(filtered(&world, ana, "waiting", "all").await, ["#2", "#1"]);
        world.settled().await.close().await;
        world.close().await;
    }
}

#[tokio::test]
async fn ten_contracts_make_a_page_and_a_number_is_suggested() {
    for engine in engines() {
        let mut world = World::set(&engine, roomy()).await;
        world.allow_many_offers();
        world.start().await;
        let (ana, ben) = (world.person("Ana").await, world.person("Ben").await);
        for number in 1..=12 {
            let title = format!("Work {number}");
            let mut form = FORM;
            form[0].1 = &title;
            send_offer(&world, &ana, ben.id(), &form).await;
        }
        let place = room(&world, &ben, "ana-ben").await;
        for number in 1..=11 {
            let offered = card(&ben, place, number, 1).await;
            let asked = message(ben.press(place, &offered, "Accept offer").await);
            message(ben.press(place, &asked, "Accept these terms").await);
        }
        let first = list(&world, &ben, &[]).await;
        assert_eq!(
            (numbers(&first).len(), text_of(&first, "/footer/text")),
            (10, "11 contracts · Page 1 of 2")
        );
        assert_eq!(labels(&first), ["Older"]);
        let second = message(ben.press(world.general, &first, "Older").await);
        assert_eq!((numbers(&second), second.id), (vec!["#1".to_owned()], first.id));
        let back = message(ben.press(world.general, &second, "Newer").await);
        assert_eq!(numbers(&back), numbers(&first));

        let suggested = async |person: &Person, typed: &str| {
            let typed = [opt("number", typed)];
            let found =
                person.autocomplete(world.guild, world.general, "contract view", &typed, "number").await;
            found.expect("suggestions").into_iter().map(|choice| choice.name).collect::<Vec<_>>()
        };
        assert_eq!(suggested(&ben, "").await.len(), 11, "an offer is no contract yet");
        let fitting = [
            "#11 · Active · 1,500 USD fixed · Work 11",
            "#10 · Active · 1,500 USD fixed · Work 10",
            "#1 · Active · 1,500 USD fixed · Work 1",
        ];
        assert_eq!(suggested(&ben, "#1").await, fitting);
        assert_eq!(suggested(&ana, "work 7").await, ["#7 · Active · 1,500 USD fixed · Work 7"]);
        assert!(suggested(&world.person("Chidi").await, "").await.is_empty());
        world.close().await;
    }
}

#[tokio::test]
async fn a_contract_is_read_by_its_sides_and_for_others_there_is_none() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let table = Table::set(&world).await;
        let Table { ana, ben, room: place, .. } = &table;
        world.settled().await.close().await;
        let said = not_read(&world, ana, "1").await;
        assert!(said.contains("I can't find that contract"), "an offer is no contract yet: {said}");
        table.accept(&table.card).await;
        let shown = contract(ben, *place, "0 of 2 milestones approved").await;
        submit(ben, *place, &shown, "1. Design", "Drafts.").await;
        pay(ana, *place, &shown, "500 USD").await;
        world.settled().await.close().await;
        for typed in ["1", "#1", " # 1 "] {
            let read = view(&world, ana, typed).await;
            assert!(read.says("Landing page") && read.says("Submitted by"), "{typed:?}: {}", read.words());
        }
        let read = view(&world, ben, "1").await;
        assert!(read.says("A payment is waiting for your answer"), "{}", read.words());
        assert_eq!(
            labels(&read),
            [
                "Submit work",
                "Record payment",
                "Review payment",
                "Change terms",
                "Pause",
                "Close contract",
                "Dispute",
                "View offer",
                "Export"
            ]
        );
        insta::allow_duplicates! {
            let seen = world.transcript(world.general, "Ben");
            let last = seen.rsplit_once("Ben used /contract view").expect("what he read").1;
            insta::assert_snapshot!("contract_as_ben", last.trim_start());
        }
        let asked = message(ben.press(world.general, &read, "Review payment").await);
        message(ben.press(world.general, &asked, "Confirm").await);
        world.settled().await.close().await;

        let chidi = world.person("Chidi").await;
        let others = not_read(&world, &chidi, "1").await;
        assert!(others.contains("I can't find that contract"), "{others}");
        assert_eq!(others, not_read(&world, &chidi, "7").await, "strangers learn nothing");
        // A moderator sees all offers, and no contract.
        assert_eq!(others, not_read(&world, &world.person("Mia").await, "1").await);
        assert!(not_read(&world, ana, "Landing page").await.contains("Choose one from the list"));
        world.close().await;
    }
}

#[tokio::test]
async fn an_agencys_contract_is_read_by_those_who_answer_and_by_the_member_who_does_the_work() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let (fixture, place, shown) = assigned(&world).await;
        let AgencyFixture { ana, dana, ben, chidi } = &fixture;
        let mia = world.person("Mia").await;
        joins(&world, dana, &mia, "member").await;
        let hired = list(&world, ana, &[]).await;
        assert!(hired.says("with **Studio North** · Active"), "{}", hired.words());
        for reader in [dana, ben] {
            let listed = list(&world, reader, &[]).await;
            let line = format!("1,500 USD fixed · with <@{}> for **Studio North** · Active", ana.id());
            assert!(listed.says(&line), "{}", listed.words());
            assert_eq!(filtered(&world, reader, "active", "agency").await, ["#1"]);
            assert_eq!(filtered(&world, reader, "active", "freelancer").await, [""; 0]);
        }
        let listed = list(&world, chidi, &[]).await;
        assert!(listed.says("assigned to you · with"), "{}", listed.words());
        assert!(list(&world, &mia, &[]).await.says("No contracts yet"), "the work is Chidi's");
        world.settled().await.close().await;
        let said = not_read(&world, &mia, "1").await;
        assert!(said.contains("I can't find that contract"), "{said}");

        // A revision waits for all who can submit it, a payment for those who answer.
        submit(chidi, place, &shown, "1. Design", "Drafts.").await;
        assert_eq!(filtered(&world, ana, "waiting", "client").await, ["#1"]);
        send_back(ana, place, 1).await;
        for reader in [dana, ben, chidi] {
            assert_eq!(filtered(&world, reader, "waiting", "agency").await, ["#1"]);
        }
        let again = contract(chidi, place, "in revision").await;
        submit(chidi, place, &again, "1. Design", "It's larger.").await;
        pay(ana, place, &again, "500 USD").await;
        for (reader, waiting) in [(dana, 1), (ben, 1), (chidi, 0)] {
            assert_eq!(filtered(&world, reader, "waiting", "all").await.len(), waiting, "{}", reader.name());
        }
        world.settled().await.close().await;
        let read = view(&world, dana, "1").await;
        assert!(read.says("Payment of 500 USD recorded by") && read.says("Invoice 7"), "{}", read.words());
        let read = view(&world, chidi, "#1").await;
        assert!(read.says("Payment recorded by") && read.says("It's larger."), "{}", read.words());
        assert_eq!(labels(&read), ["Submit work", "View offer", "Export"], "the second milestone is open");
        for kept in ["500", "1,000", "1,500"] {
            assert!(
                !holds(&read.words(), kept) && !holds(&listed.words(), kept),
                "{kept} in {}",
                read.words()
            );
        }
        assert!(!read.says("Invoice"), "{}", read.words());
        world.close().await;
    }
}

#[tokio::test]
async fn a_long_contract_has_pages_and_each_part_is_one_choice_away() {
    for engine in engines() {
        let mut world = World::set(&engine, roomy()).await;
        world.start().await;
        let (ana, ben) = (world.person("Ana").await, world.person("Ben").await);
        let (description, milestones) =
            ("All of it, *in our colours*. ".repeat(120), "Part: 100\n".repeat(20));
        let mut form = FORM;
        (form[1].1, form[2].1, form[4].1) = (description.as_str(), "2,000 USD", milestones.as_str());
        send_offer(&world, &ana, ben.id(), &form).await;
        let place = room(&world, &ben, "ana-ben").await;
        let table = Table { card: card(&ben, place, 1, 1).await, ana, ben, room: place };
        let Table { ana, ben, .. } = &table;
        table.accept(&table.card).await;
        let shown = contract(ben, place, "0 of 20 milestones approved").await;
        let words = "A paragraph of what is ready. ".repeat(60);
        for piece in 1..=20 {
            submit(ben, place, &shown, &format!("{piece}. Part"), &words).await;
        }
        world.settled().await.close().await;

        let pages = turned(&world, ana, view(&world, ana, "1").await).await;
        assert!(pages.len() > 2, "{} pages", pages.len());
        assert!(pages.iter().all(|page| page.id == pages[0].id), "they take each other's place");
        let all: String = pages.iter().map(Message::words).collect();
        assert_eq!(all.matches("Submitted by").count(), 20);
        assert!(all.contains("Long messages are shortened here"), "{all}");
        let menu = pages[0].selects().remove(0);
        let names: Vec<_> = menu.options.iter().map(|option| option.label.as_str()).collect();
        assert_eq!(names, ["Overview", "Timeline"]);
        let jumped = message(ana.choose(world.general, &pages[0], &menu.custom_id, &["Timeline"]).await);
        assert!(jumped.says("20. Part") && jumped.id == pages[0].id, "{}", jumped.words());
        let back = message(ana.choose(world.general, &jumped, &menu.custom_id, &["Overview"]).await);
        assert_eq!(back.words(), pages[0].words());
        assert_eq!(
            labels(&back),
            [
                "Review work",
                "Record payment",
                "Change terms",
                "Pause",
                "Close contract",
                "Dispute",
                "More",
                "View offer",
                "Export"
            ]
        );
        world.close().await;
    }
}
