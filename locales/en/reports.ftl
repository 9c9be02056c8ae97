# Reporting: what whoever reports reads. The reported side reads none of it.

report-button = Report
report-button-turn-away = Decline and block
report-button-block = Block

## The reasons, in the words of whoever reports

report-reason-payment-outside = Wants payment outside what we agreed
report-reason-contact-outside = Wants to talk elsewhere before a contract
report-reason-pay-to-work = I am to pay to get the work
report-reason-free-work = Asks for free work
report-reason-phishing = Phishing or malware
report-reason-credentials = Asks for passwords or documents
report-reason-check-scheme = A check or currency scheme
report-reason-harassment = Harassment
report-reason-impersonation = Pretends to be somebody else
report-reason-spam = Spam
report-reason-other = Something else

report-begin = Report offer #{ $number }
    .text = What is wrong? Only the moderators of this server read your report, with the offer as it is now. { $person } is not told that there is one, and never learns who made it.
        Next you can describe it in your own words.
    .choose = What is wrong?
report-form = Report offer #{ $number }
report-form-words = What happened?
    .example = What did they ask for, when, and where? Leave out what moderators need not know.
# What a person wrote in a message that is reported, as it stands in the form to begin with.
report-said = { $who } wrote: “{ $text }”

report-received = Report #{ $number } received
    .text = The offer and its versions were kept as they are now. The other side sees nothing of this, and you are told by direct message when it is closed.
report-received-told = The moderators have it in their channel.
report-received-listed = This server has not set a channel for its moderators, so nobody is called at once: your report waits in their list. If it is urgent, tell one of them yourself.
report-after-decline = You said that something was wrong with this offer. If you like, **Report** tells the moderators; the other side does not learn of it.

report-turned-away = Declined and blocked
    .text = The offer is declined, with “Other” as the reason, and { $person } can send you no new ones. They are not told that they are blocked.
        `/unblock` takes the block back.
report-blocked = Blocked
    .text = { $person } can send you no new offers. They are not told that they are blocked.
        `/unblock` takes the block back.

# What was typed and not taken.
report-typed = This is what you wrote, so that nothing is lost:

## Direct messages to whoever reported

report-letter-received = Your report about offer #{ $offer }, { $title }, in **{ $server }** was received.
    .told = The moderators have it. The other side is not told, and never learns who reported. There is nothing more for you to do; you hear from us when it is closed.
    .listed = It waits in the moderators' list. The other side is not told, and never learns who reported. You hear from us when it is closed.
report-letter-closed = Your report about offer #{ $offer }, { $title }, in **{ $server }** is closed.
    .upheld = The moderators found it right and did something about it. Thank you for telling them.
    .dismissed = The moderators looked at it and found nothing that breaks the rules. If something new happens, report it again. `/block` keeps somebody's offers away from you.

## Appeals

report-button-appeal = Appeal
report-appeal-form = Appeal against your suspension
report-appeal-words = What should the moderators know?
    .example = What happened from your side, and what you would do from now on
report-appealed = Your appeal is with the moderators
    .told = They have it in their channel, and may end the suspension early; then you are told by direct message. You can write again in a week.
    .listed = It stands in their list of suspensions. They may end it early; then you are told by direct message. You can write again in a week.
