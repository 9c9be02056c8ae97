//! Contracts in each state.

use super::fixtures::{CLIENT, HERE, Ids, PARTY, State};
use crate::harness::use_cases::member;
use parley::app::App;
use parley::domain::contracts::entry::CloseReason;
use parley::domain::draft::PreviewHash;
use parley::domain::ids::{ContractId, DraftId};

/// A payment that the client has typed.
async fn begin_payment(app: &App, contract: ContractId) -> (DraftId, PreviewHash) {
    let client = member(HERE, CLIENT);
    let draft = app.begin_payment(&client, contract, 0).await.expect("a draft").1.id;
    let preview = app.fill_payment(&client, draft, ("40 USD", "")).await.expect("a preview");
    (draft, preview.hash())
}

/// The end of a contract that the client has typed.
async fn begin_closing(app: &App, contract: ContractId) -> (DraftId, PreviewHash) {
    let client = member(HERE, CLIENT);
    let draft = app.begin_closing(&client, contract, CloseReason::Other).await.expect("a draft").1.id;
    let preview = app.fill_closing(&client, draft, ("We stop here.", "")).await.expect("a preview");
    (draft, preview.hash())
}

/// The offer is accepted; its work is submitted, and approved with a payment recorded, or the contract is paused or closed, as far as
/// `state` says.
pub(super) async fn agree(app: &App, ids: &mut Ids, state: State) {
    let (client, recipient) = (member(HERE, CLIENT), member(HERE, PARTY));
    let contract = app.accept(&recipient, ids.offer, 1).await.expect("accepted").1.id;
    ids.contract = contract;
    if matches!(state, State::Submitted | State::Approved) {
        app.submit_work(&recipient, contract, 0, "Done.").await.expect("submitted");
    }
    if state == State::Approved {
        app.approve_work(&client, contract, (0, 1)).await.expect("approved");
        let (draft, seen) = begin_payment(app, contract).await;
        app.record_payment(&client, draft, seen).await.expect("recorded");
    }
    ids.closing = begin_closing(app, contract).await;
    ids.payment = begin_payment(app, contract).await;
    if state == State::Paused {
        app.pause_contract(&recipient, contract, "Until Monday.").await.expect("paused");
    }
    if state == State::Closed {
        let (draft, seen) = ids.closing;
        app.close_contract(&client, draft, seen).await.expect("closed");
        app.request_reopen(&recipient, contract).await.expect("asked");
    }
}
