# Direct offers: the reminders before an offer expires.

reminder-title = Offer #{ $number }: { $title }

# To the side that must answer the offer.
reminder-party = The offer from { $client } ends { $ago }, on { $moment }.
reminder-party-next = Answer it on its card, or with **View offer**. If you need more time, tell { $client } here.

# To the client, while a change request is open.
reminder-client = { $party } is waiting for your answer to their change request. The offer, and the request with it, ends { $ago }, on { $moment }.
reminder-client-next = Approve or reject the request above. Until you do, { $party } can still accept the offer as it is.

# In the timeline of View offer.
reminder-happened = Reminder sent
