# Emails about offers. In an email $client, $party, $person, $server and $title come in quotation marks already.
# A subject has at most 60 characters before the server, and no text that a member typed but the server's name.

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
