# Other terms for an offer: the client modifies, the freelancer asks.

# Above the preview.
terms-request-intro = **Preview**: this is what you would ask { $client } for. Nothing is sent yet.
terms-modify-intro = **Preview**: offer #{ $number } as it would be for { $party }. Nothing is sent yet.

# Headings of the two columns.
terms-now = Now · Version { $version }
terms-wanted = As you ask for it
terms-next = As version { $version }

terms-request-next = **Send request** shows this to { $client }, who approves it, rejects it or answers with other terms. Until then the offer stays as it is, and you can still accept it.
terms-modify-next = **Send** makes this the offer's newest version and tells { $party } what changed. The card before it stops counting. The offer still ends { $ends }.
terms-modify-next-open = **Send** makes this the offer's newest version, tells { $party } what changed, and answers the open change request. The card before it stops counting. The offer still ends { $ends }.

# Nothing differs.
terms-same = Nothing is different yet
terms-same-request = These are the terms of offer #{ $number } already. Change at least one of them, or write what you would like in a message.
terms-same-modify = These are the terms of offer #{ $number } already, so there is nothing to send. Change at least one of them.

# Buttons.
terms-send-request = Send request
terms-add-message = Message
terms-edit-message = Edit message
terms-modify = Modify
terms-counter = Send modified offer

# What sending did.
terms-modified = Offer #{ $number } is now version { $version }
terms-modified-next = The new card is being posted, and { $party } is told what changed. They accept it, ask for changes or decline.
terms-modified-closed = The new card is being posted, and { $party } is told what changed. Their change request is closed by it. They accept the new terms, ask again or decline.
