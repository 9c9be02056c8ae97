//! The form of an email: blocks of words, written once as text and once as HTML. Owns both ways of writing, so that the two
//! say the same; knows nothing of what is said.

use crate::domain::plain::cluster_len;
use crate::words::Language;

/// Columns of the text part; older mail programs do not break lines themselves.
const COLUMNS: usize = 72;

/// One email.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Letter {
    pub(super) language: Language,
    pub(super) subject: String,
    pub(super) blocks: Vec<Block>,
    /// The link that ends emails like this one, for mail programs.
    pub(super) unsubscribe: Option<String>,
}

/// A part of an email. Nothing in a block is markup: both ways of writing take it literally.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Block {
    /// A paragraph of Parley's.
    Words(String),
    /// What is so: a name and a value each.
    Facts(Vec<(String, String)>),
    /// What somebody wrote: who, and their lines.
    Quote(String, Vec<String>),
    /// Something to read off and type in.
    Code(String),
    /// Words that lead to an address of Parley's choosing.
    Link(String, String),
    /// What stands at the end of every email.
    Foot(String),
    /// The link that ends them.
    Unsubscribe(String, String),
}

impl Letter {
    /// For programs, and people, that want no HTML.
    pub(super) fn text(&self) -> String {
        let parts: Vec<String> = self.blocks.iter().map(text_of).collect();
        parts.join("\n\n") + "\n"
    }

    /// For everybody else. Nothing is loaded from anywhere when it is read.
    pub(super) fn html(&self) -> String {
        let body: String = self.blocks.iter().map(html_of).collect();
        format!(
            "<!DOCTYPE html>\n<html lang=\"{}\">\n<head><meta charset=\"utf-8\"><title>{}</title></head>\n\
             <body style=\"margin:0;padding:24px;background:#f4f4f6;color:#23272a;font:16px/1.5 system-ui,sans-serif\">\n\
             <div style=\"max-width:560px;margin:0 auto;padding:24px;background:#fff;border-radius:8px\">\n{body}</div>\n\
             </body>\n</html>\n",
            self.language.tag(),
            escaped(&self.subject),
        )
    }
}

fn text_of(block: &Block) -> String {
    match block {
        Block::Words(words) => wrapped(words, ""),
        Block::Facts(facts) => {
            let line = |(name, value): &(String, String)| wrapped(&format!("{name}: {value}"), "  ");
            facts.iter().map(line).collect::<Vec<_>>().join("\n")
        }
        Block::Quote(who, lines) => {
            let quoted = lines.iter().map(|line| wrapped(line, "> ")).collect::<Vec<_>>().join("\n");
            format!("{}\n{quoted}", wrapped(who, ""))
        }
        Block::Code(code) => format!("    {code}"),
        Block::Link(words, url) => format!("{}\n{url}", wrapped(words, "")),
        Block::Foot(words) => format!("--\u{20}\n{}", wrapped(words, "")),
        Block::Unsubscribe(words, url) => format!("{}\n{url}", wrapped(words, "")),
    }
}

fn html_of(block: &Block) -> String {
    match block {
        Block::Words(words) => format!("<p>{}</p>\n", escaped(words)),
        Block::Facts(facts) => {
            let row = |(name, value): &(String, String)| {
                format!(
                    "<tr><td style=\"padding:2px 16px 2px 0;color:#5c6470;vertical-align:top\">{}</td>\
                     <td style=\"padding:2px 0\">{}</td></tr>\n",
                    escaped(name),
                    escaped(value)
                )
            };
            format!("<table role=\"presentation\">\n{}</table>\n", facts.iter().map(row).collect::<String>())
        }
        Block::Quote(who, lines) => {
            let lines: Vec<String> = lines.iter().map(|line| escaped(line)).collect();
            format!(
                "<p style=\"margin-bottom:4px\">{}</p>\n\
                 <blockquote dir=\"auto\" style=\"margin:0 0 16px;padding:8px 12px;border-left:4px solid #c7ccd1;color:#4e5660\">\
                 {}</blockquote>\n",
                escaped(who),
                lines.join("<br>\n")
            )
        }
        Block::Code(code) => format!(
            "<p style=\"font:600 28px/1.2 ui-monospace,monospace;letter-spacing:4px\">{}</p>\n",
            escaped(code)
        ),
        Block::Link(words, url) => format!(
            "<p><a href=\"{}\" style=\"display:inline-block;padding:10px 16px;border-radius:4px;background:#5865f2;\
             color:#fff;text-decoration:none\">{}</a></p>\n",
            escaped(url),
            escaped(words)
        ),
        Block::Foot(words) => format!(
            "<p style=\"margin-top:24px;padding-top:12px;border-top:1px solid #e3e5e8;font-size:13px;color:#5c6470\">{}</p>\n",
            escaped(words)
        ),
        Block::Unsubscribe(words, url) => format!(
            "<p style=\"font-size:13px\"><a href=\"{}\" style=\"color:#5c6470\">{}</a></p>\n",
            escaped(url),
            escaped(words)
        ),
    }
}

/// Text that stays text between tags and in attributes.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

/// `text` in lines of at most [`COLUMNS`], each of them after `prefix`: broken between words, and inside a word only where
/// it is longer than a line.
fn wrapped(text: &str, prefix: &str) -> String {
    let most = COLUMNS - prefix.len();
    let mut lines = vec![String::new()];
    let mut length = 0;
    for word in text.split(' ') {
        let mut rest = word;
        if length > 0 && length + 1 + word.chars().count() > most {
            lines.push(String::new());
            length = 0;
        } else if length > 0 {
            push(&mut lines, " ");
            length += 1;
        }
        while !rest.is_empty() {
            let (cluster, after) = rest.split_at(cluster_len(rest));
            let chars = cluster.chars().count();
            if length + chars > most && length > 0 {
                lines.push(String::new());
                length = 0;
            }
            push(&mut lines, cluster);
            length += chars;
            rest = after;
        }
    }
    let lines: Vec<String> =
        lines.iter().map(|line| format!("{prefix}{line}").trim_end().to_owned()).collect();
    lines.join("\n")
}

fn push(lines: &mut [String], text: &str) {
    if let Some(last) = lines.last_mut() {
        last.push_str(text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_short_and_each_is_marked() {
        let text = format!("{} {} end", "word ".repeat(40).trim(), "x".repeat(200));
        let quoted = wrapped(&text, "> ");
        assert!(
            quoted.lines().all(|line| line.starts_with("> ") && line.chars().count() <= COLUMNS),
            "{quoted}"
        );
        let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).collect::<String>();
        assert_eq!(letters(&quoted), letters(&text));
        assert_eq!(wrapped("", "> "), ">");
    }

    #[test]
    fn markup_is_text() {
        let letter = Letter {
            language: Language::English,
            subject: "<b>&".to_owned(),
            unsubscribe: None,
            blocks: vec![
                Block::Quote(
                    "“<i>” wrote:".to_owned(),
                    vec!["</blockquote><a href=\"https://x\">".to_owned()],
                ),
                Block::Link("a".to_owned(), "https://discord.com/\"onclick='x'".to_owned()),
            ],
        };
        let html = letter.html();
        for tag in ["<b>", "<i>", "<a href=\"https://x", "\"onclick"] {
            assert!(!html.contains(tag), "{tag}: {html}");
        }
        assert_eq!(html.matches("</blockquote>").count(), 1);
    }
}
