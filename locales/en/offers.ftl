### Offers: cards, forms, lists and answers.

# Direct offers: the card, the answers to button presses, View offer and the list.
#
# Values: { $client } and { $party } are the two sides. { $when } is a time that Discord shows in the reader's time zone:
# some read "3 days ago", some "1 December 2026". { $number } is the offer's number, { $version } counts its terms.

## Used in many places

offer-next = What happens next
offer-no-name = A member of this server
offer-your-channel = your private channel
offer-not-set = Not set
offer-none = None

## The status of an offer, in one word or two

offer-state-pending = Pending
offer-state-change-requested = Changes requested
offer-state-accepted = Accepted
offer-state-declined = Declined
offer-state-withdrawn = Withdrawn
offer-state-expired = Expired
offer-state-removed = Removed
offer-state-replaced = Replaced

## Buttons

offer-button-accept = Accept offer
offer-button-request-changes = Request changes
offer-button-decline = Decline offer
offer-button-withdraw = Withdraw
offer-button-view = View offer
offer-button-view-number = View offer #{ $number }
offer-button-approve-changes = Approve changes
offer-button-reject-changes = Reject changes

## Terms: what their parts are called, and how a price is written

offer-part-title = Title
offer-part-description = Description
offer-part-price = Price
offer-part-start = Start
offer-part-due = Due
offer-part-milestones = Milestones
offer-part-expires = Expires
offer-part-version = Version
offer-part-note = Note from the client
offer-part-changed = What changed
# On one line.
offer-price-fixed = { $total } fixed
offer-price-hourly-limited = { $rate }/h, max { $hours } h/week
offer-price-hourly = { $rate }/h, no weekly limit
# Where an agency's members read along, who don't see amounts.
offer-price-kept = Not shown here
    { "**" }View offer** shows it to both sides
# In a narrow column, on two lines.
offer-price-column-fixed = **{ $total }**
    { $milestones ->
        [0] fixed price
        [one] fixed, { $milestones } milestone
       *[other] fixed, { $milestones } milestones
    }
offer-price-column-hourly-limited = **{ $rate }**/h
    max { $hours } h/week
offer-price-column-hourly = **{ $rate }**/h
    no weekly limit
# The end of a list that was cut.
offer-more = … and { $count } more
# A part of the terms before and after.
offer-change-line = **{ $part }**: { $old } → { $new }
offer-change-line-long = **{ $part }**: changed

## The card, which both sides read

offer-card-greeting = { $party }, you have a direct offer from { $client }.
offer-card-greeting-new = { $party }, the offer from { $client } has new terms. Here's version { $version }.
offer-card-over = Offer from { $client } to { $party }
offer-card-replaced = Replaced by version { $version }
    .text = These terms no longer apply. The latest version has its own card in this channel.
offer-card-pending = { $party } can answer with the buttons below. There's no contract until **Accept offer** is confirmed.
offer-card-change-requested = Changes requested
    .text = { $client } hasn't answered yet. Until then, { $party } can still accept the terms above.
offer-card-accepted = Accepted
    .text = { $who } accepted this offer { $when }. The contract is pinned in this channel.
offer-card-declined = Declined
    .text = { $who } declined this offer { $when }. Reason: { $reason }. { $client } can send a new offer with `/offer send`.
offer-card-withdrawn = Withdrawn
    .text = { $client } withdrew this offer { $when }. No answer is needed.
    .moderators = This offer was withdrawn { $when }. No answer is needed.
offer-card-removed = Removed
    .text = This server's moderators removed this offer { $when }. No answer is needed.
offer-card-expired = Expired
    .text = There was no answer by { $when }. { $client } can send a new offer with `/offer send`.

## Accepting

offer-accept = **Accept offer #{ $number } from { $client }?**
offer-accept-next = **Accept these terms** makes them your contract, word for word, and lets { $client } know. Parley doesn't hold money: the two of you arrange payment.
    Need time? Dismiss this message. The offer stays open and expires { $when }.
offer-accept-button = Accept these terms
offer-accepted = ✅ Offer accepted
    .text = You have a contract with { $client }: version { $version } of offer #{ $number }.
        I'm letting { $client } know and pinning the contract in { $room }. Agree there on how to start.


## Declining

offer-reason-not-my-skills = Not a fit for my skills
offer-reason-not-interested = Not interested in this work
offer-reason-too-busy = Too busy
offer-reason-little-history = Client has little history here
offer-reason-too-low = Rate or budget too low
offer-reason-spam = Spam
offer-reason-free-work = Asks for free work
offer-reason-outside-rules = Goes against this server's rules
offer-reason-other = Other
offer-decline = Decline offer #{ $number }?
    .text = Pick the reason that fits best. { $client } will see it. Declining carries no penalty.
        You can add a message next. To keep the offer open, dismiss this.
    .choose = Why are you declining?
