//! What people read in their mail: every row of what they are told of, and texts that try to be more than texts.

use super::feedback_news::{play_amendments, play_feedback, play_interim};
use super::office::{Mail, Office};
use super::proposal_news::{play_agency, play_invitations, play_moderated, play_proposals};
use crate::harness::database::engines;
use crate::harness::use_cases::fill_and_send;
use crate::notifications::mail::harness::{DATED, MailHarness, change, form, named};
use parley::app::{Caller, SentDraft, TypedHours, TypedTerms};
use parley::domain::contracts::entry::{CloseReason, DisputeOutcome, DisputeReason};
use parley::domain::form::{JobForm, OfferForm};
use parley::domain::ids::ContractId;
use parley::domain::jobs::draft::JobOptions;
use parley::domain::jobs::job::Visibility;
use parley::domain::moderation::report::filter::ReportFilter;
use parley::domain::offers::offer::DeclineReason;
use parley::domain::time::DAY_MS;

#[tokio::test]
async fn everybody_is_told_of_everything_by_mail() {
    for engine in engines() {
        let Some(mut office) = Office::open(&[]).await else { return };
        let harness = MailHarness::set_at(&engine, DATED).await;
        let code = harness.give_address(&harness.ben, "ben@example.net", &mut office).await;
        code.check("ben@example.net");
        harness.give_address(&harness.ana, "ana@example.net", &mut office).await;

        Box::pin(play(&harness, &office)).await;
        assert_eq!(harness.mail_left().await, (0, 0));
        let mut mails: Vec<_> = Vec::new();
        // The server tells of a mail before it says that it has taken it, so all have been told of.
        for event in office.rest().await {
            let mail = Mail(event);
            let to = mail.header("To").to_owned();
            mail.check(&to);
            mails.push(mail);
        }
        // Each person's mails are in order; between the two of them there is none.
        mails.sort_by_key(|mail| mail.header("To").to_owned());
        let page: Vec<String> = std::iter::once(&code)
            .chain(&mails)
            .map(|mail| format!("To: {}\nSubject: {}\n\n{}", mail.header("To"), mail.subject(), mail.text()))
            .collect();
        let page = page.join("\n════════\n").replace(&code.code(), "(six digits)");
        insta::assert_snapshot!("mail_as_text", page);
        insta::assert_snapshot!("mail_as_html", mails[0].html());
        let received =
            mails.iter().find(|mail| mail.subject().starts_with("New offer #1")).expect("the first news");
        assert_eq!(received.header("Date"), "Wed, 26 Nov 2025 12:01:00 +0000");
        assert_eq!(received.header("References"), "<offer-10-1@example.org>");
        harness.close().await;
    }
}

/// Every kind of news, once. Each part is boxed, and none is played by another one: together they would not fit on a thread's stack.
async fn play(harness: &MailHarness, office: &Office) {
    Box::pin(post_job(harness)).await;
    let contract = Box::pin(play_changes(harness, office)).await;
    Box::pin(play_contract(harness, office, contract)).await;
    Box::pin(play_terms(harness, office, contract)).await;
    Box::pin(play_offers(harness, office)).await;
    Box::pin(submit_for_nobody(harness, office)).await;
    Box::pin(pass_days(harness, office)).await;
    let hourly = Box::pin(play_hours(harness, office)).await;
    let contract = Box::pin(play_disputes(harness, office)).await;
    Box::pin(play_feedback(harness, office, contract)).await;
    Box::pin(play_amendments(harness, office, contract)).await;
    Box::pin(play_interim(harness, office, hourly)).await;
    Box::pin(play_proposals(harness, office)).await;
    Box::pin(play_moderated(harness, office)).await;
    Box::pin(play_invitations(harness, office)).await;
    Box::pin(play_agency(harness, office)).await;
}

/// A job with which nothing happens while the rest is played.
async fn post_job(harness: &MailHarness) {
    let (app, ana) = (&harness.app, &harness.ana);
    let options = JobOptions { visibility: Some(Visibility::Invited), ..JobOptions::default() };
    let draft = app.begin_job(ana, options).await.expect("a draft").id;
    let typed = |text: &str| text.to_owned();
    let form = JobForm {
        title: typed("Logo"),
        description: typed("A logo for a bakery."),
        skills: String::new(),
        budget: typed("900 EUR"),
    };
    let preview = app.fill_job(ana, draft, form).await.expect("a preview");
    app.post_job(ana, draft, preview.hash()).await.expect("it's posted");
}

