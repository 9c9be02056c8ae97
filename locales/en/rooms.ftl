# Rooms: the private channels in which two people talk, and what Parley writes into the server's audit log about them.

# The name of a channel as Discord wants it: small letters, digits and hyphens. Where neither person's name has any.
room-name = offers
room-topic = Direct offers between { $first } and { $second }. Talk here as you like.
room-somebody = somebody
room-reason = A direct offer was sent: its two sides talk here
room-reason-pin = An offer was accepted: its contract stays at hand

# Rooms that are threads stand under this channel.
room-reason-hub = Rooms for offers can be threads here, where a server has no space for channels
room-hub = offer-rooms
    .topic = The private threads in which people talk about direct offers stand here.

# What keeps rooms from being made or used. Each says what is wrong and what changes it; moderators and members read the same.
rooms-no-rooms = Parley cannot make rooms for offers: its role in this server lacks { $permissions }. Give it back in **Server settings → Roles → Parley**.
rooms-refused = Discord does not let Parley make rooms for offers here. Check the permissions of its role in **Server settings → Roles → Parley**.
rooms-shut-out = Parley cannot do its work in { $channel }: it lacks { $permissions } there. Check the permissions of that channel and of Parley’s role.
rooms-refused-in = Discord does not let Parley do its work in { $channel }. Check the permissions of that channel and of Parley’s role.
rooms-server-full = This server has as many channels as Discord allows (500), so there is no space for new rooms. Delete a channel that nobody needs, or choose a channel under which rooms can be threads with `/parley settings`.
rooms-too-many-threads = This server has as many active threads as Discord allows. Archive some that nobody needs.
rooms-hidden-hub = Rooms are threads under { $hub }, and not everybody can see that channel. Let the members see it, or choose another one with `/parley settings`.

# To the moderators.
rooms-alert = Rooms for offers are stopped
    .next = Everything that waits is delivered by itself once this is solved, and this message goes away.
rooms-since = Since { $when }.
rooms-try-again = Try again
rooms-trying = Trying again
    .text = If it works, the message about it goes away in a moment. If it stays, something is still missing.

# To people whose rooms are stopped, under the answer to what they did.
rooms-stopped = Your room has to wait
    .next = Nothing is lost: your offers are safe here, and everything is delivered by itself once a moderator has solved this. Please tell one.

# One side has left the server while an offer waits.
rooms-left = { $who } has left this server
    .client = Nobody can answer your offer meanwhile. It stays open until { $until } in case they come back; you can withdraw it at any time.
    .party = You can still answer the offer until { $until }, but they may not read it. If they come back, they find everything here.

# Permissions as Discord’s settings call them.
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
