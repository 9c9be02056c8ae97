### Server settings, setup and checks, for a server's admins.

server-settings = Server settings
    .text = These settings apply to this server only. Changes save right away.
server-settings-footer = Changes apply from now on. Offers already sent and work already submitted keep their dates.
server-offers = Offer defaults
    .text = Default currency: **{ $currency }**
        Offer expiry: **{ $expiry }**, unless the sender chooses otherwise
        Submitted work is approved without an answer after **{ $approval }**
        Time zone: **{ $zone }**
        Confirmation before accepting: **{ $confirm }**
server-limits = Spam limits
    .text = Pending offers per client: at most **{ $pending }**
        Pending offers per client and freelancer: at most **{ $pair }**
        New offers per client per hour: at most **{ $new }**
        Change requests per offer per hour: at most **{ $changes }**
server-moderators = Moderators
    .text = Moderator role: { $role }
        Moderators' channel: { $channel }
        Access to private channels: **{ $see }**
server-rooms = Private channels
    .text = Type: **{ $style }**
        Channel for private threads: { $hub }
        Language: **{ $language }**
server-rooms-channels = separate channels
server-rooms-threads = private threads
server-nobody = not set
server-no-channel = not set
server-no-time-zone = not set
server-on = on
server-off = off
server-days = { $days ->
    [one] { $days } day
   *[other] { $days } days
}
server-button-offers = Edit defaults
server-button-limits = Edit spam limits
server-button-confirm-on = Ask for confirmation
server-button-confirm-off = Skip confirmation
server-button-see-on = Let moderators in
server-button-see-off = Keep moderators out
server-button-threads = Use threads
server-button-channels = Use channels
server-button-language = Use { $language }
server-choose-role = Moderator role
server-choose-moderators-channel = Moderators' channel
server-button-jobs = Job board
server-job-board = Job board
    .text = Jobs appear in: **{ $channel }**
        Members post a job with `/job post`. Choose a text channel or a forum that they can read. Parley needs to see it and to send messages and embed links there.
        In a forum, each job is a post with tags for its budget and skills. To add tags that are missing, Parley also needs **Manage Channels** there.
    .choose = Channel for jobs
server-choose-hub = Channel for private threads
server-form-offers = Defaults for offers
server-form-currency = Default currency
server-form-expiry = Offer expiry (1 to 30 days)
server-form-approval = Approval without an answer (3 to 30 days)
server-form-time-zone = Time zone (optional)
server-form-limits = Spam limits
# Discord's limit for a label: 45 characters.
server-form-pending = Pending offers per client
server-form-pair = Pending offers per client and freelancer
server-form-new = New offers per client per hour
server-form-changes = Change requests per offer per hour
# What was saved, and what happens next.
server-saved-currency = Prices without a currency are now in **{ $currency }**.
server-saved-approval = Work submitted from now on is approved after **{ $approval }** without an answer.
server-saved-expiry = New offers stay open for **{ $expiry }**.
server-saved-pending = A client can have up to **{ $most }** { $most ->
    [one] offer
   *[other] offers
} waiting for an answer. Anyone with more keeps them, and can't send new ones until they're below the limit.
server-saved-pair = A client can have up to **{ $most }** { $most ->
    [one] offer
   *[other] offers
} to the same freelancer waiting for an answer.
server-saved-new = A client can send up to **{ $most }** new { $most ->
    [one] offer
   *[other] offers
} an hour.
server-saved-changes = A freelancer can request changes to an offer up to **{ $most }** { $most ->
    [one] time
   *[other] times
} an hour.
server-saved-confirm-on = **Accept offer** now shows the exact terms again and asks for confirmation.
server-saved-confirm-off = **Accept offer** now makes the contract right away, without confirmation.
server-saved-role = Members with { $role } can now see every offer in this server with **View offer**. They can't answer offers.
server-saved-no-role = There's no moderator role now. Only the two sides can see an offer.
server-saved-see-on = I'm letting moderators into private channels.
server-saved-see-on-nobody = Moderators get into private channels once you choose their role below.
server-saved-see-off = Moderators can no longer see private channels. This server's admins always can.
server-saved-moderators-channel = { $channel } is now the moderators' channel. Make sure Parley can send messages there.
server-saved-no-moderators-channel = There's no moderators' channel now. Parley won't post anything for moderators.
server-saved-channels = From now on, Parley creates separate channels. Existing threads stay as they are.
server-saved-threads = From now on, Parley creates private threads. Existing channels stay as they are.
server-saved-job-board = Jobs now appear in { $channel }. Open jobs that are no longer posted anywhere follow.
server-saved-no-job-board = There's no job board now. Members can't post jobs for everyone.
server-saved-hub = Private threads now go under { $channel }. Make sure Parley can see it and create private threads there.
server-saved-no-hub = There's no channel for private threads now.
server-saved-language = Parley now writes in { $language } in this server's private channels.
server-saved-time-zone = A date such as “tomorrow” now means the day in **{ $zone }**.
server-saved-no-time-zone = This server has no time zone now. Dates such as “tomorrow” follow the language of the sender's Discord, or UTC.
server-nothing-changed = Nothing changed. It was already set that way.
server-wrong-currency = I don't know the currency “{ $typed }”, so it didn't change. Use a three-letter code, such as EUR or USD.
server-wrong-approval = I couldn't use “{ $typed }” as the time after which work is approved, so it didn't change. Enter 3 to 30 days, such as 14d or 2 weeks.
server-wrong-expiry = I couldn't use “{ $typed }” as the expiry, so it didn't change. Enter 1 to 30 days, such as 7d, 36h or 2 weeks.
server-wrong-time-zone = I don't know the time zone “{ $typed }”, so it didn't change. Enter a city, such as Europe/Berlin or New York, or UTC+2.
server-wrong-time-zone-like = I don't know the time zone “{ $typed }”, so it didn't change. Did you mean one of these: { $like }?
server-wrong-limit = **{ $name }**: I couldn't use “{ $typed }”, so it didn't change. Enter a whole number from { $least } to { $most }.
# The Job Success Score. Discord's limit for a label: 45 characters.
server-score = Job Success Score settings
    .text = How this server computes the Job Success Score. Changes apply to all scores right away, also to earlier contracts.
