# Reporting: what the reporter reads. The person reported reads none of it.

report-button = Report
report-button-turn-away = Decline and block
report-button-block = Block

## The reasons, in the reporter's words

report-reason-payment-outside = Wants payment outside the contract
report-reason-contact-outside = Wants to talk elsewhere before a contract
report-reason-pay-to-work = Asks me to pay to get the work
report-reason-free-work = Asks for free work
report-reason-phishing = Phishing or malware
report-reason-credentials = Asks for passwords or documents
report-reason-check-scheme = Check or currency scheme
report-reason-harassment = Harassment
report-reason-impersonation = Pretends to be someone else
report-reason-spam = Spam
report-reason-other = Something else

report-begin = Report offer #{ $number }
    .text = Only this server's moderators will read your report, with the offer as it is now. { $person } won't be told about it or learn who sent it.
        Next, describe it in your own words.
    .choose = What's wrong with it?
report-form = Report offer #{ $number }
report-form-words = What happened? (optional)
    .example = What did they ask for, when and where? Leave out what moderators don't need to know.
# What someone wrote in a reported message, as the form quotes it at first.
report-said = { $who } wrote: “{ $text }”

report-received = Report #{ $number } received
    .text = I saved the offer and its versions as they are now. The other side can't see any of this. I'll send you a direct message when the report is closed.
report-received-told = The moderators have it in their channel.
report-received-listed = This server has no moderators' channel, so nobody gets notified right away. Your report is in the moderators' list. If it's urgent, tell one of them yourself.
report-after-decline = You said something was wrong with this offer. You can **Report** it to the moderators. The other side won't know.

report-turned-away = Declined and blocked
    .text = I declined the offer with “Other” as the reason. { $person } can't send you new offers, and won't be told that you blocked them.
        To unblock them, use `/unblock`.
report-blocked = Blocked
    .text = { $person } can't send you new offers, and won't be told that you blocked them.
        To unblock them, use `/unblock`.

# What was typed and not sent.
report-typed = Here's what you wrote:

## Direct messages to the reporter

report-letter-received = Your report about offer #{ $offer }, { $title }, in **{ $server }** was received.
    .told = The moderators have it. The other side won't be told about it or learn who sent it. I'll message you when it's closed. You don't need to do anything else.
    .listed = It's in the moderators' list. The other side won't be told about it or learn who sent it. I'll message you when it's closed.
report-letter-closed = Your report about offer #{ $offer }, { $title }, in **{ $server }** is closed.
    .upheld = Moderators upheld it and took action. Thanks for telling them.
    .dismissed = Moderators didn't find a rule violation. If something new happens, report it again. To stop getting someone's offers, use `/block`.

## Appeals

report-button-appeal = Appeal
report-appeal-form = Appeal your suspension
report-appeal-words = What should the moderators know?
    .example = What happened from your side, and what you'll do from now on
report-appealed = Appeal sent
    .told = The moderators have it in their channel. If they end your suspension early, I'll message you. You can appeal again in a week.
    .listed = It's in the moderators' list of suspensions. If they end yours early, I'll message you. You can appeal again in a week.