offer-declined = Offer #{ $number } declined
    .text = Reason: { $reason }. Declining carries no penalty.
        I'm letting { $client } know. You don't need to do anything else.

## Withdrawing

offer-withdrawn = Offer #{ $number } withdrawn
    .text = { $party } can't accept it anymore. I'm letting them know.
        To send another offer, use `/offer send`.

## Change requests

offer-change-greeting = { $client }, { $party } requested changes.
offer-change-over = { $party } requested changes from { $client }.
offer-change = Change request for offer #{ $number }
    .footer = Change request for offer #{ $number } · { $state }
offer-change-present = Current · version { $version }
offer-change-requested = Requested
offer-change-message = Message
offer-change-approve = Approve
offer-change-reject = Reject
offer-fate-open = Open
    .text = { $client } can answer below. **Approve** makes these terms version { $version }, which { $party } can then accept. **Edit offer** sends terms in between. **Reject** keeps the current terms.
        Until then, { $party } can still accept the offer as it is.
    .kept = { $client } can compare both in **View offer**, with amounts. **Approve changes** there makes these terms version { $version }, which { $party } can then accept. **Edit offer** sends terms in between. **Reject** keeps the current terms.
        Until then, { $party } can still accept the offer as it is.
offer-fate-approved = Approved
    .heading = Approved: now version { $version }
    .text = { $client } approved these terms. { $party } can accept them on the new card below.
offer-fate-modified = Edited
    .heading = Edited: now version { $version }
    .text = { $client } edited the offer instead. { $party } can accept the new terms on the card below.
offer-fate-rejected = Rejected
    .text = { $client } rejected these changes. { $party } can still accept the current terms or decline.
offer-fate-closed = Closed
    .text = The offer was answered or ended first. No answer is needed.
offer-change-sent = Changes requested for offer #{ $number }
    .text = { $client } will see your terms next to the current ones. I'll tell you when they approve, reject or edit them.
        Until then the offer stays as it is, and you can still accept it.
offer-change-approved = Approved: offer #{ $number } is now version { $version }
    .text = I'm posting the new card and letting { $party } know. They can accept it, request more changes or decline.
offer-change-rejected = Change request for offer #{ $number } rejected
    .text = I'm letting { $party } know. They can still accept the current terms, which expire { $when }.

## Before an offer is sent

offer-preview = **Preview**: this is how { $to } will see your offer.
    .next = **Send** posts this card in a private channel for you and { $to }, and mentions them. Until then, only you can see it. I'll keep the draft for a day.
offer-preview-renewed = **Nothing was sent.** That preview is out of date. Here's how your offer looks now.
offer-preview-send = Send
offer-preview-edit = Edit
offer-preview-discard = Discard
offer-sent = Offer #{ $number } is on its way
    .text = { $place }
        { $to } can accept, request changes or decline. You'll get their answer there. `/offers` shows the status.
offer-sent-room = I'm posting it in { $room }.
offer-sent-no-room = I'm creating a private channel for you and { $to }. The offer will appear there.
offer-sent-waits = Offer #{ $number } is saved, but delayed
    .text = To create a private channel for you and { $to }, I need the **Manage Channels** permission. As soon as a moderator gives it to me, I'll post the offer there. You don't need to send it again.
    .screening = { $who } You don't need to send it again.
# The other side can't use this server yet. Said when it's sent, and in View offer.
offer-screening = { $who } hasn't finished this server's membership screening yet. They get the offer as soon as they have.
offer-discarded = Draft discarded
    .text = Nothing was sent. To write another offer, use `/offer send`.
    .changes = Nothing was sent. The offer is as it was.
    .profile = Your profile is as it was.
    .contract = Nothing was recorded. The contract in your private channel is as it was.
    .feedback = Nothing was sent. What you gave before, if anything, is as it was.
    .job = Nothing was posted. To write another job, use `/job post`.
    .proposal = Nothing was sent. To apply again, press **Apply** on the job.
    .other = Nothing was sent.

## Notices in the private channel; each mentions one person and speaks to them

offer-told = Offer #{ $number }: { $title }
offer-told-declined = { $who } declined your offer. Reason: { $reason }.
    .next = Talk it over here, or send a new offer with `/offer send`.
offer-told-withdrawn = { $client } withdrew the offer.
    .moderators = The offer was withdrawn.
    .next = You don't need to do anything.
