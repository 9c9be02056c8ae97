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
contract-next-open = Agree here on how to start and pay. Ready with some of it? **Submit work**. Parley doesn't hold money. `/contract view` has the full text.
    .hourly = Agree here on how to start and pay. **Log hours** records the time worked, and each week with hours ends with a statement here. Parley doesn't hold money. `/contract view` has the full text.
contract-next-submitted = { $client } can look at it with **Review work**, and approve it or ask for a revision.
    .until = Without an answer, it's approved { $until }.
contract-next-approved = All of the work is approved. Parley doesn't hold money: settle here what is still to be paid, and note it with **Record payment**.
contract-footer = Contract for offer #{ $number } · Version { $version }

contract-button-submit = Submit work
contract-button-review = Review work
contract-button-approve = Approve
contract-button-revision = Ask for a revision
contract-button-pay = Record payment
contract-button-record = Record
contract-button-refund = Record refund
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
    .files = The three screens are done: https://… To add files, use /contract submit.
contract-form-revision = Ask for a revision
    .message = What should be different?
    .example = The logo should be larger, and the second page is missing.
contract-review = Submitted: { $piece }
    .text = { $who } submitted this { $when }:
    .next = **Approve** says that it's done. You can't undo it. **Ask for a revision** sends it back with your message.
    .until = Without an answer, it's approved { $until }.
contract-submitted = Submitted: { $piece }
    .text = I'm letting { $client } know. They can approve it or ask for a revision.
contract-approved = Approved: { $piece }
    .text = I'm letting { $who } know. Parley doesn't hold money: if this is to be paid now, arrange it in the private channel. Paid already? **Record payment** notes it.
contract-revision = Revision requested: { $piece }
    .text = I'm letting { $who } know. They can submit it again.
contract-told = Contract for offer #{ $number }: { $piece }
contract-told-submitted = { $who } submitted this:
    .next = **Review work** opens it, to approve it or to ask for a revision.
contract-told-reminded = This still waits for { $client }'s answer.
contract-told-due = This is due on { $day }.
    .over = This was due on { $day }.
    .next = Ready? **Submit work** sends it. Need more time? Talk to { $client } here.
contract-told-auto-approved = This is approved, because { $client } didn't answer in time. ✅
contract-told-approved = { $client } approved this. ✅
    .next = Parley doesn't hold money: settle here what is to be paid for it, and note it with **Record payment**.
contract-told-paid = { $who } says they paid { $amount }.
    .received = { $who } says they received { $amount }.
    .kept = { $who } recorded a payment.
    .next = **Review payment** opens it, to confirm it or to say that it isn't right.
contract-told-refund = { $who } says they gave back { $amount }.
    .kept = { $who } recorded a refund.
contract-told-confirmed = { $who } confirmed that { $amount } was paid. ✅
    .refund = { $who } confirmed that { $amount } was given back. ✅
    .next = The sums on the contract have it.
contract-told-unconfirmed = { $who } hasn't confirmed { $amount } for a week. The contract shows it as unconfirmed.
contract-told-denied = { $who } says that { $amount } hasn't arrived.
    .client = { $who } says that they didn't pay { $amount }.
    .next = Talk about it here. **Review payment** still confirms it, once it's right.
contract-told-revision = { $client } asks for a revision:
    .next = **Submit work** sends it again once it's ready.

contract-submit-preview = Preview: submit { $piece }
    .next = **Submit work** sends this to { $client }. They can approve it or ask for a revision.
    .files = **Submit work** sends this to { $client }, and the files are posted in the private channel. They can approve it or ask for a revision.
contract-submit-renewed = **Nothing was submitted.** Something changed since that preview. Here's how it looks now.
contract-file-posted = Here's a file that { $who } submitted for { $piece } (contract for offer #{ $number }).

## Hours

contract-time = { $minutes ->
        [0] { $hours }h
       *[other] { $hours ->
            [0] { $minutes }m
           *[other] { $hours }h { $minutes }m
        }
    }
contract-hours-heading = Hours
contract-hours-none = None logged yet
contract-hours-of = { $time } of { $most }h
contract-hours-week = Week of { $week }: { $logged }
contract-hours-all = { $time } in all
    .amount = { $time } in all · { $amount }
contract-hours-questioned = ⚠️ In question: { $time }
contract-hours-time-and-day = { $time } on { $day }
contract-hours-line-week = **Week of { $week }:** { $time } · { $amount }
    .kept = **Week of { $week }:** { $time }
contract-hours-line = { $day } · { $time } · { $done }
    .question = { $day } · { $time } · { $done } · ⚠️ in question
contract-button-log = Log hours
contract-button-log-more = Log more hours
contract-button-review-hours = Review hours
contract-button-object = Object
contract-button-withdraw-objection = Withdraw objection
contract-button-remove-hours = Remove hours
contract-form-hours = Log hours
    .time = How long did you work?
    .example = 3h 30m, 3.5 or 1:30
    .done = What did you do?
