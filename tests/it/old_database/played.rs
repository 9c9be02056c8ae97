//! What people did before everything was kept: offers in every state, reports, sanctions and an agency, with every message and
//! button that comes of it. Owns who does what.

use crate::moderated::{Court, describe, report};
use crate::stage::Stage;
use crate::steps::{
    CHANGE, FORM, Table, card, card_in_state, change_request, labels, message, preview_offer, room,
    send_offer, send_to_agency,
};
use crate::story_agency::{agency, member, question};
use crate::story_agency_offers::{ROOM, Studio, accept};
use crate::story_email::{fill, settings};
use crate::story_profiles::{BEN, write_profile};
use discord_emulator::Id;
use discord_emulator::person::{Message, OptionValue, Person, opt};
use parley::domain::time::{DAY_MS, HOUR_MS, MINUTE_MS};
use sqlx::Row as _;

/// What the rest of the story needs to know.
pub(super) struct Played {
    /// A file that somebody gave Discord: its address.
    pub(super) file: String,
}

/// Everything, from [`super::thaw::KEPT_AT`] less a week and an hour to that moment.
pub(super) async fn play(court: &Court) -> Played {
    let stage = &court.stage;
    settle_in(court).await;
    let table = Table::set(stage).await;
    let studio = Studio::set(stage).await;
    stage.clock.advance(5 * DAY_MS + HOUR_MS);
    table.ana.wait_message(table.room, |told| told.says("If you need more time")).await.expect("reminded");
    stage.clock.advance(2 * DAY_MS - HOUR_MS + MINUTE_MS);
    card_in_state(&table.ben, table.room, 1, 1, "Expired").await;
    answer(stage, &table).await;
    ask_for_other_terms(stage, &table).await;
    hand_to_agency(stage, &studio).await;
    judge(court, &table).await;
    stage.clock.advance(HOUR_MS - MINUTE_MS);
    let file = table.ana.say_with_file(stage.general, "The brief.", "brief.txt", b"A brief.").await;
    let file =
        file.expect("it is there").raw["attachments"][0]["url"].as_str().expect("an address").to_owned();
    leave_open(court, &table).await;
    look_around(court, &table, &studio).await;
    Played { file }
}

/// Profiles, an address, choices, blocks.
async fn settle_in(court: &Court) {
    let stage = &court.stage;
    let (ben, chidi) = (stage.person("Ben").await, stage.person("Chidi").await);
    write_profile(stage, &ben, &BEN).await;
    let hers = write_profile(stage, &court.mia, &BEN).await;
    message(court.mia.press(stage.general, &hers, "Stop accepting offers").await);
    let finn = stage.person("Finn").await;
    let page = settings(stage, &finn).await;
    message(finn.press(stage.general, &page, &labels(&page)[1]).await);
    let eve = [opt("member", OptionValue::User(stage.id("Eve")))];
    message(chidi.command(stage.guild, stage.general, "block", &eve).await);
    let page = settings(stage, &ben).await;
    let page = fill(stage, &ben, &page, "Set address", ("address", "ben@example.org")).await;
    let pool = stage.settled().await;
    let code = "SELECT code FROM mail_codes WHERE state = 'open'";
    let code: String = sqlx::query(code).fetch_one(&pool).await.expect("a code").get(0);
    pool.close().await;
    fill(stage, &ben, &page, "Enter code", ("code", &code)).await;
}

/// Offers 2 to 7: one waits, one has an open request, and four are over; of these 7 will be removed.
async fn answer(stage: &Stage, table: &Table) {
    table.offer_again(stage, 2).await;
    let third = table.offer_again(stage, 3).await;
    table.request(&third, &CHANGE).await;
    let fourth = table.offer_again(stage, 4).await;
    table.accept(&fourth).await;
    let fifth = table.offer_again(stage, 5).await;
    table.decline(&fifth, "too_busy", "Perhaps in spring.").await;
    let sixth = table.offer_again(stage, 6).await;
    table.withdraw(&sixth, "We have to postpone it.").await;
    table.offer_again(stage, 7).await;
}

