//! Hours of a contract: logged, objected to, taken out, and stated at the end of each week.

use super::work::contract;
use crate::agencies::membership::member as of_agency;
use crate::agencies::offers::{AgencyFixture, ROOM};
use crate::harness::database::{Database, engines};
use crate::harness::moment::{self, to_wednesday};
use crate::harness::steps::{FORM, card, labels, message, refused, room, send_offer, stable_room};
use crate::harness::use_cases::{addressee, member, open, send_new};
use crate::harness::world::World;
use discord_emulator::Id;
use discord_emulator::person::{Message, Modal, Person, opt};
use parley::app::{App, Caller, TypedHours};
use parley::domain::form::OfferForm;
use parley::domain::ids::{ContractId, GuildId, PersonId};
use parley::domain::offers::draft::OfferOptions;
use parley::domain::server::ServerRules;
use parley::domain::server::setting::Setting;
use parley::domain::time::{DAY_MS, HOUR_MS};

/// The form of an offer by the hour.
pub(crate) const BY_THE_HOUR: [(&str, &str); 5] =
    [FORM[0], FORM[1], ("price", "40 USD/h, max 20h/week"), ("schedule", ""), ("milestones", "")];

async fn told(person: &Person, room: Id, words: &str) -> Message {
    person.wait_message(room, |told| !told.ephemeral() && told.says(words)).await.expect("told")
}

async fn form(person: &Person, room: Id, shown: &Message, button: &str) -> Modal {
    person.press(room, shown, button).await.expect("an answer").modal().expect("a form")
}

async fn preview(person: &Person, room: Id, shown: &Message, time: &str, done: &str) -> Message {
    let form = form(person, room, shown, "Log hours").await;
    message(person.submit(&form, &[("time", time), ("done", done)]).await)
}

async fn log(person: &Person, room: Id, shown: &Message, time: &str, done: &str) -> Message {
    let asked = preview(person, room, shown, time, done).await;
    message(person.press(room, &asked, "Log hours").await)
}

/// The hours that somebody looks at, by how their line begins.
async fn review(person: &Person, room: Id, shown: &Message, line: &str) -> Message {
    let list = message(person.press(room, shown, "Review hours").await);
    let menu = list.selects().first().expect("the hours").clone();
    let found = menu.options.iter().find(|option| option.label.starts_with(line)).expect("the line");
    message(person.choose(room, &list, &menu.custom_id, &[found.value.as_str()]).await)
}

async fn object(client: &Person, room: Id, shown: &Message, words: &str) -> Message {
    let form = form(client, room, shown, "Object").await;
    message(client.submit(&form, &[("message", words)]).await)
}

/// Ana and Ben with a contract by the hour, on a Wednesday.
async fn agreed(world: &World) -> (Person, Person, Id) {
    to_wednesday(&world.clock);
    let (ana, ben) = (world.person("Ana").await, world.person("Ben").await);
    send_offer(world, &ana, ben.id(), &BY_THE_HOUR).await;
    let place = room(world, &ben, "ana-ben").await;
    let offered = card(&ben, place, 1, 1).await;
    let asked = message(ben.press(place, &offered, "Accept offer").await);
    message(ben.press(place, &asked, "Accept these terms").await);
    contract(&ben, place, "None logged yet").await;
    (ana, ben, place)
}

/// The client objects; whoever logged the hours takes them out, and logs what is right.
async fn settle(world: &World, (ana, ben): (&Person, &Person), place: Id) {
    let shown = contract(ana, place, "5h in all").await;
    let one = review(ana, place, &shown, "1h 30m").await;
    assert_eq!(labels(&one), ["Object"], "{}", one.words());
    let done = object(ana, place, &one, "We don't count meetings.").await;
    assert!(done.id == one.id && done.says("You objected to 1h 30m"), "{}", done.words());
    let notice = told(ben, place, "objected to 1h 30m").await;
    assert_eq!(notice.mentions(), [ben.id()]);
    ben.wait_direct_message(|told| told.says("objected to hours")).await.expect("told");
    contract(ben, place, "In question: 1h 30m").await;
    let listed = message(ben.command(world.guild, world.general, "contracts", &[]).await);
    assert!(listed.says("1 contract waits for you"), "{}", listed.words());
    let one = message(ben.press(place, &notice, "Review hours").await);
    assert_eq!(labels(&one), ["Remove hours"], "{}", one.words());
    message(ben.press(place, &one, "Remove hours").await);
    told(ana, place, "removed hours: 1h 30m").await;
    let shown = contract(ben, place, "3h 30m in all · 140 USD").await;
    log(ben, place, &shown, "45m", "A meeting, half of it").await;
}

