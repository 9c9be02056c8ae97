//! Disputes: opened by a side, decided by moderators or withdrawn, with everything that stands still in between.

mod sides;

use super::closing::close;
use super::pause::pause;
use super::work::{contract, submit};
use crate::feedback::reminded;
use crate::harness::database::engines;
use crate::harness::moderated::ModeratedWorld;
use crate::harness::steps::{Table, labels, message, refused, stable_room, told_in_time};
use crate::harness::world::World;
use discord_emulator::Id;
use discord_emulator::person::{Message, Person, opt};
use parley::domain::time::DAY_MS;
use sqlx::Row as _;

const WORDS: &str = "We agreed on two parts.\nI got one, and no answer.";

/// What is said in the room, and not on the contract.
async fn told(person: &Person, room: Id, words: &str) -> Message {
    let is_it = |told: &Message| !told.ephemeral() && told.says(words) && !told.says("accepted your offer");
    person.wait_message(room, is_it).await.expect("told")
}

/// `/contract dispute`, up to the preview.
async fn preview(world: &World, person: &Person, reason: &str, words: &str) -> Message {
    let number = [opt("number", "1")];
    let asked = message(person.command(world.guild, world.general, "contract dispute", &number).await);
    let form = person.choose(world.general, &asked, "Choose what it's about", &[reason]).await;
    let form = form.expect("an answer").modal().expect("a form");
    message(person.submit(&form, &[("message", words)]).await)
}

/// Opens a dispute about contract #1.
pub(crate) async fn dispute(world: &World, person: &Person, reason: &str, words: &str) -> Message {
    let preview = preview(world, person, reason, words).await;
    message(person.press(world.general, &preview, "Open dispute").await)
}

/// The card of dispute #1 in the moderators' channel, once it is in this stage.
async fn card(moderated: &ModeratedWorld, stage: &str) -> Message {
    let footer = format!("Dispute #1 · {stage}");
    let is_it = |message: &Message| {
        let found = message.embeds().iter().any(|embed| embed["footer"]["text"] == footer.as_str());
        found && !message.ephemeral()
    };
    moderated.mia.wait_message(moderated.queue, is_it).await.expect("the card")
}

/// What a moderator decides, up to the preview.
async fn verdict(
    moderated: &ModeratedWorld,
    who: &Person,
    shown: &Message,
    outcome: &str,
    typed: &[(&str, &str)],
) -> Message {
    let asked = message(who.press(moderated.queue, shown, "Decide").await);
    let form = who.choose(moderated.queue, &asked, "Choose a decision", &[outcome]).await;
    message(who.submit(&form.expect("an answer").modal().expect("a form"), typed).await)
}

async fn ask(moderated: &ModeratedWorld, who: &Person, shown: &Message, question: &str) -> Message {
    let form = who.press(moderated.queue, shown, "Ask both sides").await.expect("an answer");
    message(who.submit(&form.modal().expect("a form"), &[("question", question)]).await)
}

/// Answers the question that `shown` tells of, or the contract.
async fn answer(person: &Person, room: Id, shown: &Message, words: &str) -> Message {
    let form = person.press(room, shown, "Answer").await.expect("an answer").modal().expect("a form");
    message(person.submit(&form, &[("message", words)]).await)
}

/// Ana and Ben have a contract, and Ben has submitted the first part.
async fn submitted(world: &World) -> (Table, Message) {
    let table = Table::set(world).await;
    table.accept(&table.card).await;
    let shown = contract(&table.ben, table.room, "0 of 2 milestones approved").await;
    submit(&table.ben, table.room, &shown, "1. Design", "Drafts.").await;
    let shown = contract(&table.ana, table.room, "**submitted**").await;
    (table, shown)
}

