//! Owns the routes of API v10, one file for each subject. Handlers read the request and call the
//! world; they make no decisions.

mod applications;
mod automation;
mod channels;
mod expressions;
mod guilds;
mod interactions;
mod messages;
mod moderation;
mod reactions;
mod stages;
mod users;
mod webhooks;

use super::route::Tables;

/// All known routes.
pub(crate) const TABLES: Tables = &[
    applications::ROUTES,
    automation::ROUTES,
    channels::ROUTES,
    expressions::ROUTES,
    guilds::ROUTES,
    interactions::ROUTES,
    messages::ROUTES,
    moderation::ROUTES,
    reactions::ROUTES,
    stages::ROUTES,
    users::ROUTES,
    webhooks::ROUTES,
];
