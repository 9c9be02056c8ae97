### Direct messages, emails and their settings.

# Notifications outside the private channel: direct messages, and /settings.
#
# Values: { $client } and { $party } are the names of the two sides, { $server } is the server's name, { $when } is a time
# that Discord shows in the reader's time zone, { $number } is the offer's number.

# Emails about offers. In an email $client, $party, $person, $server and $title come in quotation marks already.
# A subject has at most 60 characters before the server, and no text that a member typed but the server's name.

## In every direct message

notice-server-unknown = your server
notice-open-room = Open channel
notice-turn-off = To choose which messages you get, use `/settings` in { $server }.

## The card, as the side that answers has it in a direct message

notice-copy-received = **{ $client }** sent you a direct offer in **{ $server }**.
notice-copy-modified = **{ $client }** edited offer #{ $number } in **{ $server }**. Here's version { $version }.
notice-copy-approved = **{ $client }** approved your changes in **{ $server }**. Offer #{ $number } is now version { $version }.
notice-copy-over = Offer from **{ $client }** in **{ $server }**.
notice-copy-replaced = Replaced by version { $version }
    .text = These terms no longer apply. The latest ones are in your private channel.
notice-copy-pending = What happens next
    .text = Answer below, or talk it over in your private channel first. There's no contract until you accept.
notice-copy-change-requested = Changes requested
    .text = { $client } hasn't answered yet. Until then, you can still accept the terms above.
notice-copy-accepted = Accepted
    .text = Accepted { $when }. The contract is pinned in your private channel. Agree there on how to start.
notice-copy-declined = Declined
    .text = Declined { $when }. Reason: { $reason }. You don't need to do anything.
notice-copy-withdrawn = Withdrawn
    .text = { $client } withdrew this offer { $when }. You don't need to do anything.
    .moderators = This offer was withdrawn { $when }. You don't need to do anything.
notice-copy-removed = Removed
    .text = The moderators removed this offer { $when }. You don't need to do anything.
notice-copy-expired = Expired
    .text = There was no answer by { $when }. Still interested? Tell { $client } in your private channel.

## What happened

notice-news = Offer #{ $number }: { $title }
notice-withdrawn = **{ $client }** withdrew their offer in **{ $server }**.
    .moderators = The offer from **{ $client }** in **{ $server }** was withdrawn.
    .next = You don't need to do anything.
notice-removed-client = The moderators of **{ $server }** removed your offer to **{ $party }**.
    .next = It can no longer be accepted. If you have questions, ask the moderators there.
notice-removed-party = The moderators of **{ $server }** removed the offer from **{ $client }**.
    .next = You don't need to do anything. If you have questions, ask the moderators there.
notice-expiring-party = The offer from **{ $client }** in **{ $server }** needs your answer by { $when }.
    .next = Answer it in your private channel, or find it with `/offers` in the server.
notice-expiring-client = **{ $party }** is waiting for your answer to their change request in **{ $server }**. The offer ends { $when }.
    .next = Approve or reject their changes in your private channel.
notice-expired-client = **{ $party }** didn't answer your offer in **{ $server }** in time, so it expired.
    .next = It was open until { $when }. Still interested? Send a new offer with `/offer send` in the server.
notice-expired-party = The offer from **{ $client }** in **{ $server }** expired.
    .next = It was open until { $when }. Still interested? Tell { $client } in your private channel. They can send a new offer.
notice-expired-many-client = { $count } of your offers in **{ $server }** expired without an answer.
    .next = Still interested? Send new offers with `/offer send` in the server.
notice-expired-many-party = { $count } offers that waited for your answer in **{ $server }** expired.
    .next = Still interested? Tell the clients in your private channels. They can send new offers.
notice-change-requested = **{ $party }** requested changes in **{ $server }**.
    .next = Compare both in your private channel, then approve or reject. Until then, they can still accept your offer as it is.
notice-change-rejected = **{ $client }** rejected your changes in **{ $server }**.
    .next = You can still accept the current terms, request other changes or decline. The card is in your private channel.
