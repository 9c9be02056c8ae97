### Agencies, and the work they assign.

# Agencies: /agency, its invitations, and offers to an agency.
#
# Values: { $agency } is an agency's name, { $person }, { $by } and { $owner } are people, { $role } is one of the three words below.

## Commands. Discord's limit for a description: 100 characters.

agency-command = Manage agencies, where a team answers offers together
agency-command-create = Start an agency that you own
agency-command-name = Choose a name, up to 50 characters
agency-command-invite = Invite a member to your agency, or to another role in it
agency-command-member = Choose a member
agency-command-as = Choose what they can do (default: member)
agency-command-exclusive = Choose whether they get offers only through the agency (default: no)
agency-command-which = Choose an agency (default: yours)
agency-command-role = Make someone in your agency a manager or a member
agency-command-remove = Remove someone from your agency, or cancel their invitation
agency-command-transfer = Transfer your agency; the new owner has to accept
agency-command-reason = Give a reason for the audit log (moderators only)
agency-command-leave = Leave an agency
agency-command-view = View an agency, or your own agencies and invitations
agency-command-delete = Delete your agency

## Roles

agency-role-owner = Owner
agency-role-manager = Manager
agency-role-member = Member

## What was done

agency-created = { $agency } created
    .text = You'll get the offers sent to it. Invite others with `/agency invite`. Clients use `/offer send agency:`.
agency-asked = Invitation to { $agency }
    .join = I'm inviting { $person } to join ({ $role }), by direct message and in `/agency view`. They have a week to answer.
    .own = I'm asking { $person } to take over, by direct message and in `/agency view`. You own the agency until they accept. Then you become a manager.
agency-question = Invitation from { $server }
    .join = **{ $by }** invited you to join the agency **{ $agency }**. Your role: { $role }.
    .exclusive = **{ $by }** invited you to join the agency **{ $agency }**. Your role: { $role }. This would be **exclusive**: while you're in it, you get offers only through the agency.
    .own = **{ $by }** wants to transfer the agency **{ $agency }** to you. As the owner, you get its offers and answer them.
agency-question-until = You can answer until { $when }. Nothing changes until you accept.
agency-question-ended = Invitation from { $server } has ended
    .replaced = **{ $agency }** invited you again since. Answer the newer invitation, here or in `/agency view`.
    .withdrawn = **{ $agency }** canceled this invitation. You don't need to do anything.
    .over = This invitation to **{ $agency }** is no longer needed. You don't need to do anything.
agency-accept = Accept invitation
agency-decline = Decline invitation
agency-declined = Invitation declined
    .text = Nothing changed in **{ $agency }**.
agency-joined = Welcome to { $agency }: { $role }
    .manager = You can now see its private channels and answer its offers, together with the owner. `/offers` lists them. `/agency view` shows who's in it.
    .member = `/agency view` shows who's in it. To leave, use `/agency leave`.
agency-owned = You now own { $agency }
    .text = You'll get its pending offers by direct message, and `/offers` lists them. The previous owner is now a manager.
agency-news = { $agency } in { $server }
    .joined = { $person } joined the agency.
    .left = { $person } is no longer in the agency.
    .you-left = You're no longer in the agency. You don't need to do anything.
    .owner = { $person } now owns the agency.
    .you-owner = You now own the agency. `/offers` lists the offers it can answer.
    .manager = { $person } is now a manager and can answer offers.
    .you-manager = You're now a manager: you can answer the agency's offers. `/offers` lists them.
    .member = { $person } is now a member and no longer answers offers.
    .you-member = You're now a member: the owner and managers answer the agency's offers.
agency-role-set = { $agency }: role changed
    .manager = { $person } can now answer offers and see the agency's private channels.
    .member = { $person } can no longer answer offers or see the agency's private channels.
agency-removed = { $agency }: person removed
    .text = { $person } is no longer part of the agency. To invite them again, use `/agency invite`.
agency-handed-over = { $agency } has a new owner
    .text = { $owner } owns it now and gets its pending offers. Your reason is in the audit log.
agency-leaving = Leave { $agency }?
    .text = You'll no longer see its private channels or its offers, and work that is assigned to you is unassigned. To come back, you'd need an invitation. To stay, dismiss this message.
agency-button-leave = Leave agency
agency-left = You left { $agency }
    .text = You can no longer see its private channels. To come back, you need an invitation.
agency-deleted = { $agency } deleted
    .text = Nobody can send it offers anymore, and its name is free. You can still view the offers it had.

## An agency as people see it