contract-form-objection = Object to hours
    .message = What isn't right about them?
    .example = We agreed that meetings aren't counted.
contract-hours-preview = Preview: log { $time }
    .day = On { $day }
    .worth = On { $day } · { $amount }
    .week = Logged that week so far: { $logged }
    .next = The menu changes the day. { $client } sees these hours on the contract, and in the statement at the end of the week.
contract-hours-above = ⚠️ That's more than the weekly limit of { $most }h. Still free that week: { $left }. Change the time or the day.
    .none = ⚠️ The weekly limit of { $most }h is used up for that week. Choose a day in another week, or talk to the client.
    .day = ⚠️ A day has 24 hours. Still free on that day: { $left }. Change the time or the day.
    .full = ⚠️ 24 hours are already logged for that day. Choose another day.
contract-hours-day-unknown = Hours can't be logged for that day, so this shows today. The menu below has the days that work.
contract-hours-renewed = **Nothing was logged.** Something changed since that preview. Here's how it looks now.
contract-hours-logged = Logged: { $time }
    .text = On { $day }. Logged that week: { $logged }
    .next = The week's statement comes on Monday. Made a mistake? **Review hours** on the contract lets you remove hours.
    .late = That week has ended, so I'm letting { $client } know. These hours will be in the next statement.
contract-hours-choose = Review hours
    .text = Which hours do you want to look at?
    .latest = Which hours do you want to look at? The menu has { $most } of them, first those that you can do something about. `/contract view` lists all of them.
    .placeholder = Choose hours
contract-hours-option = { $time } · { $day } · { $done }
contract-hours-one = Hours: { $time }
    .text = { $who } worked on { $day } (logged { $when }):
contract-hours-stage = These hours count. If they're wrong, **Remove hours** takes them out. You can't undo that, but you can log them again.
    .colleague = These hours count.
    .client = These hours count. Something isn't right? **Object** puts them in question, and you settle it with the other side. You can object until 5 days after the week's statement.
    .until = These hours count. Something isn't right? Until { $until }, **Object** puts them in question, and you settle it with the other side.
    .over = These hours count, and the 5 days to object have ended. Something isn't right? Talk about it in the private channel.
    .question = { $client } objected to these hours. Talk about it in the private channel. If they're wrong, **Remove hours** takes them out, and the right ones can be logged.
    .yours = You objected to these hours. Once it's settled, use **Withdraw objection**.
    .removed = These hours were removed and don't count.
contract-hours-objected = You objected to { $hours }
    .text = I'm letting { $who } know. The hours still count, but they're in question until you withdraw the objection or they remove them. Talk about it in the private channel.
contract-hours-withdrawn = Objection withdrawn: { $hours }
    .text = I'm letting { $who } know. The hours are no longer in question.
contract-hours-removed = Removed: { $hours }
    .text = They don't count anymore. If they were in a statement, the next one corrects it.
contract-told-hours-late = { $who } logged hours for a week that has ended: { $hours }
    .next = They're in the next statement. **Review hours** opens them.
contract-told-hours-removed = { $who } removed hours: { $hours }
    .next = They don't count anymore. If they were in a statement, the next one corrects it.
contract-told-hours-objected = { $who } objected to { $hours }:
    .next = Talk about it here. If the hours are wrong, remove them with **Review hours**.
contract-told-hours-withdrawn = { $who } withdrew the objection to { $hours }. ✅
    .next = The hours are no longer in question.
contract-told-week = **Statement for the week of { $week }**
    .next = Until { $until }, the client can object with **Review hours**. Parley doesn't hold money: settle it as agreed, and note it with **Record payment**.
contract-statement-day = { $day } · { $time }
contract-statement-time = **{ $time }**
contract-statement-rate = { $time } × { $rate }/h = **{ $amount }**
contract-statement-added = Logged later for the week of { $week }: { $time } · { $amount }
    .kept = Logged later for the week of { $week }: { $time }
contract-statement-removed = Removed from the week of { $week }: { $time } · −{ $amount }
    .kept = Removed from the week of { $week }: { $time }
contract-statement-total = Total: **{ $total }**

## Payments

contract-paid-whole = The whole contract
contract-choose-paid = Record payment
    .text = What was paid for?
    .placeholder = Choose what was paid for
contract-form-refund = Record refund
    .amount = How much did you give back?
contract-form-payment = Record payment
    .amount = How much was paid?
    .note = Note (optional, no card or account numbers)
contract-payment-facts = **{ $amount }** on { $day }
    For: { $piece }
contract-payment-above = ⚠️ That's more than the { $open } that is still open here. Record { $amount } all the same?
    .refund = ⚠️ That's more than the { $open } that was paid and confirmed. Record { $amount } all the same?