notice-accepted = ✅ **{ $party }** accepted your offer in **{ $server }**.
    .next = You have a contract. It's pinned in your private channel. Agree there on how to start.
notice-work-submitted = **{ $party }** submitted work in **{ $server }**: { $piece }
    .next = **Review work** on the contract in your private channel lets you approve it or ask for a revision.
notice-work-approved = ✅ **{ $client }** approved your work in **{ $server }**: { $piece }
    .next = Parley doesn't hold money: settle in your private channel what is to be paid for it.
notice-work-waiting = **{ $party }** still waits for your answer to submitted work in **{ $server }**: { $piece }
notice-work-until = Without an answer, it's approved { $until }.
notice-work-due = Your work in **{ $server }** is due on { $day }: { $piece }
    .over = Your work in **{ $server }** was due on { $day }: { $piece }
    .next = Ready? **Submit work** on the contract in your private channel sends it. Need more time? Talk to **{ $client }** there.
notice-work-auto-approved = ✅ Your work in **{ $server }** is approved, because **{ $client }** didn't answer in time: { $piece }
    .client = The work of **{ $party }** in **{ $server }** is approved, because you didn't answer in time: { $piece }
    .next = Parley doesn't hold money: settle in your private channel what is to be paid for it.
notice-work-revision = **{ $client }** asks for a revision in **{ $server }**: { $piece }
    .next = Once it's ready, use **Submit work** on the contract in your private channel.
notice-payment = **{ $who }** recorded a payment to you in **{ $server }**: { $amount }
    .received = **{ $who }** recorded a payment from you in **{ $server }**: { $amount }
    .next = **Review payment** in your private channel lets you confirm it, or say that it isn't right.
notice-refund = **{ $who }** recorded a refund to you in **{ $server }**: { $amount }
notice-payment-confirmed = ✅ **{ $who }** confirmed a payment in **{ $server }**: { $amount }
    .next = It counts as paid on the contract.
notice-paused = **{ $who }** paused your contract in **{ $server }**.
    .next = Nobody is reminded of anything, and nothing is approved automatically, until one of you presses **Resume** in your private channel.
notice-auto-paused = Parley paused your contract in **{ $server }** because nothing happened on it for 30 days. Hours can be logged again once it's resumed.
notice-week = Statement for the week of { $week } in **{ $server }**: { $time } that week, { $total } in all
    .next = It's in your private channel. The client has 5 days to object. Parley doesn't hold money: note payments with **Record payment**.
    .client = It's in your private channel. Something isn't right? You have 5 days to object there with **Review hours**. Parley doesn't hold money: note payments with **Record payment**.
notice-hours-late = **{ $who }** logged hours for a week that has ended in **{ $server }**: { $hours }
    .next = They're in the next statement. **Review hours** in your private channel opens them.
notice-hours-removed = **{ $who }** removed hours in **{ $server }**: { $hours }
    .next = They don't count anymore. If they were in a statement, the next one corrects it.
notice-hours-objected = **{ $who }** objected to hours in **{ $server }**: { $hours }
    .next = Talk about it in your private channel. If the hours are wrong, remove them there with **Review hours**.
notice-hours-withdrawn = ✅ **{ $who }** withdrew the objection to hours in **{ $server }**: { $hours }
    .next = The hours are no longer in question.
notice-terms-proposed = **{ $who }** requested changes to your contract in **{ $server }**: { $parts }
    .next = **Review changes** in your private channel opens them. Until both sides agree, the current terms apply.
notice-terms-approved = ✅ **{ $who }** approved the changes to your contract in **{ $server }**. It's now version { $version }.
    .next = These terms apply from now on.
    .rate = These terms apply from now on, and the new rate from { $day }.
notice-terms-rejected = **{ $who }** rejected the changes to your contract in **{ $server }**.
    .next = The current terms apply.
notice-terms-withdrawn = **{ $who }** withdrew the change request for your contract in **{ $server }**.
notice-resumed = **{ $who }** resumed your contract in **{ $server }**.
    .next = The days that were left for an answer continue from here.