#[tokio::test]
async fn a_dispute_is_opened_asked_about_answered_and_decided() {
    for engine in engines() {
        let moderated = ModeratedWorld::open(&engine, &[]).await;
        let world = &moderated.world;
        let (table, _) = submitted(world).await;
        let Table { ana, ben, room, .. } = &table;

        let shown = preview(world, ana, "The work isn't as agreed", WORDS).await;
        assert_eq!(labels(&shown), ["Open dispute", "Edit", "Discard"], "{}", shown.words());
        let done = message(ana.press(world.general, &shown, "Open dispute").await);
        assert!(done.id == shown.id && done.says("Dispute opened"), "{}", done.words());
        let notice = told(ben, *room, "opened a dispute").await;
        assert_eq!(notice.mentions(), [ben.id()]);
        assert!(notice.says("I got one, and no answer."), "{}", notice.words());
        let news = ben.wait_direct_message(|told| told.says("opened a dispute about your contract"));
        assert!(news.await.expect("told").says("We agreed on two parts."));
        let shown = contract(ben, *room, "opened a dispute").await;
        assert_eq!(
            labels(&shown),
            ["Submit work", "Record payment", "View offer", "Withdraw dispute"],
            "{}",
            shown.words()
        );

        let open = card(&moderated, "Open").await;
        assert_eq!(labels(&open), ["Claim", "View contract", "Ask both sides", "Decide"], "{}", open.words());
        message(moderated.mia.press(moderated.queue, &open, "Claim").await);
        let claimed = card(&moderated, "Claimed").await;
        ask(&moderated, &moderated.mia, &claimed, "What was agreed on for the second part?").await;
        let question = told(ana, *room, "The moderators have a question").await;
        assert_eq!(question.mentions(), [ana.id(), ben.id()]);
        for person in [ana, ben] {
            let news = person.wait_direct_message(|told| told.says("have a question about the dispute"));
            assert!(news.await.expect("told").says("the second part?"));
        }
        let done = answer(ben, *room, &question, "That it's due next week.").await;
        assert!(done.says("Answer sent"), "{}", done.words());
        told(ana, *room, "That it's due next week.").await;
        let shown = contract(ana, *room, "The moderators asked something").await;
        assert!(shown.says("<@") && shown.button("Answer").is_some(), "{}", shown.words());
        answer(ana, *room, &shown, "No, this week.").await;
        told(ben, *room, "No, this week.").await;
        world.settled().await.close().await;

        let claimed = card(&moderated, "Claimed").await;
        assert!(claimed.says("1 question · both sides answered"), "{}", claimed.words());
        let read = message(moderated.mia.press(moderated.queue, &claimed, "View contract").await);
        for words in ["I got one, and no answer.", "the second part?", "due next week", "No, this week."] {
            assert!(read.says(words), "{words}: {}", read.words());
        }
        let typed = [("why", "Half of it is done."), ("amount", "750")];
        let shown = verdict(&moderated, &moderated.mia, &claimed, "Split between both sides", &typed).await;
        assert!(shown.says("750 USD in all") && shown.says("Half of it is done."), "{}", shown.words());
        let done = message(moderated.mia.press(moderated.queue, &shown, "Decide, close contract").await);
        assert!(done.says("Dispute #1 decided"), "{}", done.words());
        let notice = told(ben, *room, "The moderators decided the dispute").await;
        assert_eq!(notice.mentions(), [ana.id(), ben.id()]);
        for person in [ana, ben] {
            let news =
                person.wait_direct_message(|told| told.says("decided the dispute about your contract"));
            let news = news.await.expect("told");
            assert!(news.says("Half of it is done.") && news.says("750 USD in all"), "{}", news.words());
        }
        card(&moderated, "Closed").await;
        let closed = contract(ana, *room, "The moderators closed this contract").await;
        assert_eq!(labels(&closed), ["Record payment", "View offer", "Reopen"], "{}", closed.words());
        world.settled().await.close().await;
        let mut story = world.transcript(moderated.queue, "Mia");
        story += &format!("\n════ The room, as Ben reads it\n{}", stable_room(world, *room, "Ben"));
        insta::allow_duplicates! { insta::assert_snapshot!("disputed_and_decided", story); }
        moderated.world.close().await;
    }
}

