## The contract in the private channel

contract-greeting = { $client }, { $party } accepted your offer. ✅
contract-card = Contract: { $title }
contract-client = Client
contract-freelancer = Freelancer
contract-accepted = Accepted
contract-work = Work
contract-progress = { $bar } { $done } of { $all } milestones approved
    .amounts = { $bar } { $done } of { $all } milestones approved · { $approved } of { $total }
contract-line = { $stage ->
        [submitted] { $line } · **submitted**
        [revision] { $line } · **in revision**
        [approved] { $line } · ✅ approved
       *[other] { $line }
    }
contract-stage = { $stage ->
        [submitted] **Submitted** { $when }
        [revision] **In revision** since { $when }
        [approved] ✅ Approved { $when }
       *[other] In progress
    }
contract-next-open = Agree here on how to start and pay. Ready with some of it? **Submit work**. Parley doesn't hold money. **View offer** has the full text.
contract-next-submitted = { $client } can look at it with **Review work**, and approve it or ask for a revision.
contract-next-approved = All of the work is approved. Parley doesn't hold money: settle here what is still to be paid, and note it with **Record payment**.
contract-footer = Contract for offer #{ $number } · Version { $version }

contract-button-submit = Submit work
contract-button-review = Review work
contract-button-approve = Approve
contract-button-revision = Ask for a revision
contract-button-pay = Record payment
contract-button-record = Record
contract-button-review-payment = Review payment
contract-button-confirm = Confirm
contract-button-deny = Not received
    .client = I didn't pay this

## Submitting, approving, asking for a revision

contract-whole = The work
contract-choose = Choose a milestone
contract-choose-submit = Submit work
    .text = Which milestone is ready?
contract-choose-review = Review work
    .text = Several milestones are submitted. Which one do you want to look at?
contract-form-submit = Submit: { $piece }
    .message = What is ready, and where is it?
    .example = The three screens are done. Files: https://…
contract-form-revision = Ask for a revision
    .message = What should be different?
    .example = The logo should be larger, and the second page is missing.
contract-review = Submitted: { $piece }
    .text = { $who } submitted this { $when }:
    .next = **Approve** says that it's done. You can't undo it. **Ask for a revision** sends it back with your message.
contract-submitted = Submitted: { $piece }
    .text = I'm letting { $client } know. They can approve it or ask for a revision.
contract-approved = Approved: { $piece }
    .text = I'm letting { $who } know. Parley doesn't hold money: if this is to be paid now, arrange it in the private channel. Paid already? **Record payment** notes it.
contract-revision = Revision requested: { $piece }
    .text = I'm letting { $who } know. They can submit it again.
contract-told = Contract for offer #{ $number }: { $piece }
contract-told-submitted = { $who } submitted this:
    .next = **Review work** opens it, to approve it or to ask for a revision.
contract-told-approved = { $client } approved this. ✅
    .next = Parley doesn't hold money: settle here what is to be paid for it, and note it with **Record payment**.
contract-told-paid = { $who } says they paid { $amount }.
    .received = { $who } says they received { $amount }.
    .kept = { $who } recorded a payment.
    .next = **Review payment** opens it, to confirm it or to say that it isn't right.
contract-told-confirmed = { $who } confirmed that { $amount } was paid. ✅
    .next = It counts as paid on the contract.
contract-told-denied = { $who } says that { $amount } hasn't arrived.
    .client = { $who } says that they didn't pay { $amount }.
    .next = Talk about it here. **Review payment** still confirms it, once it's right.
contract-told-revision = { $client } asks for a revision:
    .next = **Submit work** sends it again once it's ready.

## Payments

contract-paid-whole = The whole contract
contract-choose-paid = Record payment
    .text = What was paid for?
    .placeholder = Choose what was paid for
contract-form-payment = Record payment
    .amount = How much was paid?
    .note = Note (optional, no card or account numbers)
contract-payment-facts = **{ $amount }** on { $day }
    For: { $piece }