notice-closed = **{ $who }** closed your contract in **{ $server }**. Reason: { $reason }
    .next = Payments can still be recorded and confirmed on it. For 14 days, both sides can agree to reopen it in your private channel.
notice-reopen = **{ $who }** asks to reopen your contract in **{ $server }**.
    .next = **Reopen** in your private channel lets the work continue where it stopped. You can keep it closed there, too.
notice-reopened = ✅ **{ $who }** agreed to reopen your contract in **{ $server }**.
    .next = The work continues where it stopped.
notice-dispute = **{ $who }** opened a dispute about your contract in **{ $server }**: { $reason }
    .next = The moderators of the server will look at it, and can ask both of you. Until it ends, nothing can be approved, closed or reopened. Work, hours and payments continue.
notice-dispute-asked = The moderators of **{ $server }** have a question about the dispute of your contract.
    .next = **Answer** in your private channel opens a form. The other side and the moderators will read your answer.
notice-dispute-withdrawn = ✅ **{ $who }** withdrew the dispute about your contract in **{ $server }**.
    .next = The contract continues as it was before.
notice-dispute-decided = The moderators of **{ $server }** decided the dispute about your contract. Their reason:
notice-feedback = Feedback on your contract with **{ $who }** in **{ $server }** was published.
    .next = Read it in your private channel.
notice-feedback-during = **{ $who }** gave feedback during your contract in **{ $server }**.
    .next = Read it in your private channel. It doesn't count for a score.
notice-feedback-replied = **{ $who }** replied to your feedback in **{ $server }**.
notice-feedback-edit-allowed = **{ $who }** in **{ $server }** lets you edit your feedback about them, once, until { $when }.
    .next = **Edit feedback** shows a preview first. If you don't edit it, it stays as it is.
notice-feedback-edited = **{ $who }** edited their feedback about you in **{ $server }**.
notice-feedback-hidden = The moderators of **{ $server }** hid feedback on your contract with **{ $who }**.
    .next = It's no longer shown, and it doesn't count for a score.
notice-feedback-shown = The moderators of **{ $server }** show feedback on your contract with **{ $who }** again.
    .next = You can read it in your private channel again. If it counted before, it counts again.
notice-feedback-waiting = You can still give feedback on your contract with **{ $who }** in **{ $server }**, until { $when }.
    .next = It stays hidden until you've both given yours, or until the time has ended.
notice-kept-closed = **{ $who }** would rather keep your contract in **{ $server }** closed.
    .next = Payments can still be recorded and confirmed on it.
notice-payment-unconfirmed = You haven't confirmed a payment of **{ $who }** in **{ $server }** for a week: { $amount }
notice-payment-denied = **{ $who }** says that a payment in **{ $server }** isn't right: { $amount }
    .next = Talk about it in your private channel. They can still confirm it later.
notice-declined = **{ $party }** declined your offer in **{ $server }**. Reason: { $reason }.
    .next = Talk it over in your private channel, or send a new offer with `/offer send` in the server.

## /settings. { $on } is "yes" or "no", { $topic } is the name of a group of notifications.

notice-settings = Notifications
    .text = Parley always mentions you in your private channels. Choose what else you get from **{ $server }**, and how. Each button saves right away.
notice-topic-offers = Offers
    .text = Received, changed, withdrawn, removed, expiring soon, expired
notice-topic-changes = Change requests
    .text = Requested, approved, rejected
notice-topic-answers = Answers
    .text = Accepted, declined
notice-topic-contracts = Contracts
    .text = Work submitted, approved, revision requested, hours, payments, terms, paused, closed, disputes
notice-topic-jobs = Jobs and proposals
    .text = Invitation or proposal received, declined, job edited, closed, your job closes soon
notice-topic-job-alerts = Job alerts
    .text = A new job fits one of your alerts
notice-topic-reports = Your reports
    .text = Received, closed
