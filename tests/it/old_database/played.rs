//! What people did before everything was kept: offers in every state, reports, sanctions and an agency, with every message and
//! button that comes of it. Owns who does what.

use crate::agencies::membership::{agency, member, question};
use crate::agencies::offers::{AgencyFixture, ROOM, accept};
use crate::harness::moderated::{ModeratedWorld, describe, report};
use crate::harness::steps::{
    CHANGE, FORM, Table, card, card_in_state, change_request, labels, message, preview_offer, room,
    send_offer, send_to_agency,
};
use crate::harness::world::World;
use crate::notifications::email::{fill, settings};
use crate::people::profiles::{BEN, write_profile};
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
pub(super) async fn play(moderated: &ModeratedWorld) -> Played {
    let world = &moderated.world;
    settle_in(moderated).await;
    let table = Table::set(world).await;
    let fixture = AgencyFixture::set(world).await;
    world.pass(5 * DAY_MS + HOUR_MS).await;
    table.ana.wait_message(table.room, |told| told.says("If you need more time")).await.expect("reminded");
    world.pass(2 * DAY_MS - HOUR_MS + MINUTE_MS).await;
    card_in_state(&table.ben, table.room, 1, 1, "Expired").await;
    answer(world, &table).await;
    ask_for_other_terms(world, &table).await;
    hand_to_agency(world, &fixture).await;
    judge(moderated, &table).await;
    world.pass(HOUR_MS - MINUTE_MS).await;
    let file = table.ana.say_with_file(world.general, "The brief.", "brief.txt", b"A brief.").await;
    let file =
        file.expect("it is there").raw["attachments"][0]["url"].as_str().expect("an address").to_owned();
    leave_open(moderated, &table).await;
    look_around(moderated, &table, &fixture).await;
    Played { file }
}

/// Profiles, an address, choices, blocks.
async fn settle_in(moderated: &ModeratedWorld) {
    let world = &moderated.world;
    let (ben, chidi) = (world.person("Ben").await, world.person("Chidi").await);
    write_profile(world, &ben, &BEN).await;
    let hers = write_profile(world, &moderated.mia, &BEN).await;
    message(moderated.mia.press(world.general, &hers, "Stop accepting offers").await);
    let finn = world.person("Finn").await;
    let page = settings(world, &finn).await;
    message(finn.press(world.general, &page, &labels(&page)[1]).await);
    let eve = [opt("member", OptionValue::User(world.id("Eve")))];
    message(chidi.command(world.guild, world.general, "block", &eve).await);
    let page = settings(world, &ben).await;
    let page = fill(world, &ben, &page, "Set address", ("address", "ben@example.org")).await;
    let pool = world.settled().await;
    let code = "SELECT code FROM mail_codes WHERE state = 'open'";
    let code: String = sqlx::query(code).fetch_one(&pool).await.expect("a code").get(0);
    pool.close().await;
    fill(world, &ben, &page, "Enter code", ("code", &code)).await;
}

/// Offers 2 to 7: one waits, one has an open request, and four are over; of these 7 will be removed.
async fn answer(world: &World, table: &Table) {
    table.offer_again(world, 2).await;
    let third = table.offer_again(world, 3).await;
    table.request(&third, &CHANGE).await;
    let fourth = table.offer_again(world, 4).await;
    table.accept(&fourth).await;
    let fifth = table.offer_again(world, 5).await;
    table.decline(&fifth, "too_busy", "Perhaps in spring.").await;
    let sixth = table.offer_again(world, 6).await;
    table.withdraw(&sixth, "We have to postpone it.").await;
    table.offer_again(world, 7).await;
}

