//! One contract in full: what each side reads, what a member reads who does the work, and that a very long contract stays readable.

use super::super::record::view_contract;
use super::*;
use crate::app::ContractRecord;
use crate::domain::agencies::agency::Team;
use crate::domain::contracts::contract::{Contract, ContractState};
use crate::domain::ids::AgencyId;
use crate::domain::offers::offer::Recipient;
use crate::domain::offers::terms::{Milestone, Price, Terms};
use crate::domain::time::UnixMs;

const CHIDI: PersonId = PersonId(300);
const AGENCY: &str = "Studio *North*";
/// Milestones, lines and payments of a long contract.
const MANY: (u32, i64, i64) = (20, 500, 200);

fn record(offer: &Offer, work: &Work) -> ContractRecord {
    let found =
        ContractAtWork { offer: offer.clone(), contract: contract(offer), work: work.clone(), zone: Tz::UTC };
    ContractRecord { found, room_channel: Some(ChannelId(77)), can_say_something: false }
}

/// The same with an agency of this name, whose work Chidi does.
fn of_agency(name: &str, offer: Offer) -> Offer {
    let team = Team {
        id: AgencyId(3),
        name: name.to_owned(),
        owner: BEN,
        managers: Vec::new(),
        members: vec![CHIDI],
        wished: None,
        delegate: Some(CHIDI),
    };
    Offer { recipient: Recipient::Agency(team), ..offer }
}

/// Work of each stage, and payments of each, one of which was given back.
fn some_work() -> Work {
    let mut work = Work(Vec::new());
    let steps = steps("Done: https://example.com", [1, 2]).remove(5).0;
    for mut entry in steps.into_iter().chain(with_payments("By bank transfer", 1).0.into_iter().take(7)) {
        let before = work.revision();
        entry.answers = entry.answers.map(|seq| seq + 5);
        entry.seq = before + 1;
        work.0.push(entry);
    }
    work
}

