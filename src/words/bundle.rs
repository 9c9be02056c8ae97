//! The texts of each language, read once from what is compiled in. Owns the list of files.

use super::{Language, Value};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use std::sync::LazyLock;
use unic_langid::LanguageIdentifier;

/// The files of a language, one per feature.
const fn files(language: Language) -> &'static [&'static str] {
    match language {
        Language::English => &[
            include_str!("../../locales/en/agencies.ftl"),
            include_str!("../../locales/en/common.ftl"),
            include_str!("../../locales/en/moderation.ftl"),
            include_str!("../../locales/en/notifications.ftl"),
            include_str!("../../locales/en/offers.ftl"),
            include_str!("../../locales/en/contracts.ftl"),
            include_str!("../../locales/en/feedback.ftl"),
            include_str!("../../locales/en/help.ftl"),
            include_str!("../../locales/en/invitations.ftl"),
            include_str!("../../locales/en/jobs.ftl"),
            include_str!("../../locales/en/people.ftl"),
            include_str!("../../locales/en/privacy.ftl"),
            include_str!("../../locales/en/proposals.ftl"),
            include_str!("../../locales/en/rooms.ftl"),
            include_str!("../../locales/en/safety.ftl"),
            include_str!("../../locales/en/server.ftl"),
            include_str!("../../locales/en/statistics.ftl"),
        ],
        #[cfg(test)]
        Language::Pseudo => files(Language::English),
    }
}

/// The language, as the plural rules know it.
fn identifier(language: Language) -> LanguageIdentifier {
    language.tag().parse().unwrap_or_default()
}

static ENGLISH: LazyLock<FluentBundle<FluentResource>> = LazyLock::new(|| load(Language::English));

fn load(language: Language) -> FluentBundle<FluentResource> {
    let mut bundle = FluentBundle::new_concurrent(vec![identifier(language)]);
    // The marks that isolate values would be seen in Discord's code blocks and titles; `discord::ui::text` drops the
    // controls that they guard against.
    bundle.set_use_isolating(false);
    for file in files(language) {
        // What does not parse is left out here, and found by the test below.
        let resource = match FluentResource::try_new((*file).to_owned()) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        bundle.add_resource_overriding(resource);
    }
    bundle
}

#[cfg(test)]
static PSEUDO: LazyLock<FluentBundle<FluentResource>> = LazyLock::new(|| {
    let mut bundle = load(Language::Pseudo);
    bundle.set_transform(Some(super::pseudo::disguise));
    bundle
});

const fn bundle(language: Language) -> &'static LazyLock<FluentBundle<FluentResource>> {
    match language {
        Language::English => &ENGLISH,
        #[cfg(test)]
        Language::Pseudo => &PSEUDO,
    }
}

/// The text of `key`; the key itself where no language has it.
pub(super) fn text(language: Language, key: &str, values: &[(&'static str, Value<'_>)]) -> String {
    let mut args = FluentArgs::with_capacity(values.len());
    for (name, value) in values {
        args.set(*name, value.clone());
    }
    [language, Language::English]
        .into_iter()
        .find_map(|language| format(bundle(language), key, &args))
        .unwrap_or_else(|| key.to_owned())
}

/// `key` is `message` or `message.attribute`.
fn format(bundle: &FluentBundle<FluentResource>, key: &str, args: &FluentArgs<'_>) -> Option<String> {
    let (name, attribute) = key.split_once('.').map_or((key, None), |(name, part)| (name, Some(part)));
    let message = bundle.get_message(name)?;
    let pattern = match attribute {
        Some(part) => message.get_attribute(part)?.value(),
        None => message.value()?,
    };
    // Errors name values that were not given: the test that walks all uses finds them.
    Some(bundle.format_pattern(pattern, Some(args), &mut Vec::new()).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_parses_and_names_each_text_once() {
        for language in Language::ALL {
            let mut bundle = FluentBundle::new_concurrent(vec![identifier(language)]);
            for file in files(language) {
                let resource = FluentResource::try_new((*file).to_owned()).expect("every line parses");
                bundle.add_resource(resource).expect("no text stands twice");
            }
        }
    }
}
