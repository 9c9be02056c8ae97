//! Tests on a small document that each kind of violation is found, and that valid calls pass. Must not need Discord's
//! file.

use super::{KnownDifference, OpenApi, Side, Violation};
use crate::calls::Call;
use crate::world::Id;
use serde_json::{Value, json};

fn document() -> Value {
    let error = json!({"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}}});
    let message =
        json!({"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Message"}}}});
    let draft = json!({"schema": {"$ref": "#/components/schemas/Draft"}});
    let id = json!({"name": "channel_id", "in": "path", "required": true, "schema": {"$ref": "#/components/schemas/Id"}});
    json!({
        "openapi": "3.1.0",
        "paths": {
            "/channels/{channel_id}/messages": {
                "parameters": [id],
                "get": {
                    "parameters": [
                        {"name": "limit", "in": "query", "schema": {"type": "integer", "minimum": 1, "maximum": 100}},
                        {"name": "around", "in": "query", "schema": {"$ref": "#/components/schemas/Id"}},
                        {"name": "pinned", "in": "query", "schema": {"type": "boolean"}},
                        {"name": "only", "in": "query", "schema": {"type": "array", "items": {"type": "string"}, "maxItems": 2}},
                    ],
                    "responses": {"200": {"content": {"application/json": {"schema": {"type": "array"}}}}, "4XX": error},
                },
                "post": {
                    "requestBody": {"required": true, "content": {"application/json": draft, "multipart/form-data": draft}},
                    "responses": {"200": message, "4XX": {"$ref": "#/components/responses/Refusal"}},
                },
            },
            "/channels/{channel_id}/messages/{message_id}": {
                "delete": {"parameters": [id], "responses": {"204": {"description": "gone"}, "4XX": error}},
            },
            "/channels/{channel_id}/messages/pins": {
                "get": {"responses": {"200": {"content": {"application/json": {"schema": {"type": "array"}}}}}},
            },
        },
        "components": {
            "responses": {"Refusal": error},
            "schemas": {
                "Id": {"type": "string", "format": "snowflake"},
                "Error": {"type": "object", "required": ["code"], "properties": {"code": {"type": "integer"}}},
                "Draft": {"type": "object", "properties": {
                    "content": {"type": ["string", "null"], "maxLength": 5},
                    "components": {"type": "array", "items": {"oneOf": [
                        {"$ref": "#/components/schemas/Button"}, {"$ref": "#/components/schemas/Menu"},
                    ]}},
                }},
                "Button": {"type": "object", "required": ["type", "label"], "properties": {
                    "type": {"type": "integer", "const": 2}, "label": {"type": "string"},
                }},
                "Menu": {"type": "object", "required": ["type", "options"], "properties": {
                    "type": {"type": "integer", "const": 3}, "options": {"type": "array"},
                }},
                "Message": {"type": "object", "required": ["id", "author"], "properties": {
                    "id": {"$ref": "#/components/schemas/Id"},
                    "author": {"type": "object", "required": ["id"], "properties": {"id": {"$ref": "#/components/schemas/Id"}}},
                    "reply_to": {"oneOf": [{"type": "null"}, {"$ref": "#/components/schemas/Message"}]},
                }},
            },
        },
    })
}

fn call(method: &str, path: &str, status: u16, request: Value, response: Value) -> Call {
    Call {
        n: 7,
        who: Some(Id::default()),
        method: method.to_owned(),
        path: format!("/api/v10{path}"),
        status,
        request,
        response,
        ..Call::default()
    }
}

fn said(request: Value, response: Value) -> Call {
    call("POST", "/channels/1/messages", 200, request, response)
}

fn message() -> Value {
    json!({"id": "1", "author": {"id": "2"}, "reply_to": {"id": "3", "author": {"id": "4"}, "reply_to": null}})
}

fn judge(call: Call) -> Vec<Violation> {
    OpenApi::read(document(), &[]).expect("a document").violations(&[call])
}

/// Side, place and problem of the one violation.
fn only(call: Call) -> (Side, String, String) {
    let found = judge(call);
    let [violation] = found.as_slice() else { panic!("not one violation: {found:#?}") };
    (violation.side, violation.place.clone(), violation.problem.clone())
}

#[test]
fn right_calls_pass() {
    let button =
        json!({"content": null, "components": [{"type": 2, "label": "Accept"}], "_files": ["a.txt"]});
    let right = [
        said(json!({"content": "hello"}), message()),
        said(button, message()),
        call("POST", "/channels/1/messages", 400, json!({}), json!({"code": 50006})),
        call("GET", "/channels/1/messages?limit=50&around=7&pinned=True", 200, Value::Null, json!([])),
        call("GET", "/channels/1/messages?only=a&only=b", 200, Value::Null, json!([])),
        call("DELETE", "/channels/1/messages/2", 204, Value::Null, Value::Null),
        call("GET", "/channels/1/messages/pins", 200, Value::Null, json!([])),
    ];
    let file = OpenApi::read(document(), &[]).expect("a document");
    assert_eq!(file.violations(&right), []);
}

#[test]
fn undocumented_routes_are_found() {
    let (side, _, problem) = only(call("GET", "/channels/1/secrets", 404, Value::Null, Value::Null));
    assert_eq!((side, problem.as_str()), (Side::Request, "no such path is documented"));
    let (side, _, problem) = only(call("PUT", "/channels/1/messages", 405, Value::Null, Value::Null));
    assert_eq!(side, Side::Request);
    assert!(problem.contains("not with the method PUT"), "{problem}");
}