contract-payment-preview = Preview: you paid
    .received = Preview: you received
    .refund = Preview: you gave back
    .next = Parley doesn't hold money. This notes on the contract what you did outside it, and { $other } can confirm it. The menu changes the day.
contract-payment-renewed = **Nothing was recorded.** Something changed since that preview. Here's how it looks now.
contract-payment-recorded = Payment recorded
    .refund = Refund recorded
    .text = I'm letting { $other } know. They can confirm it, or say that it isn't right.
contract-payment-review = { $who } says they paid you
    .received = { $who } says they received this from you
    .refund = { $who } says they gave this back to you
contract-payment-state = Is this right?
    .confirmed = ✅ Confirmed. There's nothing left to do.
    .denied = You said that this isn't right. Once it is, confirm it.
contract-payment-confirmed = Payment confirmed
    .text = I'm letting { $who } know. It counts as paid on the contract.
    .refund = I'm letting { $who } know. It counts as given back on the contract.
contract-payment-denied = You said that this isn't right
    .text = I'm letting { $who } know. Talk about it in the private channel. Once it's right, **Review payment** still confirms it.
contract-payment-amount-kept = a payment
contract-payments-heading = Payments
contract-payments = Confirmed: { $confirmed }
    .of = Confirmed: { $confirmed } of { $total }
    .logged = Confirmed: { $confirmed } of { $earned } for the logged hours
contract-payments-waiting = Not confirmed yet: { $waiting }
contract-payments-unconfirmed = Unconfirmed: { $unconfirmed }
contract-payments-denied = In question: { $denied }
contract-payments-refunded = { $stage ->
        [confirmed] Given back: { $back }
        [waiting] Given back, not confirmed yet: { $back }
        [unconfirmed] Given back, unconfirmed: { $back }
       *[denied] Given back, in question: { $back }
    }
contract-payments-kept = { $confirmed } confirmed, { $waiting } not confirmed yet

contract-payments-declared = { $who } says that { $paid } was paid in all.

## Pausing and resuming

contract-button-pause = Pause
contract-button-resume = Resume
contract-form-pause = Pause the contract
    .message = Why, and until when?
    .example = I'm away until January 7. Let's continue then.
contract-paused = Contract paused
    .text = I'm letting { $other } know. Nobody is reminded of anything, and nothing is approved automatically, until one of you presses **Resume** on the contract.
contract-resumed = Contract resumed
    .text = I'm letting { $other } know. The days that were left for an answer continue from here.
contract-told-paused = { $who } paused the contract:
    .next = Nobody is reminded of anything, and nothing is approved automatically, until one of you presses **Resume**.
contract-told-auto-paused = Parley paused the contract because nothing happened on it for 30 days. Hours can be logged again once it's resumed.
contract-told-resumed = { $who } resumed the contract.
    .next = The days that were left for an answer continue from here.
contract-next-paused = { $who } paused it { $when }. Either side can **Resume** it. Until then, nobody is reminded of anything, and nothing is approved automatically.
    .quiet = Parley paused it { $when } because nothing happened on it for 30 days. To log hours again, either side can **Resume** it. Until then, nobody is reminded of anything, and nothing is approved automatically.

## Changing the terms

contract-terms = The terms
contract-button-terms = Change terms
contract-button-review-terms = Review changes
contract-form-terms = Change the terms of contract #{ $number }
    .message = Message to the other side (optional)
    .example = The second part is larger than we thought.
contract-form-rejection = Reject the changes
    .example = Let's finish the second part first.
contract-terms-preview = **Preview**: this is what { $other } will see for contract #{ $number }. Nothing has been sent yet.
    .next = **Send request** shows this to { $other }. They can approve it, reject it or request different terms. Until they approve it, the current terms apply.
    .answer = **Send request** answers { $other } with these terms instead. They can approve them, reject them or request others. Until they approve them, the current terms apply.
contract-terms-same = These are already the terms of the contract, so there's nothing to send. Change at least one of them.
contract-terms-rate = New rate
    .text = The new rate applies from { $day }. Hours on earlier days keep their rate.
    .option = New rate from { $day }
contract-terms-approved = { $piece } is already approved, so its name, amount and due date stay as they are. Edit the rest, and send that.
    .any = One of the milestones is already approved, so its name, amount and due date stay as they are.
contract-terms-whole = All of the work is approved, so the price, the milestones and the due date stay as they are. For more work, the client can send a new offer with `/offer send`.
contract-terms-not-hourly = This contract has a fixed price, which can't become an hourly rate. For work by the hour, the client can send a new offer with `/offer send`.
contract-terms-not-fixed = This contract has an hourly rate, which can't become a fixed price. For a fixed price, the client can send a new offer with `/offer send`.
contract-terms-currency = This contract is paid in { $currency } until it ends, so the amounts must be in { $currency }. For another currency, the client can send a new offer with `/offer send`.
contract-terms-sent = Changes requested
    .text = I'm letting { $other } know. I'll tell you when they approve your request, reject it or request different terms. Until they approve it, the current terms apply.