/// An offer whose changes are rejected, then approved, and which is accepted.
async fn play_changes(harness: &MailHarness, office: &Office) -> ContractId {
    let (app, ana, ben) = (&harness.app, &harness.ana, &harness.ben);
    // Time passes between any two, so that ids tell their order.
    let tick = || harness.clock.advance(1_000);
    let offer = harness.offer(form()).await;
    harness.send_all(office).await;
    let ask = async || {
        let draft = app.begin_change(ben, offer.id, 1).await.expect("a draft").draft;
        let words = Some("It is more work than that.");
        match fill_and_send(app, ben, draft.id, change(), words).await.expect("it is asked") {
            SentDraft::Requested(asked) => asked,
            other => panic!("no request: {other:?}"),
        }
    };
    tick();
    let asked = ask().await;
    harness.send_all(office).await;
    tick();
    let open = asked.open_change().expect("it is open").id;
    app.reject_change(ana, open, "The budget is fixed.").await.expect("rejected");
    harness.send_all(office).await;
    tick();
    let asked = ask().await;
    tick();
    app.approve_change(ana, asked.open_change().expect("open").id).await.expect("approved");
    harness.send_all(office).await;
    tick();
    let contract = app.accept(ben, offer.id, 2).await.expect("accepted").1.id;
    harness.send_all(office).await;
    contract
}

/// Offers that are declined, withdrawn, and left to expire.
async fn play_offers(harness: &MailHarness, office: &Office) {
    let (app, ana, ben) = (&harness.app, &harness.ana, &harness.ben);
    let tick = || harness.clock.advance(1_000);
    let second = harness.offer(OfferForm { title: "Logo".to_owned(), ..form() }).await;
    let message = Some("Perhaps in spring.".to_owned());
    app.decline(ben, second.id, 1, DeclineReason::TooBusy, message).await.expect("declined");
    harness.send_all(office).await;
    tick();
    let third =
        harness.offer(OfferForm { title: "Banner".to_owned(), price: "40 EUR/h".to_owned(), ..form() }).await;
    harness.send_all(office).await;
    tick();
    app.withdraw(ana, third.id, 1, Some("We have to postpone it.".to_owned())).await.expect("withdrawn");
    harness.send_all(office).await;
    tick();
    harness.offer(OfferForm { title: "Flyer".to_owned(), ..form() }).await;
    harness.send_all(office).await;
}

/// Two weeks and a day, in which whatever is due is told.
async fn pass_days(harness: &MailHarness, office: &Office) {
    for _ in 0..15 {
        harness.clock.advance(DAY_MS);
        while harness.app.step_deadlines().await.expect("a step") > 0 {}
        harness.send_all(office).await;
    }
}

/// The same of disputes: one that is withdrawn, and one about which moderators ask, and which they decide.
async fn play_disputes(harness: &MailHarness, office: &Office) -> ContractId {
    let (app, ana, ben) = (&harness.app, &harness.ana, &harness.ben);
    let told = async || harness.tell_all(office).await;
    let offer = harness.offer(OfferForm { title: "Poster".to_owned(), ..form() }).await;
    told().await;
    let contract = app.accept(ben, offer.id, 1).await.expect("accepted").1.id;
    told().await;
    let open = async |by, reason| {
        let draft = app.begin_dispute(by, contract, reason).await.expect("a draft").id;
        let preview = app.fill_dispute(by, draft, "We said two posters.").await.expect("a preview");
        app.open_dispute(by, draft, preview.hash()).await.expect("opened");
        told().await;
    };
    open(ben, DisputeReason::NotPaid).await;
    app.withdraw_dispute(ben, contract, 1).await.expect("withdrawn");
    told().await;
    open(ana, DisputeReason::Work).await;
    let mia = Caller { manages_server: true, ..named(109, "Mia") };
    let list = app.list_disputes(&mia, ReportFilter::default(), 1).await.expect("a list");
    let dispute = list.lines.first().expect("it is there").id;
    app.ask_sides(&mia, dispute, "How many were agreed on?").await.expect("asked");
    told().await;
    let draft = app.begin_verdict(&mia, dispute, DisputeOutcome::Split).await.expect("a draft").1.id;
    let typed = ("One of two is done.", Some("700"));
    let preview = app.fill_verdict(&mia, draft, typed).await.expect("a preview");
    app.decide_dispute(&mia, draft, (preview.hash(), true)).await.expect("decided");
    told().await;
    contract
}