/// Offer 8: a request rejected, one approved, one answered with other terms; and one that was open when it was over.
async fn ask_for_other_terms(stage: &Stage, table: &Table) {
    let first = table.offer_again(stage, 8).await;
    table.request(&first, &CHANGE).await;
    table.reject(8, "The budget is fixed.").await;
    let first = card(&table.ben, table.room, 8, 1).await;
    table.request(&first, &CHANGE).await;
    table.approve(8).await;
    let second = card(&table.ben, table.room, 8, 2).await;
    table.request(&second, &[("price", "$2,000")]).await;
    let asked = change_request(&table.ana, table.room, 8, "Open").await;
    let form = table.ana.press(table.room, &asked, "Send modified offer").await.expect("an answer");
    let preview = message(table.ana.submit(&form.modal().expect("a form"), &[("price", "$1,900")]).await);
    message(table.ana.press(table.room, &preview, "Send").await);
    card(&table.ben, table.room, 8, 3).await;
}

/// Offers 9 and 10 to the agency: one waits and is handed to Chidi, one is a contract.
async fn hand_to_agency(stage: &Stage, studio: &Studio) {
    let Studio { ana, dana, ben, chidi } = studio;
    send_to_agency(stage, ana, "Studio North").await;
    send_to_agency(stage, ana, "Studio North").await;
    let place = room(stage, ben, ROOM).await;
    let shown = card(ben, place, 9, 1).await;
    let menu = message(dana.press(place, &shown, "Delegate").await);
    message(dana.choose(place, &menu, "Choose a member", &[chidi.name()]).await);
    let shown = card(ben, place, 10, 1).await;
    accept(ben, place, &shown).await;
    stage.settled().await.close().await;
}

/// A card of an offer between two others, in their room.
async fn offered(stage: &Stage, from: &Person, to: &Person, place: &str, number: u32) -> (Id, Message) {
    send_offer(stage, from, to.id(), &FORM).await;
    let place = room(stage, to, place).await;
    (place, card(to, place, number, 1).await)
}

/// Offers 11 to 15, and reports 1 to 7: each outcome, one that is claimed and one that nobody has taken.
async fn judge(court: &Court, table: &Table) {
    let stage = &court.stage;
    let (eve, finn) = (stage.person("Eve").await, stage.person("Finn").await);
    let chidi = stage.person("Chidi").await;
    let seventh = card(&table.ben, table.room, 7, 1).await;
    report(&table.ben, table.room, &seventh, "Spam", "The third one today.").await;
    court.decide(&court.mia, &court.card(1, "Open").await, "Remove offer", "Spam.").await;
    let (place, shown) = offered(stage, &eve, &finn, "eve-finn", 11).await;
    let (_, other) = offered(stage, &finn, &eve, "eve-finn", 12).await;
    report(&finn, place, &shown, "Harassment", "She calls me names.").await;
    court.decide(&court.mia, &court.card(2, "Open").await, "Suspend", "Be kind.").await;
    let told = eve.wait_direct_message(|told| told.says("have suspended you")).await.expect("told");
    let form = eve.press(told.channel, &told, "Appeal").await.expect("an answer").modal().expect("a form");
    message(eve.submit(&form, &[("words", "It was a joke.")]).await);
    report(&eve, place, &other, "Something else", "He does the same.").await;
    court.decide(&court.dana, &court.card(3, "Open").await, "Suspend", "You too.").await;
    let (place, shown) = offered(stage, &chidi, &table.ben, "ben-chidi", 13).await;
    report(&table.ben, place, &shown, "Asks for free work", "A free logo.").await;
    court.decide(&court.mia, &court.card(4, "Open").await, "Warn", "No free work.").await;
    let shown = table.offer_again(stage, 14).await;
    report(&table.ben, table.room, &shown, "Spam", "").await;
    message(court.mia.press(court.queue, &court.card(5, "Open").await, "Claim").await);
    send_offer(stage, &table.ana, table.ben.id(), &SUSPICIOUS).await;
    let shown = card(&table.ben, table.room, 15, 1).await;
    report(&table.ben, table.room, &shown, "Spam", "Not again.").await;
    let fifth = [opt("offer", "5")];
    let asked = message(table.ben.command(stage.guild, stage.general, "report", &fifth).await);
    describe(&table.ben, stage.general, &asked, "Something else", "I do not like it.").await;
    court.decide(&court.mia, &court.card(7, "Open").await, "Dismiss", "Seen, and fine.").await;
    stage.settled().await.close().await;
}

