# New terms for an offer: the client edits them, the freelancer or agency requests changes.

# Above the preview.
terms-request-intro = **Preview**: this is what { $client } will see. Nothing has been sent yet.
terms-modify-intro = **Preview**: this is how { $party } will see offer #{ $number }. Nothing has been sent yet.

# Headings of the two columns.
terms-now = Current · version { $version }
terms-wanted = Your request
terms-next = New · version { $version }

terms-request-next = **Send request** shows this to { $client }. They can approve it, reject it or send different terms. Until then the offer stays as it is, and you can still accept it.
terms-modify-next = **Send** makes this the latest version and tells { $party } what changed. The previous card no longer applies. The offer still ends { $ends }.
terms-modify-next-open = **Send** makes this the latest version, closes the change request and tells { $party } what changed. The previous card no longer applies. The offer still ends { $ends }.

# Nothing differs.
terms-same = No changes yet
terms-same-request = These are already the terms of offer #{ $number }. Change at least one of them, or add a message with what you'd like.
terms-same-modify = These are already the terms of offer #{ $number }, so there's nothing to send. Change at least one of them.

# Buttons.
terms-send-request = Send request
terms-add-message = Add message
terms-edit-message = Edit message
terms-modify = Edit offer
terms-counter = Edit offer

# After sending.
terms-modified = Offer #{ $number } is now version { $version }
terms-modified-next = I'm posting the new card and letting { $party } know what changed. They can accept it, request changes or decline.
terms-modified-closed = I'm posting the new card and letting { $party } know what changed. This also closed their change request. They can accept the new terms, request changes or decline.
