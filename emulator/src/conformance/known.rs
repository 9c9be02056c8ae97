//! Owns the list of known differences between Discord and its OpenAPI file. Must not know how calls are checked.

use super::violation::{Side, Violation};
use serde_json::Value;

/// A place where the official file is stricter than Discord, or differs from it.
#[derive(Debug)]
pub struct KnownDifference {
    /// The operations as `METHOD /template`, as in the file; `*` for all.
    pub operations: &'static [&'static str],
    /// The request or the response.
    pub side: Side,
    /// The places as in [`Violation::place`]; `*` matches any one segment, `**` any number of segments.
    pub places: &'static [&'static str],
    /// Which values Discord accepts or returns there; any other value is a violation.
    pub accepts: fn(&Value) -> bool,
    /// Why this is not a mistake, with a source.
    pub reason: &'static str,
}

/// All known differences, each with its reason.
pub const KNOWN_DIFFERENCES: &[KnownDifference] = &[
    KnownDifference {
        operations: &[
            "POST /guilds/{guild_id}/channels",
            "PATCH /channels/{channel_id}",
            "PUT /channels/{channel_id}/permissions/{overwrite_id}",
        ],
        side: Side::Request,
        places: &["/permission_overwrites/*/allow", "/permission_overwrites/*/deny", "/allow", "/deny"],
        accepts: is_bits,
        reason: "the file has integers, which cannot hold all bits safely; Discord's page on permissions says that since \
                 API v8 all of them are strings, also `allow` and `deny` of overwrites",
    },
    KnownDifference {
        operations: &[
            "PUT /applications/{application_id}/commands",
            "POST /applications/{application_id}/commands",
            "PATCH /applications/{application_id}/commands/{command_id}",
            "PUT /applications/{application_id}/guilds/{guild_id}/commands",
            "POST /applications/{application_id}/guilds/{guild_id}/commands",
            "PATCH /applications/{application_id}/guilds/{guild_id}/commands/{command_id}",
        ],
        side: Side::Request,
        places: &["/*/default_member_permissions", "/default_member_permissions"],
        accepts: is_bits,
        reason: "the file has an integer; Discord's page on application commands has it as a string of bits",
    },
    KnownDifference {
        operations: &[
            "POST /channels/{channel_id}/messages",
            "PATCH /channels/{channel_id}/messages/{message_id}",
            "POST /interactions/{interaction_id}/{interaction_token}/callback",
            "POST /webhooks/{webhook_id}/{webhook_token}",
            "PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original",
            "PATCH /webhooks/{webhook_id}/{webhook_token}/messages/{message_id}",
        ],
        side: Side::Request,
        places: &["/attachments/*/id", "/data/attachments/*/id"],
        accepts: Value::is_u64,
        reason: "the file has a snowflake; for a new file this is the n of `files[n]`, and the example in Discord's reference, \
                 under Uploading Files, sends it as a number",
    },
    KnownDifference {
        operations: &[
            "POST /channels/{channel_id}/messages",
            "PATCH /channels/{channel_id}/messages/{message_id}",
            "POST /interactions/{interaction_id}/{interaction_token}/callback",
            "PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original",
        ],
        side: Side::Request,
        places: &[
            "/components/*/components/*/default_values/*/id",
            "/data/components/*/components/*/default_values/*/id",
        ],
        accepts: Value::is_u64,
        reason: "the file has text; serenity sends the default values of a menu as numbers, and many bots use it; Discord's \
                 reference, under ID Serialization, has ids as integers inside",
    },
    KnownDifference {
        operations: &["POST /guilds/{guild_id}/roles", "PATCH /guilds/{guild_id}/roles/{role_id}"],
        side: Side::Request,
        places: &["/permissions"],
        accepts: is_bits,
        reason: "the file has an integer; Discord's page on permissions says that since API v8 all of them are strings",
    },
    KnownDifference {
        operations: &["POST /channels/{channel_id}/messages"],
        side: Side::Request,
        places: &["/message_reference/type"],
        accepts: is_forward,
        reason: "the file has replies only; Discord's page on messages has forwards, with the type 1",
    },
    KnownDifference {
        operations: &["*"],
        side: Side::Response,
        places: &["/**/message_reference/type"],
        accepts: is_forward,
        reason: "the file has replies only; Discord's page on messages has forwards, with the type 1",
    },
    KnownDifference {
        operations: &["PATCH /applications/@me"],
        side: Side::Request,
        places: &["/description"],
        accepts: Value::is_string,
        reason: "the file has an object; Discord's page on applications has the description as text, and libraries send that",
    },
    KnownDifference {
        operations: &["*"],
        side: Side::Response,
        places: &["/errors/**/_errors/*/code"],
        accepts: Value::is_string,
        reason: "the file has numbers as for the whole error; the examples in Discord's reference, under Error Messages, have \
                 names such as BASE_TYPE_REQUIRED",
    },
];

impl KnownDifference {
    /// Whether it covers the violation.
    pub(super) fn covers(&self, violation: &Violation) -> bool {
        self.side == violation.side
            && self.operations.iter().any(|operation| *operation == "*" || *operation == violation.operation)
            && self.places.iter().any(|place| fits(&cut(place), &cut(&violation.place)))
            && (self.accepts)(&violation.value)
    }
}

fn cut(place: &str) -> Vec<&str> {
    place.split('/').collect()
}

fn fits(wanted: &[&str], given: &[&str]) -> bool {
    match (wanted, given) {
        (["**", rest @ ..], _) => (0..=given.len()).any(|skipped| fits(rest, &given[skipped..])),
        ([first, wanted @ ..], [segment, given @ ..]) => {
            (*first == "*" || first == segment) && fits(wanted, given)
        }
        ([], []) => true,
        _ => false,
    }
}

/// The type of a forward.
fn is_forward(value: &Value) -> bool {
    value.as_u64() == Some(1)
}

/// Permission bits as text.
fn is_bits(value: &Value) -> bool {
    value.as_str().is_some_and(|text| text.parse::<u64>().is_ok())
}
