//! What ids alone are good for: nothing. Somebody who knows an id that is not theirs, or makes one up, is answered as if it
//! did not exist, by every use case; this is what stands between Parley and a client that forges what Discord lets through.

use crate::harness::database::{Database, engines};
use crate::harness::moment;
use crate::harness::use_cases::{addressee, fill_and_send, member, open, send_new};
use parley::app::{App, Caller, Error, OfferRecord, SentDraft};
use parley::domain::draft::Draft;
use parley::domain::draft::PreviewHash;
use parley::domain::draft::refusal::DraftRefusal;
use parley::domain::form::OfferForm;
use parley::domain::ids::{ChangeId, DraftId, GuildId, OfferId, PersonId};
use parley::domain::offers::draft::OfferOptions;
use parley::domain::offers::filter::OfferFilter;
use parley::domain::offers::offer::DeclineReason;
use parley::domain::offers::refusal::OfferRefusal;
use parley::domain::refusal::Refusal;
use parley::domain::server::ServerRules;

const HERE: GuildId = GuildId(10);
const ELSEWHERE: GuildId = GuildId(20);
const ANA: PersonId = PersonId(1);
const BEN: PersonId = PersonId(2);
const CHIDI: PersonId = PersonId(3);

fn form() -> OfferForm {
    let text = str::to_owned;
    OfferForm {
        title: text("Logo"),
        description: text("A logo."),
        price: text("90 USD"),
        ..OfferForm::default()
    }
}

fn change_form() -> OfferForm {
    OfferForm { price: "95 USD".to_owned(), ..form() }
}

async fn begin(app: &App, from: &Caller, to: PersonId) -> Draft {
    app.begin_offer(from, &addressee(to), OfferOptions::default()).await.expect("a draft")
}

/// All ids that somebody might have seen.
#[derive(Debug, Clone, Copy)]
struct Ids {
    offer: OfferId,
    change: ChangeId,
    /// Ana's draft of an offer.
    draft: DraftId,
    /// Ben's draft of a change request.
    wish: DraftId,
    /// Ana's draft of other terms.
    other: DraftId,
}

/// An offer with an open change request, and two drafts.
async fn prepare(app: &App) -> Ids {
    let (ana, ben) = (member(HERE, ANA), member(HERE, BEN));
    let draft = begin(app, &ana, BEN).await;
    let offer = send_new(app, &ana, draft.id, form()).await.offer.id;
    let wish = app.begin_change(&ben, offer, 1).await.expect("a draft").draft.id;
    let asked = fill_and_send(app, &ben, wish, change_form(), None).await.expect("asked");
    let SentDraft::Requested(changed) = asked else { panic!("no request: {asked:?}") };
    let change = changed.open_change().expect("open").id;
    let draft = begin(app, &ana, BEN).await.id;
    let second = begin(app, &ana, CHIDI).await;
    app.fill(&ana, second.id, form()).await.expect("a preview");
    let other = app.begin_counter(&ana, change).await.expect("a draft").draft.id;
    Ids { offer, change, draft, wish, other }
}

