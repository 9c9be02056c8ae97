# The moderators' queue: cards of reports, decisions, and what people are told who were warned or suspended.
#
# Values: { $number } is what moderators call a report, { $person } is whom it is about, { $who } is a moderator.

## Words that stand in many places

moderation-stage-open = Open
moderation-stage-claimed = Claimed
moderation-stage-closed = Closed
moderation-stage-all = In every state
moderation-age-any = However old
moderation-age-day = Of the last 24 hours
moderation-age-week = Of the last 7 days
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
moderation-button-again = Edit and try again

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
moderation-card-open = **Claim** says that you are looking at it. **Read report** shows what was written, by whom, and the offer as it was; only you see that.
moderation-card-claimed = Claimed
    .text = { $who } took it { $when } and decides. **Take over** takes it from them.
moderation-card-closed = By { $who } { $when }. **Read report** shows why.
moderation-card-closed-why = By { $who } { $when }:
moderation-card-party = You are a party to this report, so other moderators decide it, and who reported is not shown to you.

moderation-claimed = Report #{ $number } is yours
    .text = The others see that you have it. Decide it with the buttons on its card; each asks for a reason.
moderation-decided = Report #{ $number } is decided
    .text = Whoever reported is told that it is closed. Your decision stands in the audit.
moderation-decided-dismissed = Nothing was done about the offer or its sides.
moderation-decided-removed = The offer is removed, and both sides are told in neutral words.
moderation-decided-warned = { $person } is told by direct message, and others see the warning in their record until it ends.
moderation-decided-suspended = { $person } is told by direct message. Their open offers are withdrawn, and they can send no new ones until the suspension ends.

## Forms

moderation-form-dismiss = Dismiss report #{ $number }
moderation-form-remove = Remove the offer of report #{ $number }
moderation-form-warn = Warn about report #{ $number }
moderation-form-suspend = Suspend for report #{ $number }
moderation-form-why = Why? Other moderators read this
    .example = In a sentence or two, for the record
moderation-form-why-told = Why? The person is told this
moderation-form-warned-for = How long others see it: 7d, 2 weeks
moderation-form-suspended-for = For how long: 7d, 2 weeks

## Read report

moderation-case = Report #{ $number }
moderation-case-stage = **{ $stage }** · { $reason }
moderation-case-reporter = **Reported by** { $person }
moderation-case-reported = **About** { $person }
moderation-case-when = **Reported** { $when }
moderation-case-decision = Decision: { $outcome }
moderation-case-words = In their words
moderation-case-no-words = No words were added.
moderation-case-offer = Offer #{ $number }, as it was then
moderation-case-state = **{ $state }** · { $count ->
        [one] { $count } version
       *[other] { $count } versions
    }
moderation-case-version = Version { $version }
moderation-case-terms = **{ $title }**
    { $price } · { $when }
moderation-case-footer = Report #{ $number } · Page { $page } of { $pages } · Who reported is for moderators alone

## The list

moderation-list = Reports
moderation-list-footer = { $total ->
        [one] { $total } report
       *[other] { $total } reports
    } · Page { $page } of { $pages }
moderation-list-choose = Choose a report to open its card
moderation-list-line = { $sign } **#{ $number }** { $reason } · about { $person } · offer #{ $offer } · { $when }
moderation-list-none = No reports here
    .text = Nothing was reported that fits. Choose something else below to see more.

## Direct messages to whoever was warned or suspended

moderation-letter-warned = The moderators of **{ $server }** have warned you.
    .text = Others see in your record until { $until } that you were warned. You can go on as before; please keep to the rules of the server.
moderation-letter-suspended = The moderators of **{ $server }** have suspended you from sending offers.
    .text = It ends by itself { $until } ({ $ago }). Until then you can send no offers there, and your offers that waited for an answer are withdrawn.
moderation-letter-ended = The moderators of **{ $server }** have ended your suspension.
    .text = You can send offers again from now on.

## Suspensions and appeals

moderation-button-end = End early
moderation-suspensions = Suspensions
moderation-suspensions-footer = { $total ->
        [one] { $total } suspension
       *[other] { $total } suspensions
    } · Page { $page } of { $pages }
moderation-suspensions-choose = Choose a suspension to see all of it
moderation-suspensions-line = **#{ $number }** { $person } · until { $until } ({ $ago })
moderation-suspensions-none = Nobody is suspended
    .text = Whoever you suspend stands here until it ends.
moderation-suspension = Suspension #{ $number }
moderation-suspension-facts = { $person } was suspended by { $by } { $when }, until { $until }:
moderation-suspension-appeal = Their last appeal
moderation-ended = Suspension #{ $number } is ended
    .text = { $person } is told, with your reason, and can send offers again.
moderation-form-end = End suspension #{ $number }
moderation-appeal = Appeal against suspension #{ $number }
moderation-appeal-about = About
moderation-appeal-counts = It ends by itself. **End early** lifts it now, with a reason that the person is told. They can write again in a week.
moderation-appeal-ended = { $who } ended the suspension { $when }.
moderation-appeal-over = The suspension has ended by itself.

## The audit

moderation-act-setting = Changed a setting
moderation-act-claimed = Claimed report
moderation-act-dismissed = Dismissed report
moderation-act-removed = Removed the offer of report
moderation-act-warned = Warned over report
moderation-act-suspended = Suspended over report
moderation-act-ended = Ended suspension
moderation-act-handed-over = Gave the agency
moderation-audit = Audit
moderation-audit-footer = Page { $page } · Newest first
moderation-audit-every = Everything
moderation-audit-line = **{ $what }**
    { $who } · { $when }
moderation-audit-on = { $what } #{ $subject }, about { $on }
moderation-audit-to = { $what } { $subject } to { $on }
moderation-audit-setting = Changed: { $setting }
moderation-setting-currency = The currency of prices without one
moderation-setting-expiry = How long offers stay open
moderation-setting-pending-per-client = Offers of a client that wait
moderation-setting-pending-per-pair = Offers of a client that wait for one freelancer
moderation-setting-new-per-hour = New offers of a client in an hour
moderation-setting-changes-per-hour = Change requests in an hour
moderation-setting-confirm-accept = Accept asks to confirm
moderation-setting-see-rooms = Moderators see the rooms of others
moderation-setting-room-style = What a new room is
moderation-setting-hub = The channel above threads
moderation-setting-language = The language in rooms
moderation-audit-party = You are a party to this case, so the reason is not shown to you.
moderation-audit-none = Nothing here
    .text = Whatever admins and moderators do with their powers stands here: who, what, on whom, when and why.