contract-payment-above = ⚠️ That's more than the { $open } that is still open here. Record { $amount } all the same?
contract-payment-preview = Preview: you paid
    .received = Preview: you received
    .next = Parley doesn't hold money. This notes on the contract what you did outside it, and { $other } can confirm it. The menu changes the day.
contract-payment-renewed = **Nothing was recorded.** Something changed since that preview. Here's how it looks now.
contract-payment-recorded = Payment recorded
    .text = I'm letting { $other } know. They can confirm it, or say that it isn't right.
contract-payment-review = { $who } says they paid you
    .received = { $who } says they received this from you
contract-payment-state = Is this right?
    .confirmed = ✅ Confirmed. There's nothing left to do.
    .denied = You said that this isn't right. Once it is, confirm it.
contract-payment-confirmed = Payment confirmed
    .text = I'm letting { $who } know. It counts as paid on the contract.
contract-payment-denied = You said that this isn't right
    .text = I'm letting { $who } know. Talk about it in the private channel. Once it's right, **Review payment** still confirms it.
contract-payment-amount-kept = a payment
contract-payments-heading = Payments
contract-payments = Confirmed: { $confirmed }
    .of = Confirmed: { $confirmed } of { $total }
contract-payments-waiting = Not confirmed yet: { $waiting }
contract-payments-denied = In question: { $denied }
contract-payments-kept = { $confirmed } confirmed, { $waiting } not confirmed yet

## The list

contract-state-active = Active
contract-state-closed = Closed
contract-state-waiting = Waiting for you
    .closed = Closed, waiting for you
contract-list = Your contracts
    .waiting = { $count ->
            [one] { $count } contract waits for you
           *[other] { $count } contracts wait for you
        }
    .many = More than { $count } contracts wait for you
contract-list-footer = { $total ->
        [one] { $total } contract
       *[other] { $total } contracts
    } · Page { $page } of { $pages }
# There are older contracts than the pages show.
contract-list-footer-older =
    Page { $page } of { $pages } of your latest contracts
    For older ones, choose a status or side below, or type /contract view with the contract's number.
contract-list-choose = Choose a contract to view
contract-list-line =
    { $all ->
        [0] { $sign } **#{ $number }** { $title } · { $price } · with { $other } · { $state } · started { $when }
       *[other] { $sign } **#{ $number }** { $title } · { $price } · with { $other } · { $state } · { $done } of { $all } milestones approved · started { $when }
    }
# The other side, for the people of an agency.
contract-list-other = { $client } for { $agency }
contract-list-any-state = All statuses
contract-list-all = Client, freelancer or agency
contract-list-client = You're the client
contract-list-freelancer = You're the freelancer
contract-list-agency = For your agency
# Nothing matches the filter.
contract-list-none = { $state ->
        [waiting] No contracts wait for you
        [active] No active contracts
        [closed] No closed contracts
       *[any] No contracts
    }
    .text = { $side ->
        [client] None of the contracts where you're the client match.
        [freelancer] None of the contracts where you're the freelancer match.
        [agency] None of your agency's contracts match.
       *[all] None of your contracts here match.
    }
        Try another filter below.
contract-list-empty = No contracts yet
    .text = An offer becomes a contract once it's accepted.
        To hire a member, use `/offer send`. To see the offers you received, use `/offers`.

## One contract in full

contract-view-overview = Overview
contract-view-footer = Contract #{ $number } · Page { $page } of { $pages }
contract-fact-state = { $sign } **{ $state }** · from offer #{ $number }, version { $version }
contract-fact-started = **Started** { $when }
contract-view-line = { $stage ->
        [submitted] { $line } · **submitted** { $when }
        [revision] { $line } · **in revision** since { $when }
        [approved] { $line } · ✅ approved { $when }
       *[other] { $line } · in progress
    }
contract-view-next-submitted = { $client } can approve the submitted work or ask for a revision.
    .you = Submitted work is waiting for your answer. **Review work** opens it.
contract-view-next-revision = { $party } can submit the revision once it's ready.
    .you = The client asked for a revision. **Submit work** sends it again.