offer-told-removed = This server's moderators removed the offer.
    .next = It can no longer be answered. If you have questions, ask the moderators.
offer-told-expired-client = { $party } didn't answer by { $when }, so the offer expired.
    .next = Still interested? Send a new offer with `/offer send`.
offer-told-expired-party = There was no answer by { $when }, so the offer expired.
    .next = Still interested? Tell { $client } here. They can send a new offer.
offer-told-expired-many = { $count } offers expired
    .client = { $party } didn't answer these offers in time:
    .party = There was no answer to these offers in time:
offer-expired-line = • Offer #{ $number }: { $title }, open until { $when }
offer-expired-line-with = • Offer #{ $number }: { $title }, with { $other }, open until { $when }
offer-expired-more = And { $count } more. See all of them with `/offers`.
offer-told-change-rejected = { $client } rejected your changes.
    .next = On the card above, you can still accept the current terms, request other changes or decline.

## A button that was drawn for older terms

offer-stale = This offer changed while you were looking, so nothing happened. That button was for version { $seen } of offer #{ $number }. Here's version { $version }.
offer-stale-restored = Nothing changed. Parley's data was put back from a backup that's older than that card of offer #{ $number }. Here's version { $version }, as Parley knows it.
offer-stale-over = The offer has ended. You don't need to do anything.
offer-stale-answer = These are the current terms. Answer them with the buttons below.
offer-stale-wait = { $party } hasn't answered these terms yet.

## View offer

offer-view-continued = { $heading } (continued)
offer-view-footer = Offer #{ $number } · Page { $page } of { $pages }
offer-view-back = Back
offer-view-more = More
offer-view-versions = Versions
offer-view-changes = Change requests
offer-view-message = Message
offer-view-timeline = Timeline
offer-fact-state = { $sign } **{ $state }** · version { $version }
offer-fact-sides = **Client** { $client } · **Freelancer** { $party }
    .agency = **Client** { $client } · **Agency** { $party }
offer-fact-price = **Price** { $price }
offer-fact-days = **Start** { $start } · **Due** { $due }
offer-fact-expires = **Expires** { $when } ({ $ago })
offer-fact-reason = **Reason** { $reason }
offer-fact-contract = **Contract** since { $when }
    .changed = Both sides have changed its terms since. `/contract view number:{ $number }` shows the current ones.
offer-version-first = Version 1 · { $when }
    { "**" }{ offer-part-price }**: { $price }
offer-version = Version { $version } · { $when }
    { $changed }
# The full texts of an earlier version, or of a change request.
offer-view-former = { $part } in version { $version }
offer-view-asked = { $part } in change request { $count }
offer-view-answer = Answer:
    { $message }
offer-happened-sent = Sent
offer-happened-accepted = Accepted
offer-happened-declined = Declined
offer-happened-withdrawn = Withdrawn
offer-happened-expired = Expired
offer-happened-removed = Removed by moderators
offer-happened-change-requested = Changes requested
offer-happened-change-approved = Changes approved
offer-happened-change-rejected = Changes rejected
offer-happened-modified = Terms edited
offer-happened-by = { $what } by { $who }
offer-view-next-change = { $client } can approve or reject the changes in { $room }. Until then, the offer can still be accepted as it is.
offer-view-next-pending = { $party } can answer on the card in { $room }.
offer-view-next-accepted = The contract is pinned in { $room }.
offer-view-next-removed = This server's moderators removed this offer. No answer is needed.
offer-view-next-over = This offer has ended. { $client } can send a new one with `/offer send`.

## The list

offer-list = Your offers
offer-list-footer = { $total ->
        [one] { $total } offer
       *[other] { $total } offers
    } · Page { $page } of { $pages }
# There are older offers than the pages show.
offer-list-footer-older =
    Page { $page } of { $pages } of your latest offers
    For older ones, choose a status or direction below, or type /offer view with the offer's number.
offer-list-choose = Choose an offer to view
offer-list-newer = Newer
offer-list-older = Older
offer-list-line =
    { $side ->
        [sent] { $sign } **#{ $number }** { $title } · { $price } · to { $other } · { $when }
       *[received] { $sign } **#{ $number }** { $title } · { $price } · from { $other } · { $when }
    }
# Behind a line of an offer that the other side hasn't been shown yet.
offer-list-held = { $line } · waiting for membership screening
offer-list-handed = assigned to you
offer-list-any-state = All statuses
offer-list-all = Sent and received
offer-list-sent = Sent by you
offer-list-received = Received by you
# Nothing matches the filter.
offer-list-none = { $state ->
        [pending] No pending offers
        [accepted] No accepted offers
        [declined] No declined offers
        [withdrawn] No withdrawn offers
        [expired] No expired offers
        [removed] No removed offers
       *[any] No offers
    }
    .text = { $direction ->
        [sent] None of the offers you sent here match.
        [received] None of the offers you received here match.
       *[all] None of the offers you sent or received here match.
    }
        Try another filter below.