server-score-footer = A score is computed whenever someone views it.
server-score-rules = Score
    .text = At least **{ $contracts }** { $contracts ->
            [one] contract
           *[other] contracts
        } with **{ $clients }** { $clients ->
            [one] client
           *[other] clients
        }
        Time spans: **{ $windows } months**; the best one is shown
        Excellent from **{ $excellent }%**, good from **{ $good }%**
server-rates = Currency rates
    .text = Contracts are weighed in **{ $currency }**, at these rates:
        { $rates }
server-rates-none = Contracts are weighed in **{ $currency }**. There are no rates, so a contract in another currency counts as a small one.
server-badges = Roles for badges
    .text = Top Rated: { $top_rated }
        Rising: { $rising }
        Parley gives a freelancer the role with the badge, and takes it away with it.
server-choose-top-rated = Role for Top Rated
server-choose-rising = Role for Rising
server-saved-badge-role = Freelancers with the badge **{ $badge }** now get { $role }. Parley needs **Manage Roles**, and its own role above that one.
server-saved-no-badge-role = The badge **{ $badge }** comes without a role now. I'm removing the role that Parley gave for it.
server-badge-role-alert = A role for a badge doesn't work
server-badge-role-gone = The role for a badge was deleted. Choose another one, or none, with `/parley score`.
server-badge-role-above = Parley can't give or take { $role }, because that role is above Parley's own. Move Parley's role above it in **Server Settings → Roles**.
server-badge-role-permission = Parley can't give or take { $role }. Turn on **Manage Roles** for Parley's role in **Server Settings → Roles**.
server-badge-role-managed = { $role } belongs to a bot or an integration, so nobody can give it to a member. Choose another one with `/parley score`.
server-refused-badge-role = Choose another role
    .text = Everyone has that role, or it's the moderators' role. Nothing changed.
        Create a role for the badge in **Server Settings → Roles**, then choose it here.
server-button-score = Edit score
server-button-rates = Edit currency rates
server-form-contracts = Contracts that a score needs (1 to 50)
server-form-clients = Different clients that a score needs
server-form-windows = Three time spans in months
server-form-excellent = Excellent from (percent)
server-form-good = Good from (percent)
server-form-rates = What 1 of each currency is worth in { $currency }
    .example = EUR 1.08
