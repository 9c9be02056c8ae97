# Commands: what Discord shows while somebody types one. A description holds 100 characters.

command-offer = Hire somebody with a direct offer
command-offer-send = Send a direct offer to a member of this server, or to an agency
    .to = Whom you would like to hire
    .agency = The agency you would like to hire, instead of a member
    .member = Who of the agency you would like to do the work
    .note = A personal message that goes with the offer
    .expires = Days until the offer expires (7 unless you say otherwise)
    .file = A file that goes with the offer, up to 10 MB
command-offer-modify = Change the terms of an offer that still waits for its answer
    .offer = Which of your open offers: its number, or a word of its title
command-offer-withdraw = Take back an offer that still waits for its answer
    .offer = Which of your open offers: its number, or a word of its title
command-offer-view = Everything about one of your offers
    .offer = Which offer: its number, or a word of its title
# In the menu of a member; at most 32 characters.
command-offer-member = Send direct offer
command-offers = The offers that you sent and received here
    .state = Only those in this state; all if you leave it out
    .direction = Only those you sent, or only those you received

command-profile = Your profile as a freelancer, and everybody else's
command-profile-view = See a member's profile, or your own
    .member = Whose profile; yours if you leave it out
command-profile-edit = Write or change your profile
command-freelancers = Find somebody to hire
command-freelancers-find = Find freelancers of this server by what they can do
    .skill = What they can do, for example logo design
    .availability = Only those who accept offers now, or everybody
    .max-rate = The most you would pay for an hour, for example 50 USD
    .open = Accepting offers now
    .all = Everybody
command-block = Get no more offers from a member; they are not told
    .member = Whose offers you do not want
command-unblock = Get offers from a member again
    .member = Whose offers you want again
command-blocked = The people you have blocked

command-privacy = What is kept about you in this server
command-privacy-export = Get everything that is kept about you here, as a file for you alone
command-privacy-delete = See what can be deleted and what must stay, and delete it
command-safety = How to stay safe with offers from people you do not know
command-report = Tell the moderators that something is wrong with an offer
    .offer = Which of your offers: its number, or a word of its title
# In the menu of a message; at most 32 characters.
command-report-message = Report
command-parley-reports = What members reported about offers, for moderators
    .state = Only those in this state; open ones if you leave it out
    .age = Only those of this age; all if you leave it out
command-parley-suspensions = Who is suspended from sending offers, for moderators
command-parley-audit = What admins and moderators did, for moderators
    .action = Only this; everything if you leave it out
    .moderator = Only what this person did
command-appeal = Write to the moderators about your suspension, once a week
command-settings = Your own settings in this server: where news of your offers go
# In the menu of a member; a name holds 32 characters.
command-view-profile = View profile
command-parley = What the admins of this server set
command-parley-settings = See and change how Parley works in this server
command-parley-setup = Be led through what a new server chooses
command-parley-check = See what keeps Parley from its work here, and try again
