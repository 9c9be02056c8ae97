//! The words of days, in English, German, French, Spanish and Portuguese: months, weekdays, units, counts.

use chrono::Weekday;

/// Each month's names, whole and short, in small letters.
const MONTHS: [&[&str]; 12] = [
    &["january", "jan", "januar", "jänner", "janvier", "janv", "enero", "ene", "janeiro"],
    &["february", "feb", "februar", "février", "fevrier", "févr", "fév", "febrero", "fevereiro", "fev"],
    &["march", "mar", "märz", "maerz", "mär", "mrz", "mars", "marzo", "março", "marco"],
    &["april", "apr", "avril", "avr", "abril", "abr"],
    &["may", "mai", "mayo", "maio"],
    &["june", "jun", "juni", "juin", "junio", "junho"],
    &["july", "jul", "juli", "juillet", "juil", "julio", "julho"],
    &["august", "aug", "août", "aout", "agosto", "ago"],
    &["september", "sept", "sep", "septembre", "septiembre", "setiembre", "setembro", "set"],
    &["october", "oct", "oktober", "okt", "octobre", "octubre", "outubro", "out"],
    &["november", "nov", "novembre", "noviembre", "novembro"],
    &["december", "dec", "dezember", "dez", "décembre", "decembre", "déc", "diciembre", "dic", "dezembro"],
];

/// Each weekday's names, from Monday on.
const WEEKDAYS: [(Weekday, &[&str]); 7] = [
    (Weekday::Mon, &["monday", "mon", "montag", "lundi", "lunes", "segunda-feira"]),
    (Weekday::Tue, &["tuesday", "tue", "tues", "dienstag", "mardi", "martes", "terça-feira"]),
    (
        Weekday::Wed,
        &["wednesday", "wed", "weds", "mittwoch", "mercredi", "miércoles", "miercoles", "quarta-feira"],
    ),
    (Weekday::Thu, &["thursday", "thu", "thur", "thurs", "donnerstag", "jeudi", "jueves", "quinta-feira"]),
    (Weekday::Fri, &["friday", "fri", "freitag", "vendredi", "viernes", "sexta-feira"]),
    (Weekday::Sat, &["saturday", "sat", "samstag", "sonnabend", "samedi", "sábado", "sabado"]),
    (Weekday::Sun, &["sunday", "sun", "sonntag", "dimanche", "domingo"]),
];

/// A length of time that days are counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Hours,
    Days,
    Weeks,
    Fortnights,
    Months,
    Years,
}

/// 1 for January.
pub(super) fn read_month(word: &str) -> Option<u32> {
    let at = MONTHS.iter().position(|names| names.contains(&word))?;
    u32::try_from(at + 1).ok()
}

pub(super) fn read_weekday(word: &str) -> Option<Weekday> {
    WEEKDAYS.iter().find(|(_, names)| names.contains(&word)).map(|(weekday, _)| *weekday)
}

pub(super) fn read_unit(word: &str) -> Option<Unit> {
    Some(match word {
        "h" | "hr" | "hrs" | "hour" | "hours" => Unit::Hours,
        "d" | "day" | "days" | "tag" | "tage" | "tagen" | "jours" | "días" | "dias" => Unit::Days,
        "w" | "wk" | "wks" | "week" | "weeks" | "woche" | "wochen" | "semaines" | "semanas" => Unit::Weeks,
        "fortnight" | "fortnights" => Unit::Fortnights,
        "mo" | "mos" | "month" | "months" | "monate" | "monaten" | "mois" | "meses" => Unit::Months,
        "y" | "yr" | "yrs" | "year" | "years" => Unit::Years,
        _ => return None,
    })
}

/// At most four digits, or a number in words.
pub(super) fn read_count(word: &str) -> Option<u32> {
    if word == "an" {
        return Some(1);
    }
    let in_words = [
        "a", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve",
    ];
    if let Some(count) = in_words.iter().position(|name| *name == word) {
        return u32::try_from(count.max(1)).ok();
    }
    let digits = word.bytes().all(|b| b.is_ascii_digit()) && (1..=4).contains(&word.len());
    digits.then(|| word.parse().ok()).flatten()
}

/// Four digits.
pub(super) fn read_year(word: &str) -> Option<i32> {
    if word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit()) { word.parse().ok() } else { None }
}

/// Four digits, or the last two of this century's: `2026`, `26`.
pub(super) fn read_short_year(word: &str) -> Option<i32> {
    let two = word.len() == 2 && word.bytes().all(|b| b.is_ascii_digit());
    if two { word.parse::<i32>().ok().map(|year| 2000 + year) } else { read_year(word) }
}

/// `1`, `1st`, `22nd`, `1er`.
pub(super) fn read_day_of_month(word: &str) -> Option<u32> {
    let digits = word.trim_end_matches(|c: char| c.is_alphabetic() || c == 'º');
    let suffix = &word[digits.len()..];
    let fits =
        (1..=2).contains(&digits.len()) && matches!(suffix, "" | "st" | "nd" | "rd" | "th" | "er" | "º");
    if fits { digits.parse().ok() } else { None }
}

/// `15th`: a number that can only be a day.
pub(super) fn read_ordinal(word: &str) -> Option<u32> {
    let bare = word.bytes().all(|b| b.is_ascii_digit());
    if bare { None } else { read_day_of_month(word) }
}

/// `18:00`, `5pm`, `noon`, `17h00`.
pub(super) fn is_time_of_day(word: &str) -> bool {
    let hour = word.strip_suffix("am").or_else(|| word.strip_suffix("pm"));
    let ends_in_digit = |text: &str| text.bytes().next_back().is_some_and(|b| b.is_ascii_digit());
    let clock = word.split_once(':').is_some_and(|(hour, _)| ends_in_digit(hour) && !hour.starts_with('<'));
    clock
        || matches!(
            word,
            "noon" | "midnight" | "am" | "pm" | "a.m" | "p.m" | "utc" | "gmt" | "est" | "pst" | "cet"
        )
        || hour.is_some_and(|hour| hour.parse::<u8>().is_ok())
}
