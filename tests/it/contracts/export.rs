//! `/contract export` and **Export**: both sides take the same contract away, a member who does the work takes it without amounts, and
//! others take nothing.

use super::payments::record;
use super::work::{assigned, contract, review, submit};
use crate::agencies::delegate::holds;
use crate::agencies::offers::AgencyFixture;
use crate::harness::database::{Database, engines};
use crate::harness::moment;
use crate::harness::steps::{FORM, Table, card, labels, message, refused, room, send_offer};
use crate::harness::use_cases::{addressee, member, open, send_new};
use crate::harness::world::{World, workshop};
use discord_emulator::person::{Message, Person, opt};
use ical::IcalParser;
use ical::parser::ical::component::IcalEvent;
use parley::app::WrittenDocument;
use parley::discord::contracts::views::export::exported;
use parley::domain::form::OfferForm;
use parley::domain::ids::{GuildId, PersonId};
use parley::domain::offers::draft::OfferOptions;
use parley::domain::server::ServerRules;
use parley::domain::time::DAY_MS;
use parley::words::Language;
use ring::digest::{SHA256, digest};
use serde_json::{Value, json};
use std::process::Command;

/// What somebody takes away, by how the files' names end.
struct Taken {
    answer: Message,
    html: String,
    json: String,
    ics: Option<String>,
}

impl Taken {
    async fn of(answer: Message) -> Self {
        assert!(answer.ephemeral(), "only the person reads it");
        let mut taken = Self { html: String::new(), json: String::new(), ics: None, answer };
        for file in taken.answer.raw["attachments"].as_array().cloned().unwrap_or_default() {
            let url = file["url"].as_str().expect("a file");
            let text = reqwest::get(url).await.expect("it is there").text().await.expect("text");
            match file["filename"].as_str().and_then(|name| name.strip_prefix("contract-1.")) {
                Some("html") => taken.html = text,
                Some("json") => taken.json = text,
                Some("ics") => taken.ics = Some(text),
                _ => panic!("{file}"),
            }
        }
        taken
    }

    /// By the command.
    async fn by_command(world: &World, person: &Person) -> Self {
        let named = [opt("number", "1")];
        Self::of(message(person.command(world.guild, world.general, "contract export", &named).await)).await
    }

    /// By the button, without typing anything.
    async fn by_button(world: &World, person: &Person) -> Self {
        let list = message(person.command(world.guild, world.general, "contracts", &[]).await);
        let menu = list.selects().remove(0);
        let chosen = [menu.options[0].value.as_str()];
        let read = message(person.choose(world.general, &list, &menu.custom_id, &chosen).await);
        Self::of(message(person.press(world.general, &read, "Export").await)).await
    }

    fn facts(&self) -> Value {
        serde_json::from_str(&self.json).expect("it is JSON")
    }

    /// The hash that the file says, and the same worked out from its other lines; also as the page says how.
    fn check_hash(&self) -> String {
        let said = self.facts()["sha256"].as_str().expect("a hash").to_owned();
        let others: String =
            self.json.split_inclusive('\n').filter(|line| !line.starts_with("  \"sha256\"")).collect();
        let hash = digest(&SHA256, others.as_bytes());
        let hash: String = hash.as_ref().iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(hash, said);
        assert!(self.html.contains(&format!("<code>{said}</code>")), "the page says it");
        assert!(self.answer.says(&said), "the answer says it: {}", self.answer.words());
        let (_, command) = self.html.split_once("<pre><code>").expect("a command");
        let command = command.split("</code>").next().unwrap_or_default().replace("&quot;", "\"");
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join("contract-1.json"), &self.json).expect("written");
        // Not every machine has the tool; where it is, it says the same.
        let ran = Command::new("sh").args(["-c", &command]).current_dir(folder.path()).output().expect("run");
        if ran.status.success() {
            assert_eq!(String::from_utf8_lossy(&ran.stdout), format!("{said}  -\n"), "{command}");
        }
        said
    }

    /// All that somebody can read of it, without moments, hashes and ids, which hold any number.
    fn texts(&self) -> [String; 4] {
        let (_, page) = self.html.split_once("</style>").expect("a style");
        let is_moment = |text: &&str| text.starts_with("20") && text.ends_with('Z');
        let is_hash = |text: &&str| text.len() == 64 && text.chars().all(|c| c.is_ascii_hexdigit());
        let without = |text: &str| {
            let parts = text.split(['"', '>', '<', '`']).filter(|part| !is_moment(part) && !is_hash(part));
            parts.collect::<Vec<_>>().join(" ")
        };
        let dates = self.ics.as_deref().unwrap_or_default().lines();
        let dates: Vec<_> =
            dates.filter(|line| !line.starts_with("DT") && !line.starts_with("UID")).collect();
        [without(page), without(&self.json), dates.join(" "), without(&self.answer.words())]
    }

    /// The dates, as somebody else's parser reads them.
    fn dates(&self) -> Vec<String> {
        let file = self.ics.as_deref().expect("dates are ahead");
        assert!(file.split("\r\n").all(|line| line.len() <= 75 && !line.contains('\n')), "{file}");
        let calendars: Vec<_> = IcalParser::new(file.as_bytes()).collect();
        let [Ok(calendar)] = calendars.as_slice() else { panic!("not one calendar: {file}") };
        let value = |event: &IcalEvent, name: &str| {
            let found = event.properties.iter().find(|property| property.name == name);
            found.and_then(|property| property.value.clone()).unwrap_or_default()
        };
        calendar
            .events
            .iter()
            .map(|event| {
                let stamp = value(event, "DTSTAMP");
                assert!(stamp.ends_with('Z') && stamp.len() == "20261201T000000Z".len(), "{stamp}");
                let uid = value(event, "UID");
                let (what, rest) = uid.split_once('.').expect("an id");
                assert!(rest.starts_with("contract-1.") && rest.ends_with("@parley"), "{uid}");
                let is_day = value(event, "DTSTART").len() == 8;
                format!("{what} {} {}", if is_day { "day" } else { "moment" }, value(event, "SUMMARY"))
            })
            .collect()
    }
}