#[test]
fn each_side_reads_what_was_agreed_said_and_paid_and_what_they_can_do() {
    let offer = accepted(offer());
    let record = record(&offer, &some_work());
    assert_snapshot!(render(&view_contract(EN, &record, ADA, 0)), @r#"
    ┌ #23A55A
    │ Logo for a \*coffee shop\*
    │ 🟠 **Waiting for you** · from offer #12, version 1
    │ **Client** <@100> · **Freelancer** <@200>
    │ **Price** 1,500 USD fixed
    │ **Start** Tue, <t:1796119200:D> · **Due** Sun, <t:1797760800:D>
    │ **Started** <t:1796126400:f>
    ┌ #23A55A
    │ What happens next
    │ Submitted work is waiting for your answer. **Review work** opens it.
    │ <@200> can confirm the recorded payment, or say that it isn't right.
    │ The contract is pinned in <#77>.
    ┌ #23A55A
    │ Milestones
    │ ▰▱ 1 of 2 milestones approved · 500 USD of 1,500 USD
    │ 1. Drafts · 500 USD · Thu, <t:1796896800:D> · ✅ approved <t:1796126400:f>
    │ 2. Final · 1,000 USD · Sun, <t:1797760800:D> · **submitted** <t:1796126400:f>
    ┌ #23A55A
    │ Description
    │ Two drafts, then one final logo as SVG.
    │ \# Not a heading
    │ See \[this](https://e.vil)
    ┌ #23A55A
    │ Payments
    │ Confirmed: 500 USD of 1,500 USD
    │ Not confirmed yet: 500 USD
    │ In question: 500 USD
    │ Given back: 500 USD
    │ **500 USD** given back on Tue, <t:1796119200:D> · ✅ confirmed
    │ **500 USD** on Tue, <t:1796119200:D> · 1. Drafts · <@200> hasn't confirmed it yet
    │ **500 USD** on Tue, <t:1796119200:D> · The whole contract · in question
    │ **500 USD** on Tue, <t:1796119200:D> · 1. Drafts · ✅ confirmed
    ┌ #23A55A
    │ Timeline
    │ <t:1796126400:f> · Refund of 500 USD confirmed by <@100>
    │ <t:1796126400:f> · Refund of 500 USD recorded by <@200>
    │ > By bank transfer
    │ <t:1796126400:f> · Payment of 500 USD recorded by <@100>
    │ > By bank transfer
    │ <t:1796126400:f> · Payment of 500 USD put in question by <@100>
    │ <t:1796126400:f> · Payment of 500 USD recorded by <@200>
    │ > By bank transfer
    │ <t:1796126400:f> · Payment of 500 USD confirmed by <@200>
    │ <t:1796126400:f> · Payment of 500 USD recorded by <@100>
    │ > By bank transfer
    │ <t:1796126400:f> · Submitted by <@200>: 2. Final
    │ > Done: https://example.com
    │ <t:1796126400:f> · Revision requested by <@100>: 2. Final
    │ > Done: https://example.com
    │ <t:1796126400:f> · Submitted by <@200>: 2. Final
    │ > Done: https://example.com
    │ <t:1796126400:f> · Approved by <@100>: 1. Drafts
    │ <t:1796126400:f> · Submitted by <@200>: 1. Drafts
    │ > Done: https://example.com
    │ <t:1796126400:f> · Offer accepted by <@200>
    └ Contract #12 · Page 1 of 1
    [Review work blurple work_review:5] [Record payment grey pay:5] [Review payment grey pay_waiting:5]
    [Change terms grey terms:5] [Pause grey pause:5] [Close contract grey close:5] [Dispute grey dispute:5]
    [View offer grey view:7] [Export grey contract_export:5]
    "#);
}

#[test]
fn what_has_just_begun_says_how_it_goes_on() {
    let record = record(&accepted(offer()), &Work::default());
    assert_snapshot!(render(&view_contract(EN, &record, BEN, 0)), @r#"
    ┌ #23A55A
    │ Logo for a \*coffee shop\*
    │ 🟢 **Active** · from offer #12, version 1
    │ **Client** <@100> · **Freelancer** <@200>
    │ **Price** 1,500 USD fixed
    │ **Start** Tue, <t:1796119200:D> · **Due** Sun, <t:1797760800:D>
    │ **Started** <t:1796126400:f>
    ┌ #23A55A
    │ What happens next
    │ Ready with some of it? Use **Submit work**.
    │ The contract is pinned in <#77>.
    ┌ #23A55A
    │ Milestones
    │ ▱▱ 0 of 2 milestones approved · 0 USD of 1,500 USD
    │ 1. Drafts · 500 USD · Thu, <t:1796896800:D> · in progress
    │ 2. Final · 1,000 USD · Sun, <t:1797760800:D> · in progress
    ┌ #23A55A
    │ Description
    │ Two drafts, then one final logo as SVG.
    │ \# Not a heading
    │ See \[this](https://e.vil)
    ┌ #23A55A
    │ Timeline
    │ <t:1796126400:f> · Offer accepted by <@200>
    └ Contract #12 · Page 1 of 1
    [Submit work blurple work_submit:5] [Record payment grey pay:5]
    [Change terms grey terms:5] [Pause grey pause:5] [Close contract grey close:5] [Dispute grey dispute:5]
    [View offer grey view:7] [Export grey contract_export:5]
    "#);
}

#[test]
fn a_member_who_does_the_work_reads_no_amount_and_no_note() {
    let offer = accepted(of_agency(AGENCY, offer()));
    let shown = render(&view_contract(EN, &record(&offer, &some_work()), CHIDI, 0));
    for kept in ["USD", "500", "1,000", "bank transfer"] {
        assert!(!shown.contains(kept), "{kept} in {shown}");
    }
    assert_snapshot!(shown, @r#"
    ┌ #23A55A
    │ Logo for a \*coffee shop\*
    │ 🟢 **Active** · from offer #12, version 1
    │ **Client** <@100> · **Agency** **Studio \*North\*** (<@200>)
    │ **Start** Tue, <t:1796119200:D> · **Due** Sun, <t:1797760800:D>
    │ **Assigned to**: <@300>
    │ **Started** <t:1796126400:f>
    ┌ #23A55A
    │ What happens next
    │ <@100> can approve the submitted work or ask for a revision.
    │ The contract is pinned in <#77>.
    ┌ #23A55A
    │ Milestones
    │ ▰▱ 1 of 2 milestones approved
    │ 1. Drafts · Thu, <t:1796896800:D> · ✅ approved <t:1796126400:f>
    │ 2. Final · Sun, <t:1797760800:D> · **submitted** <t:1796126400:f>
    ┌ #23A55A
    │ Description
    │ Two drafts, then one final logo as SVG.
    │ \# Not a heading
    │ See \[this](https://e.vil)
    ┌ #23A55A
    │ Payments
    │ 2 confirmed, 1 not confirmed yet
    ┌ #23A55A
    │ Timeline
    │ <t:1796126400:f> · Payment confirmed by <@100>
    │ <t:1796126400:f> · Refund recorded by <@200>
    │ <t:1796126400:f> · Payment recorded by <@100>
    │ <t:1796126400:f> · Payment put in question by <@100>
    │ <t:1796126400:f> · Payment recorded by <@200>
    │ <t:1796126400:f> · Payment confirmed by <@200>
    │ <t:1796126400:f> · Payment recorded by <@100>
    │ <t:1796126400:f> · Submitted by <@200>: 2. Final
    │ > Done: https://example.com
    │ <t:1796126400:f> · Revision requested by <@100>: 2. Final
    │ > Done: https://example.com
    │ <t:1796126400:f> · Submitted by <@200>: 2. Final
    │ > Done: https://example.com
    │ <t:1796126400:f> · Approved by <@100>: 1. Drafts
    │ <t:1796126400:f> · Submitted by <@200>: 1. Drafts
    │ > Done: https://example.com
    │ <t:1796126400:f> · Offer accepted by <@200>
    └ Contract #12 · Page 1 of 1
    [View offer grey view:7] [Export grey contract_export:5]
    "#);
}

/// A contract with as much in it as there can be, with this text wherever somebody can type one.
fn long(text: &str) -> ContractRecord {
    let (milestones, lines, payments) = MANY;
    let cut = |most: usize| text.chars().cycle().take(most).collect::<String>();
    let amount = Money { minor: 77_733_300, currency: Currency::USD };
    let milestone = Milestone { name: cut(80), amount, due: Some(NOW.day()) };
    let price = Price::Fixed {
        total: amount,
        milestones: vec![milestone; usize::try_from(milestones).expect("few")],
    };
    let terms = Terms { title: cut(100), description: cut(4_000), price, start: None, due: Some(NOW.day()) };
    let offer = accepted(of_agency("Студия", Offer { terms, ..offer() }));
    let mut work = Work::default();
    let pieces = (1..=milestones).cycle();
    for (seq, piece) in (1..=lines).zip(pieces) {
        let at = UnixMs(NOW.0 + seq * 60_000);
        // Payments and their answers first, so that the work is the newest.
        let said = match seq {
            _ if seq > 2 * payments => {
                let what = if seq % 2 == 0 {
                    ContractHappening::RevisionRequested
                } else {
                    ContractHappening::Submitted
                };
                entry(seq, what, piece, Some(&cut(WORK_MESSAGE_CHARS)))
            }
            _ if seq % 2 == 1 => {
                paid(seq, if seq % 4 == 1 { ADA } else { BEN }, piece, &cut(PAYMENT_NOTE_CHARS))
            }
            _ if seq % 3 == 0 => answer(seq, BEN, seq - 1, ContractHappening::PaymentDenied),
            _ if seq % 3 == 1 => answer(seq, BEN, seq - 1, ContractHappening::PaymentConfirmed),
            _ => entry(seq, ContractHappening::Approved, piece, None),
        };
        work.0.push(ContractEntry { at, ..said });
    }
    record(&offer, &work)
}

/// All pages of it.
pub(super) fn all_pages(language: Language, record: &ContractRecord, reader: PersonId) -> Vec<Post> {
    let last = view_contract(language, record, reader, u32::MAX);
    let mut pages = Vec::new();
    loop {
        let page = view_contract(language, record, reader, u32::try_from(pages.len()).expect("few"));
        let is_last = page == last;
        pages.push(page);
        if is_last {
            return pages;
        }
        assert!(pages.len() < 100, "nobody reads so many pages");
    }
}

#[test]
fn a_very_long_contract_stays_readable_and_nothing_of_it_is_left_out() {
    let record = long("Two *drafts* ");
    let (milestones, lines, payments) = MANY;
    for (reader, most) in [(ADA, 45), (CHIDI, 40)] {
        let pages = all_pages(EN, &record, reader);
        pages.iter().for_each(limits::check);
        assert!(pages.len() <= most, "{} pages", pages.len());
        let all: String = pages.iter().map(render).collect();
        let count = |part: &str| all.matches(part).count();
        let happened = [
            "Submitted by",
            "Approved by",
            "Revision requested by",
            " recorded by",
            " confirmed by",
            "in question by",
        ];
        let told: usize = happened.iter().map(|part| count(part)).sum();
        assert_eq!(told, usize::try_from(lines).expect("few"), "each line is there");
        let listed = if reader == ADA { usize::try_from(payments).expect("few") } else { 0 };
        assert_eq!(count("**500 USD** on"), listed, "each payment is there");
        assert!(count("in progress") + count("**submitted**") + count("in revision") >= milestones as usize);
        assert_eq!(count("Long messages are shortened here"), 1);
        assert_eq!(all.contains("USD"), reader == ADA);
        // Each part is one choice away.
        let first = render(&pages[0]);
        assert!(first.contains("<: Overview | Payments | Timeline>"), "{first}");
    }
}

#[test]
fn a_menu_leads_to_the_page_on_which_a_part_begins() {
    let record = long("Так");
    let pages = all_pages(EN, &record, ADA);
    let chosen = |page: &Post| {
        let message = serde_json::to_value(page.to_message("n")).expect("builders serialize");
        let options =
            message["components"][0]["components"][0]["options"].as_array().expect("a menu").clone();
        let part = |option: &serde_json::Value| {
            let value: usize = option["value"].as_str().expect("a page").parse().expect("a number");
            (option["label"].as_str().expect("a name").to_owned(), value, option["default"] == true)
        };
        options.iter().map(part).collect::<Vec<_>>()
    };
    for (name, begins, _) in chosen(&pages[0]) {
        let shown = chosen(&pages[begins]);
        let current: Vec<_> = shown.iter().filter(|(.., is_chosen)| *is_chosen).collect();
        assert_eq!(current.len(), 1, "{shown:?}");
        assert_eq!(current[0].0, name);
        let embeds = render(&pages[begins]);
        assert!(name == "Overview" || embeds.contains(&format!("│ {name}\n")), "{name} in {embeds}");
    }
}

#[test]
fn everybody_reads_contracts_in_their_language() {
    let (offer, old) = story();
    for terms in [offer.terms.clone(), old] {
        let offer = accepted(of_agency("Студия", Offer { terms, ..offer.clone() }));
        for work in steps("Нет", [1, 2]).iter().chain([&with_payments("Нет", 1), &with_payments("Нет", 0)])
        {
            let record = record(&offer, work);
            let closed = Contract { state: ContractState::Closed, ..record.found.contract.clone() };
            let closed = ContractAtWork { contract: closed, ..record.found.clone() };
            for reader in [ADA, BEN, CHIDI] {
                check_post(&view_contract(PSEUDO, &record, reader, 0));
                let record =
                    ContractRecord { found: closed.clone(), room_channel: None, can_say_something: false };
                check_post(&view_contract(PSEUDO, &record, reader, 0));
            }
        }
    }
    all_pages(PSEUDO, &long("Так"), BEN).iter().for_each(check_post);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]

    #[test]
    fn whatever_was_typed_fits_in_full(terms in any_terms(), message in any_text(WORK_MESSAGE_CHARS)) {
        let offer = accepted(Offer { terms, ..offer() });
        for offer in [offer.clone(), of_agency(AGENCY, offer)] {
            for work in steps(&message, [1, 2]).last().into_iter().chain([&with_payments(&message, 1)]) {
                for reader in [ADA, BEN, CHIDI] {
                    all_pages(EN, &record(&offer, work), reader).iter().for_each(limits::check);
                }
            }
        }
        let long = long(&message);
        for page in [1, 9, 25, u32::MAX] {
            limits::check(&view_contract(EN, &long, ADA, page));
        }
    }
}
