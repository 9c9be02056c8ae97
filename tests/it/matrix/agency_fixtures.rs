//! The agency of the matrix: who is in it, and the work that one of its members has. Must not know what may be done.

use crate::harness::use_cases::{addressee, member};
use crate::matrix::fixtures::{HERE, PARTY};
use parley::app::App;
use parley::domain::agencies::agency::Role;
use parley::domain::ids::{AgencyId, OfferId, PersonId};

/// What it is called; the freelancer of the other tables owns it.
pub(crate) const NAME: &str = "Studio";
pub(crate) const MANAGER: PersonId = PersonId(108);
pub(crate) const MEMBER: PersonId = PersonId(109);
/// A member as well, who has the work.
pub(crate) const DELEGATE: PersonId = PersonId(110);
/// Was a manager.
pub(crate) const FORMER: PersonId = PersonId(111);

/// Founds it, and has everybody join.
pub(crate) async fn found(app: &App) {
    let owner = member(HERE, PARTY);
    let agency = app.create_agency(&owner, NAME).await.expect("an agency");
    let staff =
        [(MANAGER, Role::Manager), (MEMBER, Role::Member), (DELEGATE, Role::Member), (FORMER, Role::Manager)];
    for (person, role) in staff {
        let asked =
            app.invite_to_agency(&owner, None, &addressee(person), (role, false)).await.expect("asked");
        let joined = app.answer_invitation(&member(HERE, person), asked.invitation.id, true).await;
        joined.expect("they are in");
    }
    app.leave_agency(&member(HERE, FORMER), agency.id).await.expect("they left");
}

/// Which one it is.
pub(crate) async fn id(app: &App) -> AgencyId {
    app.agency_to_apply(&member(HERE, PARTY), NAME).await.expect("the owner's")
}

/// The work of an offer goes to the member who has it.
pub(crate) async fn hand_over(app: &App, offer: OfferId) {
    app.hand_over(&member(HERE, PARTY), offer, Some(DELEGATE)).await.expect("handed over");
}
