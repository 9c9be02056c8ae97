# /parley setup and /parley check: what an admin chooses first, and what doesn't work.

setup-so-far = Your choices so far
    .text = Moderator role: { $role } · Moderators' channel: { $channel }
        Private channels: **{ $style }** · Channel for private threads: { $hub }
        Default currency: **{ $currency }** · Offer expiry: **{ $expiry }**
setup-progress = { $done } Step { $at } of { $of } · Changes save right away
setup-next = Next
setup-back = Back
setup-finish = Check and finish

setup-moderators = Who moderates this server?
    .text = Members with the moderator role can see every offer here. Parley posts what needs them in the moderators' channel, so keep it private to them.
        Both are optional: Parley works without them, but nobody hears when something stops.
setup-rooms = Where do people talk about offers?
    .text = Each client gets a private channel with each freelancer or agency. **Separate channels** are easy to find, and Parley creates a category for them. **Private threads** don't use up the 500 channels of a server.
        Threads need a parent channel that everyone can see. Choose one, or let Parley create it when it's needed.
setup-defaults = What are the defaults for offers?
    .text = Choose the currency for prices without one, and how long offers stay open. Clients can choose otherwise for each offer.
setup-check = Is everything ready?
    .text = This is what Parley sees in this server right now. To check again, use `/parley check`. To change any setting, use `/parley settings`.

check-well = Everything is ready
    .text = Parley has every permission it needs, sees every channel it uses, and has nothing left to deliver.
check-found = Problems found
check-waits = The problem is fixed. I'm delivering everything that was delayed.
check-rights-well = Parley has every permission it needs and sees every channel it uses.
check-unseen = Discord didn't let Parley look at this server just now. Try again in a minute.
check-stopped = **Other problems that delay deliveries**
check-again = Try again
check-tried = { $count ->
    [0] There's nothing to try again. Here's what Parley sees now.
    [one] I'm trying { $count } delivery again. Here's what Parley sees now.
   *[other] I'm trying { $count } deliveries again. Here's what Parley sees now.
}

check-role-lacks = Parley's role is missing { $permissions } in this server. Fix it in **Server Settings → Roles → Parley**.
check-place-lacks = Parley is missing { $permissions } in { $channel }, { $what }. Fix it in that channel's settings, under **Permissions**.
check-place-moderators = the moderators' channel
check-place-hub = the channel for private threads
check-place-category = the category for private channels
check-place-room = a private channel
check-gone-moderators-channel = The moderators' channel was deleted, so nobody hears when something stops. Choose another one with `/parley settings`.
check-gone-hub = The channel for private threads was deleted. Choose another one with `/parley settings`. Until then, Parley creates one when it's needed.
check-gone-room = A private channel was deleted. Parley creates it again when its members next need it. You don't need to do anything.
check-gone-role = The moderator role was deleted, so no moderators can see offers. Choose another one with `/parley settings`.

check-given-up = Failed deliveries
check-lost = { $what }: failed after { $tries ->
    [one] { $tries } try
   *[other] { $tries } tries
} ({ $why })
check-lost-offer = { $what }, offer #{ $number }: failed after { $tries ->
    [one] { $tries } try
   *[other] { $tries } tries
} ({ $why })
check-effect-room = Creating a private channel
check-effect-sides = Changing who can see a private channel
check-effect-moderators = Letting moderators into a private channel
check-effect-alert = A message to the moderators
check-effect-card = The card of an offer
check-effect-files = The files of an offer
check-effect-refresh = An update to a card
check-effect-change = A change request
check-effect-contract = A contract
check-effect-notice = A message in a private channel
check-effect-direct = A direct message
check-effect-invite = An invitation to an agency
check-effect-mail = An email
check-effect-report = The card of a report
check-effect-appeal = An appeal
check-effect-unknown = Something that this version of Parley does not know
