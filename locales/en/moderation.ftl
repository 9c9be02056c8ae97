# The moderators' queue: cards of reports, decisions, and messages to people who were warned or suspended.
#
# Values: { $number } is a report's number, { $person } is the person it's about, { $who } is a moderator.

## Words used in many places

moderation-stage-open = Open
moderation-stage-claimed = Claimed
moderation-stage-closed = Closed
moderation-stage-all = All statuses
moderation-age-any = Any time
moderation-age-day = Last 24 hours
moderation-age-week = Last 7 days
moderation-age-older = Older than 7 days
moderation-outcome-dismissed = Dismissed
moderation-outcome-removed = Offer removed
moderation-outcome-warned = Warned
moderation-outcome-suspended = Suspended

## Buttons

moderation-button-claim = Claim
moderation-button-take-over = Take over
moderation-button-dismiss = Dismiss
moderation-button-remove = Remove offer
moderation-button-warn = Warn
moderation-button-suspend = Suspend
moderation-button-read = Read report
moderation-button-again = Fix it

## The card

moderation-card = Report #{ $number }: { $reason }
moderation-fact-offer = **Offer** #{ $number } { $title }
moderation-fact-client = **About** { $person }, who sent it
moderation-fact-party = **About** { $person }, who received it
moderation-fact-when = **Reported** { $when }
moderation-fact-upheld = **Upheld before** { $upheld ->
        [one] { $upheld } report about them
       *[other] { $upheld } reports about them
    }
moderation-card-open = **Claim** shows others you're on it. **Read report** shows who wrote it, what they said, and the offer as it was. Only you can see that.
moderation-card-claimed = Claimed
    .text = { $who } claimed it { $when } and will decide. **Take over** gives it to you.
moderation-card-closed = Closed by { $who } { $when }. **Read report** shows the reason.
moderation-card-closed-why = Closed by { $who } { $when }:
moderation-card-party = You're involved in this report, so other moderators will decide it. You can't see who reported it.

moderation-claimed = Report #{ $number } claimed
    .text = Others can see you're on it. Decide it with the buttons on its card. Each one asks for a reason.
moderation-decided = Report #{ $number } closed
    .text = I'm letting the reporter know it's closed. Your decision is in the audit log.
moderation-decided-dismissed = Nothing changes for the offer or its sides.
moderation-decided-removed = I'm removing the offer and letting both sides know, without your reason.
moderation-decided-warned = I'm letting { $person } know by direct message. Others can see the warning on their record until it ends.
moderation-decided-suspended = I'm letting { $person } know by direct message. Their pending offers are withdrawn, and they can't send new ones until the suspension ends.

## Forms

moderation-form-dismiss = Dismiss report #{ $number }
moderation-form-remove = Remove the offer in report #{ $number }
moderation-form-warn = Warn for report #{ $number }
moderation-form-suspend = Suspend for report #{ $number }
moderation-form-why = Reason (only moderators will see it)
    .example = A sentence or two, for the audit log
moderation-form-why-told = Reason (the person will see it)
moderation-form-warned-for = Warning length, such as 7d or 2 weeks
moderation-form-suspended-for = Suspension length, such as 7d or 2 weeks

## Read report

moderation-case = Report #{ $number }
moderation-case-stage = **{ $stage }** · { $reason }
moderation-case-reporter = **Reported by** { $person }
moderation-case-reported = **About** { $person }
moderation-case-when = **Reported** { $when }
moderation-case-decision = Decision: { $outcome }
moderation-case-words = In their words
moderation-case-no-words = The reporter didn't add a description.
moderation-case-offer = Offer #{ $number }, as it was then
moderation-case-state = **{ $state }** · { $count ->
        [one] { $count } version
       *[other] { $count } versions
    }
moderation-case-version = Version { $version }
moderation-case-terms = **{ $title }**
    { $price } · { $when }
moderation-case-footer = Report #{ $number } · Page { $page } of { $pages } · Only moderators can see who reported it

## The list

moderation-list = Reports
moderation-list-footer = { $total ->
        [one] { $total } report
       *[other] { $total } reports
    } · Page { $page } of { $pages }
moderation-list-choose = Choose a report to open its card
moderation-list-line = { $sign } **#{ $number }** { $reason } · about { $person } · offer #{ $offer } · { $when }
moderation-list-none = No reports found
    .text = Try another filter below.

## Direct messages to people who were warned or suspended

moderation-letter-warned = You received a warning from the moderators of **{ $server }**.
    .text = Others can see it on your record until { $until }. You can keep using Parley as before. Please follow the server's rules.
moderation-letter-suspended = The moderators of **{ $server }** suspended you from sending offers.
    .text = It ends automatically on { $until } ({ $ago }). Until then, you can't send offers there. Your offers that were waiting for an answer have been withdrawn.
moderation-letter-ended = The moderators of **{ $server }** ended your suspension early.
    .text = You can send offers again.

## Suspensions and appeals

moderation-button-end = End early
moderation-suspensions = Suspensions
moderation-suspensions-footer = { $total ->
        [one] { $total } suspension
       *[other] { $total } suspensions
    } · Page { $page } of { $pages }
moderation-suspensions-choose = Choose a suspension to view
moderation-suspensions-line = **#{ $number }** { $person } · until { $until } ({ $ago })
moderation-suspensions-none = Nobody is suspended
    .text = When you suspend someone, they're listed here until it ends.
moderation-suspension = Suspension #{ $number }
moderation-suspension-facts = { $by } suspended { $person } { $when }, until { $until }:
moderation-suspension-appeal = Their last appeal
moderation-ended = Suspension #{ $number } ended
    .text = { $person } can send offers again. I'm letting them know, with your reason.
moderation-form-end = End suspension #{ $number }
moderation-appeal = Appeal of suspension #{ $number }
moderation-appeal-about = About
moderation-appeal-counts = The suspension ends automatically. **End early** lifts it now, with a reason that the person will see. They can appeal again in a week.
moderation-appeal-ended = { $who } ended the suspension { $when }.
moderation-appeal-over = The suspension ended automatically.

## The audit log

moderation-act-setting = Changed a setting
moderation-act-claimed = Claimed report
moderation-act-dismissed = Dismissed report
moderation-act-removed = Removed the offer in report
moderation-act-warned = Warned for report
moderation-act-suspended = Suspended for report
moderation-act-ended = Ended suspension
moderation-act-handed-over = Transferred agency
moderation-audit = Audit log
moderation-audit-footer = Page { $page } · Newest first
moderation-audit-every = All actions
moderation-audit-line = **{ $what }**
    { $who } · { $when }
moderation-audit-on = { $what } #{ $subject }, about { $on }
moderation-audit-to = { $what } { $subject } to { $on }
moderation-audit-setting = Changed: { $setting }
moderation-setting-currency = Default currency
moderation-setting-expiry = Offer expiry
moderation-setting-pending-per-client = Pending offers per client
moderation-setting-pending-per-pair = Pending offers per client and freelancer
moderation-setting-new-per-hour = New offers per client per hour
moderation-setting-changes-per-hour = Change requests per offer per hour
moderation-setting-confirm-accept = Confirmation before accepting
moderation-setting-see-rooms = Moderator access to private channels
moderation-setting-room-style = Type of private channels
moderation-setting-hub = Channel for private threads
moderation-setting-language = Language in private channels
moderation-audit-party = You're involved in this case, so you can't see the reason.
moderation-audit-none = No entries found
    .text = What admins and moderators do is listed here, with the reason. Try another filter below.