notice-state-direct = Direct messages: { $on ->
        [yes] { "**" }on{ "**" }
       *[other] off
    }
notice-state-mail = Email: { $on ->
        [yes] { "**" }on{ "**" }
       *[other] off
    }
notice-button-direct = { $on ->
        [yes] Turn off DMs: { $topic }
       *[other] Turn on DMs: { $topic }
    }
notice-button-mail = { $on ->
        [yes] Turn off email: { $topic }
       *[other] Turn on email: { $topic }
    }
notice-door-closed = Parley can't message you
    .text = Discord blocked Parley's message to you { $since }. In this server's menu, open **Privacy Settings** and allow direct messages. If you blocked Parley, unblock it. It'll try again with your next notification.

## Email addresses

email-title = Email
email-none = Parley doesn't email you.
    Add an address to choose what you get by email. I'll send it a code first, to check that it's yours.
email-on = The notifications you choose above also go to **{ $address }**. You've confirmed that it's yours.
email-refused = Email to **{ $address }** bounced: its mail server says there's no such address. Parley has stopped sending to it.
    Press **Change address** to enter another one, or the same one once it works.
email-code = I'm sending a code to **{ $address }**. Press **Enter code** and type it in. It expires { $until }.
    Nothing after a few minutes? Check your spam folder and the spelling above.
email-no-such = I couldn't send a code to **{ $address }**: its mail server says there's no such address.
email-button-set = Add address
email-button-change = Change address
email-button-edit = Edit address
email-button-enter = Enter code
email-button-remove = Remove address
email-form = Your email address
email-form-address = Email address
    .example = ben@example.org
email-form-code = 6-digit code from the email
    .title = Enter code
    .example = 123456
email-typed = You typed:
email-off-title = Email isn't available here
email-off = Parley doesn't send email in this server. Direct messages and your private channels work as usual.
email-bad-title = I couldn't read that address
email-bad = { $what } An address looks like ben@example.org.
    Nothing changed, and I kept what you typed. Press **Edit address** to fix it.
email-bad-no-at = There's no @ in it.
email-bad-not-ascii = It includes letters that many mail servers don't accept. Plain letters, digits and symbols work everywhere.
email-bad-too-long = It's longer than an email address can be.
email-bad-local = The part before the @ includes something that can't be there, such as a space or two dots in a row.
email-bad-domain = The part after the @ must be a full domain, such as example.org.
email-many-title = Too many codes
email-many = You can get up to { $most } codes an hour. I kept what you typed.
    Check your spam folder, or press **Edit address** later.
email-no-code-title = That code no longer works
email-no-code = It's older than 15 minutes, or there were too many tries. Press **Add address** to get a new one.
email-wrong-code-title = That code didn't match
email-wrong-code = { $left ->
    [one] You have 1 more try.
   *[other] You have { $left } more tries.
} Use the 6 digits in the latest email from Parley.

## What an email says: the subject, what happened, what comes next.

