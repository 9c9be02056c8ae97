### Safety notes and advice.

# Safety notes: what the side that answers an offer should check in it, and the advice. Only that side reads the notes.
# A note may be wrong and accuses nobody. $quote is safe to show.

safety-notes = Before you accept
safety-more = { $count ->
    [one] … and { $count } more in **View offer**
   *[other] … and { $count } more in **View offer**
}
safety-meaning = Parley noticed this in the text and may be wrong. Only you can see it. It doesn't block the offer.
safety-facts = Only you can see this. It doesn't block the offer.
safety-notes-proposal = Before you hire
    .meaning = Parley noticed this in the text and may be wrong. Only you can see it. It doesn't block the proposal.
safety-notes-job = Before you apply
    .meaning = Parley noticed this in the text and may be wrong. Only you can see it. It doesn't block the job.
safety-button = Get safety tips
safety-quoted = { $what }: “{ $quote }”
safety-payment-outside = Payment outside the contract
    .text = Payment agreed outside this server isn't part of any contract here. Nobody here can help if it goes wrong.
safety-contact-outside = Contact outside this server
    .text = Talk here until there's a contract. Moderators can't see what was said elsewhere.
safety-pay-to-work = Paying to get work
    .text = Clients pay you, not the other way around. Don't pay fees or deposits, or buy anything first.
safety-free-work = Work without pay
    .text = Your portfolio shows what you can do. A paid first milestone is a fair trial for both sides.
safety-check-cashing = Passing on money
    .text = A check can bounce weeks after the bank pays it out. You'd lose the money you passed on. Don't take part.
safety-gift-cards = Gift cards
    .text = A gift card code is cash for anyone who reads it, and you can't get it back. Honest clients don't need one from you.
safety-reshipping = Forwarding packages
    .text = Packages sent through private homes are often bought with stolen cards. If you forward them, you're involved.
safety-credentials = Passwords, codes or documents
    .text = Keep your passwords, codes, documents and accounts to yourself. Real work comes with its own access.
safety-hidden-link = A link that hides where it goes
    .text = Don't sign in or download anything there. Ask for the full address, or for the file in your private channel.
safety-haste = Pressure to answer quickly
    .text = Take your time to read the offer. It stays open until the time on its card.
safety-price-high = Far above usual prices here
    .fixed = 9 in 10 of the last { $compared } fixed prices here were below { $bound }. This is more than { $times } times that. Ask what it includes.
    .hourly = 9 in 10 of the last { $compared } hourly rates here were below { $bound }. This is more than { $times } times that. Ask what it includes.
safety-price-low = Far below usual prices here
    .fixed = 9 in 10 of the last { $compared } fixed prices here were above { $bound }. This is less than 1/{ $times } of that.
    .hourly = 9 in 10 of the last { $compared } hourly rates here were above { $bound }. This is less than 1/{ $times } of that.
safety-young = New Discord account: created on { $day } ({ $ago })
    .text = Everyone starts somewhere. It only means there's little to know about them yet.
safety-first = Your first contact with this client
    .text = Ask what you'd ask anyone new: who they are, who decides, and how they approve the work.
# The very first offer that someone gets in a server: what it is. In a direct message, only the first line shows.
safety-first-offer = Your first direct offer here: no proposal needed, and accepting makes it a contract
    .text = It isn't an invitation to apply. You can also request changes or decline, without penalty. `/help` explains more.
safety-advice = Stay safe with offers
    .text = • Put everything you agree on in the offer. What isn't in its terms wasn't agreed.
    • Talk here until there's a contract. In a dispute, moderators can only look at what was said here.
    • Split bigger work into milestones, and start once the first one is agreed.
    • Parley never holds money and doesn't check anyone's identity. A client's record and an unhurried talk tell you more than a promise.
safety-advice-never = What honest clients don't ask for
    .text = • a fee, a deposit, or something to buy before you start
    • your password, a code from your phone, your documents or your account
    • passing on money, checks, gift cards or packages
    • finished work for free, or an answer before you've read everything
safety-advice-next = If something feels wrong
    .text = Ask in your private channel, or decline. Declining carries no penalty. To stop getting someone's offers, use `/block`. They won't be told. This server's moderators are there to help.

## Commands

command-safety = Learn how to stay safe with offers from people you don't know
