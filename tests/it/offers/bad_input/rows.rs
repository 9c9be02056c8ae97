//! The rows: field, what is typed, and words of the refusal. Each is the only thing wrong beside a price of 500 USD.
//! `{year}` is the year after the one in which the story plays, `{century}` one that is a hundred years later.

/// Field, typed text, words that the refusal must have.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row(pub(super) &'static str, pub(super) &'static str, pub(super) &'static str);

impl Row {
    /// The row in a story that plays in the year before `year`: the field, the text and the words.
    pub(super) fn before(self, year: i32) -> (&'static str, String, String) {
        let century = year.saturating_add(99);
        let dated =
            |text: &str| text.replace("{year}", &year.to_string()).replace("{century}", &century.to_string());
        (self.0, dated(self.1), dated(self.2))
    }
}

pub(super) const PRICES: &[Row] = &[
    Row("price", "", "this can't be empty"),
    Row("price", "\u{202e}\u{200b}", "this can't be empty"),
    Row("price", "abc", "I couldn't find an amount"),
    Row("price", "USD", "I couldn't find an amount"),
    Row("price", "$", "I couldn't find an amount"),
    Row("price", "to be agreed", "I couldn't find an amount"),
    Row("price", "max 20h/week", "I couldn't find an amount"),
    Row("price", "1.500 USD", "Did you mean `1,500 USD` or `1.50 USD`?"),
    Row("price", "12.000 JPY", "could mean two amounts"),
    Row("price", "1.500k", "could mean two amounts"),
    Row("price", "0,500", "could mean two amounts"),
    Row("price", "1,50,0", "as a number"),
    Row("price", "1,5000", "as a number"),
    Row("price", "1.50.000", "as a number"),
    Row("price", "500-1000 USD", "“500” and “1000”"),
    Row("price", "0", "above zero"),
    Row("price", "-500", "above zero"),
    Row("price", "0.005", "only have 2 decimals"),
    Row("price", "100.5 JPY", "doesn't have decimals"),
    Row("price", "1000000001", "at most 1,000,000,000 USD"),
    Row("price", "99999999999999999999999 JPY", "at most 1,000,000,000 JPY"),
    Row("price", "500 XYZ", "the currency “XYZ”"),
    Row("price", "1 BTC", "the currency “BTC”"),
    Row("price", "500 bananas", "I couldn't read “bananas”"),
    Row("price", "500 `code` **bold** @everyone", "I couldn't read"),
    Row("price", "50%", "I couldn't read “%”"),
    Row("price", "1e3", "I couldn't read"),
    Row("price", "500 kr", "several currencies are called “kr”"),
    Row("price", "500 USD EUR", "two currencies, USD and EUR"),
    Row("price", "500/week", "not per “week”"),
    Row("price", "fixed $40/h", "Choose one"),
    Row("price", "$500, max 20h/week", "this price is fixed"),
    Row("price", "$40/h, 8h/day", "not per “day”"),
    Row("price", "$40/h max 169h/week", "from 1 to 168"),
    Row("price", "$40/h, 20h/week, 30h/week", "two limits"),
];

pub(super) const DATES: &[Row] = &[
    Row("schedule", "{year}", "as a date"),
    Row("schedule", "december", "which day"),
    Row("schedule", "next spring", "as a date"),
    Row("schedule", "in 48 hours", "includes a time"),
    Row("schedule", "in 3-4 weeks", "different dates"),
    Row("schedule", "in 99999 days", "as a date"),
    Row("schedule", "{year}-02-30", "no such date as “{year}-02-30”"),
    Row("schedule", "{year}-13-01", "no such date"),
    Row("schedule", "31 November", "no such date"),
    Row("schedule", "30 Feb {year}", "no such date"),
    Row("schedule", "03/04/{year}", "could mean different dates. Did you mean"),
    Row("schedule", "5/6", "different dates"),
    Row("schedule", "friday 5pm", "includes a time"),
    Row("schedule", "tomorrow noon", "includes a time"),
    Row("schedule", "yesterday", "is in the past"),
    Row("schedule", "due 1 Jan 2020", "2020-01-01 is in the past"),
    Row("schedule", "in 4 years", "too far ahead"),
    Row("schedule", "{century}-12-01", "too far ahead"),
    Row("schedule", "due", "a date after “due”"),
    Row("schedule", "start, due in 3 weeks", "a date after “start”"),
    Row("schedule", "start tomorrow, start in 2 weeks", "two start dates"),
    Row("schedule", "due tomorrow, due in 2 weeks", "two due dates"),
    Row("schedule", "tomorrow, in 2 weeks, in 3 weeks", "there are 3 dates"),
    Row("schedule", "start in 3 weeks, due in 1 week", "is before the start date"),
];

