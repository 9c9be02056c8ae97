//! The terms of a contract that runs: other ones proposed by one side, answered by the other, and counted from then on.

use super::work::{assigned, contract, review, submit};
use crate::agencies::offers::AgencyFixture;
use crate::harness::database::engines;
use crate::harness::moment::to_wednesday;
use crate::harness::steps::{FORM, Table, card, labels, message, refused, room, send_offer, stable_room};
use crate::harness::world::World;
use discord_emulator::Id;
use discord_emulator::person::{Message, Modal, Person, opt};
use parley::domain::time::DAY_MS;

async fn told(person: &Person, room: Id, words: &str) -> Message {
    // The contract says the same.
    let is_it = |told: &Message| !told.ephemeral() && told.says(words) && !told.says("accepted your offer");
    person.wait_message(room, is_it).await.expect("told")
}

async fn form(person: &Person, room: Id, shown: &Message, button: &str) -> Modal {
    person.press(room, shown, button).await.expect("an answer").modal().expect("a form")
}

/// Somebody types other terms, and looks at them.
async fn preview(person: &Person, room: Id, shown: &Message, typed: &[(&str, &str)]) -> Message {
    let form = form(person, room, shown, "Change terms").await;
    message(person.submit(&form, typed).await)
}

/// The same, and proposes them.
async fn propose(person: &Person, room: Id, shown: &Message, typed: &[(&str, &str)]) -> Message {
    let asked = preview(person, room, shown, typed).await;
    message(person.press(room, &asked, "Send request").await)
}

#[tokio::test]
async fn both_sides_agree_on_other_milestones_and_those_that_are_approved_stay() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let table = Table::set(&world).await;
        let Table { ana, ben, room, .. } = &table;
        table.accept(&table.card).await;
        let shown = contract(ben, *room, "0 of 2 milestones approved").await;
        submit(ben, *room, &shown, "1. Design", "Drafts.").await;
        let asked = review(ana, *room, &contract(ana, *room, "**submitted**").await).await;
        message(ana.press(*room, &asked, "Approve").await);
        let shown = contract(ben, *room, "1 of 2 milestones approved").await;

        // What is filled in is what counts; unchanged, there is nothing to send.
        let empty = form(ben, *room, &shown, "Change terms").await;
        let filled: Vec<_> = empty.inputs.iter().map(|input| input.value.clone()).collect();
        assert!(filled[3].starts_with("Design: 500 USD\nBuild: 1,000 USD"), "{filled:?}");
        let same = message(ben.submit(&empty, &[]).await);
        assert!(same.says("No changes yet") && labels(&same) == ["Edit", "Discard"], "{}", same.words());

        // An approved milestone stays; a mistake is mended by its button.
        let edit = form(ben, *room, &same, "Edit").await;
        let wrong = ("milestones", "Design: 600\nBuild: 1000");
        let cannot = message(ben.submit(&edit, &[("price", "$1,600"), wrong]).await);
        assert!(cannot.says("1. Design is already approved"), "{}", cannot.words());
        assert_eq!(labels(&cannot), ["Edit", "Discard"]);
        let edit = form(ben, *room, &cannot, "Edit").await;
        let parts = ("milestones", "Design: 500\nBuild: 1000\nTexts: 300");
        let wrong = message(ben.submit(&edit, &[("price", "$1,500"), parts]).await);
        let asked = message(ben.press(*room, &wrong, "1,800 USD").await);
        assert!(asked.says("Current · version 1") && asked.says("3. Texts · 300 USD"), "{}", asked.words());
        assert!(
            asked.says("what @Ana will see") || asked.says("will see for contract #1"),
            "{}",
            asked.words()
        );
        let sent = message(ben.press(*room, &asked, "Send request").await);
        assert!(sent.id == asked.id && sent.says("Changes requested"), "{}", sent.words());

        // The other side is told, and the contract stays as it is.
        let notice = told(ana, *room, "requested changes to the terms").await;
        assert_eq!(notice.mentions(), [ana.id()]);
        let news = ana.wait_direct_message(|told| told.says("requested changes to your contract")).await;
        assert!(news.expect("told").says("Price, Milestones"));
        let listed = message(ana.command(world.guild, world.general, "contracts", &[]).await);
        assert!(listed.says("1 contract waits for you"), "{}", listed.words());
        let waiting = contract(ben, *room, "can answer with **Review changes**").await;
        assert!(waiting.says("1 of 2 milestones approved"), "{}", waiting.words());

        // Who proposed it can only take it back.
        let own = message(ben.press(*room, &notice, "Review changes").await);
        assert_eq!(labels(&own), ["Withdraw request"], "{}", own.words());
        let asked = message(ana.press(*room, &notice, "Review changes").await);
        assert_eq!(labels(&asked), ["Approve", "Reject", "Request different terms"], "{}", asked.words());
        let stale = message(ana.press(*room, &notice, "Review changes").await);
        let done = message(ana.press(*room, &asked, "Approve").await);
        assert!(done.id == asked.id && done.says("now version 2"), "{}", done.words());
        let shown = contract(ben, *room, "1 of 3 milestones approved · 500 USD of 1,800 USD").await;
        assert!(shown.says("Version 2") && labels(&shown).contains(&"Change terms".to_owned()));
        ben.wait_direct_message(|told| told.says("approved the changes")).await.expect("told");
        for button in ["Approve", "Request different terms"] {
            let said = refused(&world, ana.press(*room, &stale, button)).await;
            assert!(said.contains("There's no change request"), "{said}");
        }
        let said = refused(&world, ben.press(*room, &own, "Withdraw request")).await;
        assert!(said.contains("There's no change request"), "{said}");

        // The third milestone is worked on like the others, and the earlier terms stay readable.
        submit(ben, *room, &shown, "3. Texts", "All texts.").await;
        let asked =
            review(ana, *room, &contract(ana, *room, "3. Texts · 300 USD · **submitted**").await).await;
        message(ana.press(*room, &asked, "Approve").await);
        contract(ben, *room, "2 of 3 milestones approved · 800 USD of 1,800 USD").await;
        let read = message(ben.command(world.guild, *room, "contract view", &[opt("number", "1")]).await);
        assert!(read.says("Terms in version 1") && read.says("2. Build · 1,000 USD"), "{}", read.words());
        world.settled().await.close().await;
        insta::allow_duplicates! {
            insta::assert_snapshot!("other_milestones_as_ben", stable_room(&world, *room, "Ben"));
        }
        world.close().await;
    }
}

