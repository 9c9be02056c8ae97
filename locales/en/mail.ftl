# Emails about offers, and the settings for them. In an email $client, $party, $person, $server and $title come in
# quotation marks already.

## What an email says: the subject, the news, what comes next.

mail-received-subject = New offer #{ $number } – { $server }
mail-received = { $client } sent you a direct offer in { $server }.
mail-received-next = Read all of it in Discord, and accept it, ask for changes, or decline. Declining has no penalty.

mail-modified-subject = New terms for offer #{ $number } – { $server }
mail-modified = { $client } changed the terms of offer #{ $number }. Version { $version } counts now:

mail-withdrawn-subject = Offer #{ $number } was withdrawn – { $server }
mail-withdrawn = { $client } took back offer #{ $number }, { $title }.
mail-withdrawn-next = There is nothing left for you to answer.

mail-withdrawn-moderators = Offer #{ $number }, { $title }, was withdrawn.

mail-removed-subject = Offer #{ $number } was removed – { $server }
mail-removed = The moderators of the server removed offer #{ $number }, { $title }.
mail-removed-next = It can no longer be answered. If you have questions, ask the moderators there.

mail-expiring-subject = Offer #{ $number } expires soon – { $server }
mail-expiring = Offer #{ $number }, { $title }, is open until { $until }. It waits for your answer.
mail-expiring-next-client = The other side asked for changes. Approve or reject them in Discord before the offer ends.

mail-expired-subject = Offer #{ $number } expired – { $server }
mail-expired = Nobody answered offer #{ $number }, { $title }, in time. It is over.
mail-expired-next-client = If you still need the work done, send a new one with /offer send.
mail-expired-next-party = You need do nothing. If the work still interests you, tell the client in your channel.

mail-requested-subject = Changes requested for offer #{ $number } – { $server }
mail-requested = { $party } asks for other terms of offer #{ $number }, { $title }:
mail-requested-next = Approve or reject the change in Discord. Until then the offer can still be accepted as it is.

mail-approved-subject = Your changes to offer #{ $number } were approved – { $server }
mail-approved = { $client } agreed to your changes. Version { $version } of offer #{ $number } counts now:
mail-approved-next = Nothing is signed yet: accept it in Discord to make it a contract.

mail-rejected-subject = Offer #{ $number } keeps its terms – { $server }
mail-rejected = { $client } keeps the terms of offer #{ $number } as they are.
mail-rejected-next = The offer is still open: you can accept it as it is, or decline.

mail-accepted-subject = Offer #{ $number } was accepted – { $server }
mail-accepted = { $party } accepted offer #{ $number }. It is a contract now:
mail-accepted-next = The contract is pinned in your channel in Discord. Agree there on how to begin.

mail-declined-subject = Offer #{ $number } was declined – { $server }
mail-declined = { $party } declined offer #{ $number }, { $title }.
mail-declined-next = The reason is on the card in Discord. You can send a new offer with /offer send.

## Names that are not known.

mail-client-unnamed = The client
mail-party-unnamed = The other side
mail-server-unnamed = your Discord server

## What stands in every email.

mail-open = Open it in Discord
mail-foot = You get this because you confirmed this address for { $server } on Discord. To get no more of it, type /settings there and turn email off, or remove the address. Nobody reads replies to this mail. Parley never asks for a password or for money.
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
mail-fact-other = changed, see it in Discord
mail-fact-changed = { $old } → { $new }
mail-price-fixed = { $total } fixed
mail-price-hourly = { $rate } an hour, up to { $hours } h a week
mail-price-hourly-unlimited = { $rate } an hour, no weekly limit
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
mail-code-asked = { $person } on Discord asked Parley to send offers' news to this address. If that is you, this is your code:
mail-code-asked-unnamed = Somebody on Discord asked Parley to send offers' news to this address. If that is you, this is your code:
mail-code-next = In Discord, type /settings, press “Enter code”, and type it there. It is good for { $minutes } minutes.
mail-code-foot = If you asked for nothing, you need do nothing: without the code no more mail comes here. Never tell this code to anybody; nobody from Parley asks for it.