contract-view-next-payment = { $who } can confirm the recorded payment, or say that it isn't right.
    .you = A payment is waiting for your answer. **Review payment** opens it.
contract-view-next-open = { $party } can submit work once some of it is ready.
    .you = Ready with some of it? Use **Submit work**.
contract-view-next-approved = All of the work is approved. Parley doesn't hold money: payments are noted with **Record payment**.
contract-view-next-closed = This contract is closed.
contract-view-payment = { $stage ->
        [confirmed] **{ $amount }** on { $day } · { $piece } · ✅ confirmed
        [denied] **{ $amount }** on { $day } · { $piece } · in question
       *[waiting] **{ $amount }** on { $day } · { $piece } · { $who } hasn't confirmed it yet
    }
# Above the timeline, where a message below doesn't fit.
contract-view-excerpts = Long messages are shortened here. They're in full in { $room }.
contract-happened-accepted = Offer accepted by { $who }
contract-happened-submitted = Submitted by { $who }: { $piece }
contract-happened-approved = Approved by { $who }: { $piece }
contract-happened-revision = Revision requested by { $who }: { $piece }
contract-happened-paid = Payment of { $amount } recorded by { $who }
    .kept = Payment recorded by { $who }
contract-happened-confirmed = Payment of { $amount } confirmed by { $who }
    .kept = Payment confirmed by { $who }
contract-happened-denied = Payment of { $amount } put in question by { $who }
    .kept = Payment put in question by { $who }

## Refusals

refusal-no-contract = I can't find that contract
    .text = It isn't one of yours, or it isn't in this server. `/contracts` lists yours.
refusal-no-contract-number = Which contract?
    .text = I couldn't find that contract.
        Choose one from the list that appears as you type, or type its number, such as 7 or #7. `/contracts` lists them all.
refusal-clients-work = That's for the client
    .text = Only the client can approve work or ask for a revision.
refusal-others-work = That's for the other side
    .text = Only the side that does the work can submit it.
refusal-nothing-to-submit = Everything is submitted
    .text = What isn't approved yet waits for the client's answer.
refusal-nothing-submitted = Nothing to review
    .text = No work waits for your answer. You'll be told here when some is submitted.
refusal-work-waits = Already submitted
    .text = It waits for the client's answer. If they ask for a revision, you can submit it again.
refusal-work-approved = Already approved
    .text = The client approved this. There's nothing left to do for it.
refusal-work-not-submitted = Already answered
    .text = You asked for a revision of this. You'll be told here when it's submitted again.
refusal-work-submitted-again = It was submitted again
    .text = What you see here is older. **Review work** on the contract shows the newest.
refusal-work-message-missing = There's no message yet
    .text = Write a few words: what is ready and where it is, or what should be different.
refusal-work-message-long = The message is too long
    .text = It has { $is } characters, and { $most } fit. Shorten it, or put the rest in a file or a link.
refusal-others-money = That's for the agency's owner or a manager
    .text = Payments are recorded and confirmed by those who answer for the agency.
refusal-no-payment = I can't find that payment
    .text = The contract has no such payment. **Record payment** on the contract notes one.
refusal-no-payment-waits = No payment to confirm
    .text = No payment waits for your answer. You'll be told here when the other side records one.
refusal-own-payment = That's for the other side
    .text = Your side recorded this payment. The other side confirms it, or says that it isn't right.
refusal-payment-confirmed = Already confirmed
    .text = Both sides agree on this payment. There's nothing left to do.
refusal-payment-denied = Already answered
    .text = You said that this payment isn't right. Once it is, **Review payment** still confirms it.
refusal-payment-day = That day is too far away
    .text = A payment can be recorded for today and the 24 days before. For an older one, choose a day and say so in the note.

## Commands

command-contract = Read your contracts
command-contract-view = View one of your contracts in full
    .number = Choose a contract by its number, or by a word in its title
command-contracts = View your contracts here; the ones that wait for you come first
    .state = Choose a status (default: all)
    .side = Choose your side: client, freelancer or agency (default: all)