offer-list-empty = No offers yet
    .text = You haven't sent or received any here.
        To hire a member, use `/offer send`.

## Terms beside each other

# Above the preview.
terms-request-intro = **Preview**: this is what { $client } will see. Nothing has been sent yet.
terms-modify-intro = **Preview**: this is how { $party } will see offer #{ $number }. Nothing has been sent yet.
# Headings of the two columns.
terms-now = Current · version { $version }
terms-wanted = Your request
terms-next = New · version { $version }
terms-request-next = **Send request** shows this to { $client }. They can approve it, reject it or send different terms. Until then the offer stays as it is, and you can still accept it.
terms-modify-next = **Send** makes this the latest version and tells { $party } what changed. The previous card no longer applies. The offer still ends { $ends }.
terms-modify-next-open = **Send** makes this the latest version, closes the change request and tells { $party } what changed. The previous card no longer applies. The offer still ends { $ends }.
# Nothing differs.
terms-same = No changes yet
terms-same-request = These are already the terms of offer #{ $number }. Change at least one of them, or add a message with what you'd like.
terms-same-modify = These are already the terms of offer #{ $number }, so there's nothing to send. Change at least one of them.
# Buttons.
terms-send-request = Send request
terms-add-message = Add message
terms-edit-message = Edit message
terms-modify = Edit offer
terms-counter = Edit offer
# After sending.
terms-modified = Offer #{ $number } is now version { $version }
terms-modified-next = I'm posting the new card and letting { $party } know what changed. They can accept it, request changes or decline.
terms-modified-closed = I'm posting the new card and letting { $party } know what changed. This also closed their change request. They can accept the new terms, request changes or decline.

## Files

files-field = Files
files-size-bytes = { $count } { $count ->
        [one] byte
       *[other] bytes
    }
files-size-kb = { $size } KB
files-size-mb = { $size } MB
# In the private channel.
files-posted = { $count ->
    [one] Here's the file for offer #{ $number } from { $client }.
   *[other] Here are the files for offer #{ $number } from { $client }.
}
files-lost = { $client }, { $count ->
    [one] I couldn't post this file because Discord's link to it no longer works. Please attach it here:
   *[other] I couldn't post these files because Discord's links to them no longer work. Please attach them here:
}
    { $names }

files-too-large = { $client }, { $count ->
    [one] this file is larger than Discord allows here, so I couldn't post it. Please share a link to it instead:
   *[other] these files are larger than Discord allows here, so I couldn't post them. Please share links to them instead:
}
    { $names }

## Reminders

reminder-title = Offer #{ $number }: { $title }
# To the side that must answer the offer.
reminder-party = The offer from { $client } ends { $ago }, on { $moment }.
reminder-party-next = Answer it on its card, or with **View offer**. If you need more time, tell { $client } here.
# To the client, while a change request is open.
reminder-client = { $party } is waiting for your answer to their change request. The offer, and the request with it, ends { $ago }, on { $moment }.
reminder-client-next = Approve or reject the request above. Until you do, { $party } can still accept the offer as it is.
# In the timeline of View offer.
reminder-happened = Reminder sent

## Refusals

# The same words for everything that doesn't exist for the reader, so that strangers learn nothing.
refusal-not-yours = Offer not found
    .text = Nothing changed. There's no offer or change request of yours here.
        `/offers` lists everything you sent or received.
refusal-already-sent = Already sent
    .text = You sent this draft as offer #{ $number }. Nothing was sent twice.
        `/offers` shows its status.
# Other terms of an offer, or a request for them.
refusal-already-sent-terms = Already sent
    .text = You sent these changes for offer #{ $number }. Nothing was sent twice.
        `/offers` shows its status.
refusal-clients-button = This button is for the client
    .text = Only the side that sent the offer can do this.
        You can accept it, request changes or decline.
refusal-other-sides-button = This button is for the other side
    .text = You sent this offer, so only the other side can do this.
        You can edit or withdraw it, or wait for an answer.
refusal-stale = The terms have changed
    .text = Nothing changed. That button was for version { $seen } of offer #{ $number }, and the current one is version { $current }.
        Its card is further down in the offer's channel.
refusal-restored = That card is newer than Parley's data
    .text = Nothing changed. The data was put back from a backup, where offer #{ $number } has version { $current }, not { $seen }.
        Use `/offers` to see it.
