//! Every text that a person reads, in their language. Owns which languages there are and how a text is found; the texts
//! themselves stand in `locales/`, one file per feature. Knows nothing of offers, of Discord or of mail.
//!
//! A text is named by its key and takes named values: `say!(language, "offer-greeting", recipient = name)`. A language that
//! lacks a text answers in English. `tests/tidy` holds that each key used in the code exists, and the other way round.

mod bundle;
#[cfg(test)]
pub(crate) mod pseudo;

pub use fluent_bundle::FluentValue as Value;

/// A language that Parley speaks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// The one in which every text exists.
    #[default]
    English,
    /// For tests: see [`pseudo`].
    #[cfg(test)]
    Pseudo,
}

impl Language {
    /// All that people speak.
    pub const ALL: [Self; 1] = [Self::English];

    /// The language of a locale as Discord names it (`en-GB`); English for one that Parley does not speak.
    #[must_use]
    pub fn of_locale(locale: &str) -> Self {
        #[cfg(test)]
        if locale == Self::Pseudo.tag() {
            return Self::Pseudo;
        }
        let primary = locale.split('-').next().unwrap_or_default();
        Self::ALL.into_iter().find(|language| language.tag() == primary).unwrap_or_default()
    }

    /// Its tag (ISO 639), also the name of its folder in `locales/`.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            #[cfg(test)]
            Self::Pseudo => "en-XA",
        }
    }

    /// What those who speak it call it.
    #[must_use]
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::English => "English",
            #[cfg(test)]
            Self::Pseudo => "Pseudo",
        }
    }

    /// The text called `key`, with `values` in their places. What macro [`say!`](crate::say) calls.
    #[must_use]
    pub fn text(self, key: &str, values: &[(&'static str, Value<'_>)]) -> String {
        bundle::text(self, key, values)
    }
}

/// A text in a language: `say!(language, "key")`, or `say!(language, "key", name = value, …)`, where a value is a text or a
/// number (numbers choose plural forms; format those that are to be read before).
#[macro_export]
macro_rules! say {
    ($language:expr, $key:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $language.text($key, &[$((stringify!($name), $crate::words::Value::from($value))),*])
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_finds_its_language() {
        assert_eq!(Language::of_locale("en-GB"), Language::English);
        assert_eq!(Language::of_locale("tlh"), Language::English);
    }

    #[test]
    fn a_tag_names_one_language() {
        for language in Language::ALL {
            assert_eq!(Language::of_locale(language.tag()), language);
        }
    }

    #[test]
    fn values_stand_in_their_places_unchanged() {
        let more = say!(Language::English, "offer-more", count = 12);
        assert_eq!(more, "… and 12 more");
        let price = |milestones: usize| {
            say!(Language::English, "offer-price-column-fixed", total = "9 {USD}", milestones = milestones)
        };
        assert_eq!(price(0), "**9 {USD}**\nfixed price");
        assert_eq!(price(1), "**9 {USD}**\nfixed, 1 milestone");
        assert_eq!(price(12), "**9 {USD}**\nfixed, 12 milestones");
    }
}