#[tokio::test]
async fn hours_are_logged_and_each_week_ends_with_a_statement() {
    for engine in engines() {
        let world = World::open_for_a_day(&engine).await;
        let (ana, ben, place) = agreed(&world).await;
        let shown = contract(&ben, place, "None logged yet").await;
        let buttons =
            ["Submit work", "Record payment", "View offer", "Log hours", "Change terms", "Close contract"];
        assert_eq!(labels(&shown), buttons);
        let said = refused(&world, ana.press(place, &shown, "Log hours")).await;
        assert!(said.contains("That's for the other side"), "{said}");

        // A number that may be minutes is asked about, and everything comes back as it was typed.
        let wrong = preview(&ben, place, &shown, "130", "First drafts").await;
        assert!(wrong.says("more hours than a day has") && wrong.says("130m"), "{}", wrong.words());
        let again = form(&ben, place, &wrong, "Fix it").await;
        let typed: Vec<_> = again.inputs.iter().map(|input| input.value.as_str()).collect();
        assert_eq!(typed, ["130", "First drafts"]);
        let asked = message(ben.submit(&again, &[("time", "3h 30m"), ("done", "First drafts")]).await);
        assert!(asked.says("140 USD") && asked.says("0h of 20h"), "{}", asked.words());
        let done = message(ben.press(place, &asked, "Log hours").await);
        assert!(done.id == asked.id && done.says("3h 30m of 20h"), "{}", done.words());
        let shown = contract(&ana, place, "3h 30m in all · 140 USD").await;

        // More than the week has left can't be logged; less can, by the command as well.
        let above = preview(&ben, place, &shown, "16:31", "Everything").await;
        assert!(above.says("Still free that week: 16h 30m"), "{}", above.words());
        assert!(!labels(&above).contains(&"Log hours".to_owned()), "{:?}", labels(&above));
        message(ben.press(place, &above, "Discard").await);
        let options =
            [opt("number", "1"), opt("time", "1:30"), opt("done", "A meeting"), opt("day", "today")];
        let asked = message(ben.command(world.guild, place, "contract log", &options).await);
        message(ben.press(place, &asked, "Log hours").await);
        contract(&ben, place, "5h in all · 200 USD").await;

        settle(&world, (&ana, &ben), place).await;

        // On Monday there is a statement, once.
        world.pass(5 * DAY_MS).await;
        let statement = told(&ana, place, "Statement for the week of").await;
        assert_eq!(statement.mentions(), [ana.id()]);
        assert!(statement.says("4h 15m × 40 USD/h = **170 USD**"), "{}", statement.words());
        for person in [&ana, &ben] {
            person
                .wait_direct_message(|told| told.says("4h 15m that week, 170 USD in all"))
                .await
                .expect("told");
        }
        let kept = review(&ana, place, &statement, "3h 30m").await;
        let one = review(&ana, place, &statement, "45m").await;
        object(&ana, place, &one, "That was 30 minutes.").await;
        let one = review(&ana, place, &statement, "45m").await;
        message(ana.press(place, &one, "Withdraw objection").await);
        told(&ben, place, "withdrew the objection to 45m").await;

        // Hours for the week before are told at once, and come with the next statement.
        let shown = contract(&ben, place, "4h 15m in all · 170 USD").await;
        let asked = preview(&ben, place, &shown, "1", "An icon that I forgot").await;
        let days = asked.selects().first().expect("the days").clone();
        assert_eq!(days.options.len(), 6, "none before the contract began");
        let asked = ben.choose(place, &asked, &days.custom_id, &[days.options[5].value.as_str()]).await;
        let done = message(ben.press(place, &message(asked), "Log hours").await);
        assert!(done.says("That week has ended"), "{}", done.words());
        told(&ana, place, "logged hours for a week that has ended: 1h").await;
        world.pass(7 * DAY_MS).await;
        let corrected = told(&ana, place, "Logged later for the week of").await;
        assert!(corrected.says("1h · 40 USD"), "{}", corrected.words());
        let said = refused(&world, ana.press(place, &kept, "Object")).await;
        assert!(said.contains("too late to object"), "{said}");

        let record = [opt("number", "1")];
        let viewed = message(ana.command(world.guild, place, "contract view", &record).await);
        assert!(viewed.says("5h 15m in all · 210 USD"), "{}", viewed.words());
        world.settled().await.close().await;
        insta::allow_duplicates! {
            insta::assert_snapshot!("by_the_hour_as_ben", stable_room(&world, place, "Ben"));
        }
        world.close().await;
    }
}

