## Giving feedback

feedback-button-give = Give feedback
feedback-ask = How was it to work together? For 14 days, each side can **Give feedback**. It stays hidden until you've both given yours, or until the time has ended.
feedback-button-stars = { $count } ★
feedback-button-write = Write comment
feedback-button-send = Send feedback
feedback-preview = Your feedback on contract #{ $number }
    .blind = { $other } can read it once you've both given feedback, or after { $until }. Until then, nobody can see whether you've given any, and you can change it.
    .given = You gave feedback { $when }. **Send feedback** replaces it.
feedback-stars = **How was it to work with { $other }?** { $stars }
    .none = Choose 1 to 5 stars below.
feedback-note = **Note to the moderators**
feedback-tags =
    .placeholder = What was good? Choose up to 5
feedback-form = Your feedback
    .comment = Comment (optional)
    .note = Only for this server's moderators (optional)
feedback-given = Feedback saved
    .text = { $other } can read it once they've given theirs, or after { $until }. Until then, nobody can see that you gave any. To change it, press **Give feedback** again.
feedback-done = Feedback published
    .text = { $other } gave feedback too. I'm posting both in your private channel.
feedback-preview-edit = Edit your feedback on contract #{ $number }
    .text = **Replace feedback** shows this in the private channel instead of what's there now. { $other } lets you do that once, until { $until }.
feedback-preview-during = Your feedback during contract #{ $number }
    .text = { $other } can read it as soon as you send it, and you can't change it then. It's listed as feedback during the contract, and it doesn't count for averages or scores. You can give feedback again after 30 days, and once the contract is closed.
feedback-stars-during = **How is it to work with { $other }?** { $stars }
feedback-said = Feedback sent
    .text = I'm posting it in your private channel, and letting { $other } know.
feedback-button-replace = Replace feedback
feedback-edited = Feedback edited
    .text = I'm updating it in your private channel, and letting { $other } know.
feedback-renewed = **Nothing was sent.** Your feedback changed since that preview. Here's how it looks now.
feedback-tag = { $tag ->
        [on_time] On time
        [clear_communication] Clear communication
        [good_work] Great work
        [skilled] Knows the craft
        [reliable] Reliable
        [open_to_feedback] Open to feedback
        [went_beyond] Went the extra mile
        [clear_brief] Clear brief
        [paid_on_time] Paid on time
        [quick_answers] Quick answers
        [fair] Fair
        [respectful] Respectful
        [trusting] Trusted me with the work
       *[other] Would work together again
    }

## In the private channel

feedback-published = Feedback on contract #{ $number }
    .both = You both gave feedback, so it's published.
    .one = The time to give feedback has ended, so what was given is published.
feedback-during = Feedback during contract #{ $number }
    .text = It doesn't count for averages or scores. Once the contract is closed, each side can give feedback on all of it.
feedback-line = { $who } about { $about }: { $stars }
feedback-line-hidden = { $who } about { $about }: hidden by this server's moderators

feedback-line-edited = *Edited { $when }*
feedback-line-editable = *{ $who } can edit this until { $when }.*

feedback-button-allow = Allow an edit
feedback-button-edit = Edit feedback
feedback-allowed = Edit allowed
    .text = { $other } can edit their feedback once, until { $until }. I'm letting them know. If you replied to it, your reply stays.

feedback-button-reply = Reply
feedback-form-reply = Reply to feedback
    .text = Your reply
    .example = Thank you. The second draft came late because the texts did.
feedback-replied = Reply sent
    .text = I'm posting it in your private channel, and letting { $other } know.
feedback-reply = Reply to feedback on contract #{ $number }
feedback-reply-line = { $who } replied to the feedback from { $other }:

## For moderators

feedback-notes = Notes with feedback
feedback-notes-none = No notes with feedback
    .text = When someone gives feedback on a contract, they can add a note for you. It appears here once the feedback is published, unless you're part of that contract.
feedback-notes-line = **Contract #{ $number }** · { $who } about { $about }: { $stars } · { $when }
feedback-notes-footer = Page { $page }

## Feedback that somebody received

feedback-received = Feedback
    .own = Feedback about you
    .agency = Feedback about { $agency }
feedback-received-none = No feedback yet
    .own = When one of your contracts is closed, each side can give feedback. It's listed here once it's published, if at least 1.00 was paid.
    .person = { $person } has no public feedback in this server. It's listed here once a contract of theirs is closed, paid and rated.
    .agency = { $agency } has no public feedback in this server. It's listed here once a contract of theirs is closed, paid and rated.