pub(super) const MILESTONES: &[Row] = &[
    Row("milestones", "Design", "line 1: I couldn't find an amount"),
    Row("milestones", "Design: free", "I couldn't find an amount"),
    Row("milestones", "500", "needs a name"),
    Row("milestones", ": 500", "needs a name"),
    Row("milestones", "500 - Design", "needs a name"),
    Row("milestones", "Design: 4.99", "at least 5 USD"),
    Row("milestones", "Design: 0", "above zero"),
    Row("milestones", "Design: -500", "above zero"),
    Row("milestones", "Design: 500 EUR", "in EUR, but the price is in USD"),
    Row("milestones", "Design: 500 XYZ", "the currency “XYZ”"),
    Row("milestones", "Design: 1.500", "could mean two"),
    Row("milestones", "Design: 1,50,0", "as a number"),
    Row("milestones", "Design: 500-1000", "two amounts"),
    Row("milestones", "Design: 40/h", "not an hourly rate"),
    Row("milestones", "Design: 500/week", "not per “week”"),
    Row("milestones", "Phase 1 500", "Put a colon"),
    Row("milestones", "Design: 500, due someday", "as a date"),
    Row("milestones", "Design: 500, due 03/04/{year}", "due {year}-04-03` or"),
    Row("milestones", "Design: 500, due {year}-11-31", "no such date"),
    Row("milestones", "Design: 500, friday 5pm", "includes a time"),
    Row("milestones", "Design: 500, due 2020-01-01", "is in the past"),
    Row("milestones", "Design: 500, in 4 years", "too far ahead"),
    Row("milestones", "Design: 100\nBuild: 200", "200 USD less"),
    Row("milestones", "Design: 400\nBuild: 200", "100 USD more"),
    Row("milestones", "Design: 300\n\nBuild", "line 3: I couldn't find an amount"),
    Row(
        "milestones",
        concat!(
            "1: 5\n2: 5\n3: 5\n4: 5\n5: 5\n6: 5\n7: 5\n8: 5\n9: 5\n10: 5\n11: 5\n12: 5\n13: 5\n14: 5\n15: 5\n16: 5\n",
            "17: 5\n18: 5\n19: 5\n20: 5\n21: 400"
        ),
        "there are 21 milestones, and the limit is 20",
    ),
    Row(
        "milestones",
        "A name that goes on and on, and on, and then some more, until nobody wants to read it: 500",
        "over the limit of 80",
    ),
];

pub(super) const TEXTS: &[Row] = &[
    Row("title", "\u{200b}\u{202e}\u{3164}", "this can't be empty"),
    Row("title", "\u{2060}", "this can't be empty"),
    Row("description", "\u{feff}", "this can't be empty"),
    Row("description", "\u{2800}\n\u{200e}", "this can't be empty"),
];

/// Texts that are close to what a button carries, and are not.
pub(super) const BAD_CUSTOM_IDS: &[&str] = &[
    "",
    ":",
    "accept",
    "accept:",
    "accept:1",
    "accept:1:",
    "accept:1:1:",
    "accept:1:1:1",
    "accept:01:1",
    "accept:+1:1",
    "accept: 1:1",
    "accept:1:-1",
    "accept:1:4294967296",
    "accept:9223372036854775808:1",
    "Accept:1:1",
    "accept:1:1\n",
    "accept:1:1' OR '1'='1",
    "decline_form:1:1:",
    "decline_form:1:1:no_reason",
    "view:x",
    "offers:-1",
    "open:1",
    "drop:1",
];