/// The same of a contract: its work, its payment, and whether it runs.
async fn play_contract(harness: &MailHarness, office: &Office, contract: ContractId) {
    let (app, ana, ben) = (&harness.app, &harness.ana, &harness.ben);
    let told = async || harness.tell_all(office).await;
    app.submit_work(ben, contract, 0, "A first draft.").await.expect("submitted");
    told().await;
    app.request_revision(ana, contract, (0, 1), "Larger, please.").await.expect("sent back");
    told().await;
    app.submit_work(ben, contract, 0, "It's larger.").await.expect("submitted");
    told().await;
    app.approve_work(ana, contract, (0, 3)).await.expect("approved");
    told().await;
    for (at, (from, to, is_so)) in (5..).step_by(2).zip([(ana, ben, true), (ben, ana, false)]) {
        let draft = app.begin_payment(from, contract, 0).await.expect("a draft").1.id;
        let preview = app.fill_payment(from, draft, ("20", "By bank transfer")).await.expect("a preview");
        app.record_payment(from, draft, preview.hash()).await.expect("recorded");
        told().await;
        app.answer_payment(to, contract, at, is_so).await.expect("answered");
        told().await;
    }
    let draft = app.begin_refund(ben, contract).await.expect("a draft").1.id;
    let preview = app.fill_payment(ben, draft, ("5", "")).await.expect("a preview");
    app.record_payment(ben, draft, preview.hash()).await.expect("recorded");
    told().await;
    app.pause_contract(ana, contract, "Until the launch.").await.expect("paused");
    told().await;
    app.resume_contract(ben, contract).await.expect("resumed");
    told().await;
    let draft = app.begin_closing(ana, contract, CloseReason::Completed).await.expect("a draft").1.id;
    let preview = app.fill_closing(ana, draft, ("Thank you!", "")).await.expect("a preview");
    app.close_contract(ana, draft, preview.hash()).await.expect("closed");
    told().await;
    let asked = app.request_reopen(ben, contract).await.expect("asked").contract.revision;
    told().await;
    app.answer_reopen(ana, contract, asked, false).await.expect("kept closed");
    told().await;
    app.request_reopen(ana, contract).await.expect("asked");
    told().await;
    app.request_reopen(ben, contract).await.expect("reopened");
    told().await;
}

/// Other terms for the contract: withdrawn, rejected, and agreed to.
async fn play_terms(harness: &MailHarness, office: &Office, contract: ContractId) {
    let (app, ana, ben) = (&harness.app, &harness.ana, &harness.ben);
    let told = async || harness.tell_all(office).await;
    let propose = async || {
        let (found, draft) = app.begin_terms(ben, contract).await.expect("a draft");
        let form = OfferForm::from_terms(&found.contract.terms);
        let typed = TypedTerms {
            description: "The same, and a favicon.",
            price: &form.price,
            schedule: &form.schedule,
            milestones: Some(&form.milestones),
            message: "It's small.",
        };
        let preview = app.fill_terms(ben, draft.id, typed).await.expect("a preview");
        app.propose_terms(ben, draft.id, preview.hash()).await.expect("proposed");
        told().await;
        let open = app.load_proposal(ana, contract, None).await.expect("it waits");
        open.seq
    };
    let first = propose().await;
    app.withdraw_terms(ben, contract, first).await.expect("withdrawn");
    told().await;
    let second = propose().await;
    app.reject_terms(ana, contract, second, "Not now.").await.expect("rejected");
    told().await;
    let third = propose().await;
    app.approve_terms(ana, contract, third).await.expect("agreed");
    told().await;
}

/// The same of a contract by the hour: an objection, hours that were removed, a week that ends, hours for it, and a month of silence.
async fn play_hours(harness: &MailHarness, office: &Office) -> ContractId {
    let (app, ana, ben) = (&harness.app, &harness.ana, &harness.ben);
    let told = async || harness.tell_all(office).await;
    let passed = async |days: i64| {
        harness.clock.advance(days * DAY_MS);
        while app.step_deadlines().await.expect("a step") > 0 {}
        told().await;
    };
    let form = OfferForm { title: "Icons".to_owned(), price: "40 EUR/h".to_owned(), ..form() };
    let offer = harness.offer(form).await;
    told().await;
    let contract = app.accept(ben, offer.id, 1).await.expect("accepted").1.id;
    told().await;
    let log = async |day| {
        let typed = TypedHours { time: "1:30", done: "Three icons.", day };
        let preview = app.type_hours(ben, contract, typed).await.expect("a preview");
        app.log_hours(ben, preview.draft, preview.hash()).await.expect("logged");
        told().await;
    };
    let first = harness.clock.now().day();
    log(None).await;
    log(None).await;
    app.object_to_hours(ana, contract, 1, "We said one hour.").await.expect("objected");
    told().await;
    app.withdraw_objection(ana, contract, 1).await.expect("withdrawn");
    told().await;
    app.object_to_hours(ana, contract, 2, "That's twice the same.").await.expect("objected");
    told().await;
    app.remove_hours(ben, contract, 2).await.expect("removed");
    told().await;
    passed(7).await;
    log(Some(first)).await;
    passed(7).await;
    passed(30).await;
    contract
}