/// What somebody is told who can't take it away, and who can't read it.
async fn not_taken(world: &World, person: &Person, number: &str) -> [String; 2] {
    let named = [opt("number", number)];
    let take = person.command(world.guild, world.general, "contract export", &named);
    let taken = refused(world, take).await;
    let read = person.command(world.guild, world.general, "contract view", &named);
    [taken, refused(world, read).await]
}

/// What both of them agreed, did and paid.
fn check_facts(facts: &Value, ana: &Person, ben: &Person) {
    assert_eq!((&facts["format"], &facts["number"]), (&json!("parley-contract/1"), &json!(1)));
    assert_eq!((&facts["state"], &facts["has_amounts"]), (&json!("active"), &json!(true)));
    assert_eq!(facts["server"]["name"], "Workshop");
    assert_eq!(facts["client"], ana.id().to_string());
    assert_eq!(facts["contractor"]["id"], ben.id().to_string());
    let names: Vec<_> = facts["people"].as_array().expect("people").iter().map(|one| &one["name"]).collect();
    assert_eq!(names.len(), 2);
    assert!(names.contains(&&json!("Ana")) && names.contains(&&json!("Ben")), "{names:?}");
    assert_eq!(facts["terms"]["price"]["total"], json!({"amount": "1800.00", "currency": "USD"}));
    let prices: Vec<_> = (0..2).map(|at| &facts["versions"][at]["price"]["total"]["amount"]).collect();
    assert_eq!(prices, ["1500.00", "1800.00"]);
    assert_eq!(facts["change_requests"][0]["became"], 2);
    let states: Vec<_> = (0..2).map(|at| &facts["work"][at]["state"]).collect();
    assert_eq!(states, ["approved", "submitted"]);
    let payment = &facts["payments"][0];
    assert_eq!(payment["amount"]["amount"], "600.50");
    assert_eq!((&payment["state"], &payment["note"]), (&json!("confirmed"), &json!("Invoice 7")));
    let whats: Vec<_> = facts["timeline"]
        .as_array()
        .expect("lines")
        .iter()
        .map(|line| line["what"].as_str().expect("text"))
        .collect();
    assert_eq!(
        whats.join(" "),
        "sent change_requested change_approved accepted submitted approved payment_recorded payment_confirmed submitted"
    );
}

