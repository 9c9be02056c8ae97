# Rooms: the private channels in which two people talk, and what Parley writes into the server's audit log about them.

# The name of a channel as Discord wants it: small letters, digits and hyphens. Where neither person's name has any.
room-name = offers
room-topic = Direct offers between { $first } and { $second }. Talk here as you like.
room-somebody = somebody
room-reason = A direct offer was sent: its two sides talk here
room-reason-pin = An offer was accepted: its contract stays at hand