#[test]
fn routes_of_people_are_passed_over_unless_a_bot_uses_them() {
    assert_eq!(judge(call("POST", "/interactions", 204, json!({"type": 2}), Value::Null)), []);
    let refused = json!({"message": "Only users can use this endpoint", "code": 20001});
    assert_eq!(judge(call("POST", "/interactions", 403, json!({"type": 2}), refused)).len(), 1);
}

#[test]
fn wrong_paths_and_queries_are_found() {
    let get = |path: &str| only(call("GET", path, 200, Value::Null, json!([])));
    assert_eq!(get("/channels/general/messages").1, "{channel_id}");
    assert_eq!(get("/channels/1/messages?limit=101").1, "?limit");
    assert_eq!(get("/channels/1/messages?limit=many").1, "?limit");
    assert_eq!(get("/channels/1/messages?around=here").1, "?around");
    assert_eq!(get("/channels/1/messages?only=a&only=b&only=c").1, "?only");
    let (side, place, problem) = get("/channels/1/messages?color=red");
    assert_eq!((side, place.as_str()), (Side::Request, "?color"));
    assert!(problem.contains("no such query parameter"), "{problem}");
}

#[test]
fn wrong_bodies_sent_are_found_where_they_are_wrong() {
    let (side, place, problem) = only(said(json!({"content": "too long"}), message()));
    assert_eq!((side, place.as_str()), (Side::Request, "/content"));
    assert!(problem.contains("too long"), "{problem}");
    let menu = json!({"components": [{"type": 2, "label": "Accept"}, {"type": 3, "options": "none"}]});
    assert_eq!(only(said(menu, message())).1, "/components/1/options");
    let unknown = json!({"components": [{"type": 9}]});
    let (_, place, problem) = only(said(unknown, message()));
    assert_eq!(place, "/components/0");
    assert!(problem.contains("none of the 2 variants"), "{problem}");
    let (_, _, problem) = only(said(Value::Null, message()));
    assert_eq!(problem, "the required body is missing");
    let (_, _, problem) = only(call("DELETE", "/channels/1/messages/2", 204, json!({"a": 1}), Value::Null));
    assert_eq!(problem, "a body was sent where none is documented");
}

#[test]
fn wrong_answers_are_found() {
    let (side, place, problem) = only(said(json!({}), json!({"id": "1", "author": {}})));
    assert_eq!((side, place.as_str()), (Side::Response, "/author"));
    assert!(problem.contains("\"id\""), "{problem}");
    let deep = json!({"id": "1", "author": {"id": "2"}, "reply_to": {"id": 3, "author": {"id": "4"}}});
    assert_eq!(only(said(json!({}), deep)).1, "/reply_to/id");
    let huge = json!({"id": "99999999999999999999", "author": {"id": "2"}});
    assert_eq!(only(said(json!({}), huge)).1, "/id", "no snowflake has so many bits");
    let answered = |status, body| only(call("DELETE", "/channels/1/messages/2", status, Value::Null, body)).2;
    assert_eq!(answered(204, json!({})), "a body was answered where none is documented");
    assert_eq!(answered(500, Value::Null), "this status is not documented");
    assert_eq!(answered(404, Value::Null), "the documented body is missing");
    assert!(answered(404, json!({"code": "x"})).contains("integer"));
}

#[test]
fn responses_replaced_by_a_fault_are_not_checked() {
    let fault = |kind: &str, status, effect_status| Call {
        fault: Some(kind.to_owned()),
        status,
        effect_status,
        ..said(json!({}), json!({"message": "fault"}))
    };
    assert_eq!(judge(fault("status_after", 500, Some(200))), []);
    assert_eq!(judge(fault("reply_lost", 0, Some(200))), []);
    assert_eq!(judge(fault("latency", 200, Some(200))).len(), 2, "late, but its own");
    let wrong = Call { request: json!({"content": 5}), ..fault("status_before", 503, None) };
    assert_eq!(only(wrong).0, Side::Request);
}

#[test]
fn known_differences_are_not_violations_and_unmet_ones_are_listed() {
    static KNOWN: [KnownDifference; 2] = [
        KnownDifference {
            operations: &["GET /gateway", "POST /channels/{channel_id}/messages"],
            side: Side::Request,
            places: &["/title", "/**/components/*/label"],
            accepts: Value::is_number,
            reason: "numbers are read as text",
        },
        KnownDifference {
            operations: &["GET /gateway"],
            side: Side::Response,
            places: &[""],
            accepts: |_| true,
            reason: "never met",
        },
    ];
    let file = OpenApi::read(document(), &KNOWN).expect("a document");
    let numbered = said(json!({"components": [{"type": 2, "label": 5}]}), message());
    assert_eq!(file.violations(&[numbered]), []);
    assert_eq!(file.violations(&[said(json!({"content": 5}), message())]).len(), 1, "another place");
    let flagged = said(json!({"components": [{"type": 2, "label": true}]}), message());
    assert_eq!(file.violations(&[flagged]).len(), 1, "another value");
    let unmet: Vec<_> = file.unmet_differences().iter().map(|difference| difference.reason).collect();
    assert_eq!(unmet, ["never met"]);
}

#[test]
fn a_file_that_is_no_document_is_an_error() {
    assert!(OpenApi::read(json!({"openapi": "3.1.0"}), &[]).is_err());
    let missing = OpenApi::load(std::path::Path::new("/nowhere/openapi.json")).expect_err("no file");
    assert!(missing.to_string().contains("/nowhere/openapi.json"), "{missing}");
}
