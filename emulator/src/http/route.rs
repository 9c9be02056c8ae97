//! Owns the type of a route and how a path is matched to one. Must not know which routes there are or what they do.

use super::request::Request;
use crate::world::{ApiResult, Outcome, World};

/// What a route does under the world's lock.
pub(crate) type Handler = fn(&mut World, &Request) -> ApiResult<Outcome>;

/// Who can call a route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Access {
    /// Anyone: the path includes a secret, or the response has none.
    Open,
    /// A bot or a person.
    Account,
    /// A bot.
    Bot,
    /// A user client.
    Person,
}

/// A route: method, template as in Discord's OpenAPI file, who can call it, and its handler.
pub(crate) struct Route {
    pub(crate) method: &'static str,
    pub(crate) template: &'static str,
    pub(crate) access: Access,
    pub(crate) run: Handler,
}

impl Route {
    pub(crate) const fn new(
        access: Access,
        method: &'static str,
        template: &'static str,
        run: Handler,
    ) -> Self {
        Self { method, template, access, run }
    }

    /// `METHOD /template`: how faults, limits and the call log name it.
    pub(crate) fn label(&self) -> String {
        format!("{} {}", self.method, self.template)
    }
}

/// A matching route and the values of its path parameters.
pub(crate) struct Match {
    pub(crate) route: &'static Route,
    pub(crate) values: Vec<(&'static str, String)>,
}

/// Route tables, one for each first segment of the URL.
pub(crate) type Tables = &'static [&'static [Route]];

/// Finds the route of a path below `/api/v10` in `tables`. If several match, the one with the fewest parameters wins.
pub(crate) fn find(tables: Tables, method: &str, path: &str) -> Option<Match> {
    let given: Vec<&str> = path.split('/').collect();
    let all = tables.iter().flat_map(|table| table.iter()).filter(|route| route.method == method);
    all.filter_map(|route| Some(Match { route, values: values(route.template, &given)? }))
        .min_by_key(|found| found.values.len())
}

fn values(template: &'static str, given: &[&str]) -> Option<Vec<(&'static str, String)>> {
    let wanted: Vec<&'static str> = template.split('/').collect();
    if wanted.len() != given.len() {
        return None;
    }
    let mut values = Vec::new();
    for (wanted, given) in wanted.into_iter().zip(given) {
        match wanted.strip_prefix('{').and_then(|name| name.strip_suffix('}')) {
            Some(_) if given.is_empty() => return None,
            Some(name) => values.push((name, (*given).to_owned())),
            None if wanted == *given => {}
            None => return None,
        }
    }
    Some(values)
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn get(template: &'static str) -> Route {
        Route::new(Access::Open, "GET", template, |_, _| Ok(Outcome::empty()))
    }

    const TABLES: Tables = &[
        &[get("/channels/{channel_id}"), get("/channels/{channel_id}/members/{user_id}")],
        &[get("/channels/{channel_id}/members/@me")],
    ];

    #[test]
    fn fixed_segments_win() {
        let found = find(TABLES, "GET", "/channels/7/members/@me").unwrap();
        assert_eq!(found.route.template, "/channels/{channel_id}/members/@me");
        let found = find(TABLES, "GET", "/channels/7/members/8").unwrap();
        assert_eq!(found.values, [("channel_id", "7".to_owned()), ("user_id", "8".to_owned())]);
        assert!(find(TABLES, "GET", "/channels/7/nothing").is_none());
        assert!(find(TABLES, "PUT", "/channels/7").is_none());
        assert!(find(TABLES, "GET", "/channels/").is_none());
    }
}
