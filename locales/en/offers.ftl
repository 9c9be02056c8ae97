# Direct offers: the card, the answers to presses, View offer and the list.
#
# Values: { $client } and { $party } are the two sides, { $when } is a moment that Discord shows in the reader's own time
# zone, { $number } is the number that people call the offer by, { $version } counts the terms of one offer.

## Words that stand in many places

offer-next = What happens next
offer-no-name = A member of this server
offer-your-channel = your channel
offer-not-set = Not set
offer-none = None

## The state of an offer, in one word or two

offer-state-pending = Pending
offer-state-change-requested = Change requested
offer-state-accepted = Accepted
offer-state-declined = Declined
offer-state-withdrawn = Withdrawn
offer-state-expired = Expired
offer-state-removed = Removed
offer-state-replaced = Replaced

## Buttons

offer-button-accept = Accept
offer-button-request-changes = Request changes
offer-button-decline = Decline
offer-button-withdraw = Withdraw
offer-button-view = View offer
offer-button-approve-changes = Approve changes
offer-button-reject-changes = Reject changes

## Terms: names of their parts, and how a price is written

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
offer-price-hourly-limited = { $rate } an hour, up to { $hours } h a week
offer-price-hourly = { $rate } an hour, no weekly limit
# Where somebody reads along who is not to know it.
offer-price-kept = Not shown here
    { "**" }View offer** tells both sides
# In a narrow column, on two lines.
offer-price-column-fixed = **{ $total }**
    { $milestones ->
        [0] fixed price
        [one] fixed, { $milestones } milestone
       *[other] fixed, { $milestones } milestones
    }
offer-price-column-hourly-limited = **{ $rate }** an hour
    up to { $hours } h a week
offer-price-column-hourly = **{ $rate }** an hour
    no weekly limit

# The end of a list that was cut.
offer-more = … and { $count } more
# A part of the terms before and after.
offer-change-line = **{ $part }**: { $old } → { $new }
offer-change-line-long = **{ $part }**: changed

## The card

offer-card-greeting = { $party }, you have a direct offer from { $client }.
offer-card-greeting-new = { $party }, { $client }'s offer has new terms: this is version { $version }.
offer-card-over = Offer from { $client } to { $party }
offer-card-replaced = Replaced by version { $version }
    .text = These terms no longer count. The newest version has a card of its own in this channel.
offer-card-pending = { $party } answers with a button below. Nothing is agreed until Accept is confirmed.
offer-card-change-requested = Changes requested
    .text = { $client } has not answered yet. Until then, { $party } can still accept the terms above.
offer-card-accepted = Accepted
    .text = { $who } accepted { $when }. The contract is pinned in this channel.
offer-card-declined = Declined
    .text = { $who } declined { $when }. Reason: { $reason }. { $client } can send a new offer with `/offer send`.
offer-card-withdrawn = Withdrawn
    .text = { $client } took this offer back { $when }. There is nothing left to answer.
    .moderators = This offer was withdrawn { $when }. There is nothing left to answer.
offer-card-removed = Removed
    .text = The moderators of this server removed this offer { $when }. There is nothing left to answer.
offer-card-expired = Expired
    .text = It was not answered by { $when }. { $client } can send a new offer with `/offer send`.

## Accepting

offer-accept = **Accept offer #{ $number } from { $client }?**
offer-accept-next = **Accept these terms** makes them your contract, word for word, and tells { $client }. Parley holds no money: how you are paid is between the two of you.
    To think it over, dismiss this message; the offer stays open and expires { $when }.
offer-accept-button = Accept these terms
offer-accepted = ✅ Offer accepted
    .text = You have a contract with { $client } on version { $version } of offer #{ $number }.
        { $client } is told now, and the contract is pinned in { $room }. Talk there about how you start.

## The contract in the room

