# Direct offers: the reminders before the deadline.

reminder-title = Offer #{ $number }: { $title }

# To the side that must answer the offer.
reminder-party = This offer from { $client } ends { $ago }, on { $moment }.
reminder-party-next = Accept it, ask for changes or decline on its card; **View offer** has the same buttons. If you need more time, tell { $client } here.

# To the client, while a change request waits.
reminder-client = { $party } is waiting for your answer to the change request. The offer ends { $ago }, on { $moment }, and the request with it.
reminder-client-next = Approve or reject the request above. Until you do, { $party } can still accept the offer as it is.

# In the timeline of View offer.
reminder-happened = Reminder sent
