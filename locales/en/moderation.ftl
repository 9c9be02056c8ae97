### Reports, what moderators decide, and suspensions.

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
moderation-outcome-hidden = Feedback hidden
moderation-outcome-job-closed = Job closed
moderation-outcome-warned = Warned
moderation-outcome-suspended = Suspended

## Buttons

moderation-button-claim = Claim
moderation-button-take-over = Take over
moderation-button-dismiss = Dismiss
moderation-button-remove = Remove offer
moderation-button-hide = Hide feedback
moderation-button-close-job = Close job
moderation-button-show = Show feedback
moderation-button-warn = Warn
moderation-button-suspend = Suspend
moderation-button-read = Read report
moderation-button-again = Fix it

## The card

moderation-card = Report #{ $number }: { $reason }
moderation-fact-offer = **Offer** #{ $number } { $title }
moderation-fact-client = **About** { $person }, who sent it
moderation-fact-party = **About** { $person }, who received it
moderation-fact-feedback = **About** feedback from { $person } on the contract
    .during = **About** feedback from { $person } during the contract
moderation-fact-job = **Job** #{ $number } { $title }
    .client = **About** { $person }, who posted it
moderation-fact-when = **Reported** { $when }
moderation-fact-upheld = **Upheld before** { $upheld ->
        [one] { $upheld } report about them
       *[other] { $upheld } reports about them
    }
moderation-card-open = **Claim** shows others you're on it. **Read report** shows who wrote it, what they said, and the offer as it was. Only you can see that.
    .job = **Claim** shows others you're on it. **Read report** shows who wrote it, what they said, and the job as it was. Only you can see that.
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
    .job = Nothing changes for the job or its client.
moderation-decided-removed = I'm removing the offer and letting both sides know, without your reason.
moderation-decided-hidden = The feedback is hidden and doesn't count for a score. I'm letting both sides know, without your reason. **Show feedback** on the card undoes it.
moderation-decided-job-closed = I'm closing the job and letting its client know, without your reason. Its post on the job board says that moderators closed it.
moderation-shown = Feedback of report #{ $number } is shown again
    .text = It counts again. I'm letting both sides know, without your reason. It's in the audit log.
moderation-decided-warned = I'm letting { $person } know by direct message. Others can see the warning on their record until it ends.
moderation-decided-suspended = I'm letting { $person } know by direct message. Their pending offers are withdrawn, and they can't send new ones until the suspension ends.

## Forms

moderation-form-dismiss = Dismiss report #{ $number }
moderation-form-remove = Remove the offer in report #{ $number }
moderation-form-hide = Hide the feedback in report #{ $number }
moderation-form-close-job = Close the job in report #{ $number }
moderation-form-show = Show feedback of report #{ $number }
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
moderation-case-feedback = The feedback
moderation-case-decision = Decision: { $outcome }
moderation-case-words = In their words
moderation-case-no-words = The reporter didn't add a description.
moderation-case-offer = Offer #{ $number }, as it was then
moderation-case-state = **{ $state }** · { $count ->
        [one] { $count } version
       *[other] { $count } versions
    }
moderation-case-job = Job #{ $number }, as it was then
    .client = **Posted by** { $person } · { $count ->
        [one] { $count } version
       *[other] { $count } versions
    }
moderation-case-job-skills = Skills: { $skills }
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
    .job = { $sign } **#{ $number }** { $reason } · about { $person } · job #{ $job } · { $when }
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
moderation-act-job-closed = Closed the job in report
moderation-act-hidden = Hid the feedback in report
moderation-act-shown = Showed the feedback again in report
moderation-act-warned = Warned for report
moderation-act-suspended = Suspended for report
moderation-act-ended = Ended suspension
moderation-act-handed-over = Transferred agency
moderation-act-dispute-claimed = Claimed dispute
moderation-act-dispute-asked = Asked both sides in dispute
moderation-act-dispute-decided = Decided dispute
moderation-act-same = Marked as the same person
moderation-act-same-ended = No longer marked as the same person
moderation-audit-same = { $what }: { $one } and { $other }
moderation-audit = Audit log
moderation-audit-footer = Page { $page } · Newest first
moderation-audit-every = All actions
moderation-audit-line = **{ $what }**
    { $who } · { $when }