mail-received-subject = New offer #{ $number } – { $server }
mail-received = { $client } sent you a direct offer in { $server }.
mail-received-next = See the full offer in Discord. You can accept it, request changes or decline. Declining carries no penalty.
mail-modified-subject = New terms for offer #{ $number } – { $server }
mail-modified = { $client } edited offer #{ $number }. Here's version { $version }:
mail-withdrawn-subject = Offer #{ $number } withdrawn – { $server }
mail-withdrawn = { $client } withdrew offer #{ $number }, { $title }.
mail-withdrawn-next = You don't need to do anything.
mail-withdrawn-moderators = Offer #{ $number }, { $title }, was withdrawn.
mail-removed-subject = Offer #{ $number } removed – { $server }
mail-removed = The server's moderators removed offer #{ $number }, { $title }.
mail-removed-next = It can no longer be answered. If you have questions, ask the moderators there.
mail-expiring-subject = Offer #{ $number } expires soon – { $server }
mail-expiring = Offer #{ $number }, { $title }, needs your answer by { $until }.
mail-expiring-next-client = The other side requested changes. Approve or reject them in Discord before the offer ends.
mail-expired-subject = Offer #{ $number } expired – { $server }
mail-expired = Offer #{ $number }, { $title }, expired without an answer.
mail-expired-many-subject = { $count } offers expired – { $server }
mail-expired-many = { $count } offers expired without an answer:
mail-expired-next-client = Still need the work done? Send a new offer with /offer send.
mail-expired-next-party = You don't need to do anything. If you're still interested, tell the client in your private channel.
mail-requested-subject = Changes to offer #{ $number } requested – { $server }
mail-requested = { $party } requested changes to offer #{ $number }, { $title }:
mail-requested-next = Approve or reject them in Discord. Until then, the offer can still be accepted as it is.
mail-approved-subject = Changes to offer #{ $number } approved – { $server }
mail-approved = { $client } approved your changes. Offer #{ $number } is now version { $version }:
mail-approved-next = It isn't a contract yet. To make it one, accept it in Discord.
mail-rejected-subject = Changes to offer #{ $number } rejected – { $server }
mail-rejected = { $client } rejected your changes to offer #{ $number }.
mail-rejected-next = The offer is still open. You can accept it as it is, request other changes or decline.
mail-accepted-subject = Offer #{ $number } accepted – { $server }
mail-accepted = { $party } accepted offer #{ $number }. It's now a contract:
mail-accepted-next = The contract is pinned in your private channel in Discord. Agree there on how to start.
mail-work-submitted-subject = Work submitted for offer #{ $number } – { $server }
mail-work-submitted = { $party } submitted work for offer #{ $number }, { $title }: { $piece }
mail-work-submitted-next = Review work on the contract in Discord lets you approve it or ask for a revision.
mail-work-approved-subject = Work approved for offer #{ $number } – { $server }
mail-work-approved = { $client } approved your work for offer #{ $number }, { $title }: { $piece }
mail-work-approved-next = Parley doesn't hold money: settle in Discord what is to be paid for it.
mail-work-waiting-subject = Work waits for your answer: offer #{ $number } – { $server }
mail-work-waiting = { $party } still waits for your answer to submitted work for offer #{ $number }, { $title }: { $piece }
mail-work-until = Without an answer, it's approved on { $until }.
mail-work-auto-approved-subject = Work approved without an answer: offer #{ $number } – { $server }
mail-work-auto-approved = Your work for offer #{ $number }, { $title }, is approved, because { $client } didn't answer in time: { $piece }
mail-work-auto-approved-client = The work of { $party } for offer #{ $number }, { $title }, is approved, because you didn't answer in time: { $piece }
mail-work-due-subject = Work is due soon: offer #{ $number } – { $server }
mail-work-overdue-subject = Work was due: offer #{ $number } – { $server }
mail-work-due = { $is ->
        [over] Your work for offer #{ $number }, { $title }, was due on { $day }: { $piece }
       *[soon] Your work for offer #{ $number }, { $title }, is due on { $day }: { $piece }
    }