#[tokio::test]
async fn a_request_is_rejected_withdrawn_or_answered_with_other_terms() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let table = Table::set(&world).await;
        let Table { ana, ben, room, .. } = &table;
        table.accept(&table.card).await;
        let shown = contract(ana, *room, "0 of 2 milestones approved").await;
        let schedule = [("schedule", "due in 5 weeks"), ("message", "Take your time.")];
        propose(ana, *room, &shown, &schedule).await;
        let first = told(ben, *room, "Take your time.").await;
        let asked = message(ben.press(*room, &first, "Review changes").await);
        let reject = form(ben, *room, &asked, "Reject").await;
        let done = message(ben.submit(&reject, &[("message", "I'd rather be quick.")]).await);
        assert!(done.id == asked.id && done.says("Changes rejected"), "{}", done.words());
        let notice = told(ana, *room, "rejected the changes").await;
        assert!(notice.says("I'd rather be quick.") && notice.mentions() == [ana.id()], "{}", notice.words());
        ana.wait_direct_message(|told| told.says("rejected the changes")).await.expect("told");
        let said = refused(&world, ben.press(*room, &first, "Review changes")).await;
        assert!(said.contains("There's no change request"), "{said}");

        // A second one is withdrawn, and nobody can agree to it from an old page.
        let shown = contract(ana, *room, "0 of 2").await;
        propose(ana, *room, &shown, &[("schedule", "due in 6 weeks"), ("message", "Six, then.")]).await;
        let second = told(ben, *room, "Six, then.").await;
        let page = message(ben.press(*room, &second, "Review changes").await);
        let own =
            message(ana.press(*room, &contract(ana, *room, "Review changes").await, "Review changes").await);
        let done = message(ana.press(*room, &own, "Withdraw request").await);
        assert!(done.says("Change request withdrawn"), "{}", done.words());
        told(ben, *room, "withdrew the change request").await;
        let said = refused(&world, ben.press(*room, &page, "Approve")).await;
        assert!(said.contains("There's no change request"), "{said}");

        // A third one is answered with different terms: those wait now, for the other side.
        let shown = contract(ben, *room, "0 of 2").await;
        propose(ben, *room, &shown, &[("price", "$1,900"), ("milestones", "Design: 500\nBuild: 1400")]).await;
        let third = told(ana, *room, "2. Build · 1,400 USD").await;
        let asked = message(ana.press(*room, &third, "Review changes").await);
        let counter = form(ana, *room, &asked, "Request different terms").await;
        let filled: Vec<_> = counter.inputs.iter().map(|input| input.value.clone()).collect();
        assert!(filled[3].contains("Build: 1,400 USD"), "{filled:?}");
        let less = [("price", "$1,700"), ("milestones", "Design: 500\nBuild: 1200")];
        let asked = message(ana.submit(&counter, &less).await);
        assert!(asked.says("with these terms instead"), "{}", asked.words());
        message(ana.press(*room, &asked, "Send request").await);
        let fourth = told(ben, *room, "2. Build · 1,200 USD").await;
        let said = refused(&world, ana.press(*room, &third, "Review changes")).await;
        assert!(said.contains("There's no change request"), "{said}");
        let asked = message(ben.press(*room, &fourth, "Review changes").await);
        message(ben.press(*room, &asked, "Approve").await);
        contract(ana, *room, "0 of 2 milestones approved · 0 USD of 1,700 USD").await;

        // One that waits is named before the contract is closed, and is over then.
        let shown = contract(ben, *room, "1,700 USD").await;
        propose(ben, *room, &shown, &[("description", "A landing page.")]).await;
        let last = told(ana, *room, "A landing page.").await;
        let page = message(ana.press(*room, &last, "Review changes").await);
        let shown = contract(ana, *room, "Review changes").await;
        let asked = message(ana.press(*room, &shown, "Close contract").await);
        assert!(asked.says("A change request isn't answered yet"), "{}", asked.words());
        let form = ana.choose(*room, &asked, "Choose a reason", &["Completed"]).await.expect("an answer");
        let asked = message(ana.submit(&form.modal().expect("a form"), &[]).await);
        message(ana.press(*room, &asked, "Close contract").await);
        let said = refused(&world, ana.press(*room, &page, "Approve")).await;
        assert!(said.contains("The contract is closed"), "{said}");
        world.settled().await.close().await;
        world.close().await;
    }
}