contract-terms-renewed = **Nothing was sent.** Something changed since that preview. Here's how it looks now.
contract-terms-review = Change request for contract #{ $number }
    .next = **Approve** makes these terms version { $version } of the contract. **Reject** keeps the current terms. **Request different terms** answers with yours.
    .own = { $other } hasn't answered yet. Until they approve it, the current terms apply. **Withdraw request** takes it back.
contract-terms-counter = Request different terms
contract-terms-withdraw = Withdraw request
contract-terms-agreed = Approved: the contract is now version { $version }
    .text = I'm letting { $other } know. These terms apply from now on. `/contract view` still shows the earlier ones.
contract-terms-rejected = Changes rejected
    .text = I'm letting { $other } know. The current terms apply.
contract-terms-withdrawn = Change request withdrawn
    .text = I'm letting { $other } know. The current terms apply.
contract-told-terms-proposed = { $who } requested changes to the terms.
    .next = **Review changes** opens them: approve them, reject them or request different terms. Until both sides agree, the current terms apply.
contract-told-terms-approved = { $who } approved the changes. ✅ The contract is now version { $version }.
    .next = These terms apply from now on. `/contract view` still shows the earlier ones.
contract-told-terms-rejected = { $who } rejected the changes.
    .next = The current terms apply.
contract-told-terms-withdrawn = { $who } withdrew the change request.
    .next = The current terms apply.
contract-next-terms = { $who } requested changes to the terms. { $other } can answer with **Review changes**. Until both sides agree, the current terms apply.
contract-close-terms = ⚠️ A change request isn't answered yet. On a closed contract it can't be approved.

## Closing and reopening

contract-button-close = Close contract
contract-button-reopen = Reopen
contract-button-request-reopen = Ask to reopen
contract-button-keep-closed = Keep it closed
contract-close-reason = { $reason ->
        [completed] Completed
        [not_responsive] No answer from the other side
        [unsuccessful] It didn't work out
       *[other] Something else
    }
    .hint = { $reason ->
        [completed] The work is done
        [not_responsive] They haven't answered for a while
        [unsuccessful] The work or the cooperation wasn't as agreed
       *[other] You say why in a message
    }
contract-close-choose = Close the contract
    .text = Why does it end? The other side reads the reason. You'll see a preview first.
    .placeholder = Choose a reason
contract-close-submitted = { $more ->
        [0] ⚠️ Submitted and not answered yet: { $pieces }.
       *[other] ⚠️ Submitted and not answered yet: { $pieces } and { $more } more.
    } On a closed contract it can't be approved or sent back.
contract-close-payments = { $count ->
        [one] ⚠️ One payment isn't confirmed yet. It can still be confirmed on the closed contract.
       *[other] ⚠️ { $count } payments aren't confirmed yet. They can still be confirmed on the closed contract.
    }
contract-close-hours = ⚠️ Not in a statement yet: { $time }. The statement still comes when the week ends, even if the contract is closed.
contract-form-close = Close the contract
    .message = Message to the other side
    .optional = Message to the other side (optional)
    .example = Thank you, it was a pleasure to work with you.
    .paid = How much was paid in all? (optional)
contract-close-facts = **Reason:** { $reason }
    .paid = **Paid in all:** { $paid }
contract-close-preview = Preview: close the contract
    .next = Closing ends the work for both sides, and I'll let { $other } know. Payments can still be recorded and confirmed. For 14 days, both sides can agree to reopen it.
contract-close-renewed = **Nothing was closed.** Something changed since that preview. Here's how it looks now.
contract-closed = Contract closed
    .text = I'm letting { $other } know. Payments can still be recorded and confirmed on it. If the work should continue after all, **Reopen** on the contract asks { $other }.
contract-reopen = Reopen the contract
    .text = The work continues where it stopped, if { $other } agrees.
contract-reopen-asked = Reopen the contract?
    .text = { $other } asks to reopen it. If you agree, the work continues where it stopped.
contract-reopen-sent = Asked to reopen
    .text = I'm letting { $other } know. They can agree, or keep it closed.
contract-reopened = Contract reopened
    .text = I'm letting { $other } know. The work continues where it stopped.
contract-kept-closed = The contract stays closed
    .text = I'm letting { $other } know. If you change your mind, **Reopen** on the contract asks them.
contract-told-closed = { $who } closed the contract. Reason: { $reason }
    .paid = { $who } says that { $paid } was paid in all.
    .next = Payments can still be recorded and confirmed on it. Until { $until }, both sides can agree to **Reopen** it.
contract-told-reopen = { $who } asks to reopen the contract.
    .next = **Reopen** lets the work continue where it stopped.
