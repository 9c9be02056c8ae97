### Proposals for jobs: the form, the lists of both sides, the answers and the news.

# Values: { $number } is the job's number, { $title } its title, { $client } and { $who } are the client and the freelancer.

## The command

command-proposals = See the proposals that you or your agency sent for jobs

## Buttons

proposal-button-apply = Apply
proposal-button-list = Proposals
proposal-button-send = Send proposal
proposal-button-save = Save changes
proposal-button-view = View proposal
proposal-button-all = All proposals
proposal-button-read = Read everything
proposal-button-hire = Hire
proposal-button-shortlist = Shortlist
proposal-button-unlist = Remove from shortlist
proposal-button-archive = Archive
proposal-button-unarchive = Unarchive
proposal-button-write = Message
proposal-button-decline = Decline
proposal-button-edit = Edit proposal
proposal-button-withdraw = Withdraw proposal

## Sending one

proposal-as = Who's applying for job #{ $number }?
    .text = { $title }
        Apply for yourself, or for an agency you answer offers for.
    .choose = Choose who's applying
    .own = Myself
proposal-form = Your proposal
    .edit = Edit your proposal
proposal-form-letter =
    .example = Why you're a good fit, and how you'd start
proposal-preview = **Preview**: this is how the client will see your proposal.
    .next = **Send proposal** shows this to { $client }. Until then, only you can see it. I'll keep the draft for a day.
    .edit = **Save changes** shows this to { $client } instead, marked as edited. Until then, only you can see it. I'll keep the draft for a day.
proposal-preview-renewed = **Nothing was sent.** That preview is out of date. Here's how your proposal looks now.
proposal-sent = Proposal sent for job #{ $number }
    .text = I'm letting { $client } know. You can edit or withdraw it with `/proposals` until they answer.
proposal-edited = Proposal for job #{ $number } changed
    .text = { $client } sees the new version, marked as edited.

## A proposal

proposal-title = Proposal for job #{ $number }: { $title }
proposal-from = Freelancer
    .agency = Agency
proposal-client = Client
proposal-sent-field = Sent
proposal-edited-field = Edited
proposal-declined-field = Declined
proposal-state = { $state ->
        [open] Waiting for an answer
        [offered] Offer sent
        [hired] Hired
        [declined] Declined
        [withdrawn] Withdrawn
       *[closed] Job closed
    }
proposal-shelf = { $shelf ->
        [shortlisted] Shortlisted
       *[archived] Archived
    }
proposal-reason = { $reason ->
        [other_skills] The skills don't fit
        [little_experience] Too little experience with this kind of work
        [too_expensive] Over my budget
        [too_late] The schedule doesn't fit
        [off_topic] Doesn't answer what I asked for
        [chose_other] I chose someone else
        [plans_changed] My plans changed
        [spam] Spam
       *[other] Another reason
    }
proposal-deleted = Deleted proposal

## Lists

proposal-list = Proposals for job #{ $number }
proposal-list-none = { $shelf ->
        [new] No proposals yet. I'll let you know when someone applies.
        [shortlisted] Nothing on your shortlist yet. Open a proposal and press **Shortlist**.
       *[archived] Nothing here yet. Archived, declined, withdrawn and unanswered proposals go here.
    }
proposal-list-choose = Open a proposal
proposal-list-footer = { $total ->
        [one] 1 proposal
       *[other] { $total } proposals
    } · page { $page } of { $pages }
proposal-tab = { $shelf ->
        [new] Newest
        [shortlisted] Shortlist
       *[archived] Archive
    }
proposal-line = { $shortlisted ->
        [yes] ★ { $who } · { $price }
       *[no] { $who } · { $price }
    } · { $state }{ $edited ->
        [yes] , edited
       *[no] { "" }
    } · { $when }
proposal-own = Your proposals
    .none = You haven't sent any proposals. Open a job on the job board and press **Apply**.
proposal-own-line = **#{ $number } { $title }** · { $client } · { $price } · { $state } · { $when }
    .agency = { $client } · for **{ $agency }**

## Answers

proposal-decline = Decline this proposal for job #{ $number }?
    .text = { $title }
        Pick the reason that fits best. { $who } will see it. You can add a message next. To keep the proposal open, dismiss this.
    .choose = Why are you declining?
proposal-decline-form = Decline: job #{ $number }
proposal-decline-message = Message to the freelancer (optional)
    .example = Thanks for your time. We found someone closer to our style
proposal-declined = Proposal for job #{ $number } declined
    .text = Reason: { $reason }
        I'm letting { $who } know. You don't need to do anything else.
proposal-withdraw = Withdraw this proposal for job #{ $number }?
    .text = { $title }
        The client can't hire you with it anymore. You can apply again while the job is open. To keep it, dismiss this.
proposal-withdrawn = Proposal for job #{ $number } withdrawn
    .text = { $client } sees that it's withdrawn. You don't need to do anything else.
proposal-channel = Your private channel
    .open = Write to { $who } in { $channel }.
    .opening = I'm opening a private channel for you and { $who }. It appears in the channel list.

## News in direct messages

proposal-told-received = **{ $who }** sent you a proposal in **{ $server }**.
    .next = Price: { $price }
        { "**" }View proposal** shows all of it, with what others say about their work. You can shortlist, decline or hire there.
