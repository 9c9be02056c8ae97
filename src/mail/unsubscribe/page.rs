//! The pages behind a link to unsubscribe. Pure functions. Nothing is loaded from anywhere when one is shown, and nothing that a
//! person wrote stands in one but the server's name, as text.

use crate::app::UnsubscribePage;
use crate::mail::letter::escaped;
use crate::mail::quote;
use crate::say;
use crate::words::Language;

/// Most of a server's name that a page shows.
const SERVER_CHARS: usize = 60;

/// Asks, with one button. Opening it does nothing: mail programs and scanners open links by themselves.
pub(super) fn ask(about: &UnsubscribePage) -> String {
    let language = about.language;
    let button = format!(
        "<form method=\"post\"><input type=\"hidden\" name=\"List-Unsubscribe\" value=\"One-Click\">\n\
         <button style=\"padding:10px 16px;border:0;border-radius:4px;background:#5865f2;color:#fff;font:inherit\">{}</button></form>\n",
        escaped(&say!(language, "unsubscribe-button"))
    );
    page(
        language,
        &say!(language, "unsubscribe-ask", server = server(about)),
        &say!(language, "unsubscribe-ask.text"),
        &button,
    )
}

/// It is done.
pub(super) fn done(about: &UnsubscribePage) -> String {
    let language = about.language;
    let text = say!(language, "unsubscribe-done.text", server = server(about));
    page(language, &say!(language, "unsubscribe-done"), &text, "")
}

/// No link of ours.
pub(super) fn unknown() -> String {
    let language = Language::English;
    page(language, &say!(language, "unsubscribe-unknown"), &say!(language, "unsubscribe-unknown.text"), "")
}

/// Nothing can be saved.
pub(super) fn unsaved() -> String {
    let language = Language::English;
    page(language, &say!(language, "unsubscribe-unsaved"), &say!(language, "unsubscribe-unsaved.text"), "")
}

fn server(about: &UnsubscribePage) -> String {
    match &about.server {
        Some(name) => quote::line(name, SERVER_CHARS),
        None => say!(about.language, "mail-server-unnamed"),
    }
}

fn page(language: Language, title: &str, text: &str, rest: &str) -> String {
    let paragraphs: String = text.lines().map(|line| format!("<p>{}</p>\n", escaped(line))).collect();
    format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head><meta charset=\"utf-8\"><title>{title}</title>\n\
         <meta name=\"viewport\" content=\"width=device-width\"></head>\n\
         <body style=\"margin:0;padding:24px;background:#f4f4f6;color:#23272a;font:16px/1.5 system-ui,sans-serif\">\n\
         <main style=\"max-width:480px;margin:0 auto;padding:24px;background:#fff;border-radius:8px\">\n\
         <h1 style=\"margin-top:0;font-size:20px\">{title}</h1>\n{paragraphs}{rest}</main>\n</body>\n</html>\n",
        language.tag(),
        title = escaped(title),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_servers_name_is_text_and_every_word_can_be_translated() {
        let evil =
            UnsubscribePage { server: Some("<script>x</script>\"'&".to_owned()), language: Language::Pseudo };
        let unnamed = UnsubscribePage { server: None, language: Language::English };
        for html in [ask(&evil), done(&evil), ask(&unnamed), done(&unnamed), unknown(), unsaved()] {
            assert!(!html.contains("<script") && !html.contains("http"), "{html}");
        }
        assert_eq!(ask(&evil).matches("<button").count(), 1);
        assert_eq!(done(&evil).matches("<form").count(), 0);
    }
}
