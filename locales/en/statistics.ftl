### The statistics of a server, for its admins and moderators.

# In pictures there is little space: keep these texts as short as here.
statistics-month-1 = Jan
statistics-month-2 = Feb
statistics-month-3 = Mar
statistics-month-4 = Apr
statistics-month-5 = May
statistics-month-6 = Jun
statistics-month-7 = Jul
statistics-month-8 = Aug
statistics-month-9 = Sep
statistics-month-10 = Oct
statistics-month-11 = Nov
statistics-month-12 = Dec
statistics-day = { $month } { $day }
statistics-span-day = day
statistics-span-week = week
statistics-span-four-weeks = 4 weeks
statistics-per = per { $span }
statistics-at-end = at the end of every { $span }
statistics-sent = Sent
statistics-accepted = Accepted
statistics-declined = Declined
statistics-expired = Expired
statistics-taken-out = Withdrawn or removed
statistics-active = Active contracts
statistics-paused = Paused
statistics-disputed = In dispute
statistics-open-offers = Open offers
statistics-reported = Reports
statistics-decided = Decided
statistics-open-reports = Still open
statistics-first-answer = Time to first answer
statistics-within-0 = Up to 1 hour
statistics-within-1 = 1 to 6 hours
statistics-within-2 = 6 to 24 hours
statistics-within-3 = 1 to 3 days
statistics-within-4 = 3 to 7 days
statistics-within-more = Longer
statistics-rates = How many led to a hire
statistics-rate-offers = Offers accepted
statistics-rate-jobs = Jobs
statistics-rate-proposals = Proposals
statistics-rate-invitations = Invitations
statistics-percent = { $percent }%

# Lengths of time.
statistics-length-short = less than a minute
statistics-length-minutes = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}
statistics-length-hours = { $hours ->
    [one] { $hours } hour
   *[other] { $hours } hours
}
statistics-length-hours-minutes = { $hours } h { $minutes } min
statistics-length-days = { $days ->
    [one] { $days } day
   *[other] { $days } days
}
statistics-length-days-hours = { $days ->
    [one] { $days } day
   *[other] { $days } days
} { $hours } h
statistics-share = { $percent }% ({ $part } of { $of })
statistics-share-none = none yet

# The message.
statistics-title = Statistics: last { $days } days
    .text = { $from } to { $to }, in the time of { $zone }. The text file has the numbers of each { $span }.
statistics-none = No statistics yet
    .text = Nothing happened in the last { $days } days. Once someone sends an offer or posts a job here, you'll see the numbers. To look further back, choose more days.
statistics-not-drawn = The pictures couldn't be drawn this time. The numbers are complete.
statistics-button = { $days } days
statistics-offers = Offers
    .text = Sent: { $sent } · accepted: { $accepted } · declined: { $declined } · expired: { $expired } · withdrawn: { $withdrawn } · removed: { $removed }
    .none = No offer was sent, and none ended.
statistics-running = Open offers and contracts
    .text = Now: open offers: { $offers } · active contracts: { $active } · paused: { $paused } · in dispute: { $disputed }
        Contracts started: { $started } · closed: { $closed } · reopened: { $reopened }
    .none = No offer was open, and no contract ran.
statistics-answers = Answers and hires
    .text = Time to first answer: { $median } (median). Answered so far: { $answered }
        Offers accepted: { $accepted } of those accepted, declined or expired
        Jobs with a hire: { $jobs } · proposals hired: { $proposals }
        Invitations answered by a proposal: { $invited } · hired: { $invitations }
    .none = Nothing was sent that could be answered.
statistics-reports = Reports
    .text = Reported: { $opened } · decided: { $decided } · open now: { $open }
        Time to decision: { $median } (median)
    .none = No reports.
statistics-median-none = none yet
# What a picture shows, for people who don't see it. $numbers is the text above.
statistics-alt = { $title } per { $span }, { $from } to { $to }. { $numbers }
statistics-column-about = { $from } to { $to }, each { $span }, in the time of { $zone }. What is open, active, paused or in dispute is counted at the end of each { $span }. Lines in which nothing changed are left out.
statistics-column-from = From
statistics-column-to = To
statistics-column-sent = Sent
statistics-column-accepted = Accepted
statistics-column-declined = Declined
statistics-column-expired = Expired
statistics-column-withdrawn = Withdrawn
statistics-column-removed = Removed
statistics-column-started = Started
statistics-column-closed = Closed
statistics-column-reopened = Reopened
statistics-column-active = Active
statistics-column-paused = Paused
statistics-column-disputed = In dispute
statistics-column-reported = Reported
statistics-column-decided = Decided

## Commands

command-parley-stats = View offers, contracts, answers and reports in pictures (moderators only)
    .days = How far to look back