/// Submitted work that the client doesn't answer.
async fn submit_for_nobody(harness: &MailHarness, office: &Office) {
    let (app, ben) = (&harness.app, &harness.ben);
    let offer = harness.offer(OfferForm { title: "Menu".to_owned(), ..form() }).await;
    harness.send_all(office).await;
    harness.clock.advance(1_000);
    let contract = app.accept(ben, offer.id, 1).await.expect("accepted").1.id;
    harness.send_all(office).await;
    harness.clock.advance(1_000);
    app.submit_work(ben, contract, 0, "Here it is.").await.expect("submitted");
    harness.send_all(office).await;
    harness.clock.advance(1_000);
}

/// Texts that would like to be more than what somebody wrote.
const ATTACKS: [&str; 9] = [
    "Ana\r\nBcc: eve@evil.example",
    "x\r\n\r\n<h1>Parley</h1>",
    "=?utf-8?q?Parley_=3Cparley=40example.org=3E?=",
    "Parley <parley@example.org>",
    "</blockquote><a href=\"https://evil.example\">Open it in Discord</a>",
    "https://evil.example/login www.evil.example eve@evil.example",
    "\u{202E}gro.elpmaxe@yelrap\u{202C}",
    "--=_parley_1\r\nContent-Type: text/html",
    ".\r\nQUIT\r\nMAIL FROM:<eve@evil.example>",
];

#[tokio::test]
async fn what_people_write_stays_what_they_wrote() {
    let engine = crate::harness::database::Engine::Sqlite;
    let Some(mut office) = Office::open(&[]).await else { return };
    let mut harness = MailHarness::set(&engine).await;
    harness.give_address(&harness.ben, "ben@example.net", &mut office).await;
    for (at, attack) in ATTACKS.into_iter().enumerate() {
        harness.ana = named(100 + i64::try_from(at).expect("few"), attack);
        let offer = harness.offer(OfferForm {
            title: attack.replace(['\r', '\n'], " "),
            description: attack.to_owned(),
            ..form()
        });
        let offer = offer.await;
        harness.send_all(&office).await;
        let mail = office.mail().await;
        mail.check("ben@example.net");
        assert_eq!(mail.subject(), format!("New offer #{} – your Discord server", offer.number), "{attack}");
        let html = mail.html();
        // One link, and it is ours; one quotation, and it ends where it should; no heading.
        assert_eq!(html.matches("<a ").count(), 1, "{attack}: {html}");
        assert_eq!(html.matches("</blockquote>").count(), 1, "{attack}: {html}");
        assert!(!html.contains("<h1>"), "{attack}: {html}");
        assert!(html.contains("<a href=\"https://discord.com/channels/10\""), "{attack}: {html}");
        for shown in [html, mail.text()] {
            for bad in ["https://evil", "www.evil", "@evil", "\u{202E}"] {
                assert!(!shown.contains(bad), "{bad} in {shown}");
            }
        }
        // Whatever a line of theirs says, it is marked as theirs.
        let from_them =
            mail.text().split("wrote:\n").nth(1).unwrap_or_else(|| panic!("no quotation: {}", mail.text()));
        let quoted = from_them.split("\n\n").next().expect("its lines");
        assert!(quoted.lines().all(|line| line.starts_with('>')), "{quoted}");
    }
    harness.close().await;
}

#[tokio::test]
async fn long_texts_and_other_scripts_arrive_whole_or_cut_with_care() {
    let engine = crate::harness::database::Engine::Sqlite;
    let Some(mut office) = Office::open(&[]).await else { return };
    let mut harness = MailHarness::set(&engine).await;
    harness.give_address(&harness.ben, "ben@example.net", &mut office).await;
    let texts = [
        ("👩‍👩‍👧‍👦".repeat(500), "👩‍👩‍👧‍👦…".to_owned()),
        ("x".repeat(4_000), "xxx…".to_owned()),
        ("צריך דף נחיתה".to_owned(), "\u{2068}צריך דף נחיתה\u{2069}".to_owned()),
        ("需要一个登陆页面。".repeat(50), "需要一个登陆页面。".to_owned()),
    ];
    for (client, (description, shown)) in (100..).zip(texts) {
        harness.ana = named(client, "آنا");
        harness.offer(OfferForm { description, ..form() }).await;
        harness.send_all(&office).await;
        let mail = office.mail().await;
        mail.check("ben@example.net");
        assert!(mail.text().replace("\n> ", "").contains(&shown), "{}", mail.text());
        assert!(mail.text().lines().all(|line| line.starts_with("https://") || line.chars().count() <= 72));
        assert!(mail.text().starts_with("“\u{2068}آنا\u{2069}” sent you"), "{}", mail.text());
    }
    harness.close().await;
}