contract-told-reopened = { $who } agreed to reopen the contract. ✅
    .next = The work continues where it stopped.
contract-told-kept-closed = { $who } would rather keep the contract closed.
    .next = Payments can still be recorded and confirmed on it.
contract-next-reopen = { $who } asks to reopen it. The other side can agree with **Reopen**.
## The list

contract-state-active = Active
contract-state-paused = Paused
contract-state-closed = Closed
contract-state-disputed = In dispute
contract-state-waiting = Waiting for you
    .closed = Closed, waiting for you
    .disputed = In dispute, waiting for you
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
        [paused] No paused contracts
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

## Taking a contract away as files

contract-button-export = Export
contract-exported = Contract #{ $number } exported
    .text = **contract-{ $number }.html** opens in any browser and prints well.
        { "**" }contract-{ $number }.json** has the same facts for other programs.
        { "**" }contract-{ $number }.ics** adds the upcoming dates to your calendar. If they change, export again and import the new file.
    .dateless = **contract-{ $number }.html** opens in any browser and prints well.
        { "**" }contract-{ $number }.json** has the same facts for other programs.
        No dates are coming up, so there's no calendar file.
    .hash = **SHA-256** `{ $sha256 }`
        If nothing changes before the other side exports the contract, their copy shows the same SHA-256. That means both copies match.
    .kept = **SHA-256** `{ $sha256 }`
        Amounts are left out, as in `/contract view`, so the client's copy has a different SHA-256.
    .keep = Only you can see these files. Save them: they're gone once you dismiss this message.
contract-export-large = This contract is too large to export
    .text = Discord allows up to 10 MB, so nothing was sent. `/contract view` still shows everything.
        Ask an admin to get you a copy from the person who runs Parley here.
# What stands in contract-7.html. Its title, and the line above the contract's.
contract-export-page = Contract #{ $number }: { $title }
contract-export-number = Contract #{ $number }
contract-export-agency = Agency
contract-export-owner = Owner
contract-export-amount = Amount
contract-export-state = Status
contract-export-stage = { $stage ->
        [submitted] Submitted
        [revision] In revision
        [approved] Approved
       *[other] In progress
    }
# Followed by a time.
contract-export-approves = Without an answer, it's approved on
contract-export-progress = { $done } of { $all } milestones approved
contract-export-size = { $size } KB
    .large = { $size } MB
contract-export-files = The files themselves are in the private channel.
contract-export-milestone = Milestone
contract-export-payment = Payment
    .refund = Refund
contract-export-done = Day and work
contract-export-time = Time
contract-export-week = Week of
contract-export-questioned = In question
contract-export-logged = Logged by
contract-export-recorded = Recorded by
contract-export-paid = { $stage ->
        [confirmed] Confirmed
        [denied] In question
        [unconfirmed] Unconfirmed
       *[waiting] Not confirmed yet
    }
    .refund = { $stage ->
        [confirmed] Given back
        [denied] Given back, in question
        [unconfirmed] Given back, unconfirmed
       *[waiting] Given back, not confirmed yet
    }
# Followed by an amount.
contract-export-declared = Paid in all, according to the side that closed it:
contract-export-offer = Offer: { $what }
contract-export-request = { $who } requested changes to version { $version }
contract-export-answer = The client's answer:
contract-export-version = Version { $version }
contract-export-versions = Versions of the terms
contract-export-current = Current
contract-export-agreed = These are the current terms of the contract. They're at the top of this document.
contract-export-about = About this document
contract-export-money = Parley doesn't hold or check money. Payments are what the two sides recorded, and their status says whether they agree.
    .kept = Amounts are left out for the member who does the work.
contract-export-utc = All times are in UTC.
# Followed by a time.
contract-export-made = Exported from Parley for { $who } on
contract-export-hash = Compare two copies
    .text = This is the SHA-256 of { $file } without the line that contains it. If another copy shows the same SHA-256, both have the same facts. To check that the file wasn't changed, run this command in the folder where you saved it.
