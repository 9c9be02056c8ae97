//! A message as readable text, for snapshots.

use crate::discord::ui::post::Post;
use serde_json::Value;
use std::fmt::Write as _;

/// What a reader sees of `post`, top to bottom.
pub(in crate::discord) fn render(post: &Post) -> String {
    let message = serde_json::to_value(post.to_message("n")).expect("builders serialize");
    let mut out = String::new();
    let mut line = |text: &str| writeln!(out, "{text}").expect("strings can be written");
    for person in &post.mentions {
        line(&format!("(pings {person})"));
    }
    if !post.content.is_empty() {
        line(&post.content);
    }
    for embed in list(&message["embeds"]) {
        line(&format!("┌ #{:06X}", embed["color"].as_u64().unwrap_or_default()));
        let said = [&embed["author"]["name"], &embed["title"], &embed["description"]];
        for text in said.iter().filter_map(|value| value.as_str()) {
            text.lines().for_each(|text| line(&format!("│ {text}")));
        }
        for field in list(&embed["fields"]) {
            let side = if field["inline"] == true { "▫" } else { "▪" };
            let value = field["value"].as_str().unwrap_or_default().replace('\n', "\n│     ");
            line(&format!("│ {side} {}: {value}", field["name"].as_str().unwrap_or_default()));
        }
        if let Some(footer) = embed["footer"]["text"].as_str() {
            line(&format!("└ {footer}"));
        }
    }
    for row in list(&message["components"]) {
        let parts = list(&row["components"]).iter().map(component).collect::<Vec<_>>();
        line(&parts.join(" "));
    }
    out
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn component(value: &Value) -> String {
    let text = |key: &str| value[key].as_str().unwrap_or_default().to_owned();
    let options = list(&value["options"]);
    if !options.is_empty() {
        let labels: Vec<_> = options.iter().filter_map(|option| option["label"].as_str()).collect();
        return format!("<{}: {}>", text("placeholder"), labels.join(" | "));
    }
    let style = match value["style"].as_u64() {
        Some(1) => "blurple",
        Some(3) => "green",
        Some(4) => "red",
        _ => "grey",
    };
    format!("[{} {style} {}]", text("label"), text("custom_id"))
}