#[tokio::test]
async fn what_both_must_agree_on_stands_still_and_the_rest_continues_until_it_is_withdrawn() {
    for engine in engines() {
        let mut world = World::open_for_a_day(&engine).await;
        let (table, running) = submitted(&world).await;
        let Table { ana, ben, room, .. } = &table;
        let review = message(ana.press(*room, &running, "Review work").await);
        let [of_ana, of_ben] = [
            message(ana.press(*room, &running, "View offer").await),
            message(ben.press(*room, &running, "View offer").await),
        ];
        world.pass(10 * DAY_MS).await;
        let done = dispute(&world, ben, "Work wasn't paid", "Two weeks, and no word.").await;
        assert!(done.says("no moderators' channel"), "{}", done.words());

        for said in [
            refused(&world, ana.press(*room, &review, "Approve")).await,
            refused(&world, ana.press(*room, &review, "Ask for a revision")).await,
            refused(&world, ana.press(*room, &of_ana, "Review work")).await,
            refused(&world, ana.press(*room, &of_ana, "Close contract")).await,
            refused(&world, ben.press(*room, &of_ben, "Pause")).await,
        ] {
            assert!(said.contains("A dispute is open"), "{said}");
        }
        let again = [opt("number", "1")];
        let again = ana.command(world.guild, world.general, "contract dispute", &again);
        let said = refused(&world, again).await;
        assert!(said.contains("A dispute is already open"), "{said}");

        // Work and payments continue; nothing is approved by time, and nobody is reminded.
        let shown = contract(ben, *room, "opened a dispute").await;
        submit(ben, *room, &shown, "2. Build", "All of it.").await;
        super::payments::record(ana, *room, &shown, "1. Design", ["$500", ""]).await;
        world.pass(20 * DAY_MS).await;
        world.settled().await.close().await;
        let shown = contract(ana, *room, "0 of 2 milestones approved").await;
        let list = [opt("state", "disputed")];
        let list = message(ana.command(world.guild, world.general, "contracts", &list).await);
        assert!(list.says("In dispute") && list.says("#1"), "{}", list.words());

        // Who opened it withdraws it, and the four days that were left continue.
        let said = refused(&world, ana.press(*room, &shown, "Withdraw dispute")).await;
        assert!(said.contains("The other side opened this dispute"), "{said}");
        let again = message(ben.press(*room, &shown, "Withdraw dispute").await);
        let asked = message(ben.press(*room, &shown, "Withdraw dispute").await);
        assert!(asked.says("Withdraw the dispute?"), "{}", asked.words());
        let done = message(ben.press(*room, &asked, "Withdraw dispute").await);
        assert!(done.says("Dispute withdrawn"), "{}", done.words());
        assert_eq!(told(ana, *room, "withdrew the dispute").await.mentions(), [ana.id()]);
        ana.wait_direct_message(|told| told.says("withdrew the dispute")).await.expect("told");
        world.settled().await.close().await;
        let said = refused(&world, ben.press(*room, &again, "Withdraw dispute")).await;
        assert!(said.contains("This dispute has ended"), "{said}");
        world.pass(4 * DAY_MS - 1).await;
        world.settled().await.close().await;
        contract(ana, *room, "0 of 2 milestones approved").await;
        world.pass(1).await;
        contract(ana, *room, "1 of 2 milestones approved").await;
        world.settled().await.close().await;
        world.kill().await;
        world.close().await;
    }
}

#[tokio::test]
async fn a_paused_contract_stays_paused_and_a_closed_one_is_disputed_for_two_weeks() {
    for engine in engines() {
        let world = World::open_for_a_day(&engine).await;
        let table = Table::set(&world).await;
        let Table { ana, ben, room, .. } = &table;
        table.accept(&table.card).await;
        let shown = contract(ana, *room, "0 of 2").await;
        pause(ana, *room, &shown, "Holidays.").await;
        contract(ben, *room, "Either side can **Resume** it").await;
        dispute(&world, ben, "The other side doesn't answer", "Nothing for a month.").await;
        let shown = contract(ben, *room, "opened a dispute").await;
        assert!(!labels(&shown).contains(&"Resume".to_owned()), "{}", shown.words());
        let asked = message(ben.press(*room, &shown, "Withdraw dispute").await);
        message(ben.press(*room, &asked, "Withdraw dispute").await);
        let shown = contract(ben, *room, "Either side can **Resume** it").await;

        close(ana, *room, &shown, "Completed", "").await;
        let closed = contract(ben, *room, "closed the contract").await;
        let asked = message(ben.press(*room, &closed, "Reopen").await);
        world.pass(13 * DAY_MS).await;
        dispute(&world, ben, "Something else", "It isn't complete.").await;
        let shown = contract(ana, *room, "the contract can't be reopened").await;
        assert_eq!(labels(&shown), ["Record payment", "View offer", "Withdraw dispute"], "{}", shown.words());
        let said = refused(&world, ben.press(*room, &asked, "Ask to reopen")).await;
        assert!(said.contains("A dispute is open"), "{said}");
        let asked = message(ben.press(*room, &shown, "Withdraw dispute").await);
        message(ben.press(*room, &asked, "Withdraw dispute").await);
        contract(ana, *room, "closed the contract").await;
        // What people read of others' records counts it as before.
        let pool = world.settled().await;
        let reason = sqlx::query("SELECT close_reason FROM contracts").fetch_one(&pool).await.expect("a row");
        assert_eq!(reason.get::<String, _>(0), "completed");
        pool.close().await;
        world.pass(DAY_MS).await;
        reminded(&world).await;
        let number = [opt("number", "1")];
        let late = ben.command(world.guild, world.general, "contract dispute", &number);
        let said = refused(&world, late).await;
        assert!(said.contains("It's too late for a dispute"), "{said}");
        world.settled().await.close().await;
        world.close().await;
    }
}

