# Safety notes: what the side that answers an offer is told to look at twice, and the advice. Only that side reads the notes.
# A note guesses; it accuses nobody. $quote is safe to show.

safety-notes = Worth a second look
safety-more = { $count ->
    [one] … and one more in View offer
   *[other] … and { $count } more in View offer
}
safety-meaning = Parley read this from the texts; it may be wrong, and blocks nothing. Only you see it.
safety-facts = This blocks nothing, and only you see it.
safety-button = Safety advice
safety-quoted = { $what }: “{ $quote }”

safety-payment-outside = Payment beside the contract
    .text = What is agreed and paid outside this server has no contract here, and nobody here can help when it goes wrong.
safety-contact-outside = Contact somewhere else
    .text = Talk here until there is a contract: what was said elsewhere cannot be shown to the moderators.
safety-pay-to-work = Paying before you are paid
    .text = Whoever hires you pays you. Fees, deposits and things to buy first are the usual way to take money from freelancers.
safety-free-work = Work without pay
    .text = Your portfolio shows what you can do. A paid first milestone is a fair trial for both sides.
safety-check-cashing = Passing money on
    .text = A check can bounce weeks after the bank paid it out, and then it is your money that was passed on. Do not take part.
safety-gift-cards = Gift cards
    .text = Codes of gift cards are cash for whoever reads them, and cannot be called back. No honest client needs them from you.
safety-reshipping = Passing parcels on
    .text = Parcels that go through private homes are often bought with stolen cards; whoever ships them on is part of it.
safety-credentials = Passwords, codes or documents
    .text = Keep passwords, codes, documents and accounts to yourself. Real work needs a role of your own, never your password.
safety-hidden-link = A link that hides where it leads
    .text = Do not sign in or download anything there. Ask for the full address, or for the file in this room.
safety-haste = Haste
    .text = An honest offer waits until you have read it: it stands until the time on its card.
safety-price-high = Far above what is usual here
    .fixed = More than { $times } times what nine in ten of the last { $compared } fixed prices here stay below ({ $bound }). Ask what it includes.
    .hourly = More than { $times } times what nine in ten of the last { $compared } hourly rates here stay below ({ $bound }). Ask what it includes.
safety-price-low = Far below what is usual here
    .fixed = Less than one in { $times } of what nine in ten of the last { $compared } fixed prices here reach ({ $bound }).
    .hourly = Less than one in { $times } of what nine in ten of the last { $compared } hourly rates here reach ({ $bound }).
safety-young = A young Discord account: since { $day }, { $ago }
    .text = Everybody begins once. It only means that there is little to know about them yet.
safety-first = Your first contact with this client
    .text = Ask what you would ask anybody new: who they are, who decides, how the work is approved.

safety-advice = Staying safe with offers
    .text = • Agree on everything in the offer: what is not in its terms was not agreed.
    • Talk here until there is a contract. In a dispute only what was said here can be looked at.
    • Split bigger work into milestones, and begin when the first one is agreed.
    • Parley never holds money and never checks who somebody is. A record and a calm talk tell you more than a promise.
safety-advice-never = What no honest client asks for
    .text = • a fee, a deposit, or something to buy before you begin
    • your password, a code from your phone, your documents, your account
    • passing on money, checks, gift cards or parcels
    • finished work for nothing, or an answer before you have read everything
safety-advice-next = If something feels wrong
    .text = Ask in the room, or decline: that carries no penalty. `/block` keeps further offers away, and nobody is told. The moderators of this server are there to help.
