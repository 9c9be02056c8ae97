# The settings of a server: /parley settings.

server-settings = Server settings
    .text = These settings apply to this server only. Changes save right away.
server-settings-footer = Changes apply from now on. Offers already sent keep their expiry.

server-offers = Offer defaults
    .text = Default currency: **{ $currency }**
        Offer expiry: **{ $expiry }**, unless the sender chooses otherwise
        Confirmation before accepting: **{ $confirm }**
server-limits = Spam limits
    .text = Pending offers per client: at most **{ $pending }**
        Pending offers per client and freelancer: at most **{ $pair }**
        New offers per client per hour: at most **{ $new }**
        Change requests per offer per hour: at most **{ $changes }**
server-moderators = Moderators
    .text = Moderator role: { $role }
        Moderators' channel: { $channel }
        Access to private channels: **{ $see }**
server-rooms = Private channels
    .text = Type: **{ $style }**
        Channel for private threads: { $hub }
        Language: **{ $language }**
server-rooms-channels = separate channels
server-rooms-threads = private threads
server-nobody = not set
server-no-channel = not set
server-on = on
server-off = off
server-days = { $days ->
    [one] { $days } day
   *[other] { $days } days
}

server-button-offers = Edit defaults
server-button-limits = Edit spam limits
server-button-confirm-on = Ask for confirmation
server-button-confirm-off = Skip confirmation
server-button-see-on = Let moderators in
server-button-see-off = Keep moderators out
server-button-threads = Use threads
server-button-channels = Use channels
server-button-language = Use { $language }
server-choose-role = Moderator role
server-choose-moderators-channel = Moderators' channel
server-choose-hub = Channel for private threads

server-form-offers = Default currency and expiry
server-form-currency = Default currency
server-form-expiry = Offer expiry (1 to 30 days)
server-form-limits = Spam limits
# Discord's limit for a label: 45 characters.
server-form-pending = Pending offers per client
server-form-pair = Pending offers per client and freelancer
server-form-new = New offers per client per hour
server-form-changes = Change requests per offer per hour

# What was saved, and what happens next.
server-saved-currency = Prices without a currency are now in **{ $currency }**.
server-saved-expiry = New offers stay open for **{ $expiry }**.
server-saved-pending = A client can have up to **{ $most }** { $most ->
    [one] offer
   *[other] offers
} waiting for an answer. Anyone with more keeps them, and can't send new ones until they're below the limit.
server-saved-pair = A client can have up to **{ $most }** { $most ->
    [one] offer
   *[other] offers
} to the same freelancer waiting for an answer.
server-saved-new = A client can send up to **{ $most }** new { $most ->
    [one] offer
   *[other] offers
} an hour.
server-saved-changes = A freelancer can request changes to an offer up to **{ $most }** { $most ->
    [one] time
   *[other] times
} an hour.
server-saved-confirm-on = **Accept offer** now shows the exact terms again and asks for confirmation.
server-saved-confirm-off = **Accept offer** now makes the contract right away, without confirmation.
server-saved-role = Members with { $role } can now see every offer in this server with **View offer**. They can't answer offers.
server-saved-no-role = There's no moderator role now. Only the two sides can see an offer.
server-saved-see-on = I'm letting moderators into private channels.
server-saved-see-on-nobody = Moderators get into private channels once you choose their role below.
server-saved-see-off = Moderators can no longer see private channels. This server's admins always can.
server-saved-moderators-channel = { $channel } is now the moderators' channel. Make sure Parley can send messages there.
server-saved-no-moderators-channel = There's no moderators' channel now. Parley won't post anything for moderators.
server-saved-channels = From now on, Parley creates separate channels. Existing threads stay as they are.
server-saved-threads = From now on, Parley creates private threads. Existing channels stay as they are.
server-saved-hub = Private threads now go under { $channel }. Make sure Parley can see it and create private threads there.
server-saved-no-hub = There's no channel for private threads now.
server-saved-language = Parley now writes in { $language } in this server's private channels.
server-nothing-changed = Nothing changed. It was already set that way.

server-wrong-currency = I don't know the currency “{ $typed }”, so it didn't change. Use a three-letter code, such as EUR or USD.
server-wrong-expiry = I couldn't use “{ $typed }” as the expiry, so it didn't change. Enter 1 to 30 days, such as 7d, 36h or 2 weeks.
server-wrong-limit = **{ $name }**: I couldn't use “{ $typed }”, so it didn't change. Enter a whole number from { $least } to { $most }.

server-refused-admins = Admins only
    .text = You need the **Manage Server** permission to change these settings.
        Ask an admin. Nothing changed.
server-refused-everyone = Choose another role
    .text = Everyone has that role, so everyone could read every offer. Nothing changed.
        Create a role for moderators in **Server Settings → Roles**, then choose it here.
