//! Parley without Discord: the use cases over a database, and people who call them. Owns how both are made, for tests of
//! what no client of Discord's would send.

use crate::harness::database::Database;
use parley::app::{Addressee, App, Caller, Error, Filled, Sent, SentDraft};
use parley::clock::{Clock, Random};
use parley::domain::draft::PreviewHash;
use parley::domain::form::OfferForm;
use parley::domain::ids::{DraftId, GuildId, PersonId};
use parley::domain::server::ServerRules;
use parley::store::Store;
use parley::words::Language;

/// A member of a server without any role.
pub(crate) fn member(guild: GuildId, person: PersonId) -> Caller {
    Caller {
        guild,
        person,
        name: format!("Person {person}"),
        username: None,
        avatar_url: None,
        joined: None,
        language: Language::English,
        roles: Vec::new(),
        zone_hint: None,
        manages_server: false,
        is_known: false,
    }
}

/// The same person, as a command names them.
pub(crate) fn addressee(person: PersonId) -> Addressee {
    let name = format!("Person {person}");
    Addressee {
        person,
        name,
        username: None,
        avatar_url: None,
        joined: None,
        is_bot: false,
        is_member: true,
        is_pending: false,
    }
}

/// The use cases over a fresh database.
pub(crate) async fn open(database: &Database, clock: &Clock, rules: ServerRules) -> (Store, App) {
    let store = Store::open(&database.address).await.expect("it opens");
    let app = App::new(store.clone(), clock.clone(), Random::seeded(7), rules);
    (store, app)
}

/// Fills in a draft, with a message where there is one, and sends what it then means.
pub(crate) async fn fill_and_send(
    app: &App,
    from: &Caller,
    draft: DraftId,
    form: OfferForm,
    message: Option<&str>,
) -> Result<SentDraft, Error> {
    let mut filled = app.fill(from, draft, form).await?;
    if let Some(message) = message {
        filled = app.fill_message(from, draft, message).await?;
    }
    app.send_draft(from, draft, hash_of(&filled)).await
}

/// Of what a preview shows.
pub(crate) fn hash_of(filled: &Filled) -> PreviewHash {
    match filled {
        Filled::Offer { offer, .. } => offer.hash(),
        Filled::Terms(other) => other.hash(),
    }
}

/// Fills in the draft of a new offer and sends it.
pub(crate) async fn send_new(app: &App, from: &Caller, draft: DraftId, form: OfferForm) -> Sent {
    match fill_and_send(app, from, draft, form, None).await.expect("it is sent") {
        SentDraft::Sent(sent) => *sent,
        other => panic!("not a new offer: {other:?}"),
    }
}
