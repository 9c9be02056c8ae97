# Refusals: what was not done, why, and what to do instead. The title, then the text below it.

# The same words whatever it is that does not exist for the reader, so that strangers learn nothing.
refusal-not-yours = Nothing of yours here
    .text = There is no offer or change request of yours behind this.
        `/offers` lists those that you sent and received.
refusal-no-draft = This draft is gone
    .text = It was discarded, or was not touched for a day.
        Begin again with `/offer send`, or press Request changes again.
refusal-draft-changed = The offer was changed since
    .text = Nothing was sent: this preview is older than what you typed last.
        Use `/offer send` again; everything is still there.
refusal-already-sent = Already sent
    .text = This draft belongs to offer #{ $number }; nothing was sent twice.
        `/offers` shows how it stands.

## Whose button it is

refusal-clients-button = This is the client's button
    .text = Only the side that sent the offer can do this.
        You can accept it, request changes, or decline.
refusal-other-sides-button = This is the other side's button
    .text = You sent this offer; only the side that received it can do this.
        You can withdraw it, or wait for the answer.
refusal-left-server = You are not in that server any more
    .text = This belongs to **{ $server }**, which you left. Nothing was changed.
        View offer still shows you the offer. To answer it, join the server again; the buttons here work then.

## Too late

refusal-stale = The terms have changed
    .text = Nothing was done: that button was for version { $seen } of offer #{ $number }, and version { $current } counts now.
        Its card is further down in the offer's channel.
refusal-change-open = Changes are requested already
    .text = Offer #{ $number } has a change request that the client has not answered yet; one at a time.
        You can still accept or decline the offer as it is.
refusal-change-over = This change request is over
    .text = It was answered, or closed with offer #{ $number }.
        View offer shows what became of it.

# { $by } is "you" for the reader, "nobody" where no name is known, and "other" for { $who }.
refusal-over = Offer #{ $number } is over
    .pending = Its state has just changed.
        Please try again.
    .accepted = { $by ->
            [you] You already accepted it { $when }.
            [nobody] Somebody accepted it { $when }.
           *[other] { $who } accepted it { $when }.
        }
        The contract is pinned in the offer's channel.
    .declined = { $by ->
            [you] You already declined it { $when }.
            [nobody] Somebody declined it { $when }.
           *[other] { $who } declined it { $when }.
        }
        The client can send a new one with `/offer send`.
    .withdrawn = { $by ->
            [you] You already took it back { $when }.
            [nobody] Somebody took it back { $when }.
           *[other] { $who } took it back { $when }.
        }
        There is nothing left to answer.
    .removed = The moderators removed it { $when }.
        There is nothing left to answer.
    .expired = It expired { $when }, unanswered.
        The client can send a new one with `/offer send`.

## Limits

refusal-same-terms = Nothing is different
    .text = Those are the terms of offer #{ $number } already.
        Change at least one of them first.
refusal-many-changes = Too many change requests
    .text = At most { $most } in an hour for one offer. What you typed is kept for a day.
        Try again later, or talk it over in the channel.
refusal-many-pending = Too many open offers
    .text = At most { $most } of your offers may wait for an answer. The draft is kept for a day.
        Withdraw one, or wait for an answer.
refusal-many-for-pair = Too many open offers to this person
    .text = At most { $most } may wait for their answer. The draft is kept for a day.
        Withdraw one, or wait for an answer.
refusal-many-new = Too many new offers
    .text = At most { $most } in an hour. The draft is kept for a day.
        Try again later: it is all still there.

## To whom

refusal-to-self = That is you
    .text = An offer goes to somebody else.
        Choose another member with `/offer send`.
refusal-to-bot = Bots cannot be hired
    .text = They have nobody who could answer.
        Choose a person with `/offer send`.
refusal-no-obstacle = Nothing to try again
    .text = Either this is solved, or it is for this server's moderators.
        What waits is delivered by itself.
refusal-not-member = Not in this server
    .text = An offer arrives in a channel of this server, so it can only go to somebody who is here.
        Invite them first, or choose another member.

# The same words for somebody who takes no offers and for somebody who has blocked the reader.
refusal-not-accepting = Not accepting offers at the moment
    .text = { $person } does not take new offers from you at the moment. What you typed is kept for a day.
        `/freelancers find` shows others who do.
refusal-to-blocked = You have blocked this person
    .text = { $person } could not answer you freely, so no offer goes to somebody you have blocked.
        `/unblock` takes the block back.

## Blocks and profiles

refusal-block-self = That is you
    .text = You can only block somebody else.
        To take no offers for a while, use `/profile view` and Stop accepting offers.
refusal-block-bot = Bots send no offers
    .text = There is nothing to block: only people can send you offers.
refusal-bot-profile = Bots have no profile
    .text = Only people can be hired here.
        `/freelancers find` shows who offers what.

## Not a refusal: faults of ours, and what nobody can answer

refusal-apology = Sorry, that did not work
    .text = Something went wrong on Parley's side, not yours, and it is logged.
        Please try again. If it happens again, tell the people who run this server the reference `{ $reference }`.
refusal-unknown = This does nothing any more
    .text = It is from another version of Parley, or it was not made by Parley.
        `/offers` shows your offers as they stand.
refusal-servers-only = Only in a server
    .text = Offers belong to a server. Please use this there.
refusal-late = That took longer than usual. Please press the button once more.
refusal-file-too-large = This file is too large
    .text = “{ $name }” has { $size }; Discord takes files up to { $most }.
        Nothing was sent. Make it smaller, or share it in the channel later.
refusal-no-number = Which offer?
    .text = No offer goes by that name.
        Choose one from the list that appears while you type, or type its number, such as 7 or #7. `/offers` shows them all.

