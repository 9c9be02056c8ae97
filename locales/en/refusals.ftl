# Refusals: what didn't happen, why, and what to do instead. The title, then the text below it.

# The same words for everything that doesn't exist for the reader, so that strangers learn nothing.
refusal-not-yours = Offer not found
    .text = There's no offer or change request of yours here.
        `/offers` lists everything you sent or received.
refusal-no-draft = Draft not found
    .text = It was discarded, or you hadn't edited it for a day.
        Start again with `/offer send`, or press **Request changes** again.
refusal-draft-changed = This preview is out of date
    .text = Nothing was sent. You edited this offer after the preview was made.
        Use `/offer send` again. I kept everything you typed.
refusal-already-sent = Already sent
    .text = You sent this draft as offer #{ $number }. Nothing was sent twice.
        `/offers` shows its status.

## Whose button it is

refusal-clients-button = This button is for the client
    .text = Only the side that sent the offer can do this.
        You can accept it, request changes or decline.
refusal-other-sides-button = This button is for the other side
    .text = You sent this offer, so only the other side can do this.
        You can edit or withdraw it, or wait for an answer.
refusal-left-server = You're no longer in that server
    .text = This belongs to **{ $server }**, which you left. Nothing changed.
        { "**" }View offer** still shows you the offer. To answer it, join the server again, then press the button again.

## Too late

refusal-stale = The terms have changed
    .text = Nothing changed. That button was for version { $seen } of offer #{ $number }, and the current one is version { $current }.
        Its card is further down in the offer's channel.
refusal-change-open = There's already a change request
    .text = The client hasn't answered the change request for offer #{ $number } yet. There can only be one at a time.
        You can still accept or decline the offer as it is.
refusal-change-over = This change request has ended
    .text = It was answered, or it closed with offer #{ $number }.
        { "**" }View offer** shows what happened.

# { $by } is "you" for the reader, "nobody" where no name is known, and "other" for { $who }.
refusal-over = Offer #{ $number } has ended
    .pending = Its status just changed.
        Please try again.
    .accepted = { $by ->
            [you] You already accepted it { $when }.
            [nobody] Someone already accepted it { $when }.
           *[other] { $who } already accepted it { $when }.
        }
        The contract is pinned in the offer's channel.
    .declined = { $by ->
            [you] You already declined it { $when }.
            [nobody] Someone already declined it { $when }.
           *[other] { $who } already declined it { $when }.
        }
        The client can send a new offer with `/offer send`.
    .withdrawn = { $by ->
            [you] You already withdrew it { $when }.
            [nobody] Someone already withdrew it { $when }.
           *[other] { $who } already withdrew it { $when }.
        }
        You don't need to do anything.
    .removed = The moderators removed it { $when }.
        You don't need to do anything.
    .expired = It expired { $when } without an answer.
        The client can send a new offer with `/offer send`.

## Limits

refusal-same-terms = No changes yet
    .text = These are already the terms of offer #{ $number }.
        Change at least one of them first.
refusal-many-changes = Too many change requests
    .text = You can send up to { $most } change requests an hour for an offer. I'll keep what you typed for a day.
        Try again later, or talk it over in your private channel.
refusal-many-pending = Too many pending offers
    .text = You can have up to { $most } offers waiting for an answer. I'll keep this draft for a day.
        Withdraw one, or wait for an answer.
refusal-many-for-pair = Too many pending offers to this person
    .text = You can have up to { $most } offers waiting for this person's answer. I'll keep this draft for a day.
        Withdraw one, or wait for an answer.
refusal-many-new = Too many new offers
    .text = You can send up to { $most } new offers an hour. I'll keep this draft for a day.
        Try again later.

## Who an offer is for

refusal-to-self = You can't send yourself an offer
    .text = Choose another member with `/offer send`.
refusal-to-bot = You can't send a bot an offer
    .text = Bots can't answer offers.
        Choose a person with `/offer send`.