feedback-received-away = { $person } isn't in this server. Feedback they received here would be listed.
feedback-received-forgotten = { $person } deleted their data here. Feedback that others gave stays.
feedback-as-freelancer = { $stars } as freelancer
feedback-as-client = { $stars } as client
feedback-average = ★ **{ $average }** from { $count }
feedback-received-line = { $stars } · from { $who } · { $when }
    .freelancer = { $stars } as freelancer · from { $who } · { $when }
    .client = { $stars } as client · from { $who } · { $when }
feedback-received-during = *Feedback during the contract. It doesn't count for the average.*
    .short = { $line } · during the contract
feedback-received-number = contract #{ $number }
feedback-received-reply = Reply:
feedback-received-footer = { $total } in all · Page { $page } of { $pages }
    .during = { $total } on closed contracts · { $during } during contracts · Page { $page } of { $pages }
feedback-received-older = older ones aren't listed
feedback-button-all = All feedback
feedback-field = Feedback
feedback-about-freelancer = About the freelancer
    .agency = About the agency
feedback-about-only-you = Only you see this part.

## Why feedback can't be given

refusal-feedback-not-closed = This contract isn't closed
    .text = You can give feedback once it's closed, for 14 days. If you gave some before it was reopened, I've kept it hidden.
refusal-feedback-young = It's too early to give feedback
    .text = You can give feedback during this contract from { $from } ({ $ago }), and for 14 days once it's closed. If you gave some before it was reopened, I've kept it hidden.
refusal-feedback-unpaid = Nothing was paid lately
    .text = You can give feedback during a contract if a payment was made in the last { $days } days. Note it with **Record payment**. Once the contract is closed, you can give feedback for 14 days.
refusal-feedback-said = You've already given feedback
    .text = You can give feedback during this contract again from { $again } ({ $ago }), and for 14 days once it's closed.
refusal-feedback-closed-meanwhile = This contract is closed
    .text = Nothing was sent. You can give feedback on all of it now: press **Give feedback** in your private channel.
refusal-feedback-late = It's too late to give feedback
    .text = Feedback on a contract can be given for 14 days after it's closed.
refusal-feedback-published = Your feedback is published
    .text = Both sides can read it in your private channel, so it can't be changed.

refusal-no-feedback = There's nothing to reply to
    .text = Once the other side's feedback about you is published, you can reply to it for 28 days.
refusal-feedback-none-to-allow = There's nothing to edit
    .text = Once the other side's feedback about you is published, you can let them edit it, once.
refusal-feedback-allowed = You've already allowed an edit
    .text = Published feedback can be edited once, and you've let the other side do that.
refusal-feedback-edited = You've already edited your feedback
    .text = Feedback can be edited once after it's published.
refusal-feedback-edit-late = It's too late to edit your feedback
    .text = You could edit it for { $days } days after the other side allowed it.
refusal-feedback-hidden = This feedback is hidden
    .text = This server's moderators hid it, so nobody can reply to it or edit it.
refusal-feedback-none-to-report = There's nothing to report
    .text = You can report the other side's feedback about you once it's published, unless moderators hid it.
refusal-feedback-reported = You've already reported this feedback
    .text = The moderators have your report and haven't closed it yet.
refusal-feedback-replied = Your side has already replied
    .text = There's one reply to each feedback.
refusal-reply-late = It's too late to reply
    .text = Feedback can be replied to for 28 days after it's published.
refusal-reply-missing = Your reply is empty
    .text = Press **Reply** again and write a sentence.
refusal-reply-long = Your reply is too long
    .text = It's { $is } characters, and the limit is { $most }.

refusal-feedback-bot = Bots don't get feedback
    .text = Choose a person or an agency.
refusal-feedback-both = Choose a person or an agency
    .text = I can list the feedback of one of them at a time.

## Commands

command-feedback = Give feedback on your contracts, and read what others received
command-feedback-list = Read the feedback that a person or an agency received in this server
    .person = Choose a person (default: you)
    .agency = Choose an agency
command-feedback-give = Give feedback on a contract; you'll see a preview first
command-parley-same = Mark two accounts as the same person, or list them (moderators only)
    .member = One of the accounts; leave everything empty for the list
    .other = The other account
    .reason = Why, for the audit log; neither account gets a message
    .undo = Remove the mark
command-parley-notes = Read the notes that people sent you with their feedback

## Accounts of the same person

feedback-same = Accounts of the same person
feedback-same-footer = Page { $page } · Newest first
feedback-same-line = { $one } and { $other } · marked by { $by } · { $when }
feedback-same-none = No accounts are marked
    .text = To mark two accounts as the same person, use `/parley same` with both accounts and a reason. Contracts between them then don't count for a score.
feedback-same-marked = Marked as the same person
    .text = From now on, contracts between { $one } and { $other } don't count for a score. I haven't told them. To undo it, use `/parley same` with **undo**.
