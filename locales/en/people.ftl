# People: profiles, finding freelancers, blocks, and the record of a client.

## A profile

people-profile-none = { $person } has not written a profile yet.
people-profile-none-own = You have no profile yet. With one, clients find you by your skills with `/freelancers find`.
people-profile-skills = Skills
people-profile-links = Portfolio
people-profile-rate = Rate
people-profile-availability = Availability
people-profile-record = In this server
people-profile-next = What happens next
people-profile-saved = **Saved.** This is how others see your profile.
people-profile-no-contracts = No contracts here yet.
people-profile-contracts = { $contracts ->
        [one] **{ $contracts }** offer accepted, now a contract
       *[other] **{ $contracts }** offers accepted, all of them contracts
    }
people-profile-joined = Member since { $day }
people-rate = { $rate } an hour
people-open = 🟢 Accepting offers
people-shut = ⚪ Not accepting offers at the moment

people-next = **Send direct offer** opens the form; { $person } sees nothing before you press Send.
people-next-shut = { $person } takes no new offers at the moment. `/freelancers find` shows others who do.
people-next-own = Clients find you with `/freelancers find`. **Stop accepting offers** keeps new ones away while you are busy.
people-next-own-none = **Write profile** opens the form. You get offers without one, too.
people-next-own-shut = Nobody can send you a new offer. Offers that you have already stay, and you can answer them.

people-button-offer = Send direct offer
people-button-edit = Edit
people-button-create = Write profile
people-button-pause = Stop accepting offers
people-button-resume = Accept offers again

## The form of a profile; a label holds 45 characters, an example 100

people-form = Your profile
people-form-headline = Headline
people-form-bio = About you (optional)
    .example = What you do, for whom, and how you work
people-form-skills = Skills, separated by commas (optional)
    .example = Illustration, Logo design, Procreate
people-form-rate = Rate by the hour (optional)
people-form-links = Portfolio links, one per line (optional)
    .example = https://example.com/portfolio

## Finding freelancers

people-found-title = Freelancers: { $skill }
people-found-footer = { $total ->
        [one] { $total } person
       *[other] { $total } people
    } · Page { $page } of { $pages }
people-found-choose = Choose somebody to see their profile
people-found-shut = not accepting offers
people-found-you = you
people-found-nobody = Nobody here fits.
    Search again with a higher rate, or without one, or for everybody.
people-found-limit = Up to { $rate }; rates in other currencies than { $currency } are left out.
people-found-related = Related skills here: { $skills }
people-found-unknown = Nobody here lists “{ $skill }”
people-found-unknown-hint = Skills are suggested while you type: those are the ones that people here have.
people-found-unknown-next = Search again with `/freelancers find`, or send an offer to anybody with `/offer send`.
people-found-gone = This list is gone
people-found-bad-rate = The rate needs another look
people-found-bad-rate-next = You searched for: { $skill }
    Press the up arrow to get your command back, and mend `max_rate`.
people-skill-people = { $people ->
        [one] { $people } person
       *[other] { $people } people
    }
people-page-back = Back
people-page-more = More

## Blocks

people-blocked-now = Blocked
people-blocked-before = Already blocked
people-blocked-means = { $person } can send you no new offers. They are not told: to them it looks as if you took none.
people-blocked-pending = { $pending ->
        [one] Their offer that waits for your answer stays as it is
       *[other] Their { $pending } offers that wait for your answer stay as they are
    }: you can still answer, and Decline ends it.
people-blocked-next = A channel that you share stays open. `/blocked` lists everybody you have blocked, `/unblock` takes it back.
people-unblocked = Unblocked
people-unblocked-means = { $person } can send you offers again.
people-not-blocked = Not blocked
people-not-blocked-means = You had not blocked { $person }, so nothing has changed.
people-blocked-title = People you have blocked
people-blocked-line = { $person } · blocked { $since }
people-blocked-footer = { $total ->
        [one] { $total } person
       *[other] { $total } people
    } · Page { $page } of { $pages }
people-blocked-choose = Choose somebody to unblock
people-blocked-nobody = Nobody is blocked
people-blocked-nobody-next = `/block` keeps somebody from sending you offers, without telling them.

## A client's record

people-record = About the client
people-record-new = New here: first offers
people-record-few = { $sent } offers sent · too few answers yet for a hire rate
people-record-short = { $sent } offers sent · { $accepted } accepted · hire rate { $rate } %
people-record-since = Member since { $joined } · on Discord since { $account }
people-record-account = On Discord since { $account }
people-record-offers = **Offers** { $sent } sent · { $accepted } accepted
people-record-rate = **Hire rate** { $rate } % of { $answered } answered offers
people-record-no-rate = **Hire rate** shown from { $from } answered offers on
people-record-contracts = **Contracts** { $contracts } started
people-record-joined = **Member here** since { $day } ({ $ago })
people-record-discord = **On Discord** since { $day } ({ $ago })
people-record-upheld = ⚠️ { $upheld ->
        [one] { $upheld } report about them was upheld by the moderators
       *[other] { $upheld } reports about them were upheld by the moderators
    }
people-record-warned = ⚠️ Warned by the moderators; shown until { $until }
people-record-first-together = **Together** no contract between the two sides yet
people-record-together = You have worked together before: { $contracts ->
        [one] offer
       *[other] { $contracts } contracts, the last one offer
    } #{ $number }, { $title }, { $day }
