//! `GET /_emulator/people`: the accounts to log in with, their tokens, and the steps of the guide. Answers only
//! requests from this machine that do not come from another site, because a token is enough to act as that account.

use super::policy::host_of;
use crate::scenario::{GuideStep, Scenario};
use crate::shared::Shared;
use crate::world::World;
use crate::world::state::User;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use serde_json::{Value, json};
use std::sync::Arc;

/// What is in the scenario, but not in the world.
struct People {
    shared: Arc<Shared>,
    /// Names in the scenario's order, with their descriptions.
    abouts: Vec<(String, Option<String>)>,
    guide: Vec<GuideStep>,
}

pub(super) fn router(shared: Arc<Shared>, scenario: &Scenario) -> Router {
    let abouts = scenario.people.iter().map(|person| (person.name.clone(), person.about.clone()));
    let people = People { shared, abouts: abouts.collect(), guide: scenario.guide.clone() };
    Router::new().route("/_emulator/people", get(list_people)).with_state(Arc::new(people))
}

async fn list_people(State(accounts): State<Arc<People>>, headers: HeaderMap) -> Response {
    if !is_local(&headers) {
        return StatusCode::FORBIDDEN.into_response();
    }
    let world = accounts.shared.lock();
    Json(json!({ "people": accounts.people(&world), "bots": bots(&world), "guide": accounts.guide }))
        .into_response()
}

impl People {
    fn people(&self, world: &World) -> Value {
        let place = |user: &User| self.abouts.iter().position(|(name, _)| name == name_of(user));
        let mut people: Vec<&User> = world.accounts().filter(|user| !user.bot).collect();
        people.sort_by_key(|user| (place(user).unwrap_or(usize::MAX), user.id));
        let describe = |user: &User| {
            let about =
                place(user).and_then(|place| self.abouts.get(place)).and_then(|(_, about)| about.clone());
            json!({ "id": user.id, "name": name_of(user), "username": user.username, "about": about,
                    "token": user.token, "dms": if user.dms_open { "open" } else { "closed" } })
        };
        people.into_iter().map(describe).collect()
    }
}

fn bots(world: &World) -> Value {
    let bots = world.accounts().filter(|user| user.bot);
    bots.map(|user| json!({ "id": user.id, "name": name_of(user) })).collect()
}

fn name_of(user: &User) -> &str {
    user.global_name.as_deref().unwrap_or(&user.username)
}

/// Whether the request was sent to a local host name and not by another site. A foreign host name that resolves to this
/// machine (DNS rebinding) would otherwise let a web site read the tokens.
fn is_local(headers: &HeaderMap) -> bool {
    let host = host_of(headers).unwrap_or_default();
    let name =
        host.rsplit_once(':').filter(|(_, port)| port.parse::<u16>().is_ok()).map_or(host, |(name, _)| name);
    let site = headers.get("sec-fetch-site").and_then(|value| value.to_str().ok()).unwrap_or("none");
    ["127.0.0.1", "localhost", "[::1]"].contains(&name) && ["same-origin", "none"].contains(&site)
}

#[cfg(test)]
mod tests {
    use super::is_local;
    use axum::http::{HeaderMap, HeaderName, HeaderValue};

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        let pair = |(name, value): &(&'static str, &'static str)| {
            (HeaderName::from_static(name), HeaderValue::from_static(value))
        };
        pairs.iter().map(pair).collect()
    }

    #[test]
    fn other_sites_do_not_get_tokens() {
        assert!(is_local(&headers(&[("host", "127.0.0.1:8737")])));
        assert!(is_local(&headers(&[("host", "localhost"), ("sec-fetch-site", "same-origin")])));
        assert!(is_local(&headers(&[("host", "[::1]:80")])));
        assert!(!is_local(&headers(&[("host", "rebound.example:8737")])));
        assert!(!is_local(&headers(&[("host", "127.0.0.1"), ("sec-fetch-site", "cross-site")])));
        assert!(!is_local(&headers(&[])));
    }
}
