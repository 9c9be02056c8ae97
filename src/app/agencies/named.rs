//! Finding an agency by what people call it.

use crate::app::error::Result;
use crate::domain::agencies::agency::{Agency, AgencyRefusal, name_key};
use crate::domain::ids::GuildId;
use crate::store::Queries;

/// The agency of a server with this name.
pub(in crate::app) async fn named(queries: &mut Queries<'_>, guild: GuildId, name: &str) -> Result<Agency> {
    let found = match queries.agency_named(guild, &name_key(name)).await? {
        Some(id) => queries.agency(id).await?.filter(|agency| !agency.closed),
        None => None,
    };
    Ok(found.ok_or(AgencyRefusal::NoSuchAgency)?)
}