#[tokio::test]
async fn both_sides_take_the_same_contract_away() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let table = Table::set(&world).await;
        let Table { ana, ben, room: place, .. } = &table;
        table.request(&table.card, &[("price", "$1,800"), ("milestones", "Design: 600\nBuild: 1200")]).await;
        table.approve(1).await;
        table.accept(&card(ben, *place, 1, 2).await).await;
        let shown = contract(ben, *place, "0 of 2 milestones approved").await;
        submit(ben, *place, &shown, "1. Design", "Drafts.").await;
        let asked = review(ana, *place, &contract(ana, *place, "**submitted**").await).await;
        message(ana.press(*place, &asked, "Approve").await);
        let shown = contract(ana, *place, "1 of 2 milestones approved").await;
        record(ana, *place, &shown, "1. Design", ["$600.50", "Invoice 7"]).await;
        let asked = contract(ben, *place, "Not confirmed yet: 600.50 USD").await;
        let asked = message(ben.press(*place, &asked, "Review payment").await);
        message(ben.press(*place, &asked, "Confirm").await);
        submit(ben, *place, &shown, "2. Build", "It's built.").await;
        world.settled().await.close().await;

        let anas = Taken::by_command(&world, ana).await;
        let bens = Taken::by_button(&world, ben).await;
        assert_eq!(anas.json, bens.json, "both read the same, byte by byte");
        assert_eq!(anas.check_hash(), bens.check_hash());
        assert!(anas.html.contains("for <bdi>Ana</bdi> on") && bens.html.contains("for <bdi>Ben</bdi> on"));
        check_facts(&anas.facts(), ana, ben);
        let approval = "approval-2 moment Approved automatically if not answered: Build (contract #1)";
        assert_eq!(bens.dates(), [approval, "due day Due: Landing page (contract #1)"]);
        assert!(
            anas.html.contains("<td class=\"name piece\"><span class=\"place\">1</span><bdi>Design</bdi>")
        );

        // Taken again it is the same, until something is said.
        assert_eq!(Taken::by_button(&world, ana).await.json, anas.json);
        let asked = review(ana, *place, &contract(ana, *place, "**submitted**").await).await;
        message(ana.press(*place, &asked, "Approve").await);
        let later = Taken::by_command(&world, ben).await;
        assert_ne!(later.check_hash(), anas.check_hash());
        assert!(later.ics.is_none() && later.answer.says("there's no calendar file"), "all of it is done");
        insta::allow_duplicates! {
            insta::assert_snapshot!(world.words(&later.answer).replace(&later.check_hash(), "HASH"), @r"
            Contract #1 exported
            **contract-1.html** opens in any browser and prints well.
            **contract-1.json** has the same facts for other programs.
            No dates are coming up, so there's no calendar file.

            **SHA-256** `HASH`
            If nothing changes before the other side exports the contract, their copy shows the same SHA-256. That means both copies match.

            Only you can see these files. Save them: they're gone once you dismiss this message.
            ");
        }
        world.close().await;
    }
}

#[tokio::test]
async fn a_member_who_does_the_work_takes_it_away_without_amounts() {
    for engine in engines() {
        let mut world = World::set(&engine, workshop()).await;
        world.stop_clock();
        world.start().await;
        let (fixture, place, shown) = assigned(&world).await;
        let AgencyFixture { ana, dana, ben, chidi } = &fixture;
        submit(chidi, place, &shown, "1. Design", "Drafts.").await;
        record(ana, place, &shown, "1. Design", ["500 USD", "Invoice 7 of 500"]).await;
        world.settled().await.close().await;
        let taken = Taken::by_button(&world, chidi).await;
        for text in taken.texts() {
            for kept in ["500", "1,000", "1000", "1,500", "1500"] {
                assert!(!holds(&text, kept), "{kept} in {text}");
            }
            assert!(!text.contains("USD") && !text.contains("Invoice"), "{text}");
        }
        let facts = taken.facts();
        assert_eq!(facts["has_amounts"], false);
        assert_eq!(facts["contractor"]["member"], chidi.id().to_string());
        assert_eq!(facts["work"][0]["state"], "submitted");
        assert_eq!(
            facts["timeline"].as_array().expect("lines").last().expect("one")["what"],
            "payment_recorded"
        );
        taken.check_hash();
        assert!(taken.answer.says("Amounts are left out"), "{}", taken.answer.words());

        // Those who answer for the agency read what the client reads.
        let anas = Taken::by_command(&world, ana).await;
        for person in [dana, ben] {
            assert_eq!(Taken::by_command(&world, person).await.json, anas.json, "{}", person.name());
        }
        assert_eq!(anas.facts()["payments"][0]["amount"]["amount"], "500.00");
        world.pass(8 * DAY_MS).await;
        dana.wait_message(place, |told| told.says("for a week")).await.expect("told");
        let facts = Taken::by_command(&world, dana).await.facts();
        assert_eq!(facts["payments"][0]["state"], "unconfirmed");
        let last = facts["timeline"].as_array().expect("lines").last().expect("one").clone();
        assert_eq!(
            (&last["what"], &last["by"]),
            (&json!("payment_unconfirmed"), &Value::Null),
            "time did it"
        );
        world.close().await;
    }
}

#[tokio::test]
async fn others_are_refused_as_they_are_who_would_read_it() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let table = Table::set(&world).await;
        let Table { ana, .. } = &table;
        let [taken, read] = not_taken(&world, ana, "1").await;
        assert_eq!(taken, read, "an offer is no contract yet");
        table.accept(&table.card).await;
        world.settled().await.close().await;
        for name in ["Chidi", "Mia"] {
            let stranger = world.person(name).await;
            let [taken, read] = not_taken(&world, &stranger, "1").await;
            assert_eq!(taken, read);
            assert_eq!(taken, not_taken(&world, &stranger, "77").await[0], "strangers learn nothing");
        }
        let [taken, read] = not_taken(&world, ana, "Landing").await;
        assert_eq!(taken, read);
        world.close().await;
    }
}