server-saved-minimum = A score now needs **{ $contracts }** { $contracts ->
    [one] contract
   *[other] contracts
} with **{ $clients }** { $clients ->
    [one] client
   *[other] clients
}.
server-saved-windows = Scores now look back **{ $windows }** months, and show the best.
server-saved-bands = A score is now excellent from **{ $excellent }%** and good from **{ $good }%**.
server-saved-rates = { $count ->
    [one] **1** currency has a rate now.
   *[other] **{ $count }** currencies have a rate now.
} All scores follow.
server-saved-no-rates = No currency has a rate now. Contracts in other currencies count as small ones.
server-wrong-minimum = I couldn't use “{ $contracts }” contracts with “{ $clients }” clients, so it didn't change. Enter whole numbers from 1 to { $most }, with no more clients than contracts.
server-wrong-windows = I couldn't use “{ $typed }” as the time spans, so they didn't change. Enter three different numbers of months up to { $most }, such as 6, 12, 24.
server-wrong-bands = I couldn't use excellent from “{ $excellent }” and good from “{ $good }”, so they didn't change. Enter percents up to { $most }, with good below excellent.
server-wrong-rates = Currency rates: I couldn't read “{ $line }”, so no rate changed. Write one currency a line, such as `EUR 1.08`. This is what you typed:
server-wrong-rates-many = Currency rates: a server can have up to { $most }, so no rate changed. This is what you typed:
server-refused-admins = Admins only
    .text = You need the **Manage Server** permission to change these settings.
        Ask an admin. Nothing changed.
server-refused-everyone = Choose another role
    .text = Everyone has that role, so everyone could read every offer. Nothing changed.
        Create a role for moderators in **Server Settings → Roles**, then choose it here.

## Setup and checks

setup-so-far = Your choices so far
    .text = Moderator role: { $role } · Moderators' channel: { $channel }
        Private channels: **{ $style }** · Channel for private threads: { $hub }
        Default currency: **{ $currency }** · Offer expiry: **{ $expiry }** · Time zone: **{ $zone }**
setup-progress = { $done } Step { $at } of { $of } · Changes save right away
setup-next = Next
setup-back = Back
setup-finish = Check and finish
setup-moderators = Who moderates this server?
    .text = Members with the moderator role can see every offer here. Parley posts what needs them in the moderators' channel, so keep it private to them.
        Both are optional: Parley works without them, but nobody hears when something stops.
setup-rooms = Where do people talk about offers?
    .text = Each client gets a private channel with each freelancer or agency. **Separate channels** are easy to find, and Parley creates a category for them. **Private threads** don't use up the 500 channels of a server.
        Threads need a parent channel that everyone can see. Choose one, or let Parley create it when it's needed.
setup-defaults = What are the defaults for offers?
    .text = Choose the currency for prices without one, how long offers stay open, and the time zone in which a day begins. Clients can choose the currency and the expiry of each offer.
setup-check = Is everything ready?
    .text = This is what Parley sees in this server right now. To check again, use `/parley check`. To change any setting, use `/parley settings`.
check-well = Everything is ready
    .text = Parley has every permission it needs, sees every channel it uses, and has nothing left to deliver.
check-found = Problems found
check-waits = The problem is fixed. I'm delivering everything that was delayed.
check-rights-well = Parley has every permission it needs and sees every channel it uses.
check-unseen = Discord didn't let Parley look at this server just now. Try again in a minute.
check-stopped = **Other problems that delay deliveries**
check-waiting = { $count ->
    [one] { $count } delivery is waiting for this.
   *[other] { $count } deliveries are waiting for this.
}
check-mail-blocked = { $count ->
    [one] A mail host refuses all of Parley's emails. Everyone's address is kept.
   *[other] { $count } mail hosts refuse all of Parley's emails. Everyone's address is kept.
}
    The person who runs Parley finds the name in Parley's log and can ask their mail provider to get it unblocked.
