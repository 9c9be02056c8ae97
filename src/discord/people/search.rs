//! `/freelancers find` as it is shown: without those of whom Discord says that they have left. Owns when Discord is asked;
//! who fits is `app`'s.

use crate::app::{App, Caller, Found, FreelancerFilter};
use crate::discord::rooms::sighting::look_for_all;
use crate::discord::ui::response::HandlerError;
use crate::domain::ids::SkillId;
use serenity::http::Http;

/// The first page of those with the skill that was typed.
pub(super) async fn find(
    app: &App,
    http: &Http,
    caller: &Caller,
    typed: &str,
    wish: impl FnOnce(SkillId) -> FreelancerFilter,
) -> Result<Found, HandlerError> {
    let found = app.find_freelancers(caller, typed, wish).await?;
    without_the_absent(app, http, caller, found).await
}

/// Another page.
pub(super) async fn turn(
    app: &App,
    http: &Http,
    caller: &Caller,
    filter: FreelancerFilter,
    page: u32,
) -> Result<Found, HandlerError> {
    let found = app.page_freelancers(caller, filter, page).await?;
    without_the_absent(app, http, caller, found).await
}

/// The page once more where somebody on it has left. Whoever follows in their place was not asked about; the next look does.
async fn without_the_absent(
    app: &App,
    http: &Http,
    caller: &Caller,
    found: Found,
) -> Result<Found, HandlerError> {
    let Found::Page(page) = &found else { return Ok(found) };
    if !look_for_all(app, http, caller, &page.not_seen_lately(app.now())).await {
        return Ok(found);
    }
    Ok(app.page_freelancers(caller, page.filter, page.page).await?)
}
