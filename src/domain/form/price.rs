//! Prices as people type them: `1500 USD`, `$1,500`, `45 USD per hour, max 20h/week`. Owns the words of a price; numbers
//! are `number`'s, names of currencies `currency`'s, what may be meant by a refused one `price_meanings`'. Whatever is not
//! understood is refused, never skipped.

use super::currency::{Named, is_currency_sign};
use super::number::TypedNumber;
use super::price_words::{Piece, cut};
use super::problem::Problem;
use super::problem::price::PriceProblem;
use super::refused::Refused;
use super::text::quote;
use crate::domain::money::{Currency, Money};
use crate::domain::offers::terms::{Price, WEEKLY_HOURS};

/// A price that was understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TypedPrice {
    /// The whole, or per hour.
    pub(super) amount: Money,
    /// Whether a currency was typed, rather than taken from the default.
    pub(super) names_currency: bool,
    /// `None` for a fixed price, else the weekly limit in hours.
    pub(super) hourly: Option<Option<u32>>,
}

impl TypedPrice {
    /// As a price without milestones.
    pub(super) const fn as_price(&self) -> Price {
        match self.hourly {
            Some(weekly_limit_hours) => Price::Hourly { rate: self.amount, weekly_limit_hours },
            None => Price::Fixed { total: self.amount, milestones: Vec::new() },
        }
    }
}

/// Reads a price; an amount without a currency is in `default`.
pub(super) fn read_price(text: &str, default: Currency) -> Result<TypedPrice, Refused<TypedPrice>> {
    let pieces = cut(text);
    read_pieces(&pieces, text, default).map_err(|problem| {
        let meant = super::price_meanings::of(&pieces, &problem, default);
        Refused { problem, meant }
    })
}

/// Reads a price that is cut already; `text` is what a problem quotes.
pub(super) fn read_pieces(pieces: &[Piece], text: &str, default: Currency) -> Result<TypedPrice, Problem> {
    if !pieces.iter().any(|piece| matches!(piece, Piece::Number(_))) {
        return Err(PriceProblem::NoAmount { text: quote(text) }.into());
    }
    if let Some(text) = super::price_meanings::product_in(pieces) {
        return Err(PriceProblem::Product { text }.into());
    }
    let mut reader = Reader::new(pieces.to_vec(), default);
    while let Some(piece) = reader.next() {
        match piece {
            Piece::Number(number) => reader.take_number(number)?,
            Piece::Word(word) => reader.take_word(&word)?,
            Piece::Sign(sign) => reader.take_sign(sign)?,
        }
    }
    reader.finish(text)
}

struct Reader {
    pieces: Vec<Piece>,
    at: usize,
    default: Currency,
    amount: Option<TypedNumber>,
    named: Option<Named>,
    hourly: bool,
    fixed: bool,
    /// `Some(None)` is "no limit".
    limit: Option<Option<u32>>,
    /// Hours that were typed without saying of what: of each week, or in all.
    loose_hours: Option<u32>,
    /// A word that makes the amount a ceiling.
    ceiling: Option<String>,
}

pub(super) fn is_hour(word: &str) -> bool {
    matches!(word, "h" | "hr" | "hrs" | "hour" | "hours")
}

fn is_week(word: &str) -> bool {
    matches!(word, "w" | "wk" | "wks" | "week" | "weeks")
}

pub(super) fn is_limit(word: &str) -> bool {
    matches!(
        word,
        "max"
            | "maximum"
            | "limit"
            | "limited"
            | "cap"
            | "capped"
            | "upto"
            | "up"
            | "most"
            | "under"
            | "below"
    )
}

/// What prices are for besides hours.
pub(super) fn is_other_unit(word: &str) -> bool {
    matches!(
        word,
        "d" | "day"
            | "days"
            | "mo"
            | "month"
            | "year"
            | "yr"
            | "page"
            | "word"
            | "words"
            | "project"
            | "item"
            | "piece"
            | "task"
            | "logo"
            | "image"
            | "video"
            | "article"
            | "post"
            | "unit"
            | "minute"
            | "min"
            | "person"
    ) || is_week(word)
}

impl Reader {
    const fn new(pieces: Vec<Piece>, default: Currency) -> Self {
        Self {
            pieces,
            at: 0,
            default,
            amount: None,
            named: None,
            hourly: false,
            fixed: false,
            limit: None,
            loose_hours: None,
            ceiling: None,
        }
    }

    fn next(&mut self) -> Option<Piece> {
        let piece = self.pieces.get(self.at).cloned();
        self.at += 1;
        piece
    }

    fn peek_word(&self, ahead: usize) -> Option<String> {
        self.pieces.get(self.at + ahead).and_then(Piece::word)
    }