feedback-same-ended = No longer marked
    .text = Contracts between { $one } and { $other } count again. I haven't told them.
refusal-same-one = Choose two accounts
    .text = You chose the same account twice. Nothing changed.
refusal-same-own = Ask another moderator
    .text = One of these accounts is yours, so you can't decide about it. Nothing changed.
refusal-same-already = Already marked
    .text = These accounts are marked as the same person. Nothing changed. `/parley same` lists all of them.
refusal-same-not = Not marked
    .text = These accounts aren't marked as the same person. Nothing changed. `/parley same` lists those that are.
refusal-same-missing = Choose two accounts
    .text = Nothing changed. Choose **member** and **other**, and give a reason.

## The Job Success Score

score-field = Job Success Score
score-percent = **{ $percent }%**
score-band-excellent = Excellent
score-band-good = Good
score-band-struggling = Struggling
score-window = last { $months } months
score-of-agency = { $score }
    Score of { $agency }
score-few = Not enough outcomes yet: { $contracts ->
        [one] **1** more contract is needed.
       *[other] **{ $contracts }** more contracts are needed.
    }
score-few-clients = Not enough outcomes yet: { $clients ->
        [one] a contract with **1** more client is needed.
       *[other] contracts with **{ $clients }** more clients are needed.
    }
score-few-both = Not enough outcomes yet: { $contracts ->
        [one] **1** more contract is needed
       *[other] **{ $contracts }** more contracts are needed
    }, with { $clients ->
        [one] at least **1** new client.
       *[other] at least **{ $clients }** new clients.
    }
score-button = What went into it

score-title = What went into the score
    .own = What went into your score
    .agency = What went into the score of { $agency }
score-how = Successful minus negative outcomes, divided by all of them. The best of three time spans is the score.
score-sum = { $months } months: ({ $successful } − { $negative }) ÷ { $all } = { $percent }%
score-sum-none = { $months } months: no outcomes
score-counts = { $successful ->
        [one] **1** successful contract
       *[other] **{ $successful }** successful contracts
    }, **{ $neutral }** neutral, **{ $negative }** negative.
score-counts-none = A score shows once there are enough outcomes.

score-line-stars = { $stars ->
        [one] 1 star
       *[other] { $stars } stars
    }, closed { $when }
score-line-closed = closed { $when }
score-line-running = running since { $when }
score-dispute-client = dispute decided for the client
score-dispute-freelancer = dispute decided for the freelancer
score-dispute-split = dispute decided with an amount for both
score-dispute-nothing = dispute closed without a decision for either side
score-weight = weight **{ $weight }**
score-weight-long = weight **{ $weight }** ({ $amount } by amount, { $extra } for { $months } months with payments)
score-weight-most = weight **{ $weight }**, the most ({ $amount } by amount, { $extra } for { $months } months with payments)
score-weight-no-rate = weight **{ $weight }** (this server has no rate for { $currency })
score-in = in { $windows } months
score-not-in = not in { $windows } months, where { $most } others with this client count
score-left-out = left out: { $why }
score-doubtful = the payment is too small or isn't confirmed
score-why-no-feedback = no published feedback
score-why-hidden = moderators hid the feedback
score-why-unpaid = no payment that was kept
score-why-gap = more than { $days } days without a confirmed payment
score-why-disputed = a dispute is open
score-why-old = too old
score-why-fair-play = fair play rules
score-why-same-client = { $most } others with this client count instead
score-fair-play = Fair play rules
    .text = Good feedback and running contracts need a confirmed payment of at least 1 { $currency }. Feedback from suspended clients and contracts between related accounts are left out.
score-badge-top-rated = 🏆 **Top Rated**
    .name = Top Rated
score-badge-rising = 📈 **Rising**
    .name = Rising
score-badge = Badges
    .text = Excellent in **{ $weeks }** of the last { $of } weeks, at { $excellent } or more. **Top Rated** needs { $needed } of them, 12 months since the first contract here, and { $earned } in confirmed payments in the last 12 months.
        { "**" }Rising** is for up to { $most } first outcomes, without a negative one. Badges are updated every Monday.
score-rules = This server's rules
    .text = A score needs { $contracts ->
            [one] 1 contract
           *[other] { $contracts } contracts
        } with { $clients ->
            [one] 1 client
           *[other] { $clients } clients
        }, and looks back { $windows } months. It's excellent from { $excellent }% and good from { $good }%. Amounts count in { $currency }.
score-rates = Rates: { $rates }.
score-next = One more contract
    .text = With weight 1 and a new client: { $successful } if it's successful, { $negative } if it's negative.
score-next-none = still not enough outcomes
score-footer = { $total ->
        [one] 1 contract
       *[other] { $total } contracts
    } · Page { $page } of { $pages }
