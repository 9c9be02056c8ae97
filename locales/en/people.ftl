### Profiles, search, blocks and records.

## A profile

people-profile-none = { $person } doesn't have a profile yet.
people-profile-none-own = You don't have a profile yet. Add one so clients can find your skills with `/freelancers find`.
people-profile-skills = Skills
people-profile-links = Portfolio
people-profile-rate = Rate
people-profile-availability = Availability
people-profile-record = In this server
people-profile-next = What happens next
people-profile-saved = **Profile saved.** This is how others see your profile.
people-profile-no-contracts = No contracts here yet.
people-profile-contracts = { $contracts ->
        [one] **{ $contracts }** contract
       *[other] **{ $contracts }** contracts
    }
people-profile-joined = Member since { $day }
people-rate = { $rate }/h
people-open = 🟢 Accepting offers
people-shut = ⚪ Not accepting offers right now
people-next = **Send direct offer** opens the form. { $person } sees nothing until you press **Send**.
people-next-shut = { $person } isn't taking new offers right now. `/freelancers find` shows people who are.
people-next-own = Clients can find you with `/freelancers find`. If you're busy, press **Stop accepting offers** to get no new ones.
people-next-own-none = **Create profile** opens the form. You can get offers without a profile, too.
people-next-own-shut = Nobody can send you new offers. You keep the ones you have, and can still answer them.
people-button-offer = Send direct offer
people-button-edit = Edit profile
people-button-create = Create profile
people-button-pause = Stop accepting offers
people-button-resume = Accept offers again

## The form of a profile. Discord's limits: 45 characters for a label, 100 for an example.

people-form = Your profile
people-form-headline = Headline
people-form-bio = About you (optional)
    .example = What you do, who you work for, and how you work
people-form-skills = Skills, separated by commas (optional)
    .example = Illustration, Logo design, Procreate
people-form-rate = Hourly rate (optional)
people-form-links = Portfolio links, one per line (optional)
    .example = https://example.com/portfolio

## Finding freelancers

people-found-title = Freelancers: { $skill }
people-found-footer = { $total ->
        [one] { $total } person
       *[other] { $total } people
    } · Page { $page } of { $pages }
people-found-choose = Choose a profile to view
people-found-shut = not accepting offers
people-found-you = you
people-found-nobody = No freelancers match your search.
    Search again with a higher rate, without a rate, or for everyone.
people-found-limit = I compared rates of up to { $rate }. People whose rate isn't in { $currency }, or who list none, are left out.
people-found-related = Related skills here: { $skills }
people-found-unknown = Nobody here lists “{ $skill }”
people-found-unknown-hint = As you type, I suggest the skills that people here list.
people-found-unknown-next = Search again with `/freelancers find`, or send anyone an offer with `/offer send`.
people-found-gone = This list is out of date
people-found-bad-rate = Fix the rate to continue
people-found-bad-rate-next = You searched for: { $skill }
    Press the up arrow to get your command back, then fix `max_rate`.
people-skill-people = { $people ->
        [one] { $people } person
       *[other] { $people } people
    }
people-page-back = Back
people-page-more = More

## Blocks

people-blocked-now = Blocked
people-blocked-before = Already blocked
people-blocked-means = { $person } can't send you new offers. They won't be told. To them, it looks like you're not accepting offers.
people-blocked-pending = { $pending ->
        [one] Their pending offer stays open. You can still answer it, and declining ends it.
       *[other] Their { $pending } pending offers stay open. You can still answer them, and declining ends them.
    }
people-blocked-next = A private channel that you share stays open. `/blocked` lists everyone you've blocked. To unblock them, use `/unblock`.
people-unblocked = Unblocked
people-unblocked-means = { $person } can send you offers again.
people-not-blocked = Not blocked
people-not-blocked-means = You hadn't blocked { $person }, so nothing changed.
people-blocked-title = People you've blocked
people-blocked-line = { $person } · blocked { $since }
people-blocked-footer = { $total ->
        [one] { $total } person
       *[other] { $total } people
    } · Page { $page } of { $pages }
people-blocked-choose = Choose a person to unblock
people-blocked-nobody = You haven't blocked anyone
people-blocked-nobody-next = To stop getting someone's offers, use `/block`. They won't be told.

## A client's record. Both sides may read it, so it never says "you".

people-record = About the client
people-record-new = New here: one of their first offers
people-record-few = { $sent } offers sent · too few answers for a hire rate
people-record-short = { $sent } offers sent · { $accepted } accepted · { $rate }% hire rate
people-record-since = Member since { $joined } · on Discord since { $account }
people-record-account = On Discord since { $account }
people-record-offers = **Offers** { $sent } sent · { $accepted } accepted
people-record-rate = **Hire rate** { $rate }% of { $answered } answered offers
people-record-no-rate = **Hire rate** shown after { $from } answered offers
people-record-contracts = **Contracts** { $contracts }
people-record-stars = **Stars received** { $stars } as client
people-record-paid = **Paid on time** { $percent }% of { $contracts ->
        [one] 1 contract
       *[other] { $contracts } contracts
    } with something to pay
people-record-paid-short = { $percent }% paid on time
people-record-answers = Answers within an hour on average
    .hours = Answers in about { $hours ->
        [one] 1 hour
       *[other] { $hours } hours
    } on average
    .days = Answers in about { $days ->
        [one] 1 day
       *[other] { $days } days
    } on average
people-record-given = **Stars given** { $average } on average, { $times ->
        [one] once
       *[other] { $times } times
    }
people-record-joined = **Member** since { $day } ({ $ago })
people-record-discord = **On Discord** since { $day } ({ $ago })
people-record-upheld = ⚠️ { $upheld ->
        [one] Moderators upheld { $upheld } report about them
       *[other] Moderators upheld { $upheld } reports about them
    }
people-record-warned = ⚠️ Warning from the moderators, shown until { $until }
people-record-completed = { $completed } completed
people-record-first-together = **Together** no contracts yet
people-record-together = Worked together before: { $contracts ->
        [one] offer
       *[other] { $contracts } contracts, most recently offer
    } #{ $number }, { $title }, { $day }

## Refusals

refusal-block-self = You can't block yourself
    .text = To get no new offers for a while, open `/profile view` and press **Stop accepting offers**.
refusal-block-bot = You can't block a bot
    .text = You don't need to do anything: only people can send you offers.
refusal-bot-profile = Bots don't have profiles
    .text = You can only hire people here.
        `/freelancers find` shows who does what.

## Commands

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
# In a member's menu: at most 32 characters.
command-view-profile = View profile
