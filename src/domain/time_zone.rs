//! Time zones: which one a text names, and which one a language hints at. The zones themselves and their rules are the tz
//! database's, as `chrono-tz` carries it.

use chrono_tz::{TZ_VARIANTS, Tz};

/// Most zones that are offered for a text that names none.
const MOST_OFFERED: usize = 5;

/// The zone that a text names: `Europe/Berlin`, `Berlin`, `new york`, `UTC`, `UTC+2`, `CET`.
///
/// # Errors
/// Zones whose name has the text in it, if it names none exactly; perhaps none at all.
pub fn read_time_zone(typed: &str) -> Result<Tz, Vec<Tz>> {
    let wanted = plain(typed);
    if let Some(zone) = fixed_offset(&wanted) {
        return Ok(zone);
    }
    let named = |zone: &&Tz| plain(zone.name()) == wanted;
    let city = |zone: &&Tz| zone.name().rsplit('/').next().is_some_and(|city| plain(city) == wanted);
    if let Some(zone) = TZ_VARIANTS.iter().find(named).or_else(|| TZ_VARIANTS.iter().find(city)) {
        return Ok(*zone);
    }
    let like = TZ_VARIANTS.iter().filter(|zone| wanted.len() >= 3 && plain(zone.name()).contains(&wanted));
    Err(like.take(MOST_OFFERED).copied().collect())
}

/// The zone in which most of those who use a Discord client in this language live; `None` where that says little.
#[must_use]
pub fn hint_of_locale(locale: &str) -> Option<Tz> {
    Some(match locale {
        "da" => Tz::Europe__Copenhagen,
        "de" => Tz::Europe__Berlin,
        "en-GB" => Tz::Europe__London,
        "es-ES" => Tz::Europe__Madrid,
        "fr" => Tz::Europe__Paris,
        "hr" => Tz::Europe__Zagreb,
        "it" => Tz::Europe__Rome,
        "lt" => Tz::Europe__Vilnius,
        "hu" => Tz::Europe__Budapest,
        "nl" => Tz::Europe__Amsterdam,
        "no" => Tz::Europe__Oslo,
        "pl" => Tz::Europe__Warsaw,
        "pt-BR" => Tz::America__Sao_Paulo,
        "ro" => Tz::Europe__Bucharest,
        "fi" => Tz::Europe__Helsinki,
        "sv-SE" => Tz::Europe__Stockholm,
        "vi" => Tz::Asia__Ho_Chi_Minh,
        "tr" => Tz::Europe__Istanbul,
        "cs" => Tz::Europe__Prague,
        "el" => Tz::Europe__Athens,
        "bg" => Tz::Europe__Sofia,
        "uk" => Tz::Europe__Kiev,
        "hi" => Tz::Asia__Kolkata,
        "th" => Tz::Asia__Bangkok,
        "zh-CN" => Tz::Asia__Shanghai,
        "ja" => Tz::Asia__Tokyo,
        "zh-TW" => Tz::Asia__Taipei,
        "ko" => Tz::Asia__Seoul,
        "id" => Tz::Asia__Jakarta,
        _ => return None,
    })
}

fn plain(name: &str) -> String {
    name.trim().to_lowercase().replace([' ', '-'], "_")
}

/// `UTC+2`, `GMT-5`: whole hours only, as zones of the tz database.
fn fixed_offset(wanted: &str) -> Option<Tz> {
    let offset = wanted.strip_prefix("utc").or_else(|| wanted.strip_prefix("gmt"))?;
    if offset.is_empty() {
        return Some(Tz::UTC);
    }
    // A minus sign was made an underscore, as a space was.
    let (sign, hours) = match offset.strip_prefix('+') {
        Some(hours) => ('-', hours),
        None => ('+', offset.strip_prefix('_')?),
    };
    let hours: u8 = hours.trim_end_matches(":00").parse().ok()?;
    // The names of the tz database count the other way round: Etc/GMT-2 is two hours ahead.
    format!("Etc/GMT{sign}{hours}").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zones_are_found_by_what_people_call_them() {
        for (typed, name) in [
            ("Europe/Berlin", "Europe/Berlin"),
            ("berlin", "Europe/Berlin"),
            ("New York", "America/New_York"),
            ("UTC", "UTC"),
            ("utc+2", "Etc/GMT-2"),
            ("GMT-5", "Etc/GMT+5"),
            ("CET", "CET"),
            (" tokyo ", "Asia/Tokyo"),
        ] {
            assert_eq!(read_time_zone(typed).map(|zone| zone.name()), Ok(name), "{typed}");
        }
        let offered = read_time_zone("york").expect_err("no zone is called so");
        assert!(offered.contains(&Tz::America__New_York), "{offered:?}");
        assert_eq!(read_time_zone("nowhere at all"), Err(Vec::new()));
        assert_eq!(read_time_zone(""), Err(Vec::new()));
    }

    #[test]
    fn a_language_of_many_countries_hints_at_nothing() {
        assert_eq!(hint_of_locale("ja"), Some(Tz::Asia__Tokyo));
        assert_eq!(hint_of_locale("en-US"), None);
        assert_eq!(hint_of_locale("es-419"), None);
    }
}