refusal-no-obstacle = Nothing to try again
    .text = This is already fixed, or it's only for this server's moderators.
        Parley automatically delivers everything that was delayed.
refusal-not-member = They're not in this server
    .text = Offers arrive in a channel of the server, so you can only send them to its members.
        Invite them first, or choose another member.

# The same words for a person who takes no offers and for one who has blocked the reader.
refusal-not-accepting = Not accepting offers right now
    .text = { $person } isn't taking new offers from you right now. I'll keep what you typed for a day.
        `/freelancers find` shows people who are.
refusal-to-blocked = You've blocked this person
    .text = You can't send an offer to someone you've blocked, because { $person } couldn't answer freely.
        To unblock them, use `/unblock`.

## Blocks and profiles

refusal-block-self = You can't block yourself
    .text = To get no new offers for a while, open `/profile view` and press **Stop accepting offers**.
refusal-block-bot = You can't block a bot
    .text = You don't need to do anything: only people can send you offers.
refusal-bot-profile = Bots don't have profiles
    .text = You can only hire people here.
        `/freelancers find` shows who does what.

## Not refusals: our own faults, and what nobody can answer

refusal-apology = Sorry, something went wrong
    .text = This is Parley's fault, not yours, and it's been logged.
        Please try again. If it keeps happening, give this server's admins the reference `{ $reference }`.
refusal-unknown = This button no longer works
    .text = It's from another version of Parley, or Parley didn't make it.
        `/offers` shows your offers as they are now.
refusal-servers-only = Use this in a server
    .text = Offers belong to a server, so this only works there.
refusal-late = That took longer than usual. Please press the button again.
refusal-file-too-large = This file is too large
    .text = “{ $name }” is { $size }. Discord allows files up to { $most }.
        Nothing was sent. Make the file smaller, or share it in your private channel later.
refusal-no-number = Which offer?
    .text = I couldn't find that offer.
        Choose one from the list that appears as you type, or type its number, such as 7 or #7. `/offers` lists them all.

## Reports

refusal-no-offer-there = This message isn't an offer
    .text = It's not one of your offers, or a message from an offer's private channel.
        Use `/report` to choose one of your offers.
refusal-already-reported = You've already reported this offer
    .text = The moderators have your report and haven't closed it yet.
        If something new happened, tell one of them.
refusal-moderators-only = Moderators only
    .text = Only this server's moderators, and the people who manage it, can do this.
refusal-no-report = Report not found
    .text = It doesn't exist, or it's only for this server's moderators.
refusal-report-party = You're involved in report #{ $number }
    .text = You're involved in this report or its offer, so you can't decide it or see who reported it.
        Another moderator will handle it.
refusal-report-claimed = Report #{ $number } is already claimed
    .yours = You claimed it { $when }.
        Decide it with the buttons on its card.
    .text = { $who } claimed it { $when }.
        To claim it yourself, press **Take over** on its card.
refusal-report-closed = Report #{ $number } is closed
    .yours = You already decided it { $when }.
    .text = { $who } already decided it { $when }.
refusal-report-offer-over = The offer has already ended
    .text = There's nothing left to remove. Report #{ $number } stays open. You can dismiss it, warn or suspend.
refusal-no-why = Add a reason
    .text = Nothing changed. Every decision needs a reason, for the audit log and the people it affects.
        Press the button again and write a sentence.
refusal-bad-length = For how long?
    .text = Nothing changed. I couldn't read that as a length of time. Try `7d`, `36h` or `2 weeks`.
        I kept everything you typed. Press **Fix it** to edit it.
    .range = Nothing changed. It must last at least 1 hour and at most 366 days.
        I kept everything you typed. Press **Fix it** to edit it.
refusal-suspended = You can't send offers right now
    .text = Moderators suspended you until { $until } ({ $ago }). It ends automatically.
        I'll keep what you typed for a day.