moderation-audit-on = { $what } #{ $subject }, about { $on }
moderation-audit-to = { $what } { $subject } to { $on }
moderation-audit-dispute = { $what } #{ $subject }
moderation-audit-setting = Changed: { $setting }
moderation-setting-currency = Default currency
moderation-setting-expiry = Offer expiry
moderation-setting-approval = Approval without an answer
moderation-setting-pending-per-client = Pending offers per client
moderation-setting-pending-per-pair = Pending offers per client and freelancer
moderation-setting-new-per-hour = New offers per client per hour
moderation-setting-changes-per-hour = Change requests per offer per hour
moderation-setting-confirm-accept = Confirmation before accepting
moderation-setting-see-rooms = Moderator access to private channels
moderation-setting-room-style = Type of private channels
moderation-setting-hub = Channel for private threads
moderation-setting-language = Language in private channels
moderation-setting-score-minimum = Contracts and clients for a score
moderation-setting-score-windows = Time spans of the score
moderation-setting-score-bands = Excellent and good scores
moderation-setting-none = none
moderation-audit-party = You're involved in this case, so you can't see the reason.
moderation-audit-none = No entries found
    .text = What admins and moderators do is listed here, with the reason. Try another filter below.

## Reports

report-button = Report
report-button-turn-away = Decline and block
report-button-block = Block

## The reasons, in the reporter's words

report-reason-payment-outside = Wants payment outside the contract
report-reason-contact-outside = Wants to talk elsewhere before a contract
report-reason-pay-to-work = Asks me to pay to get the work
report-reason-free-work = Asks for free work
report-reason-phishing = Phishing or malware
report-reason-credentials = Asks for passwords or documents
report-reason-check-scheme = Check or currency scheme
report-reason-harassment = Harassment
report-reason-impersonation = Pretends to be someone else
report-reason-spam = Spam
report-reason-other = Something else
report-begin = Report offer #{ $number }
    .text = Only this server's moderators will read your report, with the offer as it is now. { $person } won't be told about it or learn who sent it.
        Next, describe it in your own words.
    .choose = What's wrong with it?
report-form = Report offer #{ $number }
report-form-words = What happened? (optional)
    .example = What did they ask for, when and where? Leave out what moderators don't need to know.
# What someone wrote in a reported message, as the form quotes it at first.
report-said = { $who } wrote: “{ $text }”
report-feedback = Report feedback on contract #{ $number }
    .text = Only this server's moderators will read your report, with the feedback as it is now. { $person } won't be told about it or learn who sent it.
        Next, describe it in your own words.
    .words = What's wrong with it? (optional)
    .example = Which part isn't true, or breaks a rule?
report-feedback-received = I saved the feedback as it is now. The other side can't see any of this. I'll send you a direct message when the report is closed.
report-received = Report #{ $number } received
    .text = I saved the offer and its versions as they are now. The other side can't see any of this. I'll send you a direct message when the report is closed.
report-received-told = The moderators have it in their channel.
report-received-listed = This server has no moderators' channel, so nobody gets notified right away. Your report is in the moderators' list. If it's urgent, tell one of them yourself.
report-after-decline = You said something was wrong with this offer. You can **Report** it to the moderators. The other side won't know.
report-turned-away = Declined and blocked
    .text = I declined the offer with “Other” as the reason. { $person } can't send you new offers, and won't be told that you blocked them.
        To unblock them, use `/unblock`.
report-blocked = Blocked
    .text = { $person } can't send you new offers, and won't be told that you blocked them.
        To unblock them, use `/unblock`.
    .over = The offer is no longer pending, so there was nothing to decline.
    .waits = The offer kept changing, so I couldn't decline it. It's still pending. You can decline it on its card.
# What was typed and not sent.
report-typed = Here's what you wrote:

## Direct messages to the reporter

report-letter-received = Your report about offer #{ $offer }, { $title }, in **{ $server }** was received.
    .told = The moderators have it. The other side won't be told about it or learn who sent it. I'll message you when it's closed. You don't need to do anything else.
    .listed = It's in the moderators' list. The other side won't be told about it or learn who sent it. I'll message you when it's closed.
