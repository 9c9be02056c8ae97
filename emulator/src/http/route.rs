//! Owns the type of a route and how a path is matched to one. Must not know which routes there are or what they do.

use super::percent;
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
    /// The fields of the body that have an effect, in two groups; `None` where a body is not told from what it leaves out.
    fields: Option<[&'static [&'static str]; 2]>,
}

impl Route {
    pub(crate) const fn new(
        access: Access,
        method: &'static str,
        template: &'static str,
        run: Handler,
    ) -> Self {
        Self { method, template, access, run, fields: None }
    }

    /// The route with the fields of its body that have an effect. The others are told when a bot sends them.
    pub(crate) const fn reads(self, fields: &'static [&'static str]) -> Self {
        Self { fields: Some([fields, &[]]), ..self }
    }

    /// The same with fields that it shares with other routes, and `more` of its own.
    pub(crate) const fn reads_more(
        self,
        shared: &'static [&'static str],
        more: &'static [&'static str],
    ) -> Self {
        Self { fields: Some([shared, more]), ..self }
    }

    /// The fields of the body that have an effect, if those are told.
    pub(crate) fn fields(&self) -> Option<Vec<&'static str>> {
        self.fields.map(|groups| groups.concat())
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

/// Route tables, one for each subject.
pub(crate) type Tables = &'static [&'static [Route]];

/// The part of a path below the API's version. Version 9 and none are the same as version 10 here.
pub(crate) fn below_version(path: &str) -> Option<&str> {
    let rest = ["/api/v10", "/api/v9", "/api"].iter().find_map(|start| path.strip_prefix(start));
    rest.filter(|rest| rest.starts_with('/'))
}

/// Whether a path has a route with another method.
pub(crate) fn has_path(tables: Tables, path: &str) -> bool {
    ["GET", "POST", "PUT", "PATCH", "DELETE"].iter().any(|method| find(tables, method, path).is_some())
}

/// Finds the route of a path below the version in `tables`. If several match, the one with the fewest parameters wins.
pub(crate) fn find(tables: Tables, method: &str, path: &str) -> Option<Match> {
    let given: Vec<String> = path.split('/').map(|segment| percent::decode(segment.as_bytes())).collect();
    let all = tables.iter().flat_map(|table| table.iter()).filter(|route| route.method == method);
    all.filter_map(|route| Some(Match { route, values: values(route.template, &given)? }))
        .min_by_key(|found| found.values.len())
}

fn values(template: &'static str, given: &[String]) -> Option<Vec<(&'static str, String)>> {
    let mut values = Vec::new();
    let mut segments = given.iter();
    for wanted in template.split('/') {
        let given = segments.next()?;
        match wanted.strip_prefix('{').and_then(|name| name.strip_suffix('}')) {
            Some(_) if given.is_empty() => return None,
            Some(name) => values.push((name, given.clone())),
            None if wanted == given => {}
            None => return None,
        }
    }
    segments.next().is_none().then_some(values)
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
        let found = find(TABLES, "GET", "/channels/7/members/%40me").unwrap();
        assert_eq!(found.route.template, "/channels/{channel_id}/members/@me");
        assert!(find(TABLES, "GET", "/channels/7/nothing").is_none());
        assert!(find(TABLES, "PUT", "/channels/7").is_none());
        assert!(find(TABLES, "GET", "/channels/").is_none());
        assert!(has_path(TABLES, "/channels/7") && !has_path(TABLES, "/channels/7/nothing"));
    }

    #[test]
    fn all_versions_are_one() {
        for path in ["/api/v10/gateway", "/api/v9/gateway", "/api/gateway"] {
            assert_eq!(below_version(path), Some("/gateway"), "{path}");
        }
        assert_eq!(below_version("/gateway"), None);
    }
}