    fn skip_word(&mut self, fits: fn(&str) -> bool) -> Option<String> {
        let word = self.peek_word(0).filter(|word| fits(word))?;
        self.at += 1;
        Some(word)
    }

    fn skip_sign(&mut self, sign: char) -> bool {
        let found = self.pieces.get(self.at) == Some(&Piece::Sign(sign));
        self.at += usize::from(found);
        found
    }

    fn take_number(&mut self, number: TypedNumber) -> Result<(), Problem> {
        if self.peek_word(0).is_some_and(|word| is_hour(&word)) {
            // `$40 h` names a rate; `20 h/week`, and hours without a currency before them, a limit.
            let bare = self.peek_word(1).is_none() && self.pieces.get(self.at + 1) != Some(&Piece::Sign('/'));
            if !(bare && self.amount.is_none() && self.named.is_some()) {
                return self.take_limit(&number, false);
            }
            self.at += 1;
            self.hourly = true;
        }
        if let Some((first, second)) = number.two_in_one() {
            return Err(PriceProblem::TwoAmounts { first, second }.into());
        }
        if let Some(first) = &self.amount {
            return Err(PriceProblem::TwoAmounts { first: first.shown(), second: number.shown() }.into());
        }
        self.amount = Some(number);
        Ok(())
    }

    /// Hours in a week: `20h/week`, `20 hours a week`, `20h weekly`, or just `20` after `max`. Hours of nothing said may be all.
    fn take_limit(&mut self, number: &TypedNumber, said_limit: bool) -> Result<(), Problem> {
        self.skip_word(is_hour);
        let by = self.skip_sign('/')
            || self.skip_word(|word| matches!(word, "per" | "a" | "each" | "every")).is_some();
        if by && self.skip_word(is_week).is_none() {
            let unit = self.peek_word(0).unwrap_or_else(|| "/".to_owned());
            return Err(PriceProblem::LimitUnit { hours: number.as_hours(), unit: quote(&unit) }.into());
        }
        let weekly = by || self.skip_word(|word| word == "weekly").is_some() || said_limit;
        match number.as_hours() {
            Some(hours) if !weekly => {
                // `8h total` is about the hours, not about the price.
                self.skip_word(|word| matches!(word, "total" | "altogether" | "overall"));
                self.loose_hours = Some(hours);
                Ok(())
            }
            Some(hours @ 1..=WEEKLY_HOURS) => self.set_limit(Some(hours)),
            _ => Err(PriceProblem::LimitOutOfRange { text: number.shown(), most: WEEKLY_HOURS }.into()),
        }
    }

    fn set_limit(&mut self, limit: Option<u32>) -> Result<(), Problem> {
        match self.limit.replace(limit) {
            Some(_) => Err(PriceProblem::TwoLimits.into()),
            None => Ok(()),
        }
    }

    fn take_word(&mut self, word: &str) -> Result<(), Problem> {
        let lower = word.to_lowercase();
        match lower.as_str() {
            "hourly" | "ph" => self.hourly = true,
            "h" | "hr" | "hour" if self.amount.is_some() => self.hourly = true,
            "p" if self.skip_sign('/') => return self.take_unit(),
            "per" => return self.take_unit(),
            "each" | "apiece" if self.peek_word(0).is_none() => {
                return Err(PriceProblem::RateUnit { unit: quote(word) }.into());
            }
            "a" | "an" | "each" | "every" => match self.peek_word(0) {
                Some(unit) if is_hour(&unit) || is_other_unit(&unit) => return self.take_unit(),
                _ => {}
            },
            "no" | "without" => return self.take_no_limit(word),
            "unlimited" => {
                self.skip_word(is_hour);
                return self.set_limit(None);
            }
            "weekly" if self.hourly || self.limit.is_some() => {}
            "daily" | "weekly" | "monthly" | "yearly" => {
                return Err(PriceProblem::RateUnit { unit: quote(word) }.into());
            }
            "fixed" | "flat" | "total" => self.fixed = true,
            "or" if matches!(self.pieces.get(self.at), Some(Piece::Number(_))) || self.number_follows() => {}
            "price" | "rate" | "budget" | "and" | "between" | "for" | "with" | "at" | "in" | "only"
            | "of" | "to" | "is" => {}
            limit if is_limit(limit) => return self.take_limit_word(word),
            _ => return self.take_currency(word),
        }
        Ok(())
    }

