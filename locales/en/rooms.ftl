### Private channels, and what keeps Parley from creating them.

# Private channels, in which the two sides of an offer talk (the code calls them rooms), and what Parley writes about them
# into the server's audit log.

# The name of a channel as Discord wants it: lower-case letters, digits and hyphens. Used where neither person's name has any.
room-name = offers
room-topic = Direct offers between { $first } and { $second }. Talk here as you like.
room-somebody = Someone
room-reason = Private channel for a direct offer
room-reason-pin = Contract of an accepted offer
# Private channels that are threads have this parent channel.
room-reason-hub = Parent channel for private threads about direct offers
room-hub = offer-threads
    .topic = The private threads for direct offers are under this channel.
# What keeps private channels from being created or used. Each says what doesn't work and how to fix it; admins and members
# read the same.
rooms-no-rooms = Parley can't create private channels for offers: its role is missing { $permissions } in this server. Fix it in **Server Settings → Roles → Parley**.
rooms-refused = Discord doesn't let Parley create private channels for offers here. Check the permissions of its role in **Server Settings → Roles → Parley**.
rooms-shut-out = Parley can't do its work in { $channel }: it's missing { $permissions } there. Check that channel's permissions and Parley's role.
rooms-refused-in = Discord doesn't let Parley do its work in { $channel }. Check that channel's permissions and Parley's role.
rooms-server-full = This server has reached Discord's limit of 500 channels, so Parley can't create private ones. Delete a channel nobody needs, or choose a channel for private threads with `/parley settings`.
rooms-too-many-threads = This server has reached Discord's limit of active threads. Archive some that nobody needs.
rooms-locked-thread = The thread { $channel } is locked, so Parley can't post there. Unlock it, or let Parley manage threads.
rooms-pins-full = { $channel } has as many pinned messages as Discord allows, so Parley can't pin the contract there. Unpin a message that nobody needs.
rooms-two-factor = This server requires two-factor authentication for moderation, and the account that owns this bot doesn't use it. Ask the owner of the bot to turn it on in their Discord settings, or change the requirement in **Server Settings → Safety Setup**.
rooms-not-in-server = Parley isn't in this server right now. Once an admin invites it again, it delivers what was delayed.
rooms-hidden-hub = Private channels are threads under { $hub }, and not everyone can see that channel. Let members see it, or choose another one with `/parley settings`.
# To the moderators.
rooms-alert = Private channels for offers aren't working
    .next = Once this is fixed, Parley delivers everything automatically and removes this message.
rooms-since = Since { $when }.
rooms-try-again = Try again
rooms-trying = Trying again
    .text = If it works, the message about it disappears. If the message stays, something is still missing.
# To people whose private channel is delayed, below the answer to what they did.
rooms-stopped = Your private channel is delayed
    .next = Your offers are safe. Parley delivers everything automatically once this is fixed. Ask an admin to fix it.
# One side left the server while an offer is pending or a contract runs.
rooms-left = { $who } left this server
    .client = Nobody can answer your offer right now. It stays open until { $until } in case they come back. You can withdraw it any time.
    .party = You can still answer the offer until { $until }, but they may not see it. If they come back, they'll find everything here.
    .agreed = The contract still stands. If they come back, they'll find everything here. Until then, you can still record payments on it. You can also `/contract close` it, open a dispute with `/contract dispute`, or keep a copy with `/contract export`.
# Permissions by the names in Discord's settings.
rooms-permission-view-channel = View Channels
rooms-permission-send-messages = Send Messages
rooms-permission-embed-links = Embed Links
rooms-permission-attach-files = Attach Files
rooms-permission-read-history = Read Message History
rooms-permission-pin-messages = Pin Messages
rooms-permission-manage-channels = Manage Channels
rooms-permission-manage-roles = Manage Roles
rooms-permission-create-threads = Create Private Threads
rooms-permission-send-in-threads = Send Messages in Threads
rooms-permission-manage-threads = Manage Threads
# To both sides, in their private channel.
rooms-exposed = Others could read this channel
    .text = Someone changed its permissions, so people outside it could see what's written here. Parley made it private again.
# To the moderators.
rooms-exposed-alert = Others could read a private channel
    .text = The permissions of { $channel } were changed, so people outside it could see what's written there. Parley made it private again, and told both sides. Don't sync private channels with their category: Parley sets who can see them.
# Discord hides the channel from Parley.
rooms-hidden-place = Parley can't create private channels for offers: it's missing **View Channels** in { $channel }, where they belong. Fix it in that channel's settings, under **Permissions**.