refusal-change-open = There's already a change request
    .text = The client hasn't answered the change request for offer #{ $number } yet. There can only be one at a time.
        You can still accept or decline the offer as it is.
refusal-change-over = This change request has ended
    .text = It was answered, or it closed with offer #{ $number }.
        { "**" }View offer** shows what happened.
# { $by } is "you" for the reader, "nobody" where no name is known, and "other" for { $who }.
refusal-over = Offer #{ $number } has ended
    .pending = Its status just changed.
        Please try again.
    .accepted = { $by ->
            [you] You already accepted it { $when }.
            [nobody] Someone already accepted it { $when }.
           *[other] { $who } already accepted it { $when }.
        }
        The contract is pinned in the offer's channel.
    .declined = { $by ->
            [you] You already declined it { $when }.
            [nobody] Someone already declined it { $when }.
           *[other] { $who } already declined it { $when }.
        }
        The client can send a new offer with `/offer send`.
    .withdrawn = { $by ->
            [you] You already withdrew it { $when }.
            [nobody] Someone already withdrew it { $when }.
           *[other] { $who } already withdrew it { $when }.
        }
        You don't need to do anything.
    .removed = The moderators removed it { $when }.
        You don't need to do anything.
    .expired = It expired { $when } without an answer.
        The client can send a new offer with `/offer send`.
refusal-same-terms = No changes yet
    .text = These are already the terms of offer #{ $number }.
        Change at least one of them first.
refusal-many-changes = Too many change requests
    .text = You can send up to { $most ->
        [one] { $most } change request
       *[other] { $most } change requests
    } an hour for an offer. I'll keep what you typed for a day.
        Try again later, or talk it over in your private channel.
refusal-many-pending = Too many pending offers
    .text = You can have up to { $most ->
        [one] { $most } offer
       *[other] { $most } offers
    } waiting for an answer. If you started another one, I'll keep the draft for a day.
        Withdraw one, or wait for an answer.
refusal-many-for-pair = Too many pending offers to this person
    .text = You can have up to { $most ->
        [one] { $most } offer
       *[other] { $most } offers
    } waiting for this person's answer. If you started another one, I'll keep the draft for a day.
        Withdraw one, or wait for an answer.
refusal-many-new = Too many new offers
    .text = You can send up to { $most ->
        [one] { $most } new offer
       *[other] { $most } new offers
    } an hour. If you started another one, I'll keep the draft for a day.
        Try again later.
refusal-to-self = You can't send yourself an offer
    .text = Choose another member with `/offer send`.
refusal-to-bot = You can't send a bot an offer
    .text = Bots can't answer offers.
        Choose a person with `/offer send`.
refusal-not-member = They're not in this server
    .text = Offers arrive in a channel of the server, so you can only send them to its members.
        Invite them first, or choose another member.
# The same words for a person who takes no offers and for one who has blocked the reader.
refusal-not-accepting = Not accepting offers right now
    .text = { $person } isn't taking new offers from you right now. I'll keep what you typed for a day.
        `/freelancers find` shows people who are.
refusal-to-blocked = You've blocked this person
    .text = You can't send an offer to someone you've blocked, because { $person } couldn't answer freely.
        To unblock them, use `/unblock`.
refusal-file-too-large = This file is too large
    .text = “{ $name }” is { $size }. Discord allows files up to { $most }.
        Nothing was sent. Make the file smaller, or share it in your private channel later.
refusal-no-number = Which offer?
    .text = I couldn't find that offer.
        Choose one from the list that appears as you type, or type its number, such as 7 or #7. `/offers` lists them all.

## Commands

command-offer = Hire someone with a direct offer
command-offer-send = Send a direct offer to a member of this server, or to an agency
    .to = Choose who you'd like to hire
    .agency = Choose an agency to hire instead of a member
    .member = Choose who in the agency you'd like to do the work
    .note = Add a personal message to the offer
    .expires = Set the days until the offer expires (default: 7)
    .file = Attach a file to the offer, up to 10 MB
command-offer-edit = Edit an offer that hasn't been answered
    .offer = Choose a pending offer by its number, or by a word in its title
command-offer-withdraw = Withdraw an offer that hasn't been answered
    .offer = Choose a pending offer by its number, or by a word in its title
command-offer-view = View one of your offers in full
    .offer = Choose an offer by its number, or by a word in its title
# In a member's menu: at most 32 characters.
command-offer-member = Send direct offer
command-offers = View offers you sent or received here
    .state = Choose a status (default: all)
    .direction = Choose offers you sent or offers you received (default: both)