/// Offer 8: a request rejected, one approved, one answered with other terms; and one that was open when it was over.
async fn ask_for_other_terms(world: &World, table: &Table) {
    let first = table.offer_again(world, 8).await;
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
async fn hand_to_agency(world: &World, fixture: &AgencyFixture) {
    let AgencyFixture { ana, dana, ben, chidi } = fixture;
    send_to_agency(world, ana, "Studio North").await;
    send_to_agency(world, ana, "Studio North").await;
    let place = room(world, ben, ROOM).await;
    let shown = card(ben, place, 9, 1).await;
    let menu = message(dana.press(place, &shown, "Delegate").await);
    message(dana.choose(place, &menu, "Choose a member", &[chidi.name()]).await);
    let shown = card(ben, place, 10, 1).await;
    accept(ben, place, &shown).await;
    world.settled().await.close().await;
}

/// A card of an offer between two others, in their room.
async fn offered(world: &World, from: &Person, to: &Person, place: &str, number: u32) -> (Id, Message) {
    send_offer(world, from, to.id(), &FORM).await;
    let place = room(world, to, place).await;
    (place, card(to, place, number, 1).await)
}

/// Offers 11 to 15, and reports 1 to 7: each outcome, one that is claimed and one that nobody has taken.
async fn judge(moderated: &ModeratedWorld, table: &Table) {
    let world = &moderated.world;
    let (eve, finn) = (world.person("Eve").await, world.person("Finn").await);
    let chidi = world.person("Chidi").await;
    let seventh = card(&table.ben, table.room, 7, 1).await;
    report(&table.ben, table.room, &seventh, "Spam", "The third one today.").await;
    moderated.decide(&moderated.mia, &moderated.card(1, "Open").await, "Remove offer", "Spam.").await;
    let (place, shown) = offered(world, &eve, &finn, "eve-finn", 11).await;
    let (_, other) = offered(world, &finn, &eve, "eve-finn", 12).await;
    report(&finn, place, &shown, "Harassment", "She calls me names.").await;
    moderated.decide(&moderated.mia, &moderated.card(2, "Open").await, "Suspend", "Be kind.").await;
    let told = eve.wait_direct_message(|told| told.says("have suspended you")).await.expect("told");
    let form = eve.press(told.channel, &told, "Appeal").await.expect("an answer").modal().expect("a form");
    message(eve.submit(&form, &[("words", "It was a joke.")]).await);
    report(&eve, place, &other, "Something else", "He does the same.").await;
    moderated.decide(&moderated.dana, &moderated.card(3, "Open").await, "Suspend", "You too.").await;
    let (place, shown) = offered(world, &chidi, &table.ben, "ben-chidi", 13).await;
    report(&table.ben, place, &shown, "Asks for free work", "A free logo.").await;
    moderated.decide(&moderated.mia, &moderated.card(4, "Open").await, "Warn", "No free work.").await;
    let shown = table.offer_again(world, 14).await;
    report(&table.ben, table.room, &shown, "Spam", "").await;
    message(moderated.mia.press(moderated.queue, &moderated.card(5, "Open").await, "Claim").await);
    send_offer(world, &table.ana, table.ben.id(), &SUSPICIOUS).await;
    let shown = card(&table.ben, table.room, 15, 1).await;
    report(&table.ben, table.room, &shown, "Spam", "Not again.").await;
    let fifth = [opt("offer", "5")];
    let asked = message(table.ben.command(world.guild, world.general, "report", &fifth).await);
    describe(&table.ben, world.general, &asked, "Something else", "I do not like it.").await;
    moderated.decide(&moderated.mia, &moderated.card(7, "Open").await, "Dismiss", "Seen, and fine.").await;
    world.settled().await.close().await;
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
async fn leave_open(moderated: &ModeratedWorld, table: &Table) {
    let (world, Table { ana, ben, room, .. }) = (&moderated.world, table);
    let mut form = FORM;
    form[0].1 = "A shop";
    preview_offer(world, ana, world.id("Chidi"), &form).await;
    let asked = ana.command(world.guild, world.general, "offer send", &[opt("agency", "Studio North")]).await;
    message(ana.submit(&asked.expect("an answer").modal().expect("a form"), &form).await);
    let second = card(ben, *room, 2, 1).await;
    table.preview_request(&second, &CHANGE).await;
    table.preview_modified(&second, &[("price", "$1,700"), ("milestones", "")]).await;
    let asked = change_request(ana, *room, 3, "Open").await;
    let answer = ana.press(*room, &asked, "Send modified offer").await.expect("an answer");
    message(ana.submit(&answer.modal().expect("a form"), &[("price", "$1,750")]).await);
    let mut wrong = BEN;
    wrong[3].1 = "a lot";
    write_profile(world, ben, &wrong).await;
    let chidi = world.person("Chidi").await;
    let page = settings(world, &chidi).await;
    fill(world, &chidi, &page, "Set address", ("address", "chidi(at)example.org")).await;
    let third = card(ben, *room, 3, 1).await;
    let asked = message(ben.press(*room, &third, "Report").await);
    ben.choose(*room, &asked, "What is wrong?", &["Spam"]).await.expect("an answer").modal().expect("a form");
    let queued = moderated.card(6, "Open").await;
    let form = moderated.mia.press(moderated.queue, &queued, "Suspend").await.expect("an answer").modal();
    message(moderated.mia.submit(&form.expect("a form"), &[("why", "Not again."), ("length", "soon")]).await);
}

/// Every other answer that has buttons.
async fn look_around(moderated: &ModeratedWorld, table: &Table, fixture: &AgencyFixture) {
    let world = &moderated.world;
    let ask = async |who: &Person, command: &str| {
        message(who.command(world.guild, world.general, command, &[]).await);
    };
    for command in ["offers", "profile view", "privacy export", "privacy delete", "blocked", "settings"] {
        ask(&fixture.chidi, command).await;
    }
    for command in [
        "parley settings",
        "parley setup",
        "parley check",
        "parley suspensions",
        "parley audit",
        "parley reports",
    ] {
        ask(&moderated.mia, command).await;
    }
    ask(&table.ana, "offers").await;
    let skill = [opt("skill", "Node.js")];
    message(table.ana.command(world.guild, world.general, "freelancers find", &skill).await);
    let whose = [opt("member", OptionValue::User(table.ben.id()))];
    message(table.ana.command(world.guild, world.general, "profile view", &whose).await);
    agency(world, &fixture.dana, "view", &[]).await;
    agency(world, &fixture.dana, "invite", &[member(&moderated.mia), opt("role", "member")]).await;
    question(&moderated.mia).await;
    let ninth = card(&fixture.ben, room(world, &fixture.ben, ROOM).await, 9, 1).await;
    message(fixture.ben.press(ninth.channel, &ninth, "Delegate").await);
    let second = card(&table.ben, table.room, 2, 1).await;
    message(table.ben.press(table.room, &second, "Accept offer").await);
    message(table.ben.press(table.room, &second, "Decline offer").await);
    message(table.ben.press(table.room, &second, "View offer").await);
    message(table.ana.press(table.room, &second, "View offer").await);
    let noted = card(&table.ben, table.room, 15, 1).await;
    message(table.ben.press(table.room, &noted, "View offer").await);
}