const BY_THE_HOUR: [(&str, &str); 5] =
    [FORM[0], FORM[1], ("price", "40 USD/h, max 20h/week"), ("schedule", ""), ("milestones", "")];

#[tokio::test]
async fn another_rate_counts_from_its_day_and_the_statement_shows_both() {
    for engine in engines() {
        let world = World::open_for_a_day(&engine).await;
        to_wednesday(&world.clock);
        let (ana, ben) = (world.person("Ana").await, world.person("Ben").await);
        send_offer(&world, &ana, ben.id(), &BY_THE_HOUR).await;
        let place = room(&world, &ben, "ana-ben").await;
        let offered = card(&ben, place, 1, 1).await;
        let asked = message(ben.press(place, &offered, "Accept offer").await);
        message(ben.press(place, &asked, "Accept these terms").await);
        let shown = contract(&ben, place, "None logged yet").await;

        // By the hour there are no milestones to type; a fixed price or another currency is not this contract.
        let typed = form(&ben, place, &shown, "Change terms").await;
        let inputs: Vec<_> = typed.inputs.iter().map(|input| input.custom_id.as_str()).collect();
        assert_eq!(inputs, ["description", "price", "schedule", "message"]);
        let mut typed = typed;
        for (price, why) in [("$900", "can't become a fixed price"), ("50 EUR/h", "must be in USD")] {
            let cannot = message(ben.submit(&typed, &[("price", price)]).await);
            assert!(cannot.says(why) && labels(&cannot) == ["Edit", "Discard"], "{}", cannot.words());
            typed = form(&ben, place, &cannot, "Edit").await;
        }
        let asked = message(ben.submit(&typed, &[("price", "50 USD/h, max 30h/week")]).await);
        let menu = asked.selects().first().expect("the days").clone();
        assert_eq!(menu.options.len(), 25);
        // From Friday on.
        let friday = menu.options[2].value.clone();
        let asked = message(ben.choose(place, &asked, &menu.custom_id, &[friday.as_str()]).await);
        assert!(asked.says("The new rate applies from Fri"), "{}", asked.words());
        message(ben.press(place, &asked, "Send request").await);
        let notice = told(&ana, place, "requested changes to the terms").await;
        let asked = message(ana.press(place, &notice, "Review changes").await);
        assert!(asked.says("The new rate applies from Fri"), "{}", asked.words());
        message(ana.press(place, &asked, "Approve").await);
        contract(&ben, place, "Version 2").await;

        // Two hours today at the old rate, two on Friday at the new one.
        let log = async |time: &str, day: &str| {
            let options = [opt("number", "1"), opt("time", time), opt("done", "Work"), opt("day", day)];
            let asked = message(ben.command(world.guild, place, "contract log", &options).await);
            message(ben.press(place, &asked, "Log hours").await);
        };
        log("2h", "today").await;
        contract(&ben, place, "2h in all · 80 USD").await;
        world.pass(2 * DAY_MS).await;
        log("2h", "today").await;
        contract(&ben, place, "4h in all · 180 USD").await;
        log("1h", "yesterday").await;
        contract(&ben, place, "5h in all · 220 USD").await;
        world.pass(4 * DAY_MS).await;
        let statement = told(&ana, place, "Statement for the week of").await;
        assert!(statement.says("3h × 40 USD/h = **120 USD**"), "{}", statement.words());
        assert!(statement.says("2h × 50 USD/h = **100 USD**"), "{}", statement.words());
        assert!(statement.says("Total: **220 USD**"), "{}", statement.words());
        world.settled().await.close().await;
        world.close().await;
    }
}