/// What every use case that takes an id answers to somebody.
async fn try_all(app: &App, who: &Caller, ids: Ids) -> Vec<(&'static str, Option<Refusal>)> {
    fn refusal<T>(outcome: Result<T, Error>) -> Option<Refusal> {
        match outcome {
            Ok(_) => None,
            Err(Error::Refused(refusal)) => Some(refusal),
            Err(Error::Store(failure)) => panic!("{failure}"),
        }
    }
    let Ids { offer, change, draft, wish, other } = ids;
    vec![
        ("load for an action", refusal(app.load_for_action(who, offer, None, None).await)),
        ("view", refusal(app.view_offer(who, offer).await)),
        ("accept", refusal(app.accept(who, offer, 1).await)),
        ("decline", refusal(app.decline(who, offer, 1, DeclineReason::Other, None).await)),
        ("withdraw", refusal(app.withdraw(who, offer, 1, None).await)),
        ("begin change", refusal(app.begin_change(who, offer, 1).await)),
        ("load a change for an action", refusal(app.look_change(who, change).await)),
        ("approve", refusal(app.approve_change(who, change).await)),
        ("reject", refusal(app.reject_change(who, change, "no").await)),
        ("open draft", refusal(app.open_draft(who, draft).await)),
        ("begin to modify", refusal(app.begin_modify(who, offer, 1).await)),
        ("begin to answer with other terms", refusal(app.begin_counter(who, change).await)),
        ("fill draft", refusal(app.fill(who, draft, form()).await)),
        ("send draft", refusal(app.send_draft(who, draft, PreviewHash(0)).await)),
        ("preview draft", refusal(app.preview_draft(who, draft).await)),
        ("discard draft", refusal(app.discard_draft(who, draft).await)),
        ("fill request", refusal(app.fill(who, wish, change_form()).await)),
        ("write to a request", refusal(app.fill_message(who, wish, "Hello").await)),
        ("send request", refusal(app.send_draft(who, wish, PreviewHash(0)).await)),
        ("write to an offer", refusal(app.fill_message(who, draft, "Hello").await)),
        ("fill other terms", refusal(app.fill(who, other, form()).await)),
        ("send other terms", refusal(app.send_draft(who, other, PreviewHash(0)).await)),
    ]
}

/// What must stay as it is.
async fn state(app: &App, ids: Ids) -> (OfferRecord, Draft) {
    let ana = member(HERE, ANA);
    (
        app.view_offer(&ana, ids.offer).await.expect("hers"),
        app.open_draft(&ana, ids.draft).await.expect("hers"),
    )
}

#[tokio::test]
async fn an_id_that_is_not_theirs_does_not_exist_for_anybody() {
    for engine in engines() {
        let database = Database::create(&engine).await;
        let (store, app) = open(&database, &moment::running(&engine), ServerRules::default()).await;
        let ids = prepare(&app).await;
        let before = state(&app, ids).await;
        for who in
            [member(HERE, CHIDI), member(ELSEWHERE, ANA), member(ELSEWHERE, BEN), member(ELSEWHERE, CHIDI)]
        {
            for (what, told) in try_all(&app, &who, ids).await {
                let unknown = matches!(
                    told,
                    Some(
                        Refusal::Offer(OfferRefusal::NoSuchOffer | OfferRefusal::NoSuchChange)
                            | Refusal::Draft(DraftRefusal::NoSuchDraft)
                    )
                );
                assert!(unknown, "{what} by {} in {}: {told:?}", who.person, who.guild);
            }
            assert_eq!(app.list_offers(&who, OfferFilter::default(), 1).await.expect("a list").lines, []);
        }
        assert_eq!(state(&app, ids).await, before);
        store.close().await;
        database.remove().await;
    }
}

#[tokio::test]
async fn an_id_that_nothing_has_is_answered_the_same() {
    for engine in engines() {
        let database = Database::create(&engine).await;
        let (store, app) = open(&database, &moment::running(&engine), ServerRules::default()).await;
        let known = prepare(&app).await;
        let before = state(&app, known).await;
        for id in [0, -1, 1, 42, known.offer.0 + 1, i64::MIN, i64::MAX] {
            let ids = Ids {
                offer: OfferId(id),
                change: ChangeId(id),
                draft: DraftId(id),
                wish: DraftId(id),
                other: DraftId(id),
            };
            for who in [member(HERE, ANA), member(HERE, BEN), member(HERE, CHIDI)] {
                for (what, told) in try_all(&app, &who, ids).await {
                    let expected = match what {
                        "load for an action" | "view" | "accept" | "decline" | "withdraw"
                        | "begin change" | "begin to modify" => Refusal::Offer(OfferRefusal::NoSuchOffer),
                        "load a change for an action"
                        | "approve"
                        | "reject"
                        | "begin to answer with other terms" => Refusal::Offer(OfferRefusal::NoSuchChange),
                        _ => Refusal::Draft(DraftRefusal::NoSuchDraft),
                    };
                    assert_eq!(told, Some(expected), "{what} of {id} by {}", who.person);
                }
            }
        }
        assert_eq!(state(&app, known).await, before);
        store.close().await;
        database.remove().await;
    }
}