/// For an agency the member who does the work logs hours and reads no amount; those who answer for it read all.
#[tokio::test]
async fn a_member_of_an_agency_logs_hours_and_reads_no_amount() {
    for engine in engines() {
        let world = World::open_for_a_day(&engine).await;
        to_wednesday(&world.clock);
        let fixture = AgencyFixture::set(&world).await;
        let AgencyFixture { ana, dana, chidi, .. } = &fixture;
        let to = [opt("agency", "Studio North"), of_agency(chidi)];
        let asked = ana.command(world.guild, world.general, "offer send", &to).await;
        let form = asked.expect("an answer").modal().expect("a form");
        let asked = message(ana.submit(&form, &BY_THE_HOUR).await);
        message(ana.press(world.general, &asked, "Send").await);
        let place = room(&world, dana, ROOM).await;
        let offered = card(dana, place, 1, 1).await;
        crate::agencies::offers::accept(dana, place, &offered).await;
        let shown = contract(dana, place, "None logged yet").await;
        let asked = message(dana.press(place, &shown, "Assign work").await);
        message(dana.choose(place, &asked, "Choose a member", &[chidi.name()]).await);
        room(&world, chidi, ROOM).await;
        let asked = preview(chidi, place, &shown, "2h", "Sketches").await;
        assert!(asked.says("2h") && !asked.says("USD"), "{}", asked.words());
        message(chidi.press(place, &asked, "Log hours").await);
        let shown = contract(dana, place, "2h in all").await;
        assert!(!shown.says("80 USD"), "{}", shown.words());
        let asked = preview(dana, place, &shown, "1h", "A review").await;
        assert!(asked.says("40 USD"), "{}", asked.words());
        message(dana.press(place, &asked, "Log hours").await);
        let shown = contract(chidi, place, "3h in all").await;

        // Each takes out their own, and those who answer for the agency everything.
        let one = review(chidi, place, &shown, "1h").await;
        assert!(labels(&one).is_empty(), "{:?}", labels(&one));
        let one = review(dana, place, &shown, "2h").await;
        assert_eq!(labels(&one), ["Remove hours"]);
        world.pass(7 * DAY_MS).await;
        let statement = told(chidi, place, "Statement for the week of").await;
        assert!(statement.says("3h") && !statement.says("120 USD"), "{}", statement.words());
        let record = [opt("number", "1")];
        let viewed = message(chidi.command(world.guild, place, "contract view", &record).await);
        assert!(viewed.says("3h in all") && !viewed.says("120 USD"), "{}", viewed.words());
        let viewed = message(dana.command(world.guild, place, "contract view", &record).await);
        assert!(viewed.says("120 USD"), "{}", viewed.words());
        let notice = ana.wait_direct_message(|told| told.says("120 USD")).await.expect("told");
        assert!(notice.says("3h"), "{}", notice.words());
        world.close().await;
    }
}

