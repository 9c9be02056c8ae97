//! Owns the routes of API v10, one file for each first segment of the URL. Handlers read the request and call the
//! world; they make no decisions.

mod applications;
mod channels;
mod guilds;
mod interactions;
mod messages;
mod users;

use super::route::Tables;

/// All known routes.
pub(crate) const TABLES: Tables = &[
    applications::ROUTES,
    channels::ROUTES,
    guilds::ROUTES,
    interactions::ROUTES,
    messages::ROUTES,
    users::ROUTES,
];
