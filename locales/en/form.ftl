# Forms: their labels and examples, and the problems in what was typed into them.
#
# Discord's limits: 45 characters for a form's title and for a label, 100 for the example in an empty input.
# Examples and quoted words are read by Parley, which reads English: keep them in every language.

## An offer

form-offer = Direct offer
form-title = Title
form-description = Description
    .example = What you need, and what you'll get at the end
form-price = Price, fixed or hourly
    .example = 1,500 USD   or   40 EUR/h, max 20 h/week
form-schedule = Start and due dates (optional)
form-milestones = Milestones, one per line (optional)
    .example = Design: 500, due in 2 weeks
        Build: 1,000, due in 6 weeks

## Answers

form-modify = Edit offer #{ $number }
form-change = Request changes to offer #{ $number }
form-change-message = Message to the client (optional)
    .example = I can do it for this price if we start a week later
form-decline = Decline offer #{ $number }
form-decline-message = Message to the client (optional)
    .example = Thanks for thinking of me. I'm booked until May
form-withdraw = Withdraw offer #{ $number }?
form-withdraw-message = Message (optional)
    .example = We have to postpone the project
form-reject = Reject changes to offer #{ $number }
form-reject-message = Message (optional)
    .example = The budget is fixed, but the date can move

## The problems of a form, and the way back into it

form-problems = { $count ->
        [one] Fix { $count } problem to continue
       *[other] Fix { $count } problems to continue
    }
    .text = { $problems }

        I kept everything you typed. Press **Fix it** to edit it.
    .more = … and { $count } more.
    .fix = Fix it
    .discard = Discard
form-message-problem = Fix your message to continue
    .text = { $problem }
        Nothing changed. Press the button again to write a new message. Here's what you typed:
        { $typed }

## Fields, as a problem's line names them; each example works on any day and in any currency

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
form-field-rate = Hourly rate
    .example = 40 EUR/h
form-field-links = Portfolio links
    .example = https://example.com/portfolio
form-field-price = Price
    .example = 1,500 USD
    .example-hourly = 40 EUR/h
    .example-limited = 40 EUR/h, max 20 h/week
form-field-schedule = Dates
    .example = start next monday, due in 3 weeks
    .example-due = due in 3 weeks
form-field-milestones = Milestones
    .example = Design: 500, due in 2 weeks
    .example-sum = Design: { $total }, due in 2 weeks
form-field-message = Message
    .example = Could we start a week later? The text isn't ready yet.

## The line of one problem. { $what } starts in lower case and ends with a full stop.

form-problem = **{ $field }**: { $what } Try `{ $example }`.
form-problem-on-line = **{ $field }**, line { $line }: { $what } Try `{ $example }`.

## Any text. What was typed is { $text }, escaped and shortened.

form-empty = this can't be empty.
form-too-long = this is { $is } characters, { $over } over the limit of { $most }.

## Prices

form-no-amount = I couldn't find an amount in “{ $text }”.
form-not-a-number = I couldn't read “{ $text }” as a number. Check the commas, dots and spaces.
form-ambiguous-thousands = “{ $text }” could mean two amounts. Write the amount without “k”.
form-ambiguous-small = “{ $text }” could mean two amounts. Write `{ $one }`.
form-ambiguous-number = “{ $text }” could mean two amounts. Write `{ $one }` or `{ $other }`.
form-ambiguous-large = “{ $text }” could mean two amounts. Write `{ $one }` for the larger amount.
form-two-amounts = there are two amounts, “{ $first }” and “{ $second }”. Keep one.
form-not-understood = I couldn't read “{ $text }”. Remove it, or put it in the description.
form-unknown-currency = I don't know the currency “{ $text }”. Use its three-letter code, such as EUR.
form-shared-currency-name = several currencies are called “{ $text }”. Use a three-letter code, such as EUR.
form-two-currencies = there are two currencies, { $first } and { $second }. Keep one.
form-no-decimals = { $currency } doesn't have decimals. Use a whole amount.
form-few-decimals = { $currency } can only have { $digits } decimals.
form-not-positive = the amount must be above zero.
form-too-large = an offer can be at most { $most }.
form-rate-unit = prices are fixed or hourly, not per “{ $text }”.
form-fixed-and-hourly = this says both fixed and hourly. Choose one.
form-limit-without-rate = weekly hours need an hourly rate, and this price is fixed. Add `/h` after the amount.
form-limit-unit = hours are limited per week, not per “{ $text }”.
form-limit-out-of-range = I couldn't use “{ $text }” as weekly hours. Enter a whole number from 1 to { $most }.
form-two-limits = there are two limits on the hours. Keep one.

## Dates

form-not-a-date = I couldn't read “{ $text }” as a date.
form-impossible-date = there's no such date as “{ $text }”.
form-ambiguous-date = “{ $text }” could mean two dates. Write the year first, then the month and the day.
form-ambiguous-date-one = “{ $text }” is read differently in other countries. Write `{ $one }`.
form-ambiguous-date-two = “{ $text }” could mean two dates. Write `{ $one }` or `{ $other }`.
form-time-of-day = “{ $text }” includes a time. Offers use dates only.
form-date-in-past = { $day } is in the past. Today is { $today } (UTC).
form-too-far-ahead = this date is too far ahead. The latest possible date is { $latest }.
form-no-date-after = I couldn't find a date after “{ $text }”.
form-two-starts = there are two start dates. Keep one.
form-two-dues = there are two due dates. Keep one.
form-too-many-dates = there are { $is } dates. Keep at most two: one start date and one due date.
form-due-before-start = the due date, { $due }, is before the start date, { $start }.

## Milestones

form-no-name = the amount needs a name before it.
form-unclear-amount = “{ $text }” could be one number or two. Put a colon between the name and the amount.
form-too-small = a milestone must be at least { $least }.
form-other-currency = this is in { $is }, but the price is in { $expected }. Use one currency for both.
form-hourly-milestone = a milestone has a fixed amount, not an hourly rate.
form-after-due = { $day } is after the offer's due date, { $due }.
form-too-many-milestones = there are { $is } milestones, and the limit is { $most }. Combine some of them.
form-sum-too-small = the milestones add up to { $sum }, which is { $difference } less than the price of { $total }. Change a line, or clear the price to use the sum.
form-sum-too-large = the milestones add up to { $sum }, which is { $difference } more than the price of { $total }. Change a line, or clear the price to use the sum.
form-milestones-with-hourly = milestones need a fixed price, and this price is hourly. Clear this field, or use a fixed price.

## Profiles

form-limit-of-rate = weekly hours belong in an offer. A profile has only an hourly rate.
form-skill-too-long = “{ $text }” has more than { $most } characters. Put commas between skills.
form-too-many-skills = there are { $is } skills, and the limit is { $most }. Keep the ones you want to be found by.
form-not-a-link = I can't show “{ $text }” as a link. Use plain letters, without a username or port.
form-not-https = “{ $text }” isn't an `https://` link, so I can't show it.
form-link-too-long = “{ $text }” has more than { $most } characters. Use a shorter link.
form-too-many-links = there are { $is } links, and the limit is { $most }. Remove some of them.
