# /parley setup and /parley check: what an admin chooses at the beginning, and what keeps Parley from its work.

setup-so-far = Chosen so far
    .text = Moderators: { $role } · their channel: { $channel }
        A new room is **{ $style }** · threads live under: { $hub }
        Currency: **{ $currency }** · an offer stays open for **{ $expiry }**
setup-progress = { $done } Step { $at } of { $of } · each choice is saved at once
setup-next = Next
setup-back = Back
setup-finish = Check and finish

setup-moderators = Who looks after this server?
    .text = Whoever has the moderators' role may look at every offer here. In the moderators' channel Parley says what concerns them: keep it visible to them alone.
        Both can wait: without them everything works, and nobody is told when something is stopped.
setup-rooms = Where do people talk about offers?
    .text = Each pair of people gets a private room. A **channel** is easy to find; Parley makes a category for them. A **private thread** takes no space from the 500 channels of a server.
        Threads stand under a channel that everybody can see. Choose it, or let Parley make one when it is needed.
setup-defaults = What do offers begin with?
    .text = The currency of a price that names none, and how long an offer waits for an answer. Whoever sends an offer can choose otherwise.
setup-check = Is everything in place?
    .text = This is what Parley sees in this server now. `/parley check` shows it again at any time, `/parley settings` has all settings.

check-well = Everything is in place
    .text = Parley has every permission it needs, sees every channel it uses, and nothing waits to be delivered.
check-found = Something needs a look
check-waits = What was missing is there now. What waited for it is delivered in a moment.
check-rights-well = Parley has every permission it needs and sees every channel it uses.
check-unseen = Discord did not let Parley look at this server just now. Try again in a minute.
check-stopped = **What waits because of something else**
check-again = Try again
check-tried = { $count ->
    [0] Nothing waits to be tried again. This is what Parley sees now.
    [one] One delivery is tried again now. This is what Parley sees now.
   *[other] { $count } deliveries are tried again now. This is what Parley sees now.
}

check-role-lacks = Parley’s role lacks { $permissions } in this server. Give it back in **Server settings → Roles → Parley**.
check-place-lacks = { $channel }, { $what }, takes { $permissions } away from Parley. Allow it in that channel’s settings, under **Permissions**.
check-place-moderators = the moderators’ channel
check-place-hub = the channel above rooms that are threads
check-place-category = the category of rooms
check-place-room = a room
check-gone-moderators-channel = The moderators’ channel is gone, so nobody is told what is wrong. Choose another one with `/parley settings`.
check-gone-hub = The channel for threads is gone. Choose another one with `/parley settings`; until then Parley makes one.
check-gone-room = The channel of a room was deleted. It is made again when its people next need it; there is nothing to do.
check-gone-role = The moderators’ role is gone, so nobody may look at offers. Choose another one with `/parley settings`.

check-given-up = What could not be delivered
check-lost = { $what }: given up after { $tries ->
    [one] one try
   *[other] { $tries } tries
} ({ $why })
check-lost-offer = { $what }, offer #{ $number }: given up after { $tries ->
    [one] one try
   *[other] { $tries } tries
} ({ $why })
check-effect-room = Making a room
check-effect-sides = Letting people into a room
check-effect-moderators = Letting the moderators into a room
check-effect-alert = A message to the moderators
check-effect-card = The card of an offer
check-effect-files = The files of an offer
check-effect-refresh = The new state on a card
check-effect-change = A change request
check-effect-contract = A contract
check-effect-notice = A notice in a room
check-effect-direct = A direct message
check-effect-invite = A question about an agency
check-effect-mail = An email
check-effect-report = The card of a report
check-effect-appeal = An appeal
check-effect-unknown = Something that this version of Parley does not know
