### Forms, and what any feature can answer.

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
form-field-budget = Budget
    .example = 30-50 USD/h
form-field-letter = Letter
    .example = I've drawn logos for three bakeries. I'd start with two sketches
form-field-links = Portfolio links
    .example = https://example.com/portfolio
form-field-amount = Amount
    .example = 1,500
form-field-note = Note
    .example = By bank transfer, for the first draft
form-field-time = Time
    .example = 3h 30m
form-field-done = What you did
    .example = Second draft of the home page
form-field-comment = Comment
    .example = Clear from the first draft on, and always on time.
form-field-moderators-note = Note to the moderators
    .example = We'd agreed on a call each week. There was one.
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

form-problem = **{ $field }**: { $what } { $next }
form-problem-on-line = **{ $field }**, line { $line }: { $what } { $next }
form-try = Try `{ $example }`.
form-did-you-mean = Did you mean { $readings }?
form-or = { $before } or { $last }

## Any text. What was typed is { $text }, escaped and shortened.

form-empty = this can't be empty.
form-account = this looks like the number of a card or a bank account, and others will read it. Leave it out.
form-time-unknown = I couldn't read “{ $text }” as a time.
form-time-number = “{ $number }” is more hours than a day has. For minutes, write `{ $number }m`.
form-time-days = I couldn't turn “{ $text }” into hours. Log each day separately.
form-time-above = a day has 24 hours. Log each day separately.
form-too-long = this is { $is } characters, { $over } over the limit of { $most }.

## Prices

form-no-amount = I couldn't find an amount in “{ $text }”.
form-not-a-number = I couldn't read “{ $text }” as a number. Check the commas, dots and spaces.
form-ambiguous-number = “{ $text }” could mean two amounts.
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
form-rate-paid = this is a rate. Write how much was paid in all.
form-contract-currency = this contract is in { $currency }. Write the amount in { $currency }.
form-limit-without-rate = weekly hours need an hourly rate, and this price is fixed. Add `/h` after the amount.
form-limit-unit = hours are limited per week, not per “{ $text }”.
form-limit-out-of-range = I couldn't use “{ $text }” as weekly hours. Enter a whole number from 1 to { $most }.
form-loose-hours = “{ $hours } hours” could be hours a week, or hours in all.
form-ceiling = “{ $text }” makes this a limit, and an offer has an exact price.
form-product = “{ $text }” is for you to work out, so that you see the total.
form-two-limits = there are two limits on the hours. Keep one.

## Dates

form-not-a-date = I couldn't read “{ $text }” as a date.
form-impossible-date = there's no such date as “{ $text }”.
form-ambiguous-date = “{ $text }” could mean different dates.
form-other-weekday = { $day } is a { $is }, not a { $named }.
form-not-this-year = the next February 29 is on { $next }.
form-no-day-of-month = “{ $text }” doesn't say which day.
form-time-of-day = “{ $text }” includes a time. Offers use dates only.
form-date-in-past = { $day } is in the past. Today is { $today }.
form-too-far-ahead = this date is too far ahead. The latest possible date is { $latest }.
form-no-date-after = I couldn't find a date after “{ $text }”.
form-two-starts = there are two start dates. Keep one.
form-two-dues = there are two due dates. Keep one.
form-too-many-dates = there are { $is } dates. Keep at most two: one start date and one due date.
form-due-before-start = the due date, { $due }, is before the start date, { $start }.

## Milestones

form-no-name = the amount needs a name before it.
form-unclear-amount = “{ $text }” could be one number or two. Put a colon between the name and the amount.
form-code-or-name = { $code } could be the currency, or part of the name.
form-some-name-currency = some lines are in { $named }, and others could be in { $named } or { $default }. Use one currency for all lines.
form-other-total = the total is { $total }, but the lines above add up to { $sum }.
form-cents-missing = the milestones are { $missing } less than the price of { $total }. Raise “{ $name }” to { $to }.
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

## Refusals

refusal-no-draft = Draft not found
    .text = You sent or discarded it, or you hadn't edited it for a day.
        If you still need it, start again with the same button or command.
refusal-draft-changed = This preview is out of date
    .text = Nothing was sent. You edited this offer after the preview was made.
        Use `/offer send` again. I kept everything you typed.
refusal-left-server = You're no longer in that server
    .text = This belongs to **{ $server }**, which you left. Nothing changed.
        { "**" }View offer** still shows you the offer. To answer it, join the server again, then press the button again.
refusal-screening = Accept the server's rules first
    .text = You haven't finished the membership screening of **{ $server }** yet, so nothing changed. Accept its rules there, then press the button again.
refusal-apology = Sorry, something went wrong
    .text = This is Parley's fault, not yours, and it's been logged.
        Please try again. If it keeps happening, give this server's admins the reference `{ $reference }`.
refusal-unsaved = I couldn't save that, so nothing changed
    .text = Parley's database isn't available right now. Nothing was posted or sent.
        Please try again in a few minutes.
refusal-uncertain = I couldn't tell if that was saved
    .text = Parley lost its database at the last moment. Check with `/offers` before you try again.
refusal-typed = Here's what you typed, so that you can copy it:
refusal-unknown = This button no longer works
    .text = It's from another version of Parley, or Parley didn't make it.
        `/offers` shows your offers as they are now.
refusal-servers-only = Use this in a server
    .text = Offers belong to a server, so this only works there.
refusal-late = That took longer than usual. Please press the button again.

## What was read in another way than it was typed

form-remarks = Please note
form-remark-no-date = “{ $text }” isn't a date, so the offer has none there. Edit the dates to add one.
form-remark-total = I left out the line with the total of { $total }, because the milestones already add up to it.

## Weekdays, in the middle of a sentence

weekday-monday = Monday
weekday-tuesday = Tuesday
weekday-wednesday = Wednesday
weekday-thursday = Thursday
weekday-friday = Friday
weekday-saturday = Saturday
weekday-sunday = Sunday

## Weekdays, short, before a date

weekday-and-day = { $weekday }, { $day }
weekday-mon = Mon
weekday-tue = Tue
weekday-wed = Wed
weekday-thu = Thu
weekday-fri = Fri
weekday-sat = Sat
weekday-sun = Sun
