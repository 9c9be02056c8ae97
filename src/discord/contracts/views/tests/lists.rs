//! The list of contracts: how it looks, what waits for its reader, and that it fits whatever was typed.

use super::super::list::contracts_list;
use super::*;
use crate::app::{ContractLine, ContractPage};
use crate::domain::contracts::contract::ContractState;
use crate::domain::contracts::filter::{ContractFilter, ContractSideFilter, ContractStateFilter};
use crate::domain::contracts::seat::Seat;
use crate::domain::ids::{ContractId, OfferNumber};
use crate::domain::offers::terms::Price;

const AGENCY: &str = "Studio *North*";

fn line(number: i64, seat: Seat) -> ContractLine {
    let total = Money { minor: 150_000, currency: Currency::USD };
    ContractLine {
        id: ContractId(number),
        number: OfferNumber(number),
        seat,
        state: ContractState::Active,
        waits: false,
        title: "Logo for a *coffee shop*".to_owned(),
        price: seat.reads_amounts().then_some(Price::Fixed { total, milestones: Vec::new() }),
        other: if seat == Seat::Client { BEN } else { ADA },
        agency: matches!(seat, Seat::Agency | Seat::Member).then(|| AGENCY.to_owned()),
        milestones: 0,
        approved: 0,
        started: NOW,
    }
}

/// A line of each kind.
fn lines() -> Vec<ContractLine> {
    let waits = ContractLine { waits: true, milestones: 3, approved: 1, ..line(5, Seat::Client) };
    let of_agency = ContractLine { agency: Some(AGENCY.to_owned()), ..line(4, Seat::Client) };
    let closed = ContractLine { state: ContractState::Closed, ..line(1, Seat::Freelancer) };
    let paid = ContractLine { waits: true, ..closed.clone() };
    vec![waits, paid, of_agency, line(3, Seat::Agency), line(2, Seat::Member), closed]
}

fn page_of(lines: Vec<ContractLine>, waiting: u32) -> ContractPage {
    ContractPage { lines, page: 2, pages: 3, total: 21, has_older: false, waiting }
}

fn list(language: Language, page: &ContractPage) -> Post {
    contracts_list(language, ContractFilter::default(), page)
}

#[test]
fn a_list_says_what_waits_and_on_which_side_its_reader_is() {
    assert_snapshot!(render(&list(EN, &page_of(lines(), 2))), @r#"
    ┌ #5865F2
    │ 2 contracts wait for you
    │ 🟠 **#5** Logo for a \*coffee shop\* · 1,500 USD fixed · with <@200> · Waiting for you · 1 of 3 milestones approved · started <t:1796126400:R>
    │ 🟠 **#1** Logo for a \*coffee shop\* · 1,500 USD fixed · with <@100> · Closed, waiting for you · started <t:1796126400:R>
    │ 🟢 **#4** Logo for a \*coffee shop\* · 1,500 USD fixed · with **Studio \*North\*** · Active · started <t:1796126400:R>
    │ 🟢 **#3** Logo for a \*coffee shop\* · 1,500 USD fixed · with <@100> for **Studio \*North\*** · Active · started <t:1796126400:R>
    │ 🟢 **#2** Logo for a \*coffee shop\* · assigned to you · with <@100> for **Studio \*North\*** · Active · started <t:1796126400:R>
    │ ⚪ **#1** Logo for a \*coffee shop\* · 1,500 USD fixed · with <@100> · Closed · started <t:1796126400:R>
    └ 21 contracts · Page 2 of 3
    <Choose a contract to view: #5 Logo for a *coffee shop* | #1 Logo for a *coffee shop* | #4 Logo for a *coffee shop* | #3 Logo for a *coffee shop* | #2 Logo for a *coffee shop* | #1 Logo for a *coffee shop*>
    <: All statuses | Waiting for you | Active | Paused | Closed | In dispute>
    <: Client, freelancer or agency | You're the client | You're the freelancer | For your agency>
    [Newer grey contracts:any:all:1] [Older grey contracts:any:all:3]
    "#);
    let filter = ContractFilter { state: ContractStateFilter::Closed, side: ContractSideFilter::Agency };
    let older =
        ContractPage { page: 1, pages: 30, has_older: true, ..page_of(vec![line(7, Seat::Agency)], 0) };
    assert_snapshot!(render(&contracts_list(EN, filter, &older)), @r#"
    ┌ #5865F2
    │ Your contracts
    │ 🟢 **#7** Logo for a \*coffee shop\* · 1,500 USD fixed · with <@100> for **Studio \*North\*** · Active · started <t:1796126400:R>
    └ Page 1 of 30 of your latest contracts
    For older ones, choose a status or side below, or type /contract view with the contract's number.
    <Choose a contract to view: #7 Logo for a *coffee shop*>
    <: All statuses | Waiting for you | Active | Paused | Closed | In dispute>
    <: Client, freelancer or agency | You're the client | You're the freelancer | For your agency>
    [Older grey contracts:closed:agency:2]
    "#);
}

#[test]
fn an_empty_list_says_how_it_is_filled_or_filtered_otherwise() {
    let nothing = page_of(Vec::new(), 0);
    assert_snapshot!(render(&list(EN, &nothing)), @r#"
    ┌ #959BA6
    │ No contracts yet
    │ An offer becomes a contract once it's accepted.
    │ To hire a member, use `/offer send`. To see the offers you received, use `/offers`.
    "#);
    let filter = ContractFilter { state: ContractStateFilter::Waiting, side: ContractSideFilter::Client };
    assert_snapshot!(render(&contracts_list(EN, filter, &nothing)), @r#"
    ┌ #959BA6
    │ No contracts wait for you
    │ None of the contracts where you're the client match.
    │ Try another filter below.
    <: All statuses | Waiting for you | Active | Paused | Closed | In dispute>
    <: Client, freelancer or agency | You're the client | You're the freelancer | For your agency>
    "#);
}

#[test]
fn everybody_reads_lists_in_their_language() {
    let foreign = |line: ContractLine| {
        let agency = line.agency.map(|_| "Студия".to_owned());
        ContractLine { title: "Логотип".to_owned(), agency, ..line }
    };
    let shown: Vec<_> = lines().into_iter().map(foreign).collect();
    for waiting in [0, 1, 2, 301] {
        let page = page_of(shown.clone(), waiting);
        check_post(&list(PSEUDO, &page));
        check_post(&list(PSEUDO, &ContractPage { has_older: true, ..page }));
    }
    for state in ContractStateFilter::ALL {
        for side in ContractSideFilter::ALL {
            check_post(&contracts_list(PSEUDO, ContractFilter { state, side }, &page_of(Vec::new(), 0)));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn whatever_was_typed_fits_in_a_list(terms in any_terms(), name in any_text(50)) {
        let longest = ContractLine {
            waits: true,
            state: ContractState::Closed,
            number: OfferNumber(i64::MAX),
            title: terms.title,
            price: Some(terms.price),
            agency: Some(name),
            milestones: 20,
            approved: 20,
            ..line(1, Seat::Agency)
        };
        let ten = (0..10).map(|at| ContractLine { id: ContractId(at), ..longest.clone() }).collect();
        limits::check(&list(EN, &page_of(ten, 301)));
    }
}