mail-work-due-next = Ready? Use Submit work on the contract in Discord. Need more time? Talk to { $client } in your private channel there.
mail-work-revision-subject = Revision requested for offer #{ $number } – { $server }
mail-work-revision = { $client } asks for a revision for offer #{ $number }, { $title }: { $piece }
mail-work-revision-next = Once it's ready, use Submit work on the contract in Discord.
mail-payment-subject = Payment recorded for offer #{ $number } – { $server }
mail-payment = { $who } recorded a payment to you for offer #{ $number }, { $title }: { $amount }
mail-payment-received = { $who } recorded a payment from you for offer #{ $number }, { $title }: { $amount }
mail-refund-subject = Refund recorded for offer #{ $number } – { $server }
mail-refund = { $who } recorded a refund to you for offer #{ $number }, { $title }: { $amount }
mail-payment-next = Review payment in your private channel in Discord lets you confirm it, or say that it isn't right.
mail-payment-confirmed-subject = Payment confirmed for offer #{ $number } – { $server }
mail-payment-confirmed = { $who } confirmed a payment for offer #{ $number }, { $title }: { $amount }
mail-payment-confirmed-next = It counts as paid on the contract.
mail-paused-subject = Contract paused: offer #{ $number } – { $server }
mail-paused = { $who } paused the contract for offer #{ $number }, { $title }.
mail-paused-next = Nobody is reminded of anything, and nothing is approved automatically, until one of you presses Resume in your private channel in Discord.
mail-auto-paused = Parley paused the contract for offer #{ $number }, { $title }, because nothing happened on it for 30 days. Hours can be logged again once it's resumed.
mail-week-subject = Weekly statement for offer #{ $number } – { $server }
mail-week = Statement for the week of { $week } for offer #{ $number }, { $title }: { $time } that week, { $total } in all
mail-week-next = It's in your private channel in Discord. The client has 5 days to object. Parley doesn't hold money: note payments with Record payment.
mail-week-next-client = It's in your private channel in Discord. Something isn't right? You have 5 days to object there with Review hours. Parley doesn't hold money: note payments with Record payment.
mail-hours-late-subject = Late hours logged for offer #{ $number } – { $server }
mail-hours-late = { $who } logged hours for a week that has ended, for offer #{ $number }, { $title }: { $hours }
mail-hours-late-next = They're in the next statement. To look at them, use Review hours in your private channel in Discord.
mail-hours-removed-subject = Hours removed for offer #{ $number } – { $server }
mail-hours-removed = { $who } removed hours for offer #{ $number }, { $title }: { $hours }
mail-hours-removed-next = They don't count anymore. If they were in a statement, the next one corrects it.
mail-hours-objected-subject = Objection to hours for offer #{ $number } – { $server }
mail-hours-objected = { $who } objected to hours for offer #{ $number }, { $title }: { $hours }
mail-hours-objected-next = Talk about it in your private channel in Discord. If the hours are wrong, use Review hours there to remove them.
mail-hours-withdrawn-subject = Objection withdrawn for offer #{ $number } – { $server }
mail-hours-withdrawn = { $who } withdrew the objection to hours for offer #{ $number }, { $title }: { $hours }
mail-hours-withdrawn-next = The hours are no longer in question.
mail-terms-proposed-subject = Changes requested to the contract for offer #{ $number } – { $server }
mail-terms-proposed = { $who } requested changes to the contract for offer #{ $number }, { $title }: { $parts }
mail-terms-proposed-next = To approve them, reject them or request different terms, use Review changes in your private channel in Discord. Until both sides agree, the current terms apply.
mail-terms-approved-subject = Changes approved: contract for offer #{ $number } – { $server }
mail-terms-approved = { $who } approved the changes to the contract for offer #{ $number }, { $title }. It's now version { $version }.
mail-terms-approved-next = These terms apply from now on. /contract view in Discord shows them, and the earlier ones.
mail-terms-rejected-subject = Changes rejected: contract for offer #{ $number } – { $server }
mail-terms-rejected = { $who } rejected the changes to the contract for offer #{ $number }, { $title }.
mail-terms-rejected-next = The current terms apply.
mail-terms-withdrawn-subject = Change request withdrawn: contract for offer #{ $number } – { $server }
mail-terms-withdrawn = { $who } withdrew the change request for the contract for offer #{ $number }, { $title }.
mail-resumed-subject = Contract resumed: offer #{ $number } – { $server }
mail-resumed = { $who } resumed the contract for offer #{ $number }, { $title }.
mail-resumed-next = The days that were left for an answer continue from here.
mail-closed-subject = Contract closed: offer #{ $number } – { $server }
mail-closed = { $who } closed the contract for offer #{ $number }, { $title }. Reason: { $reason }
mail-closed-next = Payments can still be recorded and confirmed on it in Discord. For 14 days, both sides can agree to reopen it there.
mail-reopen-subject = Reopen the contract? Offer #{ $number } – { $server }
mail-reopen = { $who } asks to reopen the contract for offer #{ $number }, { $title }.
mail-reopen-next = Reopen in your private channel in Discord lets the work continue where it stopped. You can keep it closed there, too.
mail-reopened-subject = Contract reopened: offer #{ $number } – { $server }
mail-reopened = { $who } agreed to reopen the contract for offer #{ $number }, { $title }.
mail-reopened-next = The work continues where it stopped.
mail-dispute-subject = Dispute opened: offer #{ $number } – { $server }
mail-dispute = { $who } opened a dispute about the contract for offer #{ $number }, { $title }. Reason: { $reason }
mail-dispute-next = The moderators of the server will look at it, and can ask both of you. Until it ends, nothing can be approved, closed or reopened. Work, hours and payments continue.
mail-dispute-asked-subject = Moderators have a question: offer #{ $number } – { $server }
mail-dispute-asked = The moderators have a question about the dispute of the contract for offer #{ $number }, { $title }.
mail-dispute-asked-next = Answer in your private channel in Discord opens a form. The other side and the moderators will read your answer.
mail-dispute-withdrawn-subject = Dispute withdrawn: offer #{ $number } – { $server }
mail-dispute-withdrawn = { $who } withdrew the dispute about the contract for offer #{ $number }, { $title }.
mail-dispute-decided-subject = Dispute decided: offer #{ $number } – { $server }
mail-dispute-decided = The moderators decided the dispute about the contract for offer #{ $number }, { $title }: { $outcome }.
mail-note-moderators = The moderators wrote:
mail-feedback-subject = Feedback published: offer #{ $number } – { $server }
mail-feedback = Feedback on your contract with { $who } for offer #{ $number }, { $title }, was published.
mail-feedback-during-subject = Feedback during your contract: offer #{ $number } – { $server }
mail-feedback-during = { $who } gave feedback during your contract for offer #{ $number }, { $title }.
mail-feedback-during-next = You can read it in your private channel in Discord. It doesn't count for a score.
mail-feedback-replied-subject = Reply to your feedback: offer #{ $number } – { $server }
mail-feedback-replied = { $who } replied to your feedback on the contract for offer #{ $number }, { $title }.
mail-feedback-next = You can read it in your private channel in Discord.
mail-feedback-edit-allowed-subject = You can edit your feedback: offer #{ $number } – { $server }
mail-feedback-edit-allowed = { $who } lets you edit your feedback on the contract for offer #{ $number }, { $title }, once.
mail-feedback-edit-allowed-next = In Discord, type /feedback give contract:{ $number } until { $when }. If you don't edit it, it stays as it is.
mail-feedback-edited-subject = Feedback edited: offer #{ $number } – { $server }
mail-feedback-edited = { $who } edited their feedback on the contract for offer #{ $number }, { $title }.
mail-feedback-hidden-subject = Feedback hidden: offer #{ $number } – { $server }
mail-feedback-hidden = The moderators hid feedback on your contract with { $who } for offer #{ $number }, { $title }.
mail-feedback-hidden-next = It's no longer shown, and it doesn't count for a score.
mail-feedback-shown-subject = Feedback shown again: offer #{ $number } – { $server }
mail-feedback-shown = The moderators show feedback on your contract with { $who } for offer #{ $number }, { $title }, again.
mail-feedback-waiting-subject = Give feedback: offer #{ $number } – { $server }
mail-feedback-waiting = You can still give feedback on your contract with { $who } for offer #{ $number }, { $title }, until { $when }.
mail-feedback-waiting-next = In Discord, type /feedback give contract:{ $number }. It stays hidden until you've both given yours, or until the time has ended.
mail-job-subject = Closes soon: job #{ $number } – { $server }
mail-job = Your job #{ $number }, { $title }, closes { $when }, because nothing has happened with it since { $since }.
mail-closed-job-subject = Closed: job #{ $number } – { $server }
mail-closed-job = The moderators of { $server } closed your job #{ $number }, { $title }.
mail-closed-job-next = Nobody can apply for it now. If you think that's a mistake, ask a moderator about it in Discord. You can't reopen it.
mail-job-next = Still looking for someone? In Discord, type /job view number:{ $number } and press Keep job open. It then has another { $days } days.
mail-jobs-subject = { $count ->
        [one] New job for you – { $server }
       *[other] { $count } new jobs for you – { $server }
    }
