//! Which role sees every private channel, as a server's rules say.

use crate::domain::ids::RoleId;
use crate::domain::server::ServerRules;

/// The role that sees every room.
pub(in crate::app) const fn shown_to(rules: &ServerRules) -> Option<RoleId> {
    if rules.moderators_see_rooms { rules.moderator_role } else { None }
}
