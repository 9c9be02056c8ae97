# Commands: what Discord shows while someone types one. Discord's limit for a description: 100 characters.

command-offer = Hire someone with a direct offer
command-offer-send = Send a direct offer to a member of this server, or to an agency
    .to = Choose who you'd like to hire
    .agency = Choose an agency to hire instead of a member
    .member = Choose who in the agency you'd like to do the work
    .note = Add a personal message to the offer
    .expires = Set the days until the offer expires (default: 7)
    .file = Attach a file to the offer, up to 10 MB
command-offer-edit = Edit an offer that hasn't been answered
    .offer = Choose a pending offer by its number, or by a word in its title
command-offer-withdraw = Withdraw an offer that hasn't been answered
    .offer = Choose a pending offer by its number, or by a word in its title
command-offer-view = View one of your offers in full
    .offer = Choose an offer by its number, or by a word in its title
# In a member's menu: at most 32 characters.
command-offer-member = Send direct offer
command-offers = View offers you sent or received here
    .state = Choose a status (default: all)
    .direction = Choose offers you sent or offers you received (default: both)

command-profile = View freelancer profiles, and edit yours
command-profile-view = View a freelancer profile
    .member = Choose a member (default: you)
command-profile-edit = Create or edit your profile
command-freelancers = Find someone to hire
command-freelancers-find = Find freelancers in this server by skill
    .skill = Choose a skill, such as logo design
    .availability = Choose people accepting offers now, or everyone
    .max-rate = Set the most you'd pay per hour, such as 50 USD
    .open = Accepting offers now
    .all = Everyone
command-block = Stop getting offers from a member; they won't be told
    .member = Choose who to block
command-unblock = Start getting offers from a member again
    .member = Choose who to unblock
command-blocked = View the people you've blocked

command-privacy = Download or delete the data kept about you in this server
command-privacy-export = Download the data kept about you here; only you can see the file
command-privacy-delete = Review what can be deleted and what stays, then delete your data
command-safety = Learn how to stay safe with offers from people you don't know
command-report = Report an offer to this server's moderators
    .offer = Choose one of your offers by its number, or by a word in its title
# In a message's menu: at most 32 characters.
command-report-message = Report
command-parley-reports = View what members reported about offers (moderators only)
    .state = Choose a status (default: open)
    .age = Choose how old the reports are (default: any time)
command-parley-suspensions = View who is suspended from sending offers (moderators only)
command-parley-audit = View what admins and moderators did (moderators only)
    .action = Choose an action (default: all)
    .moderator = Choose who did it (default: everyone)
command-appeal = Appeal your suspension to the moderators, once a week
command-settings = Choose your notifications from this server
# In a member's menu: at most 32 characters.
command-view-profile = View profile
command-parley = Manage Parley in this server
command-parley-settings = View and change how Parley works in this server
command-parley-setup = Set up Parley step by step
command-parley-check = Check permissions and retry failed deliveries