mail-jobs = { $count ->
        [one] There's a new job in { $server } that fits your job alerts.
       *[other] There are { $count } new jobs in { $server } that fit your job alerts.
    }
mail-jobs-fact = Job #{ $number }
mail-jobs-next = To see one, type /job view and its number in Discord. To change your alerts, type /job alerts.
mail-kept-closed-subject = Contract stays closed: offer #{ $number } – { $server }
mail-kept-closed = { $who } would rather keep the contract for offer #{ $number }, { $title }, closed.
mail-kept-closed-next = Payments can still be recorded and confirmed on it in Discord.
mail-payment-unconfirmed-subject = Payment unconfirmed: offer #{ $number } – { $server }
mail-payment-unconfirmed = You haven't confirmed a payment of { $who } for offer #{ $number }, { $title }, for a week: { $amount }
mail-payment-denied-subject = Payment in question for offer #{ $number } – { $server }
mail-payment-denied = { $who } says that a payment for offer #{ $number }, { $title }, isn't right: { $amount }
mail-payment-denied-next = Talk about it in your private channel in Discord. They can still confirm it later.
mail-declined-subject = Offer #{ $number } declined – { $server }
mail-declined = { $party } declined offer #{ $number }, { $title }.
mail-declined-next = The reason is on the card in Discord. You can send a new offer with /offer send.