offer-contract-greeting = { $client }, { $party } accepted your offer. ✅
offer-contract = Contract: { $title }
offer-contract-client = Client
offer-contract-freelancer = Freelancer
offer-contract-accepted = Accepted
offer-contract-next = Talk here about how you start and how you pay: Parley holds no money. **View offer** shows the full text.
offer-contract-footer = Contract for offer #{ $number } · Version { $version }

## Declining

offer-reason-not-my-skills = Not a fit for my skills
offer-reason-not-interested = Not interested in the work
offer-reason-too-busy = Too busy
offer-reason-little-history = The client has too little history here
offer-reason-too-low = Rate or budget too low
offer-reason-spam = Spam
offer-reason-free-work = Asked for free work
offer-reason-outside-rules = Asked to work outside this server's rules
offer-reason-other = Other

offer-decline = Decline offer #{ $number }?
    .text = Choose the reason that fits best; { $client } sees it. Declining carries no penalty.
        Next you can add a message, or leave it empty. To keep the offer open, dismiss this.
    .choose = Why do you decline?
offer-declined = Offer #{ $number } declined
    .text = Your reason: { $reason }. Declining carries no penalty.
        { $client } is told now; there is nothing more for you to do.

## Withdrawing

offer-withdrawn = Offer #{ $number } withdrawn
    .text = { $party } is told now and can no longer accept it.
        For a new offer, use `/offer send`.

## Change requests

offer-change-greeting = { $client }, { $party } asks for other terms.
offer-change-over = { $party } asked { $client } for other terms.
offer-change = Change request for offer #{ $number }
    .footer = Change request for offer #{ $number } · { $state }
offer-change-present = Present · Version { $version }
offer-change-requested = Requested
offer-change-message = Message
offer-change-approve = Approve
offer-change-reject = Reject

offer-fate-open = Open
    .text = { $client } answers with a button below. **Approve** makes these terms version { $version } of the offer, which { $party } can then accept. **Send modified offer** lets them choose terms in between. **Reject** keeps the present ones. Until then { $party } can still accept the offer as it is.
    .kept = { $client } answers: **View offer** shows these terms beside the present ones, amounts and all, with **Approve changes**, which makes them version { $version }; { $party } can then accept it. **Send modified offer** lets them choose terms in between. **Reject** keeps the present ones. Until then { $party } can still accept the offer as it is.
offer-fate-approved = Approved
    .heading = Approved: now version { $version }
    .text = { $client } approved these terms. { $party } can accept them on the new card below.
offer-fate-modified = Answered
    .heading = Answered: now version { $version }
    .text = { $client } answered with other terms. { $party } can accept them on the new card below.
offer-fate-rejected = Rejected
    .text = { $client } keeps the present terms. { $party } can still accept them or decline.
offer-fate-closed = Closed
    .text = The offer was answered or ended before this request was answered. Nothing is left to do here.

offer-change-sent = Changes requested for offer #{ $number }
    .text = { $client } sees your terms beside the present ones and approves them, rejects them or answers with other terms; you are told.
        Until then the offer stays as it is, and you can still accept it.
offer-change-approved = Approved: offer #{ $number } is now version { $version }
    .text = The new card is being posted, and { $party } is told. They accept it, ask again or decline.
offer-change-rejected = Change request for offer #{ $number } rejected
    .text = { $party } is told. The present terms stay open to accept until they expire { $when }.

## Before an offer is sent

offer-preview = **Preview**: this is how { $to } will see your offer.
    .next = **Send** posts this card in a private room for you and { $to }, and mentions them. Until then nobody but you sees it. The draft is kept for a day.
offer-preview-renewed = **Nothing was sent**: that preview was not the newest one. This is how it reads now.
offer-preview-send = Send
offer-preview-edit = Edit
offer-preview-discard = Discard
offer-sent = Offer #{ $number } is on its way
    .text = { $place }
        { $to } can accept, ask for changes or decline. You are told there; `/offers` shows how it stands.
offer-sent-room = It appears in { $room } in a moment.
offer-sent-no-room = A private room for you and { $to } is being made; the offer appears there.
offer-discarded = Draft discarded
    .text = Nothing was sent. `/offer send` begins a new one.