refusal-not-suspended = You're not suspended here
    .text = There's nothing to appeal. You can send offers in this server.
refusal-appealed-lately = You can appeal once a week
    .text = The moderators have your last appeal. You can send another one on { $again }.
refusal-no-suspension = Suspension not found
    .text = It has ended, or it's only for this server's moderators.

## About agencies

refusal-agency-no-such = Agency not found
    .text = There's no agency with that name here, or you're not in it. `/agency view` suggests names as you type.
refusal-agency-in-none = You're not in an agency
    .text = Start one with `/agency create`. To see another agency, use `/agency view agency:`.
refusal-agency-which = Which agency?
    .text = You're in more than one. Choose one with the option `agency`.
refusal-agency-name = Choose another name
    .text = A name has 1 to { $most } visible characters, and this one has { $is }. Try `Studio North`.
refusal-agency-name-taken = This name is taken
    .text = Another agency here is called **{ $name }**. Try a name that tells the two apart.
refusal-agency-many = You own too many agencies
    .text = You can own up to { $most } agencies in a server. Transfer one with `/agency transfer`, or delete one.
refusal-agency-full = This agency is full
    .text = An agency can have up to { $most } people. Someone has to leave first.
refusal-agency-owners = Only the owner can do this
    .text = `/agency view` shows who owns the agency.
refusal-agency-managers = Only the owner and managers can do this
    .text = `/agency view` shows who to ask.
refusal-agency-not-staff = Not in this agency
    .text = { $person } isn't in it. `/agency view` shows who is.
refusal-agency-is-so = Nothing changed
    .text = It's already set that way for { $person }. `/agency view` shows each person's role.
refusal-agency-owner-stays = Transfer your agency first
    .text = Every agency needs an owner. Use `/agency transfer`, then you can leave. To close the agency instead, use `/agency delete`.
refusal-agency-bot = Bots can't join agencies
    .text = Choose a member of this server.
refusal-agency-not-asked = This invitation has ended
    .text = It was answered, canceled or replaced, or its week has passed. `/agency view` shows your current invitations.
refusal-agency-bound = You're exclusive to another agency
    .text = You only get offers through **{ $agency }**. Leave it first, or ask to join without being exclusive.
refusal-agency-busy = You can't delete this agency yet
    .text = It still has pending offers ({ $pending }) and contracts ({ $contracts }). You can delete it once it has neither.
refusal-agency-own = You can't send your own agency an offer
    .text = Choose an agency that you're not in.
refusal-agency-only-through = Send it to their agency
    .text = { $person } only works through **{ $agency }**. Send it there, with `/offer send agency:`.
refusal-agency-one-addressee = A member or an agency?
    .text = Choose one of the two: `/offer send to:` for a member, or `/offer send agency:` for an agency.
refusal-agency-owner-here = The owner is still here
    .text = Moderators can only transfer an agency when its owner has left the server.
refusal-agency-no-reason = Add a reason
    .text = Write it in the option `reason`. It will be in the audit log.
refusal-agency-others-answer = You can't answer this offer
    .text = You're assigned to this work. Only the owner or a manager can answer the offer.
        { "**" }View offer** shows you the work. For anything else, ask the owner or a manager in your private channel.
refusal-agency-answers-themselves = They can already answer offers
    .text = { $person } already sees the private channel and the offer. Choose a member, or make them one with `/agency role`.
refusal-agency-not-handed = Nobody is assigned to this work
    .text = Nothing changed. To choose a member, press **Assign work**.
refusal-agency-wish-alone = Which agency?
    .text = The option `member` needs an agency, so choose that too. To send an offer to one person, use `/offer send to:`.
refusal-agency-others-remain = Your agency needs a new owner first
    .text = Nothing was deleted. You own **{ $agency }**, and there are others in it. Transfer it with `/agency transfer`, or remove them with `/agency remove`. An agency with only you in it is deleted with your data.
