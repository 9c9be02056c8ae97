//! Tests transcripts: layout, styles, stable output.

use serde_json::json;

use super::{Names, Style, render};

struct KnownNames;

impl Names for KnownNames {
    fn user(&self, id: &str) -> Option<String> {
        (id == "2").then(|| "Ben".to_owned())
    }
    fn channel(&self, id: &str) -> Option<String> {
        (id == "7").then(|| "general".to_owned())
    }
    fn role(&self, id: &str) -> Option<String> {
        (id == "9").then(|| "Moderators".to_owned())
    }
}

#[test]
fn shows_a_card_with_fields_and_buttons() {
    let channel = json!({"type": 0, "name": "room-ana-ben", "topic": "Only Ana and Ben"});
    let card = json!({
        "author": {"username": "parley", "global_name": "Parley", "bot": true}, "pinned": true,
        "timestamp": "2026-08-01T10:42:00.000000+00:00", "content": "<@2>, see <#7>",
        "embeds": [{"title": "Landing page", "description": "For a **bakery**", "footer": {"text": "Offer 1"},
            "fields": [{"name": "Price", "value": "$1,200", "inline": true},
                {"name": "Due", "value": "<t:1789171200:D>", "inline": true},
                {"name": "Milestones", "value": "- one\n- two"}]}],
        "components": [{"type": 1, "components": [{"type": 2, "style": 3, "label": "Accept", "custom_id": "a"},
            {"type": 2, "style": 4, "label": "Decline", "custom_id": "d", "disabled": true}]}],
    });
    let text = render(&channel, &[card], &KnownNames, &Style { width: 60, ..Style::default() });
    let expected = "\
# room-ana-ben — Only Ana and Ben
────────────────────────────────────────────────────────────

Parley · bot  10:42 📌
  @Ben, see #general
  │ Landing page
  │
  │ For a bakery
  │
  │ Price                Due
  │   $1,200               12 September 2026
  │
  │ Milestones
  │   - one
  │   - two
  │
  │ Offer 1
  [ Accept ]  ( Decline )
";
    assert_eq!(text, expected);
}

#[test]
fn a_stable_style_hides_what_differs_between_runs() {
    let channel = json!({"type": 12, "name": "offer"});
    let message = json!({"author": {"username": "ana"}, "flags": 64, "timestamp": "2026-08-01T10:42:00Z",
        "edited_timestamp": "2026-08-01T10:43:00Z",
        "content": "<@123456789012345678> by Sat, <t:1789171200:D>, ref 123456789012345678, \\*as is\\*"});
    let text = render(&channel, &[message], &KnownNames, &Style { width: 90, ..Style::stable() });
    let body = text.lines().skip(3).collect::<Vec<_>>().join("\n");
    assert_eq!(
        body,
        "ana [edited] (only you can see this)\n  @unknown-user by ‹d›, ‹date›, ref ‹id›, *as is*"
    );
}

#[test]
fn wraps_by_what_the_eye_sees() {
    let channel = json!({"type": 0, "name": "x"});
    let message =
        json!({"author": {"username": "ana"}, "content": format!("{} {}", "漢".repeat(30), "a".repeat(50))});
    let text = render(&channel, &[message], &KnownNames, &Style { width: 40, ..Style::stable() });
    assert!(text.lines().all(|line| super::width::columns(line) <= 40), "{text}");
}

#[test]
fn select_menus_list_their_options() {
    let channel = json!({"type": 0, "name": "x"});
    let message = json!({"author": {"username": "ana"}, "components": [{"type": 1, "components": [{"type": 3,
        "placeholder": "Why?", "options": [{"label": "Too busy", "value": "busy"},
        {"label": "Price", "value": "price", "description": "too low", "default": true}]}]}]});
    let text = render(&channel, &[message], &KnownNames, &Style::stable());
    assert!(text.ends_with("  ‹ Why? ▾ ›\n      ○ Too busy\n      ● Price — too low\n"), "{text}");
}

#[test]
fn colors_do_not_change_the_layout() {
    let channel = json!({"type": 0, "name": "x", "topic": "y"});
    let fields = json!([{"name": "Price", "value": "1", "inline": true}, {"name": "Due", "value": "2", "inline": true}]);
    let buttons = json!([{"type": 1, "components": [{"type": 2, "style": 3, "label": "Accept"}]}]);
    let message = [
        json!({"author": {"username": "ana"}, "embeds": [{"title": "t", "fields": fields}], "components": buttons}),
    ];
    let colored = render(&channel, &message, &KnownNames, &Style { color: true, ..Style::stable() });
    assert!(colored.contains("\u{1b}[32m[ Accept ]\u{1b}[0m"), "{colored}");
    assert_eq!(super::paint::bare(&colored), render(&channel, &message, &KnownNames, &Style::stable()));
}