#[tokio::test]
async fn what_was_written_to_be_markup_is_text_in_each_file() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let (ana, ben) = (world.person("Ana").await, world.person("Ben").await);
        let mut form = FORM;
        form[0].1 = "</title></style><script>alert(1)</script>";
        form[1].1 = "\"><img src=x onerror=alert(1)>\nEND:VCALENDAR\n@everyone \u{202E}gnihtemos";
        form[4].1 = "Design, a; b\\c: 500\n<b onclick=x>: 1000";
        send_offer(&world, &ana, ben.id(), &form).await;
        let place = room(&world, &ben, "ana-ben").await;
        let offered = card(&ben, place, 1, 1).await;
        let asked = message(ben.press(place, &offered, "Accept offer").await);
        message(ben.press(place, &asked, "Accept these terms").await);
        let shown = contract(&ben, place, "0 of 2").await;
        assert!(!labels(&shown).contains(&"Export".to_owned()), "what both see has no files");
        let taken = Taken::by_command(&world, &ben).await;
        taken.check_hash();
        for markup in ["<script", "<img", "<b ", "\u{202E}"] {
            assert!(!taken.html.contains(markup), "{markup}");
        }
        assert_eq!(taken.html.matches("</style>").count(), 1);
        assert!(
            taken.html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"),
            "it is there, as it was written"
        );
        assert_eq!(taken.facts()["terms"]["title"], form[0].1);
        assert!(taken.answer.mentions().is_empty(), "nobody is pinged");
        let [due] = taken.dates().try_into().expect("one date");
        assert_eq!(due, format!("due day Due: {} (contract #1)", form[0].1));
        world.close().await;
    }
}

/// The price of each of the milestones.
const MILESTONES: i64 = 20;
const PAYMENTS: i64 = 200;

#[tokio::test]
async fn a_long_contract_fits_and_nothing_of_it_is_left_out() {
    for engine in engines() {
        let database = Database::create(&engine).await;
        let clock = moment::standing(&engine);
        let (store, app) = open(&database, &clock, ServerRules::default()).await;
        let [client, freelancer] = [101, 102].map(|id| member(GuildId(10), PersonId(id)));
        let milestones: Vec<_> =
            (1..=MILESTONES).map(|place| format!("Part {place}: 400 due in {place} weeks")).collect();
        let form = OfferForm {
            title: "A long one".to_owned(),
            description: "Everything.".to_owned(),
            price: "8000 USD".to_owned(),
            milestones: milestones.join("\n"),
            ..OfferForm::default()
        };
        let begun = app.begin_offer(&client, &addressee(freelancer.person), OfferOptions::default()).await;
        let offer = send_new(&app, &client, begun.expect("a draft").id, form).await.offer;
        let id = app.accept(&freelancer, offer.id, 1).await.expect("accepted").1.id;
        for nth in 1..=PAYMENTS {
            let place = u32::try_from(1 + nth % MILESTONES).expect("few");
            let draft = app.begin_payment(&client, id, place).await.expect("a draft").1.id;
            let preview = app.fill_payment(&client, draft, (&format!("{nth}.25 USD"), "Part of it")).await;
            app.record_payment(&client, draft, preview.expect("a preview").hash()).await.expect("recorded");
        }
        let export = app.export_contract(&freelancer, id).await.expect("taken");
        let json = WrittenDocument::of(&export.document).expect("written");
        let facts: Value = serde_json::from_str(&json.text).expect("it is JSON");
        assert_eq!(facts["payments"].as_array().map(Vec::len), Some(200));
        assert_eq!(facts["work"].as_array().map(Vec::len), Some(20));
        assert_eq!(facts["sums"]["paid"]["waiting"]["amount"], "20150.00");
        let (_, files) = exported(Language::English, &export, json, freelancer.person);
        let sizes: Vec<_> = files.iter().map(|file| file.bytes.len()).collect();
        assert!(sizes.iter().sum::<usize>() < 1_000_000, "{sizes:?}");
        let text = |at: usize| String::from_utf8(files[at].bytes.clone()).expect("text");
        let (page, dates) = (text(0), text(2));
        assert_eq!(page.matches(".25 USD</span></span></td>").count(), 200);
        let events = IcalParser::new(dates.as_bytes()).next().expect("a calendar").expect("read").events;
        assert_eq!(events.len(), 220, "each milestone, and each payment that waits");
        store.close().await;
        database.remove().await;
    }
}