report-letter-feedback-received = Your report about feedback on contract #{ $offer }, { $title }, in **{ $server }** was received.
report-letter-feedback-closed = Your report about feedback on contract #{ $offer }, { $title }, in **{ $server }** is closed.
report-letter-job-received = Your report about job #{ $number }, { $title }, in **{ $server }** was received.
report-letter-job-closed = Your report about job #{ $number }, { $title }, in **{ $server }** is closed.
report-letter-closed = Your report about offer #{ $offer }, { $title }, in **{ $server }** is closed.
    .upheld = Moderators upheld it and took action. Thanks for telling them.
    .dismissed = Moderators didn't find a rule violation. If something new happens, report it again. To stop getting someone's offers, use `/block`.

## Appeals

report-button-appeal = Appeal
report-appeal-form = Appeal your suspension
report-appeal-words = What should the moderators know?
    .example = What happened from your side, and what you'll do from now on
report-appealed = Appeal sent
    .told = The moderators have it in their channel. If they end your suspension early, I'll message you. You can appeal again in a week.
    .listed = It's in the moderators' list of suspensions. If they end yours early, I'll message you. You can appeal again in a week.

## Disputes of contracts, as moderators read them. { $number } is a dispute's number.

dispute-card = Dispute #{ $number }: { $reason }
dispute-fact-contract = **Contract** #{ $number } { $title }
dispute-fact-opened = **Opened** by { $who } { $when }
dispute-fact-asked = **Asked** { $count ->
        [one] { $count } question
       *[other] { $count } questions
    } · no answer yet from { $waits }
dispute-fact-answered = **Asked** { $count ->
        [one] { $count } question · both sides answered
       *[other] { $count } questions · both sides answered
    }
dispute-card-open = **Claim** shows others you're on it. **View contract** shows what both sides wrote, and the contract with everything on it. Only you can see that.
dispute-card-decided = Decided by { $who } { $when }. **View contract** shows the reason.
dispute-card-withdrawn = Withdrawn
    .text = { $who } withdrew it { $when }.
dispute-card-party = You're on a side of this contract, so other moderators will decide its dispute.
dispute-button-read = View contract
dispute-button-ask = Ask both sides
dispute-button-decide = Decide
dispute-button-snapshot = Contract as it was
dispute-button-decide-open = Decide, keep contract
dispute-button-decide-close = Decide, close contract
dispute-button-decide-only = Decide
dispute-claimed = Dispute #{ $number } claimed
    .text = Others can see you're on it. **Ask both sides** posts a question in their private channel, and **Decide** ends the dispute.
dispute-asked = Question sent in dispute #{ $number }
    .text = I'm letting both sides know. Their answers are under **View contract** on its card.
dispute-form-ask = Ask both sides in dispute #{ $number }
    .question = Question (both sides will see it)
    .example = What did you agree on for the second milestone, and where was it delivered?
dispute-choose = Decide dispute #{ $number }
    .text = Next, you write a reason that both sides will read. You'll see a preview before anything is decided.
    .placeholder = Choose a decision
    .hint = { $outcome ->
        [client] They should settle it the client's way
        [freelancer] They should settle it the way of the side that does the work
        [split] You name what the client should pay in all
       *[nothing] The dispute ends, for neither side
    }
dispute-form-decide = Decide dispute #{ $number }
    .why = Reason (both sides will see it)
    .example = Who should do what, and why
    .amount = What should the client pay in all?
dispute-preview = Preview: decide dispute #{ $number }
    .choose = Both sides will read this. Parley doesn't hold money, so nothing is moved. Choose whether the contract continues as it was, or is closed.
    .closed = Both sides will read this. Parley doesn't hold money, so nothing is moved. The contract stays closed.
    .renewed = **Nothing was decided.** Something changed since that preview. Here's how it looks now.
dispute-decided = Dispute #{ $number } decided
    .text = I'm letting both sides know, with your reason. Your decision is in the audit log.
dispute-case-footer = Dispute #{ $number } · Page { $page } of { $pages } · Only moderators can see this
dispute-snapshot = Contract #{ $number } as it was
    .text = This file has the contract as it was when the dispute was opened, { $when }. Only you can see it. It has amounts and what both sides wrote, so don't pass it on.