check-again = Try again
check-tried = { $count ->
    [0] There's nothing to try again. Here's what Parley sees now.
    [one] I'm trying { $count } delivery again. Here's what Parley sees now.
   *[other] I'm trying { $count } deliveries again. Here's what Parley sees now.
}
check-role-lacks = Parley's role is missing { $permissions } in this server. Fix it in **Server Settings → Roles → Parley**.
check-place-lacks = Parley is missing { $permissions } in { $channel }, { $what }. Fix it in that channel's settings, under **Permissions**.
check-public-moderators = People outside the team can read { $channel }, the moderators' channel, so Parley posts nothing there. Under **Permissions**, turn off **View Channels** for the everyone role and for roles that don't moderate.
server-timed-out = You're in time-out
    .text = Nothing was sent. This server's time-out ends { $until }. Until then, Parley doesn't pass on what you write, and that includes profiles and names of agencies. You can still read offers, and accept or decline them without a message. You can also report an offer, or appeal.
server-public-channel = People outside the team can read that channel
    .text = Nothing was changed. Reports go to the moderators' channel, so only moderators should see it.
        In the settings of { $channel }, under **Permissions**, turn off **View Channels** for the everyone role and for roles that don't moderate. Then choose it again.
check-exposed = People outside { $channel }, a private channel, can read it. Remove their access under **Permissions**, or give Parley **Manage Roles** so that it can. Until then, Parley posts nothing there.
check-exposed-hub = People outside the team have **Manage Threads** in { $channel }, so they can read every private thread there. Remove that permission from their roles, or in the channel's settings under **Permissions**.
check-crowded = { $channel }, a private thread, has { $count ->
        [one] { $count } member who is
       *[other] { $count } members who are
    } on neither side. Moderators can be there. Anyone else can be removed in its list of members.
check-place-moderators = the moderators' channel
check-place-job-board = the job board
check-place-hub = the channel for private threads
check-place-category = the category for private channels
check-place-room = a private channel
check-gone-moderators-channel = The moderators' channel was deleted, so nobody hears when something stops. Choose another one with `/parley settings`.
check-gone-job-board = The job board was deleted, so new jobs aren't posted anywhere. Choose another one with `/parley settings`. Open jobs then appear there.
check-gone-hub = The channel for private threads was deleted. Choose another one with `/parley settings`. Until then, Parley creates one when it's needed.
check-gone-room = A private channel was deleted. Parley creates it again when its members next need it. You don't need to do anything.
check-hidden-command = Members with { $role } don't see `/parley`. In **Server Settings → Integrations**, choose **Manage** next to Parley, open `/parley`, and add { $role }. Or give the role the **Manage Messages** permission.
check-gone-role = The moderator role was deleted, so no moderators can see offers. Choose another one with `/parley settings`.
check-given-up = Failed deliveries
check-lost = { $what }: failed after { $tries ->
    [0] no try
    [one] { $tries } try
   *[other] { $tries } tries
} ({ $why })
check-lost-offer = { $what }, offer #{ $number }: failed after { $tries ->
    [0] no try
    [one] { $tries } try
   *[other] { $tries } tries
} ({ $why })
check-effect-room = Creating a private channel
check-effect-sides = Changing who can see a private channel
check-effect-moderators = Letting moderators into a private channel
check-effect-alert = A message to the moderators
check-effect-card = The card of an offer
check-effect-files = The files of an offer
check-effect-proposal-files = The files of a proposal
check-effect-work-files = A file of submitted work
check-effect-refresh = An update to a card
check-effect-change = A change request
check-effect-contract = A contract
check-effect-badge-role = The role for a badge
check-effect-feedback = Feedback on a contract
check-effect-notice = A message in a private channel
check-effect-direct = A direct message
check-effect-invite = An invitation to an agency
check-effect-mail = An email
check-effect-webhook = An event for another program
check-effect-job = A job on the job board
check-effect-match = Finding whose job alerts a job fits
check-effect-report = The card of a report
check-effect-appeal = An appeal
check-effect-dispute = A dispute for the moderators
check-effect-unknown = Something that this version of Parley does not know

## Refusals

refusal-no-obstacle = Nothing to try again
    .text = This is already fixed, or it's only for this server's moderators.
        Parley automatically delivers everything that was delayed.

## Commands

command-parley = Manage Parley in this server
command-parley-settings = View and change how Parley works in this server
command-parley-score = View and change how this server computes the Job Success Score
command-parley-setup = Set up Parley step by step
command-parley-check = Check permissions and retry failed deliveries