/// An offer beside which notes stand.
const SUSPICIOUS: [(&str, &str); 5] = [
    ("title", "Landing page"),
    ("description", "Write to me on Telegram, @ana_pays; you get the first part by gift card."),
    ("price", "$1,500"),
    ("schedule", ""),
    ("milestones", ""),
];

/// What was typed and not sent: one draft of each kind.
async fn leave_open(court: &Court, table: &Table) {
    let (stage, Table { ana, ben, room, .. }) = (&court.stage, table);
    let mut form = FORM;
    form[0].1 = "A shop";
    preview_offer(stage, ana, stage.id("Chidi"), &form).await;
    let asked = ana.command(stage.guild, stage.general, "offer send", &[opt("agency", "Studio North")]).await;
    message(ana.submit(&asked.expect("an answer").modal().expect("a form"), &form).await);
    let second = card(ben, *room, 2, 1).await;
    table.preview_request(&second, &CHANGE).await;
    table.preview_modified(&second, &[("price", "$1,700"), ("milestones", "")]).await;
    let asked = change_request(ana, *room, 3, "Open").await;
    let answer = ana.press(*room, &asked, "Send modified offer").await.expect("an answer");
    message(ana.submit(&answer.modal().expect("a form"), &[("price", "$1,750")]).await);
    let mut wrong = BEN;
    wrong[3].1 = "a lot";
    write_profile(stage, ben, &wrong).await;
    let chidi = stage.person("Chidi").await;
    let page = settings(stage, &chidi).await;
    fill(stage, &chidi, &page, "Set address", ("address", "chidi(at)example.org")).await;
    let third = card(ben, *room, 3, 1).await;
    let asked = message(ben.press(*room, &third, "Report").await);
    ben.choose(*room, &asked, "What is wrong?", &["Spam"]).await.expect("an answer").modal().expect("a form");
    let queued = court.card(6, "Open").await;
    let form = court.mia.press(court.queue, &queued, "Suspend").await.expect("an answer").modal();
    message(court.mia.submit(&form.expect("a form"), &[("why", "Not again."), ("length", "soon")]).await);
}

/// Every other answer that has buttons.
async fn look_around(court: &Court, table: &Table, studio: &Studio) {
    let stage = &court.stage;
    let ask = async |who: &Person, command: &str| {
        message(who.command(stage.guild, stage.general, command, &[]).await);
    };
    for command in ["offers", "profile view", "privacy export", "privacy delete", "blocked", "settings"] {
        ask(&studio.chidi, command).await;
    }
    for command in [
        "parley settings",
        "parley setup",
        "parley check",
        "parley suspensions",
        "parley audit",
        "parley reports",
    ] {
        ask(&court.mia, command).await;
    }
    ask(&table.ana, "offers").await;
    let skill = [opt("skill", "Node.js")];
    message(table.ana.command(stage.guild, stage.general, "freelancers find", &skill).await);
    let whose = [opt("member", OptionValue::User(table.ben.id()))];
    message(table.ana.command(stage.guild, stage.general, "profile view", &whose).await);
    agency(stage, &studio.dana, "view", &[]).await;
    agency(stage, &studio.dana, "invite", &[member(&court.mia), opt("role", "member")]).await;
    question(&court.mia).await;
    let ninth = card(&studio.ben, room(stage, &studio.ben, ROOM).await, 9, 1).await;
    message(studio.ben.press(ninth.channel, &ninth, "Delegate").await);
    let second = card(&table.ben, table.room, 2, 1).await;
    message(table.ben.press(table.room, &second, "Accept").await);
    message(table.ben.press(table.room, &second, "Decline").await);
    message(table.ben.press(table.room, &second, "View offer").await);
    message(table.ana.press(table.room, &second, "View offer").await);
    let noted = card(&table.ben, table.room, 15, 1).await;
    message(table.ben.press(table.room, &noted, "View offer").await);
}
