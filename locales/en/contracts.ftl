## The contract in the private channel

contract-greeting = { $client }, { $party } accepted your offer. ✅
contract-card = Contract: { $title }
contract-client = Client
contract-freelancer = Freelancer
contract-accepted = Accepted
contract-work = Work
contract-progress = { $bar } { $done } of { $all } milestones approved
    .amounts = { $bar } { $done } of { $all } milestones approved · { $approved } of { $total }
contract-line = { $stage ->
        [submitted] { $line } · **submitted**
        [revision] { $line } · **in revision**
        [approved] { $line } · ✅ approved
       *[other] { $line }
    }
contract-stage = { $stage ->
        [submitted] **Submitted** { $when }
        [revision] **In revision** since { $when }
        [approved] ✅ Approved { $when }
       *[other] In progress
    }
contract-next-open = Agree here on how to start and pay. Ready with some of it? **Submit work**. Parley doesn't hold money. **View offer** has the full text.
contract-next-submitted = { $client } can look at it with **Review work**, and approve it or ask for a revision.
contract-next-approved = All of the work is approved. Parley doesn't hold money: settle here what is still to be paid.
contract-footer = Contract for offer #{ $number } · Version { $version }

contract-button-submit = Submit work
contract-button-review = Review work
contract-button-approve = Approve
contract-button-revision = Ask for a revision

## Submitting, approving, asking for a revision

contract-whole = The work
contract-choose = Choose a milestone
contract-choose-submit = Submit work
    .text = Which milestone is ready?
contract-choose-review = Review work
    .text = Several milestones are submitted. Which one do you want to look at?
contract-form-submit = Submit: { $piece }
    .message = What is ready, and where is it?
    .example = The three screens are done. Files: https://…
contract-form-revision = Ask for a revision
    .message = What should be different?
    .example = The logo should be larger, and the second page is missing.
contract-review = Submitted: { $piece }
    .text = { $who } submitted this { $when }:
    .next = **Approve** says that it's done. You can't undo it. **Ask for a revision** sends it back with your message.
contract-submitted = Submitted: { $piece }
    .text = I'm letting { $client } know. They can approve it or ask for a revision.
contract-approved = Approved: { $piece }
    .text = I'm letting { $who } know. Parley doesn't hold money: if this is to be paid now, arrange it in the private channel.
contract-revision = Revision requested: { $piece }
    .text = I'm letting { $who } know. They can submit it again.
contract-told = Contract for offer #{ $number }: { $piece }
contract-told-submitted = { $who } submitted this:
    .next = **Review work** opens it, to approve it or to ask for a revision.
contract-told-approved = { $client } approved this. ✅
    .next = Parley doesn't hold money: settle here what is to be paid for it.
contract-told-revision = { $client } asks for a revision:
    .next = **Submit work** sends it again once it's ready.

## Refusals

refusal-no-contract = I can't find that contract
    .text = It isn't one of yours, or it isn't in this server.
refusal-clients-work = That's for the client
    .text = Only the client can approve work or ask for a revision.
refusal-others-work = That's for the other side
    .text = Only the side that does the work can submit it.
refusal-nothing-to-submit = Everything is submitted
    .text = What isn't approved yet waits for the client's answer.
refusal-nothing-submitted = Nothing to review
    .text = No work waits for your answer. You'll be told here when some is submitted.
refusal-work-waits = Already submitted
    .text = It waits for the client's answer. If they ask for a revision, you can submit it again.
refusal-work-approved = Already approved
    .text = The client approved this. There's nothing left to do for it.
refusal-work-not-submitted = Already answered
    .text = You asked for a revision of this. You'll be told here when it's submitted again.
refusal-work-submitted-again = It was submitted again
    .text = What you see here is older. **Review work** on the contract shows the newest.
refusal-work-message-missing = There's no message yet
    .text = Write a few words: what is ready and where it is, or what should be different.
refusal-work-message-long = The message is too long
    .text = It has { $is } characters, and { $most } fit. Shorten it, or put the rest in a file or a link.