## For names that Parley doesn't know.

mail-client-unnamed = The client
mail-party-unnamed = The other side
mail-server-unnamed = your Discord server

## In every email.

mail-open = Open in Discord
mail-foot = You're getting this because you confirmed this address for { $server } on Discord. To stop these emails, type /settings there and turn email off or remove the address. Replies aren't read. Parley never asks for a password or for money.
mail-unsubscribe = Unsubscribe from emails about { $server }
mail-wrote = { $person } wrote:
mail-note = A note from { $person }:

## Terms.

mail-fact-offer = Offer
mail-fact-title = Title
mail-fact-description = Description
mail-fact-price = Price
mail-fact-start = Start
mail-fact-due = Due
mail-fact-milestones = Milestones
mail-fact-expires = Open until
mail-fact-none = not set
mail-fact-other = changed, see Discord
mail-fact-changed = { $old } → { $new }
mail-price-fixed = { $total } fixed
mail-price-hourly = { $rate }/h, max { $hours } h/week
mail-price-hourly-unlimited = { $rate }/h, no weekly limit
mail-moment = { $day }, { $time } UTC
mail-day = { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} { $year }

## The email with a code.

mail-code-subject = Your code for Parley
mail-code-asked = { $person } on Discord asked Parley to send offer notifications to this address. If that's you, here's your code:
mail-code-asked-unnamed = Someone on Discord asked Parley to send offer notifications to this address. If that's you, here's your code:
mail-code-next = In Discord, type /settings, press “Enter code” and type it in. It works for { $minutes } minutes.
mail-code-foot = Didn't ask for this? You can ignore it: without the code, you won't get more email. Never share this code. Nobody from Parley will ask for it.

## Commands

command-settings = Choose your notifications from this server

## The pages behind the link that ends emails.

unsubscribe-ask = Stop emails about { $server }?
    .text = Parley will no longer email you about offers there. Direct messages and private channels on Discord stay as they are.
unsubscribe-button = Stop emails
unsubscribe-done = Emails stopped
    .text = Parley won't email you about { $server }.
        To turn emails on again, type /settings there.
unsubscribe-unknown = This link doesn't work
    .text = Nothing changed. The link may be cut off, so copy all of it from the email.
        You can also turn off emails with /settings on Discord.
unsubscribe-unsaved = I couldn't save that, so nothing changed
    .text = Parley's database isn't available right now. Please try again in a few minutes.