/// What was missed while Parley was away is done at its return, once; nothing said for a month pauses the contract.
#[tokio::test]
async fn after_an_absence_the_week_is_stated_once_and_a_quiet_contract_is_paused() {
    for engine in engines() {
        let mut world = World::open_for_a_day(&engine).await;
        let (ana, ben, place) = agreed(&world).await;
        let shown = contract(&ben, place, "None logged yet").await;
        log(&ben, place, &shown, "2h", "Drafts").await;
        world.settled().await.close().await;
        world.kill().await;
        world.clock.advance(21 * DAY_MS);
        world.start().await;
        told(&ana, place, "2h × 40 USD/h").await;
        world.settled().await.close().await;
        world.pass(30 * DAY_MS).await;
        let paused = told(&ben, place, "nothing happened on it for 30 days").await;
        assert!(labels(&paused).contains(&"Resume".to_owned()), "{:?}", labels(&paused));
        for person in [&ana, &ben] {
            person.wait_direct_message(|told| told.says("Parley paused your contract")).await.expect("told");
        }
        contract(&ben, place, "either side can **Resume** it").await;
        world.settled().await.close().await;
        let statements = ana.messages(place).await.expect("messages");
        let statements = statements.iter().filter(|told| told.says("Statement for the week of"));
        assert_eq!(statements.count(), 1);
        world.close().await;
    }
}

/// A contract by the hour, without Discord.
async fn by_the_hour(app: &App, guild: GuildId) -> (Caller, ContractId) {
    let (client, recipient) = (member(guild, PersonId(1)), member(guild, PersonId(2)));
    let form = OfferForm {
        title: "Logo".to_owned(),
        description: "A logo.".to_owned(),
        price: "40 USD/h".to_owned(),
        ..OfferForm::default()
    };
    let draft = app.begin_offer(&client, &addressee(PersonId(2)), OfferOptions::default()).await;
    let offer = send_new(app, &client, draft.expect("a draft").id, form).await.offer;
    let contract = app.accept(&recipient, offer.id, 1).await.expect("accepted").1.id;
    (recipient, contract)
}

/// The week ends where the server is, also when its admins say that it is somewhere else.
#[tokio::test]
async fn another_time_zone_moves_the_end_of_the_week() {
    for engine in engines() {
        let database = Database::create(&engine).await;
        let clock = moment::standing(&engine);
        to_wednesday(&clock);
        let (store, app) = open(&database, &clock, ServerRules::default()).await;
        let guild = GuildId(10);
        let (recipient, contract) = by_the_hour(&app, guild).await;
        let typed = TypedHours { time: "2h", done: "Drafts.", day: None };
        let preview = app.type_hours(&recipient, contract, typed).await.expect("a preview");
        app.log_hours(&recipient, preview.draft, preview.hash()).await.expect("logged");
        let weeks = async || {
            while app.step_deadlines().await.expect("a step") > 0 {}
            let found = app.view_contract(&recipient, contract).await.expect("the contract").found;
            found.work.0.iter().filter(|entry| entry.week.is_some()).count()
        };
        // Sunday, 18:00 in UTC: Monday in the east, not yet in the west.
        clock.advance(4 * DAY_MS + 6 * HOUR_MS);
        assert_eq!(weeks().await, 0);
        let admin = Caller { manages_server: true, ..member(guild, PersonId(9)) };
        let set = async |zone: &str| {
            let zone = Setting::read_time_zone(zone).expect("a zone");
            app.change_settings(&admin, &[zone]).await.expect("changed");
        };
        set("America/New_York").await;
        assert_eq!(weeks().await, 0);
        set("Pacific/Kiritimati").await;
        let next = app.next_deadline().await.expect("it is read");
        assert!(next.is_some_and(|next| next <= clock.now()), "nobody looks before: {next:?}");
        assert_eq!(weeks().await, 1);
        set("America/New_York").await;
        clock.advance(7 * DAY_MS);
        assert_eq!(weeks().await, 1, "once");
        store.close().await;
        database.remove().await;
    }
}
