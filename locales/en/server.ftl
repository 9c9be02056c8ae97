# The settings of a server: /parley settings.

server-settings = Settings of this server
    .text = Everything here counts for this server alone. Each change is saved at once.
server-settings-footer = A change counts from now on; offers that were sent keep the expiry they were sent with.

server-offers = Offers
    .text = A price without a currency is in **{ $currency }**
        An offer stays open for **{ $expiry }**, unless its sender chooses otherwise
        Accept asks to confirm: **{ $confirm }**
server-limits = Limits against spam
    .text = Offers of one client that wait for an answer: at most **{ $pending }**
        … of them to one freelancer: at most **{ $pair }**
        New offers of one client in an hour: at most **{ $new }**
        Change requests for one offer in an hour: at most **{ $changes }**
server-moderators = Moderators
    .text = Role: { $role }
        Their channel: { $channel }
        They see the rooms of others: **{ $see }**
server-rooms = Rooms
    .text = A new room is **{ $style }**
        Threads live under: { $hub }
        Language in rooms: **{ $language }**
server-rooms-channels = a channel of its own
server-rooms-threads = a private thread
server-nobody = nobody yet
server-no-channel = not chosen yet
server-on = on
server-off = off
server-days = { $days ->
    [one] 1 day
   *[other] { $days } days
}

server-button-offers = Currency and expiry
server-button-limits = Limits against spam
server-button-confirm-on = Ask before accepting
server-button-confirm-off = Accept without asking
server-button-see-on = Let moderators into rooms
server-button-see-off = Keep moderators out of rooms
server-button-threads = Make rooms as threads
server-button-channels = Make rooms as channels
server-button-language = Rooms in { $language }
server-choose-role = The moderators' role
server-choose-moderators-channel = The moderators' channel
server-choose-hub = The channel under which threads live

server-form-offers = Currency and expiry
server-form-currency = Currency of a price that names none
server-form-expiry = How long an offer stays open (1 to 30 days)
server-form-limits = Limits against spam
# At most 45 characters each.
server-form-pending = Most waiting offers of one client
server-form-pair = Most waiting offers of one client to one
server-form-new = Most new offers of one client in an hour
server-form-changes = Most change requests for one offer an hour

# What was saved, and what happens next.
server-saved-currency = From now on a price that names no currency is in **{ $currency }**.
server-saved-expiry = New offers stay open for **{ $expiry }**.
server-saved-pending = A client may have **{ $most }** { $most ->
    [one] offer
   *[other] offers
} waiting for an answer. Whoever has more keeps them, and sends no new one until fewer wait.
server-saved-pair = A client may have **{ $most }** { $most ->
    [one] offer
   *[other] offers
} to one freelancer waiting for an answer.
server-saved-new = A client may send **{ $most }** new { $most ->
    [one] offer
   *[other] offers
} in an hour.
server-saved-changes = A freelancer may ask for changes **{ $most }** { $most ->
    [one] time
   *[other] times
} in an hour for one offer.
server-saved-confirm-on = Accept shows the exact terms once more and asks to confirm.
server-saved-confirm-off = Accept makes the contract at once, without asking again.
server-saved-role = Whoever has { $role } may look at every offer of this server with **View offer**. They answer none.
server-saved-no-role = Nobody is a moderator now: only the two sides see an offer.
server-saved-see-on = The moderators are let into rooms.
server-saved-see-on-nobody = The moderators are let into rooms, once you have chosen their role below.
server-saved-see-off = The moderators are not let into rooms. Whoever administers this server can always look.
server-saved-moderators-channel = { $channel } is the moderators' channel. Make sure that Parley may write there.
server-saved-no-moderators-channel = There is no moderators' channel now; nothing is posted for them.
server-saved-channels = New rooms are channels of their own. Rooms that there are stay what they are.
server-saved-threads = New rooms are private threads. Rooms that there are stay what they are.
server-saved-hub = Threads live under { $channel }. Make sure that Parley may see it and make private threads there.
server-saved-no-hub = No channel is chosen for threads now.
server-saved-language = Parley writes in { $language } in the rooms of this server.
server-nothing-changed = Nothing was changed: that is how it was already.

server-wrong-currency = “{ $typed }” is no currency that Parley knows; the old one counts. Write its three letters, such as EUR or USD.
server-wrong-expiry = “{ $typed }” cannot be how long offers stay open; the old time counts. Write 1 to 30 days, such as 7d, 36h or 2 weeks.
server-wrong-limit = **{ $name }**: “{ $typed }” was not saved; the old number counts. Write a whole number from { $least } to { $most }.

server-refused-admins = For the server's admins
    .text = Only somebody who may manage this server can change its settings.
        Ask one of them; nothing was changed.
server-refused-everyone = Choose a smaller role
    .text = Everybody has that role, so everybody could read everybody's offers. Nothing was changed.
        Make a role for the moderators in the server's settings, and choose it here.