proposal-files = { $count ->
        [0] **{ $who }** sent files with the proposal for job #{ $number } in **{ $server }**.
        [one] Here's the file of **{ $who }**'s proposal for job #{ $number } in **{ $server }**.
       *[other] Here are the files of **{ $who }**'s proposal for job #{ $number } in **{ $server }**.
    }
    .lost =
        I couldn't get these from Discord anymore, or they're too large for a message. To ask { $who } for them, press **Message** on the proposal.
        { $names }
proposal-told-declined = **{ $client }** declined your proposal in **{ $server }**. Reason: { $reason }
    .agency = **{ $client }** declined **{ $agency }**'s proposal in **{ $server }**. Reason: { $reason }
    .next = You can apply for other jobs on the job board.
proposal-told-edited = **{ $client }** edited the job you applied for in **{ $server }**.
    .agency = **{ $client }** edited the job that **{ $agency }** applied for in **{ $server }**.
    .next = `/job view` in the server shows what it says now. **View proposal** lets you edit or withdraw the proposal.
proposal-told-closed = **{ $client }**'s job in **{ $server }** is closed, so your proposal won't be answered.
    .agency = **{ $client }**'s job in **{ $server }** is closed, so **{ $agency }**'s proposal won't be answered.
    .next = Thank you for applying. You don't need to do anything, and it has no effect on your record. Other jobs are on the job board.

## Emails

mail-proposal-received-subject = New proposal for job #{ $number } – { $server }
mail-proposal-received = { $who } sent you a proposal for your job in { $server }.
mail-proposal-received-next = Open the server and use /job view to shortlist, decline or hire.
mail-proposal-declined-subject = Proposal for job #{ $number } declined – { $server }
mail-proposal-declined = { $client } declined your proposal in { $server }.
    .agency = { $client } declined the proposal from { $agency } in { $server }.
mail-proposal-declined-next = You can apply for other jobs on the job board.
mail-proposal-edited-subject = Job #{ $number } edited – { $server }
mail-proposal-edited = { $client } edited the job you applied for in { $server }.
    .agency = { $client } edited the job that { $agency } applied for in { $server }.
mail-proposal-edited-next = Open the server and use /job view to see what it says now. /proposals lets you edit or withdraw the proposal.
mail-proposal-closed-subject = Job #{ $number } closed – { $server }
mail-proposal-closed = A job that you applied for in { $server } is closed, so your proposal won't be answered.
    .agency = A job that { $agency } applied for in { $server } is closed, so its proposal won't be answered.
mail-proposal-closed-next = Thank you for applying. You don't need to do anything, and it has no effect on your record.
mail-fact-job = Job
mail-fact-reason = Reason

## Refusals

refusal-proposal-none = Proposal not found
    .text = There's no such proposal here, or you can't see it.
refusal-proposal-own = That's your own job
    .text = You can't apply for job #{ $number }, because you posted it.
refusal-proposal-agencys = That job is from your agency
    .text = **{ $agency }** can't apply for job #{ $number }, because someone who works there posted it.
refusal-proposal-agency-paused = Your agency isn't accepting offers
    .text = Nobody could hire **{ $agency }** now. To find out more, ask its owner.
refusal-proposal-waits = You've already applied
    .text = Your proposal for job #{ $number } hasn't been answered yet. To edit or withdraw it, use `/proposals`.
refusal-proposal-agency-waits = Your agency has already applied
    .text = **{ $agency }**'s proposal for job #{ $number } hasn't been answered yet. To edit or withdraw it, use `/proposals`.
refusal-proposal-agency-open = Your agency has many open proposals
    .text = Nothing was sent. Up to { $most } of **{ $agency }**'s proposals can wait for an answer. To withdraw one, use `/proposals`.
refusal-proposal-agency-new = Many proposals were sent today
    .text = Nothing was sent. You can send up to { $most } proposals in a day, and so can **{ $agency }** as a whole. I'll keep your draft for a day.
refusal-proposal-open = You have many open proposals
    .text = Nothing was sent. Up to { $most } of your proposals can wait for an answer. To withdraw one, use `/proposals`.
refusal-proposal-new = You've sent many proposals today
    .text = Nothing was sent. You can send up to { $most } proposals in a day. I'll keep your draft for a day.
refusal-proposal-paused = You've stopped accepting offers
    .text = Nobody could hire you now. To apply, open `/profile view` and accept offers again.
refusal-proposal-blocked = You've blocked this client
    .text = You can't apply for a job of someone you've blocked. To unblock { $client }, use `/unblock`.
refusal-proposal-not-taking = This job isn't taking your proposal
    .text = Nothing was sent. Job #{ $number } isn't taking proposals from you right now. The job board has others.
refusal-proposal-bound = Offers reach you through your agency
    .text = You work through **{ $agency }** only, so a client can't hire you for a job by yourself.
refusal-proposal-over = This proposal is closed
    .text = Nothing changed. The proposal for job #{ $number } was answered or withdrawn, or the job is closed.
refusal-proposal-offered = There's an offer for this proposal
    .text = Nothing changed. An offer for job #{ $number } is waiting for an answer. What becomes of it decides about the proposal.
refusal-proposal-place = All places are spoken for
    .text = Nothing was sent. Job #{ $number } is for { $places ->
        [one] 1 person
       *[other] { $places } people
    }, and as many offers are waiting or were accepted. To send this one, withdraw another.
refusal-proposal-same = Nothing changed
    .text = The proposal for job #{ $number } says that already.