agency-line = **{ $role }** { $people }
agency-line-asked = **Invited** { $people }
# People, or the numbers of offers.
agency-people-more = { $people } and { $count } more
agency-exclusive = { $person } (exclusive)
agency-next =
    .client = To send it an offer, use `/offer send agency:`. The owner or a manager will answer.
    .owner = You can use `/agency invite`, `role`, `remove`, `transfer` and `delete`.
    .manager = You answer offers together with the owner. To add a member, use `/agency invite`.
    .member = The owner and managers answer offers. To leave, use `/agency leave`.
agency-none = You're not in an agency
    .text = Start one with `/agency create` to answer offers as a team.

## Offers to an agency

agency-copy-for = This is for your agency, **{ $agency }**. The owner or any manager can answer. The first answer counts.
agency-contract = Agency
agency-copy-gone = You can't answer this offer
    .text = You no longer answer offers for this agency. You don't need to do anything.
agency-no-owner-alert = An agency has no owner
agency-no-owner = The owner of **{ $agency }** left this server, and an offer is waiting for an answer. The agency's managers can answer it. If there are none, make one of its members the owner with `/agency transfer` and a reason.
agency-no-owner-next = This message disappears once the agency has an owner in this server.

## The work of an offer, assigned to a member

agency-delegate = Assign work
agency-wished = Client's choice
agency-handed = Assigned to
agency-whom = Assign the work of offer #{ $number }
    .text = The member you choose joins the private channel and can read what people wrote there. They see the work, but no prices. The owner and managers still answer the offer.
    .nobody = This agency has no members yet. Invite one with `/agency invite`. Until then, the owner and managers do the work.
    .choose = Choose a member
agency-take-back = Unassign
agency-handed-over-to = Offer #{ $number }: work assigned
    .text = I'm adding { $person } to the private channel and letting them know. To choose someone else or unassign them, press **Assign work**.
agency-taken-back = Offer #{ $number }: work unassigned
    .text = I'm removing the member from the private channel. To choose someone else, press **Assign work**.
agency-handed-directly = You have new work in **{ $server }**.
agency-work = Offer #{ $number }: { $title }
    .text = { "**" }{ $agency }** assigned you to this work for { $client }. **View offer** has all of it. The owner and managers answer the offer. You can talk to everyone in the private channel.
agency-work-next = The owner and managers answer the offer. Talk about the work in { $room }.
    .accepted = The offer was accepted, so the work can start. Talk about it in { $room }.
    .over = This offer has ended. You don't need to do anything.
agency-happened-delegated = Work assigned to a member
agency-happened-taken-back = Work unassigned

## Refusals

refusal-agency-no-such = Agency not found
    .text = There's no agency with that name here, or you're not in it. `/agency view` suggests names as you type.
refusal-agency-in-none = You're not in an agency
    .text = Start one with `/agency create`. To see another agency, use `/agency view agency:`.
refusal-agency-which = Which agency?
    .text = You're in more than one. Choose one with the option `agency`.
refusal-agency-name = Choose another name
    .text = A name has 1 to { $most } visible characters, and this one has { $is }. Try `Studio North`.
refusal-agency-name-link = Choose a name without a link
    .text = Nobody can tell where a link in a name leads. Try `Studio North`.
refusal-agency-asked-many = You've sent many invitations today
    .text = Nothing was sent. You can invite more people tomorrow.
refusal-agency-asked-often = Not right now
    .text = Nothing was sent. { $person } got several invitations today. You can invite them tomorrow.
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
    .text = { $owed }
        You can delete it once its offers are answered and its contracts have ended. A contract ends when it is closed. One that nobody closes ends with its due date, or after 90 days if it has none.
    .pending = **Pending offers** { $offers }
    .contracts = **Contracts of offers** { $offers }
refusal-agency-own = You can't send your own agency an offer
    .text = Choose an agency that you're not in.
refusal-agency-only-through = Send it to their agency
    .text = { $person } only works through **{ $agency }**. Send it there, with `/offer send agency:`.
refusal-agency-one-addressee = A member or an agency?
    .text = Choose one of the two: `/offer send to:` for a member, or `/offer send agency:` for an agency.
refusal-agency-owner-here = The owner is still here
    .text = Moderators can only transfer an agency when its owner has left the server.
refusal-agency-not-in-server = They're not in this server
    .text = Only members of this server can join an agency or own one. Invite them to the server first, or choose another member.
refusal-agency-screening = Not a full member yet
    .text = { $person } hasn't finished this server's membership screening yet. Transfer the agency once they have.
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
