# Commands: what Discord shows while somebody types one. A description holds 100 characters.

command-offer = Hire somebody with a direct offer
command-offer-send = Send a direct offer to a member of this server
    .to = Whom you would like to hire
    .note = A personal message that goes with the offer
    .expires = Days until the offer expires (7 unless you say otherwise)
command-offers = The offers that you sent and received here