#[tokio::test]
async fn who_is_on_a_side_decides_nothing_and_of_two_moderators_one_wins() {
    for engine in engines() {
        // Ana moderates as well.
        let moderated = ModeratedWorld::open(&engine, &["Ana"]).await;
        let world = &moderated.world;
        let (table, _) = submitted(world).await;
        let Table { ana, ben, .. } = &table;
        dispute(world, ben, "Work wasn't paid", "Two weeks, and no word.").await;
        let open = card(&moderated, "Open").await;
        for button in ["Claim", "View contract", "Ask both sides", "Decide"] {
            let said = refused(world, ana.press(moderated.queue, &open, button)).await;
            assert!(said.contains("You're on a side of dispute #1"), "{button}: {said}");
        }

        // Two claim it at once.
        let claim = id_of(&open, "Claim");
        let (one, two) = tokio::join!(
            moderated.mia.press_id(moderated.queue, &open, &claim),
            moderated.dana.press_id(moderated.queue, &open, &claim),
        );
        let already = || "Dispute #1 is already claimed".to_owned();
        let words = [one, two].map(|answer| told_in_time(answer).unwrap_or_else(already));
        let won = words.iter().filter(|told| told.contains("Dispute #1 claimed")).count();
        let lost = words.iter().filter(|told| told.contains("Dispute #1 is already claimed")).count();
        assert_eq!((won, lost), (1, 1), "{words:#?}");
        let held = card(&moderated, "Claimed").await;
        let (winner, loser) = match words[0].contains("Dispute #1 claimed") {
            true => (&moderated.mia, &moderated.dana),
            false => (&moderated.dana, &moderated.mia),
        };
        let said = refused(world, loser.press(moderated.queue, &held, "Decide")).await;
        assert!(said.contains("is already claimed"), "{said}");

        // One decides; the other one, who would take it over too late, is told.
        let own = open_first(&moderated, loser, "claimed").await;
        let typed = [("why", "It's as agreed.")];
        let shown = verdict(&moderated, winner, &held, "For the freelancer", &typed).await;
        let decided = message(winner.press(moderated.queue, &shown, "Decide, keep contract").await);
        assert!(decided.says("continues as it was before"), "{}", decided.words());
        let closed = card(&moderated, "Closed").await;
        world.settled().await.close().await;
        for button in ["Take over", "Ask both sides", "Decide"] {
            let said = refused(world, loser.press(moderated.queue, &own, button)).await;
            assert!(said.contains("Dispute #1 has ended"), "{button}: {said}");
        }
        assert_eq!(labels(&closed), ["View contract"], "{}", closed.words());

        // The list, and the audit log.
        let all = [opt("state", "all")];
        let list = moderated.mia.command(world.guild, moderated.queue, "parley disputes", &all).await;
        let list = message(list);
        assert!(list.says("Work wasn't paid") && list.says("contract #1"), "{}", list.words());
        let own = open_first(&moderated, ana, "all").await;
        assert!(own.says("You're on a side of this contract") && labels(&own).is_empty(), "{}", own.words());
        let open = moderated.mia.command(world.guild, moderated.queue, "parley disputes", &[]).await;
        assert!(message(open).says("No disputes found"));
        let audit = message(moderated.stage_audit(&moderated.mia).await);
        for words in ["Claimed dispute #1", "Decided dispute #1", "It's as agreed."] {
            assert!(audit.says(words), "{words}: {}", audit.words());
        }
        moderated.world.close().await;
    }
}

/// Opens the first dispute of the list in this state.
async fn open_first(moderated: &ModeratedWorld, who: &Person, state: &str) -> Message {
    let state = [opt("state", state)];
    let guild = moderated.world.guild;
    let list = message(who.command(guild, moderated.queue, "parley disputes", &state).await);
    let menu = list.selects().remove(0);
    let label = menu.options[0].label.clone();
    message(who.choose(moderated.queue, &list, &menu.custom_id, &[&label]).await)
}

fn id_of(shown: &Message, button: &str) -> String {
    shown.button(button).expect("a button").custom_id.expect("an id")
}