## Notices in the room

offer-told = Offer #{ $number }: { $title }
offer-told-declined = { $who } declined your offer. Reason: { $reason }.
    .next = You can talk here, or send a new offer with `/offer send`.
offer-told-withdrawn = { $client } took the offer back.
    .moderators = The offer was withdrawn.
    .next = There is nothing left for you to answer.
offer-told-removed = The moderators of this server removed this offer.
    .next = It can no longer be answered. If you have questions, ask the moderators.
offer-told-expired-client = { $party } did not answer by { $when }, so the offer has expired.
    .next = If you are still interested, send a new one with `/offer send`.
offer-told-expired-party = You did not answer by { $when }, so the offer has expired.
    .next = If you are still interested, tell { $client } here; they can send a new one.
offer-told-change-rejected = { $client } keeps the terms as they are.
    .next = You can still accept them, ask for other changes, or decline, on the card above.

## A button that was drawn for older terms

offer-stale = Nothing was done: that button was for version { $seen } of offer #{ $number }, and the terms have changed since. This is version { $version }.
offer-stale-over = The offer is over; there is nothing left to answer.
offer-stale-answer = These are the terms that count. Answer them with the buttons below.
offer-stale-wait = { $party } answers these terms.

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

offer-version-first = Version 1 · { $when }
    { "**" }{ offer-part-price }**: { $price }
offer-version = Version { $version } · { $when }
    { $changed }
# Texts that stood in an earlier version, or that were asked for, in full.
offer-view-former = { $part } in version { $version }
offer-view-asked = { $part } in change request { $count }
offer-view-answer = Answer:
    { $message }

offer-happened-sent = Sent
offer-happened-accepted = Accepted
offer-happened-declined = Declined
offer-happened-withdrawn = Withdrawn
offer-happened-expired = Expired
offer-happened-removed = Removed by the moderators
offer-happened-change-requested = Changes requested
offer-happened-change-approved = Changes approved
offer-happened-change-rejected = Changes rejected
offer-happened-modified = Terms modified
offer-happened-by = { $what } by { $who }

offer-view-next-change = { $client } approves or rejects the changes in { $room }. Until then the offer can be accepted as it is.
offer-view-next-pending = { $party } answers on the card in { $room }.
offer-view-next-accepted = The contract is pinned in { $room }.
offer-view-next-removed = The moderators of this server removed this offer. There is nothing left to answer.
offer-view-next-over = This offer is over. { $client } can send a new one with `/offer send`.

## The list

offer-list = Your offers
offer-list-footer = { $total ->
        [one] { $total } offer
       *[other] { $total } offers
    } · Page { $page } of { $pages }
# There are older ones, which no page shows.
offer-list-footer-older =
    Page { $page } of { $pages }, of your newest offers
    For older ones choose a state or a direction below, or type /offer view with the offer's number.
offer-list-choose = Choose an offer to see all of it
offer-list-newer = Newer
offer-list-older = Older
offer-list-line =
    { $side ->
        [sent] { $sign } **#{ $number }** { $title } · { $price } · to { $other } · { $when }
       *[received] { $sign } **#{ $number }** { $title } · { $price } · from { $other } · { $when }
    }
offer-list-any-state = Every state
offer-list-all = Sent and received
offer-list-sent = Sent by you
offer-list-received = Received by you
# Nothing behind the filter that was chosen.
offer-list-none = { $state ->
        [pending] No offer is waiting for an answer
        [accepted] No offer was accepted
        [declined] No offer was declined
        [withdrawn] No offer was withdrawn
        [expired] No offer has expired
        [removed] No offer was removed
       *[any] No offers
    }
    .text = { $direction ->
        [sent] There is none among those that you sent here.
        [received] There is none among those that you received here.
       *[all] There is none among those that you sent and received here.
    }
        Choose something else below to see more.
offer-list-empty = No offers yet
    .text = You have neither sent nor received one here.
        `/offer send` makes a direct offer to a member.
