# Notifications outside the private channel: direct messages, and /settings.
#
# Values: { $client } and { $party } are the names of the two sides, { $server } is the server's name, { $when } is a time
# that Discord shows in the reader's time zone, { $number } is the offer's number.

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
notice-change-requested = **{ $party }** requested changes in **{ $server }**.
    .next = Compare both in your private channel, then approve or reject. Until then, they can still accept your offer as it is.
notice-change-rejected = **{ $client }** rejected your changes in **{ $server }**.
    .next = You can still accept the current terms, request other changes or decline. The card is in your private channel.
notice-accepted = ✅ **{ $party }** accepted your offer in **{ $server }**.
    .next = You have a contract. It's pinned in your private channel. Agree there on how to start.
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