## Reports

refusal-no-offer-there = This message is no offer
    .text = It is neither an offer of yours nor something written in the room of one.
        `/report` lets you choose one of your offers.
refusal-already-reported = You have reported this offer already
    .text = The moderators have your report and have not closed it yet.
        If something new happened, tell one of them.
refusal-moderators-only = For moderators
    .text = Only the moderators of this server and those who manage it can do this.
refusal-no-report = Nothing to decide here
    .text = There is no such report, or it is for the moderators of this server.
refusal-report-party = You are a party to report #{ $number }
    .text = Whoever reported, is reported or is a side of the offer decides nothing about it, and does not see who reported.
        Another moderator takes care of it.
refusal-report-claimed = Report #{ $number } is claimed
    .yours = You already took it { $when }.
        Decide it with the buttons on its card.
    .text = { $who } took it { $when }.
        { "**" }Take over{ "**" } on its card takes it from them.
refusal-report-closed = Report #{ $number } is closed
    .yours = You already decided it { $when }.
    .text = { $who } decided it { $when }.
refusal-report-offer-over = The offer is over already
    .text = There is nothing left to remove. Report #{ $number } stays open: dismiss it, warn or suspend.
refusal-no-why = A reason is needed
    .text = Nothing was done. Every decision carries a reason, in the audit and for those whom it concerns.
        Press the button again, and write a sentence.
refusal-bad-length = For how long?
    .text = Nothing was done: that is no length of time. Write it as 7d, 36h or 2 weeks.
        What you typed is kept.
    .range = Nothing was done: it must last at least 1 hour and at most 366 days.
        What you typed is kept.
refusal-suspended = You can send no offers at the moment
    .text = The moderators of this server suspended you until { $until } ({ $ago }). It ends by itself.
        What you typed is kept for a day.
refusal-not-suspended = You are not suspended here
    .text = There is nothing to appeal against: you can send offers in this server.
refusal-appealed-lately = One appeal a week
    .text = The moderators have your last one. You can write to them again { $again }.
refusal-no-suspension = No such suspension
    .text = It has ended, or it is for the moderators of this server.

## About agencies

refusal-agency-no-such = No such agency
    .text = There is no agency of that name here, or you are not in it. `/agency view` suggests names while you type.
refusal-agency-in-none = You are in no agency
    .text = `/agency create` starts one. To see somebody else's, name it: `/agency view agency:`.
refusal-agency-which = Which agency?
    .text = You are in more than one. Name it with the option `agency`.
refusal-agency-name = That is no name for an agency
    .text = A name has 1 to { $most } characters that can be seen; this one has { $is }. For example: `Studio North`
refusal-agency-name-taken = The name is taken
    .text = Another agency here is called **{ $name }**. Try one that tells the two apart.
refusal-agency-many = You own enough agencies
    .text = One person owns at most { $most } in a server. Hand one over with `/agency transfer`, or delete one.
refusal-agency-full = The agency is full
    .text = An agency has at most { $most } people. Somebody has to leave first.
refusal-agency-owners = For the owner
    .text = Only the owner of the agency can do that. `/agency view` shows who that is.
refusal-agency-managers = For the owner and managers
    .text = Members of an agency do not decide who is in it. `/agency view` shows whom to ask.
refusal-agency-not-staff = Not of this agency
    .text = { $person } is not in it. `/agency view` shows who is.
refusal-agency-is-so = That is so already
    .text = Nothing has changed for { $person }. `/agency view` shows who is what.
refusal-agency-owner-stays = An agency keeps its owner
    .text = Hand it over first with `/agency transfer`; then you can leave. `/agency delete` closes it.
refusal-agency-bot = Bots do not join agencies
    .text = Name a member of this server.
refusal-agency-not-asked = This question is over
    .text = It was answered, taken back or replaced, or its week has passed. `/agency view` shows what you are asked now.
refusal-agency-bound = You are exclusive elsewhere
    .text = Offers reach you through **{ $agency }** alone. Leave it first, or ask to join without being exclusive.
refusal-agency-busy = Not yet
    .text = The agency has offers that wait ({ $pending }) and contracts ({ $contracts }). It can be deleted when it has neither.
refusal-agency-own = That is your agency
    .text = An offer goes to an agency that you are not in.
refusal-agency-only-through = Offers go through the agency
    .text = { $person } works for **{ $agency }** alone. Send it there, with `/offer send agency:`.
refusal-agency-one-addressee = To a member, or to an agency?
    .text = Name one of the two: `/offer send to:` a member, or `/offer send agency:` an agency.
refusal-agency-owner-here = The owner is here
    .text = A moderator gives an agency to somebody only when its owner has left the server.
refusal-agency-no-reason = Why?
    .text = Say it with the option `reason`; it stands in the audit.
refusal-agency-others-answer = The owner and the managers answer
    .text = The work of this offer is yours, its answer is not. **View offer** shows you the work; for anything else ask the owner or a manager, in the room.
refusal-agency-answers-themselves = They answer offers themselves
    .text = { $person } sees the room and answers without this. Choose a member, or make them one with `/agency role`.
refusal-agency-not-handed = The work is with nobody
    .text = There is nothing to take back. **Delegate** chooses a member.
refusal-agency-wish-alone = A member of which agency?
    .text = `member` goes with `agency`: name the agency too. For an offer to one person alone use `/offer send to:`.
refusal-agency-others-remain = Your agency needs an owner first
    .text = Nothing was deleted. You own **{ $agency }**, and others are in it: hand it over with `/agency transfer`, or take them out with `/agency remove`. An agency that you are in alone is closed with your data.
