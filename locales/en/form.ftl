# Forms: their labels and examples, and the problems of what was typed into them.
#
# Discord's limits: a form's title and a label hold 45 characters, an example in an empty input 100.
# Examples and words that are typed are read by Parley, which reads English: keep them, whatever the language.

## An offer

form-offer = Direct offer
form-title = Title
form-description = Description
    .example = What is to be done, and what you will receive at the end
form-price = Price, fixed or by the hour
    .example = 1,500 USD   or   40 EUR/h, max 20 h/week
form-schedule = Start and due date (optional)
form-milestones = Milestones, one per line (optional)
    .example = Design: 500, due in 2 weeks
        Build: 1,000, due in 6 weeks

## Answers

form-modify = Modify offer #{ $number }
form-change = Request changes to offer #{ $number }
form-change-message = Message to the client
    .example = I can do it for this price if we start a week later
form-decline = Decline offer #{ $number }
form-decline-message = Message to the client (optional)
    .example = Thank you for asking; I am booked until May
form-withdraw = Withdraw offer #{ $number }?
form-withdraw-message = Message (optional)
    .example = We have to postpone the project
form-reject = Keep the terms of offer #{ $number }
form-reject-message = Message (optional)
    .example = The budget is fixed, but the date can move

## What is wrong with a form, and the way back into it

form-problems = { $count ->
        [one] One thing needs another look
       *[other] { $count } things need another look
    }
    .text = { $problems }

        Nothing you typed is lost: **Fix it** opens the form again with everything in it.
    .more = … and { $count } more.
    .fix = Fix it
    .discard = Discard
form-message-problem = The message needs another look
    .text = { $problem }
        Nothing was done. Press the button again; this is what you typed:
        { $typed }

## Fields, in the line of a problem: each with an example that is right on any day and with any currency

form-field-title = Title
    .example = Logo for a coffee shop
form-field-description = Description
    .example = A logo in three sizes, two rounds of changes, source files included.
form-field-headline = Headline
    .example = Illustrator for children's books
form-field-bio = About you
    .example = Ten years of picture books and covers. I answer within a day.
form-field-skills = Skills
    .example = Illustration, Logo design, Procreate
form-field-rate = Rate
    .example = 40 EUR/h
form-field-links = Links
    .example = https://example.com/portfolio
form-field-price = Price
    .example = 1,500 USD
    .example-hourly = 40 EUR/h
    .example-limited = 40 EUR/h, max 20 h/week
form-field-schedule = Schedule
    .example = start next monday, due in 3 weeks
    .example-due = due in 3 weeks
form-field-milestones = Milestones
    .example = Design: 500, due in 2 weeks
    .example-sum = Design: { $total }, due in 2 weeks
form-field-message = Message
    .example = Could we start a week later? The text is not ready yet.

## The line of one problem

form-problem = **{ $field }**: { $what } For example: `{ $example }`
form-problem-on-line = **{ $field }**, line { $line }: { $what } For example: `{ $example }`

## Any text. What somebody typed is { $text }, escaped and cut.

form-empty = nothing was typed here yet.
form-too-long = { $is } characters are { $over } too many; { $most } fit.
# Holds a place where no words were found; nobody should ever read it.

## Prices

form-no-amount = “{ $text }” has no amount in it.
form-not-a-number = the commas, dots or spaces in “{ $text }” do not make a number.
form-ambiguous-thousands = “{ $text }” is read differently from country to country. Write the amount without “k”.
form-ambiguous-small = “{ $text }” is read differently from country to country. Write `{ $one }`.
form-ambiguous-number = “{ $text }” is read differently from country to country. Write `{ $one }` or `{ $other }`.
form-ambiguous-large = “{ $text }” is read differently from country to country. Write `{ $one }` for the larger amount.
form-two-amounts = there are two amounts, “{ $first }” and “{ $second }”. Name one.
form-not-understood = this is clear but for “{ $text }”. Leave it out, or say it in the description.
form-unknown-currency = “{ $text }” is no currency that Parley knows. Use three letters, such as EUR.
form-shared-currency-name = several currencies are called “{ $text }”. Use the three letters of yours.
form-two-currencies = two currencies, { $first } and { $second }. Name one.
form-no-decimals = { $currency } has no decimals. Name a whole amount.
form-few-decimals = { $currency } has only { $digits } decimals.
form-not-positive = the amount must be above zero.
form-too-large = one offer can be at most { $most }.
form-rate-unit = a price is fixed or by the hour, not by “{ $text }”.
form-fixed-and-hourly = it says fixed and by the hour. Choose one.
form-limit-without-rate = hours in a week go with a rate by the hour; this price is fixed. Write `/h` behind the amount.
form-limit-unit = hours are limited by the week, not by “{ $text }”.
form-limit-out-of-range = “{ $text }” hours a week are no limit; it is a whole number from 1 to { $most }.
form-two-limits = it names two limits of hours. Keep one.

## Dates

form-not-a-date = “{ $text }” is no day that Parley can read.
form-impossible-date = there is no such day as “{ $text }”.
form-ambiguous-date = “{ $text }” is read differently from country to country. Write the year first, then month and day.
form-ambiguous-date-one = “{ $text }” is read differently from country to country. Write `{ $one }`.
form-ambiguous-date-two = “{ $text }” is read differently from country to country. Write `{ $one }` or `{ $other }`.
form-time-of-day = “{ $text }” names a time of day; offers are agreed by the day.
form-date-in-past = { $day } is in the past; today is { $today } (UTC).
form-too-far-ahead = that is too far ahead; the last day possible is { $latest }.
form-no-date-after = there is no date after “{ $text }”.
form-two-starts = there are two days to start on. Keep one.
form-two-dues = there are two due dates. Keep one.
form-too-many-dates = { $is } dates are too many: one to start, one when it is due.
form-due-before-start = { $due } is due before the work starts on { $start }.

## Milestones

form-no-name = the amount needs a name before it.
form-unclear-amount = “{ $text }” may be one number or two. Put a colon between name and amount.
form-too-small = a milestone is at least { $least }.
form-other-currency = this is in { $is }, the price is in { $expected }. Use one currency for both.
form-hourly-milestone = a milestone has one amount, not a rate by the hour.
form-after-due = { $day } is after all the work is due, on { $due }.
form-too-many-milestones = { $is } milestones are too many; { $most } fit. Put some of them together.
form-sum-too-small = the lines add up to { $sum }, but the price is { $total }: { $difference } missing. Change a line, or leave the price empty: then the sum counts.
form-sum-too-large = the lines add up to { $sum }, but the price is { $total }: { $difference } too much. Change a line, or leave the price empty: then the sum counts.
form-milestones-with-hourly = milestones belong to a fixed price; this one is by the hour. Empty this field, or name a fixed price.

## Profiles

form-limit-of-rate = hours in a week belong to an offer; a rate is just the price of an hour.
form-skill-too-long = “{ $text }” is longer than { $most } characters. Put commas between skills.
form-too-many-skills = { $is } skills are too many; { $most } fit. Keep those that you want to be found by.
form-not-a-link = “{ $text }” is no address of a page that I can show as it is. Use plain letters, and no account or port.
form-not-https = “{ $text }” is not an `https://` address, and others are not shown.
form-link-too-long = “{ $text }” is longer than { $most } characters. Use a shorter address.
form-too-many-links = { $is } links are too many; { $most } fit.