    /// After `max`, `up to`, `limit`: a number is a limit of hours if it counts them or the rate is known already; else the
    /// word makes the amount a ceiling.
    fn take_limit_word(&mut self, word: &str) -> Result<(), Problem> {
        let mut said = word.to_owned();
        loop {
            if let Some(more) =
                self.skip_word(|word| is_limit(word) || matches!(word, "to" | "of" | "weekly" | "is"))
            {
                said = format!("{said} {more}");
            } else if !(self.skip_sign('.') || self.skip_sign(':')) {
                break;
            }
        }
        let counts_hours = self.peek_word(1).is_some_and(|word| is_hour(&word));
        match self.pieces.get(self.at).cloned() {
            Some(Piece::Number(number)) if counts_hours || (self.amount.is_some() && self.hourly) => {
                self.at += 1;
                self.take_limit(&number, true)
            }
            _ => {
                self.ceiling = Some(quote(&said));
                Ok(())
            }
        }
    }

    fn take_no_limit(&mut self, word: &str) -> Result<(), Problem> {
        while self
            .skip_word(|word| is_hour(word) || matches!(word, "a" | "any" | "weekly" | "hourly"))
            .is_some()
        {}
        match self.skip_word(is_limit) {
            Some(_) => self.set_limit(None),
            None => Err(PriceProblem::NotUnderstood { text: quote(word) }.into()),
        }
    }

    /// After `/` or `per`: the hour, or a unit that prices do not come in.
    fn take_unit(&mut self) -> Result<(), Problem> {
        if self.skip_word(is_hour).is_some() {
            self.hourly = true;
            return Ok(());
        }
        match self.next() {
            Some(Piece::Word(unit)) => Err(PriceProblem::RateUnit { unit: quote(&unit) }.into()),
            _ => Err(PriceProblem::NotUnderstood { text: "/".to_owned() }.into()),
        }
    }

    fn take_sign(&mut self, sign: char) -> Result<(), Problem> {
        match sign {
            '/' => self.take_unit(),
            '-' if self.amount.is_none() && self.limit.is_none() && self.number_follows() => {
                Err(PriceProblem::NotPositive.into())
            }
            '-' | '\u{2014}' | ',' | ';' | ':' | '.' | '(' | ')' | '=' => Ok(()),
            '≤' => self.take_limit_word("≤"),
            _ if is_currency_sign(sign) => self.take_currency(&sign.to_string()),
            _ => Err(PriceProblem::NotUnderstood { text: sign.to_string() }.into()),
        }
    }

    fn number_follows(&self) -> bool {
        let currency = |piece: &Piece| matches!(piece, Piece::Sign(sign) if is_currency_sign(*sign));
        let skip = usize::from(self.pieces.get(self.at).is_some_and(currency));
        matches!(self.pieces.get(self.at + skip), Some(Piece::Number(_)))
    }

    fn take_currency(&mut self, word: &str) -> Result<(), Problem> {
        let Some(found) = Named::find(word, self.default) else {
            return Err(self.unknown(word));
        };
        let both = match self.named.take() {
            Some(earlier) => earlier.and(found)?,
            None => found,
        };
        self.named = Some(both);
        Ok(())
    }

    /// A word that means nothing here, with those like it behind it: one slip is one problem.
    fn unknown(&self, word: &str) -> Problem {
        let letters = word.chars().count();
        let looks_like_code = letters == 3 || ((3..=5).contains(&letters) && word == word.to_uppercase());
        if looks_like_code && word.is_ascii() && Currency::from_code(word).is_none() {
            return PriceProblem::UnknownCurrency { code: word.to_ascii_uppercase() }.into();
        }
        let more = self.pieces[self.at.min(self.pieces.len())..].iter().map_while(|piece| match piece {
            Piece::Word(word) if Named::find(word, self.default).is_none() && !is_limit(word) => {
                Some(word.as_str())
            }
            _ => None,
        });
        let all: Vec<&str> = std::iter::once(word).chain(more).collect();
        PriceProblem::NotUnderstood { text: quote(&all.join(" ")) }.into()
    }

    fn finish(self, text: &str) -> Result<TypedPrice, Problem> {
        let number =
            self.amount.ok_or_else(|| Problem::Price(PriceProblem::NoAmount { text: quote(text) }))?;
        let names_currency = self.named.is_some();
        let currency = self.named.map_or(Ok(self.default), Named::settle)?;
        if number.looks_cut_off(currency, self.default) {
            return Err(PriceProblem::AmbiguousNumber { text: number.shown() }.into());
        }
        let amount = number.as_money(currency)?;
        if self.hourly && self.fixed {
            return Err(PriceProblem::FixedAndHourly.into());
        }
        if let Some(hours) = self.loose_hours {
            return Err(PriceProblem::LooseHours { hours }.into());
        }
        if let Some(word) = self.ceiling {
            return Err(PriceProblem::Ceiling { word }.into());
        }
        match self.limit {
            Some(_) if !self.hourly => Err(PriceProblem::LimitWithoutRate.into()),
            limit => {
                Ok(TypedPrice { amount, names_currency, hourly: self.hourly.then_some(limit.flatten()) })
            }
        }
    }
}
