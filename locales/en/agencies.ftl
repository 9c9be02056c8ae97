# Agencies: /agency, its questions, and offers to an agency.
#
# Values: { $agency } is an agency's name, { $person }, { $by } and { $owner } name somebody, { $role } is one of the three words below.

## Commands; a description holds 100 characters

agency-command = Agencies: one offer, answered by a team
agency-command-create = Start an agency that you own
agency-command-name = What it is called, up to 50 characters
agency-command-invite = Ask a member of this server to join your agency, or to go on in another role
agency-command-member = Whom you mean
agency-command-as = What they may do; a member if you leave it out
agency-command-exclusive = Whether offers reach them through the agency alone
agency-command-which = Which agency; yours if you leave it out
agency-command-role = Make somebody of your agency a manager or a member
agency-command-remove = Take somebody out of your agency, or take back what they are asked
agency-command-transfer = Hand your agency over; the new owner has to accept
agency-command-reason = For moderators: why; it stands in the audit
agency-command-leave = Leave an agency
agency-command-view = See an agency, or yours and what you are asked
agency-command-delete = Delete your agency

## Roles

agency-role-owner = Owner
agency-role-manager = Manager
agency-role-member = Member

## What was done

agency-created = { $agency } is yours
    .text = Offers that are sent to it come to you. Ask others to join with `/agency invite`; clients send with `/offer send agency:`.
agency-asked = { $agency }: asked
    .join = { $person } is asked to join ({ $role }), by direct message and under `/agency view`. They have a week to answer.
    .own = { $person } is asked to take over, by direct message and under `/agency view`. You own the agency until they accept; then you are a manager.
agency-question = A question from { $server }
    .join = **{ $by }** asks you to join the agency **{ $agency }**. Your role: { $role }.
    .exclusive = **{ $by }** asks you to join the agency **{ $agency }**. Your role: { $role }. It would be **exclusive**: nobody can send you offers of your own while you are there; they come through the agency.
    .own = **{ $by }** would like to hand the agency **{ $agency }** over to you. As its owner you get its offers and answer them.
agency-question-until = You can answer until { $when }. Nothing changes before you accept.
agency-accept = Accept
agency-decline = Decline
agency-declined = Declined
    .text = Nothing has changed between you and **{ $agency }**.
agency-joined = Welcome to { $agency }: { $role }
    .manager = You see its rooms now, and answer its offers together with the owner. `/offers` lists them; `/agency view` shows who is there.
    .member = `/agency view` shows who is there; `/agency leave` is the way out.
agency-owned = { $agency } is yours now
    .text = Offers that wait come to you by direct message; `/offers` lists them. Who handed it over is a manager.
agency-role-set = { $agency }: role changed
    .manager = { $person } answers offers now, and sees the rooms of the agency.
    .member = { $person } does not answer offers any more, and does not see the rooms of the agency.
agency-removed = { $agency }: taken out
    .text = { $person } has nothing to do with the agency any more. They can be asked again with `/agency invite`.
agency-handed-over = { $agency } has a new owner
    .text = { $owner } owns it now. The offers that wait come to them; your reason stands in the audit.
agency-left = You have left { $agency }
    .text = Its rooms are closed to you. You can only come back when you are asked.
agency-deleted = { $agency } is deleted
    .text = Nobody can send it offers any more, and its name is free. You keep access to the offers that it had.

## An agency, seen

agency-line = **{ $role }** { $people }
agency-line-asked = **Asked to join** { $people }
agency-exclusive = { $person } (exclusive)
agency-next =
    .client = `/offer send agency:` sends it an offer; its owner or a manager answers.
    .owner = `/agency invite`, `role`, `remove`, `transfer` and `delete` are yours to use.
    .manager = You answer offers together with the owner. `/agency invite` asks somebody to join as a member.
    .member = The owner and the managers answer offers. `/agency leave` is the way out.
agency-none = You are in no agency
    .text = `/agency create` starts one. With one, several people answer offers together.

## Offers to an agency

agency-copy-for = It is for your agency **{ $agency }**: the owner or a manager answers, whoever is first.
agency-contract = Agency
agency-copy-gone = Not yours any more
    .text = You do not answer for the agency any more. There is nothing left for you to do.
agency-no-owner-alert = An agency has no owner here
agency-no-owner = The owner of **{ $agency }** has left this server while an offer waits for an answer. Its managers can answer; if it has none, give it to somebody of it with `/agency transfer`, with a reason.
agency-no-owner-next = This message goes away when the agency has an owner here again.

## The work of an offer, handed to a member

agency-delegate = Delegate
agency-wished = The client would like
agency-handed = The work is with
agency-whom = Who does the work of offer #{ $number }?
    .text = Whoever you choose comes into the room and reads the work, without price and amounts; what people wrote in the room they read too. The owner and the managers go on answering.
    .nobody = The agency has no members. `/agency invite` asks somebody to join; the owner and the managers answer and do the work meanwhile.
    .choose = Choose a member
agency-take-back = Take it back
agency-handed-over-to = The work of offer #{ $number } is handed over
    .text = { $person } is let into the room and told. You can choose somebody else, or take it back, with **Delegate**.
agency-taken-back = The work of offer #{ $number } is with nobody
    .text = The member is taken out of the room. **Delegate** chooses somebody.
agency-handed-directly = There is work for you in { $server }.
agency-work = Offer #{ $number }: { $title }
    .text = { "**" }{ $agency }** hands you the work that { $client } asks for. **View offer** shows all of it. The owner and the managers answer the offer; you talk with everybody in the room.
agency-work-next = The owner and the managers answer the offer. Talk about the work in { $room }.
    .accepted = The offer is accepted: the work can begin. Talk about it in { $room }.
    .over = The offer is over. There is nothing left for you to do.
agency-happened-delegated = Work handed to a member
agency-happened-taken-back = Work taken back from a member