#[tokio::test]
async fn in_the_room_of_an_agency_nobody_reads_amounts_and_a_member_decides_nothing() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let (fixture, place, shown) = assigned(&world).await;
        let AgencyFixture { ana, dana, chidi, .. } = &fixture;
        let said = refused(&world, chidi.press(place, &shown, "Change terms")).await;
        assert!(said.contains("That's for the agency's owner or a manager"), "{said}");
        let more = [("price", "$1,700"), ("milestones", "Design: 500\nBuild: 1200")];
        propose(dana, place, &shown, &more).await;
        let notice = told(ana, place, "requested changes to the terms").await;
        for amount in ["1,700", "1,200", "1,500", "1,000"] {
            assert!(!notice.says(amount), "{}", notice.words());
        }
        let said = refused(&world, chidi.press(place, &notice, "Review changes")).await;
        assert!(said.contains("That's for the agency's owner or a manager"), "{said}");
        let read = message(chidi.command(world.guild, place, "contract view", &[opt("number", "1")]).await);
        assert!(
            !read.says("1,700") && !labels(&read).contains(&"Review changes".to_owned()),
            "{}",
            read.words()
        );
        let asked = message(ana.press(place, &notice, "Review changes").await);
        assert!(asked.says("1,700 USD") && asked.says("2. Build · 1,200 USD"), "{}", asked.words());
        message(ana.press(place, &asked, "Approve").await);
        contract(dana, place, "Version 2").await;
        let read = message(chidi.command(world.guild, place, "contract view", &[opt("number", "1")]).await);
        for amount in ["1,700", "1,200", "1,500", "1,000"] {
            assert!(!read.says(amount), "{}", read.words());
        }
        world.settled().await.close().await;
        world.close().await;
    }
}