contract-export-format = { $file } has the same facts for other programs, in the format { $format }.
# Titles in a calendar, and what stands below each.
contract-date-start = Start: { $title } (contract #{ $number })
contract-date-due = Due: { $title } (contract #{ $number })
contract-date-approval = Approved automatically if not answered: { $title } (contract #{ $number })
contract-date-payment = A payment becomes unconfirmed: { $title } (contract #{ $number })
contract-date-reopen = Last chance to reopen: { $title } (contract #{ $number })
contract-date-about = { $title }
    Contract #{ $number }, client: { $client }
    In Discord, /contract view number:{ $number } shows how it stands.

## Disputes

contract-dispute-reason = { $reason ->
        [work] The work isn't as agreed
        [not_paid] Work wasn't paid
        [amount] The amount paid is in question
        [hours] Logged hours are in question
        [no_answer] The other side doesn't answer
       *[other] Something else
    }
contract-button-dispute = Dispute
contract-button-open-dispute = Open dispute
contract-button-withdraw-dispute = Withdraw dispute
contract-button-answer-dispute = Answer
contract-dispute-frozen = Until it ends, nothing can be approved, closed or reopened on the contract. Work, hours and payments continue.
    .closed = Until it ends, the contract can't be reopened. Payments continue.
contract-dispute-choose = Open a dispute
    .text = Can't settle it with { $other }? This server's moderators can look at the contract, ask both sides and decide. { $frozen }
        Parley doesn't hold money, so it can't move any. Choose what it's about, then say what happened. You'll see a preview first.
    .placeholder = Choose what it's about
contract-form-dispute = Open a dispute
    .text = What happened, and what should change?
    .example = We agreed on three screens, and I got one. I'd like the other two, or to pay for one.
contract-form-answer = Answer the moderators
    .text = Your answer
    .example = I sent the second screen on Monday, here in the channel.
contract-dispute-facts = **About:** { $reason }
contract-dispute-preview = Preview: open a dispute
    .next = **Open dispute** posts this in the private channel and lets { $other } know. This server's moderators get it with the contract as it is now. You can withdraw it until they decide.
    .kept = Members of the agency read the private channel, too. They don't see amounts, so leave them out.
contract-dispute-renewed = **Nothing was sent.** Something changed since that preview. Here's how it looks now.
contract-dispute-opened = Dispute opened
    .told = I'm letting { $other } and the moderators know.
    .listed = I'm letting { $other } know. This server has no moderators' channel, so no moderator gets notified right away. It's in their list: tell one of them.
    .next = You'll be notified when moderators ask something or decide. Settled it yourselves? **Withdraw dispute** in the private channel ends it.
contract-dispute-withdraw = Withdraw the dispute?
    .text = The contract continues as it was before, and the moderators stop looking at it. I'll let { $other } know.
contract-dispute-withdrawn = Dispute withdrawn
    .text = I'm letting { $other } know. The contract is as it was before.
contract-dispute-answered = Answer sent
    .text = { $other } and the moderators can read your answer. To add something, press **Answer** again.
contract-dispute-outcome = { $outcome ->
        [client] For the client
        [freelancer] For the freelancer
        [agency] For the agency
        [split] Split between both sides
       *[nothing] Closed without a decision
    }
contract-dispute-asked-of = Please settle it as the moderators say in their reason. Parley doesn't hold money, so nothing was moved.
    .split = The client should pay { $party } { $amount } in all for this contract, including what was already paid. Parley doesn't hold money, so nothing was moved.
    .kept = Both sides can read the amount in /contract view. Parley doesn't hold money, so nothing was moved.
    .nothing = The moderators didn't decide for either side.
contract-dispute-after = The contract continues as it was before.
    .closed = The contract is closed by this decision. Payments can still be recorded and confirmed on it.
    .stays = The contract stays closed. Payments can still be recorded and confirmed on it.
contract-told-dispute = { $who } opened a dispute: **{ $reason }**
    .next = This server's moderators will look at it, and can ask both sides. Until it ends, nothing can be approved, closed or reopened. Work, hours and payments continue.
contract-told-dispute-asked = The moderators have a question for both sides:
    .next = **Answer** opens a form. Everyone in this channel and the moderators will read your answer. You can answer more than once.
contract-told-dispute-answered = { $who } answered the moderators:
    .next = The moderators can read it, too.
contract-told-dispute-withdrawn = { $who } withdrew the dispute. ✅
    .next = The contract continues as it was before.
contract-told-dispute-decided = The moderators decided the dispute. Their reason:
contract-told-closed-decided = The moderators closed this contract when they decided the dispute.
contract-next-disputed = { $who } opened a dispute { $when }: **{ $reason }**
    .moderators = This server's moderators will look at it.
    .asked = The moderators asked something. { $waits } can **Answer**.
contract-view-next-asked = The moderators are waiting for your answer. **Answer** opens a form.
contract-dispute-part = Disputes
contract-dispute-heading = Dispute: { $reason }
contract-dispute-said = What was said about it
contract-dispute-line-opened = Opened by { $who } { $when }:
contract-dispute-line-asked = **The moderators asked** { $when }:
contract-dispute-line-answered = **{ $who } answered** { $when }:
contract-dispute-line-decided = **The moderators decided** { $when }:
contract-dispute-line-withdrawn = **{ $who } withdrew it** { $when }
contract-happened-dispute = Dispute opened by { $who }. Reason: { $reason }
contract-happened-dispute-withdrawn = Dispute withdrawn by { $who }
contract-happened-dispute-asked = The moderators asked both sides
contract-happened-dispute-answered = { $who } answered the moderators
contract-happened-dispute-decided = Dispute decided by the moderators: { $outcome }
    .closed = Dispute decided by the moderators: { $outcome }. They closed the contract
# Followed by an amount.
contract-export-decided = To be paid by the client in all, as the moderators decided:

## One contract in full

contract-view-overview = Overview
contract-view-terms = Earlier terms
    .version = Terms in version { $version }
    .until = What was different until { $until }:
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
contract-view-next-objection = Talk to { $party } about the hours you objected to. Once it's settled, **Review hours** lets you withdraw the objection.
    .you = The client objected to some hours. Talk about it in the private channel. If they're wrong, **Review hours** lets you remove them.
contract-view-next-terms = { $who } can answer the change request. Until both sides agree, the current terms apply.
    .you = A change request is waiting for your answer. **Review changes** opens it.
contract-view-next-open = { $party } can submit work once some of it is ready.
    .you = Ready with some of it? Use **Submit work**.
contract-view-next-approved = All of the work is approved. Parley doesn't hold money: payments are noted with **Record payment**.
contract-view-payment = { $stage ->
        [confirmed] **{ $amount }** on { $day } · { $piece } · ✅ confirmed
        [denied] **{ $amount }** on { $day } · { $piece } · in question
        [unconfirmed] **{ $amount }** on { $day } · { $piece } · unconfirmed
       *[waiting] **{ $amount }** on { $day } · { $piece } · { $who } hasn't confirmed it yet
    }
    .refund = { $stage ->
        [confirmed] **{ $amount }** given back on { $day } · ✅ confirmed
        [denied] **{ $amount }** given back on { $day } · in question
        [unconfirmed] **{ $amount }** given back on { $day } · unconfirmed
       *[waiting] **{ $amount }** given back on { $day } · { $who } hasn't confirmed it yet
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
    .refund = Refund of { $amount } confirmed by { $who }
contract-happened-reminded = { $client } was reminded: { $piece }
contract-happened-due = { $who } was reminded of the due date: { $piece }
    .over = { $who } was reminded that this was overdue: { $piece }
contract-happened-auto-approved = Approved without an answer: { $piece }
contract-happened-refunded = Refund of { $amount } recorded by { $who }
    .kept = Refund recorded by { $who }
contract-happened-unconfirmed = { $who } didn't confirm { $amount } within a week
    .kept = { $who } didn't confirm a payment within a week
contract-happened-paused = Paused by { $who }
contract-happened-auto-paused = Paused because nothing happened for 30 days
contract-happened-hours = { $hours } logged by { $who }
contract-happened-hours-removed = { $hours } removed by { $who }
contract-happened-hours-objected = Objection by { $who }: { $hours }
contract-happened-hours-withdrawn = Objection withdrawn by { $who }: { $hours }
contract-happened-week = Statement for the week of { $week }: { $total }
    .kept = Statement for the week of { $week }
contract-happened-terms-proposed = Changes requested by { $who }: { $parts }
contract-happened-terms-approved = Changes approved by { $who }: now version { $version }
    .rate = Changes approved by { $who }: now version { $version }, new rate from { $day }
contract-happened-terms-rejected = Changes rejected by { $who }
contract-happened-terms-withdrawn = Change request withdrawn by { $who }
contract-happened-resumed = Resumed by { $who }
contract-happened-closed = Closed by { $who }. Reason: { $reason }
contract-happened-reopen = { $who } asked to reopen it
contract-happened-reopened = Reopened by { $who }
contract-happened-kept-closed = { $who } preferred to keep it closed
contract-happened-denied = Payment of { $amount } put in question by { $who }
    .kept = Payment put in question by { $who }
    .refund = Refund of { $amount } put in question by { $who }

## Refusals

refusal-no-contract = I can't find that contract
    .text = It isn't one of yours, or it isn't in this server. `/contracts` lists yours.
refusal-no-piece = That milestone isn't part of the contract
    .text = The terms may have changed since. The contract in the private channel shows its milestones.
refusal-no-contract-number = Which contract?
    .text = I couldn't find that contract.
        Choose one from the list that appears as you type, or type its number, such as 7 or #7. `/contracts` lists them all.
refusal-clients-work = That's for the client
    .text = Only the client can approve work, ask for a revision, or object to hours.
refusal-others-work = That's for the other side
    .text = Only the side that does the work can submit it or log hours.
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
refusal-others-refund = That's for the side that was paid
    .text = Did you get money back? Ask them to note it with **Record refund**, and you can confirm it.
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
refusal-contract-closed = The contract is closed
    .text = Nothing can be submitted or approved on it. Payments can still be recorded and confirmed. If the work should continue, **Reopen** on the contract asks the other side.
refusal-others-contract = That's for the agency's owner or a manager
    .text = They decide whether the terms change, and whether the contract is paused, closed, reopened or disputed.
refusal-not-hourly = The price is fixed
    .text = Hours can only be logged on contracts with an hourly rate. On this one, use **Submit work** when some of it is ready.
refusal-hours-paused = The contract is paused
    .text = Hours can't be logged until it's resumed. Either side can **Resume** it on the contract.
refusal-hours-day = That day doesn't work
    .text = You can log hours for today and the 14 days before, but not for days before the contract started. What you typed is saved: **Log hours** on the contract opens it again.
refusal-no-such-hours = I can't find those hours
    .text = The contract has no such hours. **Review hours** on it shows those that count.
refusal-no-hours = No hours to review
    .text = Nothing is logged on this contract right now. The side that does the work can add hours with **Log hours**.
refusal-hours-removed = Already removed
    .text = These hours don't count. There's nothing left to do.
refusal-others-hours = That's for your colleague
    .text = Only the person who logged these hours, the agency's owner or a manager can remove them.
refusal-objection-over = It's too late to object
    .text = That works for 5 days after the statement. Talk about it in the private channel.
refusal-already-objected = You already objected
    .text = These hours are in question. Once it's settled, **Review hours** lets you withdraw the objection.
refusal-not-objected = There's no objection
    .text = These hours aren't in question.
refusal-no-milestone = I can't find that milestone
    .text = Choose one from the list that appears as you type, or leave the milestone out.
refusal-disputed = A dispute is open
    .text = Nothing changed. Until the dispute ends, work can't be approved or sent back, terms can't change, and the contract can't be paused, closed or reopened. Work, hours and payments continue.
        The side that opened it can withdraw it, and both sides can answer the moderators. `/contract view` has the buttons.
refusal-already-disputed = A dispute is already open
    .text = A contract can have one open dispute. `/contract view` shows how it stands and what you can do.
refusal-dispute-over = It's too late for a dispute
    .text = A dispute can be opened for 14 days after a contract was closed. Talk to the other side in the private channel, or tell a moderator.
refusal-not-disputed = This dispute has ended
    .text = Nothing changed. It was decided or withdrawn. `/contract view` shows how it ended.
refusal-others-dispute = The other side opened this dispute
    .text = Only they can withdraw it. You can answer the moderators' questions in the private channel.
refusal-dispute-text-missing = There's no text yet
    .text = Nothing was sent. Press the button again and write a few words.
refusal-dispute-text-long = The text is too long
    .text = It has { $is } characters, and { $most } fit. Nothing was sent. Shorten it and try again.
refusal-too-many-hours = Too many hours
    .text = { $why }
refusal-same-contract-terms = Nothing would change
    .text = These are already the terms of the contract. What you typed is saved: **Change terms** on the contract opens it again.
refusal-terms = These terms can't be agreed
    .text = { $why }
refusal-no-proposal = There's no change request
    .text = It was answered or withdrawn, or another one took its place. The contract in the private channel shows how it stands.
refusal-own-proposal = That's for the other side
    .text = Your side requested these changes, so the other side answers. **Review changes** on the contract lets you withdraw the request.
refusal-others-proposal = That's for the other side
    .text = Only the side that requested these changes can withdraw them. You can approve them, reject them or request different terms.
refusal-not-closed = The contract isn't closed
    .text = There's nothing to reopen: it's running.
refusal-reopen-over = It's too late to reopen it
    .text = That works for 14 days after a contract was closed. To keep working together, the client can send a new offer with `/offer send`.
refusal-reopen-waits = Your side asked to reopen it
    .text = The other side hasn't answered yet. You'll be told here when they do.
refusal-reopen-declined = They'd rather keep it closed
    .text = The other side can still ask you to reopen it. To keep working together, the client can send a new offer with `/offer send`.
refusal-no-reopen-request = That's answered already
    .text = Nobody waits for this answer now. The contract in the private channel shows how it stands.
refusal-contract-paused = It's paused already
    .text = **Resume** on the contract lets it continue.
refusal-not-paused = The contract isn't paused
    .text = There's nothing to resume: it's running.

## Commands

command-contract = View, export, close or dispute your contracts, and log hours
command-contract-view = View one of your contracts in full
    .number = Choose a contract by its number, or by a word in its title
command-contract-submit = Submit work with files; you'll see a preview first
    .milestone = Which milestone is ready
    .file = A file that goes with it, posted in the private channel
command-contract-close = Close one of your contracts; you'll see a preview first
command-contract-dispute = Ask this server's moderators to decide a dispute; you'll see a preview first
command-contract-log = Log hours on one of your contracts; you'll see a preview first
    .time = Enter how long you worked, such as 3h 30m, 3.5 or 1:30
    .done = Describe what you did
    .day = Choose the day you worked (default: today)
command-contract-export = Download one of your contracts as files; only you can see them
command-contracts = View your contracts here; the ones that wait for you come first
    .state = Choose a status (default: all)
    .side = Choose your side: client, freelancer or agency (default: all)
