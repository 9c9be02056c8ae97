# Being told outside the room: direct messages, and /settings.
#
# Values: { $client } and { $party } are the two sides by name, { $server } is the server's name, { $when } is a moment that
# Discord shows in the reader's own time zone, { $number } is the number that people call the offer by.

## In every direct message

notice-server-unknown = your server
notice-open-room = Open the room
notice-turn-off = `/settings` in { $server } says which of these messages you get.

## The card, as the addressed side has it in a direct message

notice-copy-received = **{ $client }** sent you a direct offer in **{ $server }**.
notice-copy-modified = **{ $client }** changed the terms of offer #{ $number } in **{ $server }**. This is version { $version }.
notice-copy-approved = **{ $client }** agreed to the terms that you asked for in **{ $server }**. Offer #{ $number } is now version { $version }.
notice-copy-over = Offer from **{ $client }** in **{ $server }**.

notice-copy-replaced = Replaced by version { $version }
    .text = These terms no longer count. The newest ones stand in your room.
notice-copy-pending = What happens next
    .text = Answer with a button below, or talk it over in your room first. Nothing is agreed before you accept.
notice-copy-change-requested = Changes requested
    .text = { $client } has not answered yet. Until then you can still accept the terms above.
notice-copy-accepted = Accepted
    .text = Accepted { $when }. The contract is pinned in your room; talk there about how you begin.
notice-copy-declined = Declined
    .text = Declined { $when }. Reason: { $reason }. There is nothing more for you to do.
notice-copy-withdrawn = Withdrawn
    .text = { $client } took this offer back { $when }. There is nothing left to answer.
    .moderators = This offer was withdrawn { $when }. There is nothing left to answer.
notice-copy-removed = Removed
    .text = The moderators removed this offer { $when }. There is nothing left to answer.
notice-copy-expired = Expired
    .text = It was not answered by { $when }. If you are still interested, tell { $client } in your room.

## News

notice-news = Offer #{ $number }: { $title }

notice-withdrawn = **{ $client }** took their offer back, in **{ $server }**.
    .moderators = The offer from **{ $client }** in **{ $server }** was withdrawn.
    .next = There is nothing left for you to answer.
notice-removed-client = The moderators of **{ $server }** removed your offer to **{ $party }**.
    .next = It can no longer be accepted. If you have questions, ask the moderators there.
notice-removed-party = The moderators of **{ $server }** removed the offer from **{ $client }**.
    .next = There is nothing left for you to answer. If you have questions, ask the moderators there.
notice-expiring-party = The offer from **{ $client }** in **{ $server }** waits for your answer until { $when }.
    .next = Open the room, or use `/offers` in the server, to answer it in time.
notice-expiring-client = **{ $party }** waits for your answer to other terms, in **{ $server }**. The offer ends { $when }.
    .next = Open the room to approve or reject what they asked for in time.
notice-expired-client = **{ $party }** did not answer your offer in **{ $server }** in time, so it has expired.
    .next = It was open until { $when }. If you are still interested, send a new one with `/offer send` in the server.
notice-expired-party = The offer from **{ $client }** in **{ $server }** has expired.
    .next = It was open until { $when }. If you are still interested, tell { $client } in your room; they can send a new one.
notice-change-requested = **{ $party }** asks for other terms, in **{ $server }**.
    .next = Open the room to see old and new side by side, and to approve or reject. Until then they can still accept your offer as it is.
notice-change-rejected = **{ $client }** keeps the terms of their offer as they are, in **{ $server }**.
    .next = You can still accept them, ask for other changes, or decline, on the card in your room.
notice-accepted = ✅ **{ $party }** accepted your offer in **{ $server }**.
    .next = You have a contract. It is pinned in your room; talk there about how you begin.
notice-declined = **{ $party }** declined your offer in **{ $server }**. Reason: { $reason }.
    .next = You can talk in your room, or send a new offer with `/offer send` in the server.

## /settings. { $on } is "yes" or "no", { $topic } is what a group of news is called.

notice-settings = What Parley tells you
    .text = Your rooms mention you in any case. Here you say what else comes to you from **{ $server }**, and how. Each button changes one thing at once.
notice-topic-offers = Offers
    .text = Received, changed, taken back, removed, about to expire, expired
notice-topic-changes = Change requests
    .text = Asked for, approved, rejected
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
        [yes] Stop DMs: { $topic }
       *[other] Send DMs: { $topic }
    }
notice-button-mail = { $on ->
        [yes] Stop email: { $topic }
       *[other] Send email: { $topic }
    }
notice-door-closed = Your direct messages are closed
    .text = Discord did not let Parley write to you { $since }. In Discord, open the menu of this server, choose Privacy Settings and allow Direct Messages; if you blocked Parley, unblock it. Parley tries again with the next news, because you are here now.