dispute-list = Disputes
dispute-list-footer = { $total ->
        [one] { $total } dispute
       *[other] { $total } disputes
    } · Page { $page } of { $pages }
dispute-list-choose = Choose a dispute to open its card
dispute-list-line = { $sign } **#{ $number }** { $reason } · opened by { $person } · contract #{ $contract } · { $when }
dispute-list-none = No disputes found

## Refusals

refusal-no-offer-there = This message isn't an offer
    .text = It's not one of your offers, or a message from an offer's private channel.
        Use `/report` to choose one of your offers.
refusal-already-reported = You've already reported this offer
    .text = The moderators have your report and haven't closed it yet.
        If something new happened, tell one of them.
refusal-moderators-only = Moderators only
    .text = Only this server's moderators, and the people who manage it, can do this.
refusal-no-report = Report not found
    .text = It doesn't exist, or it's only for this server's moderators.
refusal-report-party = You're involved in report #{ $number }
    .text = You're involved in this report or its offer, so you can't decide it or see who reported it.
        Another moderator will handle it.
refusal-report-claimed = Report #{ $number } is already claimed
    .yours = You claimed it { $when }.
        Decide it with the buttons on its card.
    .text = { $who } claimed it { $when }.
        To claim it yourself, press **Take over** on its card.
refusal-report-closed = Report #{ $number } is closed
    .yours = You already decided it { $when }.
    .text = { $who } already decided it { $when }.
refusal-report-offer-over = The offer has already ended
    .text = There's nothing left to remove. Report #{ $number } stays open. You can dismiss it, warn or suspend.
refusal-report-job-over = The job is already closed
    .text = There's nothing left to close. Report #{ $number } stays open. You can dismiss it, warn or suspend.
refusal-report-not-hidden = There's no hidden feedback
    .text = Moderators hid no feedback because of report #{ $number }, or it's shown again already.
refusal-no-why = Add a reason
    .text = Nothing changed. Every decision needs a reason, for the audit log and the people it affects.
        Press the button again and write a sentence.
refusal-bad-length = For how long?
    .text = Nothing changed. I couldn't read that as a length of time. Try `7d`, `36h` or `2 weeks`.
        I kept everything you typed. Press **Fix it** to edit it.
    .range = Nothing changed. It must last at least 1 hour and at most 366 days.
        I kept everything you typed. Press **Fix it** to edit it.
refusal-suspended = You can't send offers right now
    .text = Moderators suspended you until { $until } ({ $ago }). It ends automatically.
        I'll keep what you typed for a day.
refusal-not-suspended = You're not suspended here
    .text = There's nothing to appeal. You can send offers in this server.
refusal-appealed-lately = You can appeal once a week
    .text = The moderators have your last appeal. You can send another one on { $again }.
refusal-no-suspension = Suspension not found
    .text = It has ended, or it's only for this server's moderators.
refusal-no-dispute = Dispute not found
    .text = It doesn't exist, or it's only for this server's moderators.
refusal-dispute-party = You're on a side of dispute #{ $number }
    .text = Other moderators will decide it. You can read the contract with `/contract view`, and answer their questions in the private channel.
refusal-dispute-claimed = Dispute #{ $number } is already claimed
    .yours = You claimed it { $when }.
        Ask both sides or decide with the buttons on its card.
    .text = { $who } claimed it { $when }.
        To claim it yourself, press **Take over** on its card.
refusal-dispute-closed = Dispute #{ $number } has ended
    .yours = You already decided it { $when }.
    .text = { $who } already decided it { $when }.
    .withdrawn = { $who } withdrew it { $when }.

## Commands

command-report = Report an offer to this server's moderators
    .offer = Choose one of your offers by its number, or by a word in its title
# In a message's menu: at most 32 characters.
command-report-message = Report
command-parley-reports = View what members reported about offers (moderators only)
    .state = Choose a status (default: open)
    .age = Choose how old the reports are (default: any time)
command-parley-disputes = View disputes about contracts (moderators only)
    .age = Choose how old the disputes are (default: any time)
command-parley-suspensions = View who is suspended from sending offers (moderators only)
command-parley-audit = View what admins and moderators did (moderators only)
    .action = Choose an action (default: all)
    .moderator = Choose who did it (default: everyone)
command-appeal = Appeal your suspension to the moderators, once a week
