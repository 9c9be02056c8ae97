### Invitations to jobs: whom a client invites, the list of one's own, the answers and the news.

# Values: { $number } is the job's number, { $title } its title, { $client } and { $who } are the client and whoever is invited.

## Commands

command-invitations = See the jobs that clients invited you or your agency to
command-job-invite = Invite a person or an agency to send a proposal for one of your jobs
    .number = Choose one of your jobs, or type its number
    .person = Choose who to invite
    .agency = Choose an agency to invite instead of a person

## Buttons

invitation-button-invite = Invite
invitation-button-invite-to = Invite to a job
invitation-button-fits = Who fits
invitation-button-invited = Invited people
invitation-button-withdraw = Withdraw invitation
invitation-button-propose = Send proposal
invitation-button-decline = Decline
invitation-button-ignore = Ignore
invitation-button-view = View invitation

## Inviting

invitation-whom = Who would you like to invite to job #{ $number }?
    .text = { $title }
        I'll tell them about the job and ask for a proposal. You can send up to { $job } invitations for a job, and { $day } in a day. To invite an agency, use `/job invite`.
    .choose = Choose a person
invitation-to = Which job would you like to invite them to?
    .text = I'll tell { $who } about the job and ask for a proposal.
    .choose = Choose one of your jobs
invitation-fits = Who fits job #{ $number }?
    .text = { $people }

        All of them are accepting offers. Choose someone, and I'll invite them.
    .none = Nobody you can invite lists these skills and is accepting offers. To invite someone you have in mind, use `/job invite`.
    .no-skills = Job #{ $number } doesn't list any skills yet. Add some with **Edit job**, and I'll look for people who have them.
    .choose = Invite someone
    .footer = Job Success Scores as of Monday
# Values: { $count } is how many of { $wanted } skills they have.
invitation-fit = { $who } · { $headline }
invitation-fit-skills = { $count } of { $wanted } skills ({ $skills })
    .short = { $count } of { $wanted } skills
invitation-fit-score = Job Success Score { $percent }%
    .none = No Job Success Score yet
invitation-fit-together = { $count ->
        [one] You completed 1 contract together
       *[other] You completed { $count } contracts together
    }
invitation-sent = Invitation to job #{ $number } sent
    .text = I'm letting { $who } know. If they're interested, they'll send you a proposal.

## An invitation

invitation-title = Invitation to job #{ $number }: { $title }
invitation-who = Invited
invitation-sent-field = Invitation sent
invitation-state-field = Status
invitation-reason-field = Reason
invitation-message-field = Message
invitation-state = { $state ->
        [open] Waiting for an answer
        [ignored] Ignored
        [proposed] Proposal sent
        [declined] Declined
        [withdrawn] Withdrawn
       *[closed] Ended
    }
invitation-reason = { $reason ->
        [not_available] I'm not available right now
        [other_skills] It's not the kind of work I do
        [budget_too_low] The budget is too low
        [schedule] The schedule doesn't fit
        [not_enough_details] I'd need more details
        [not_interested] I'm not interested in this job
        [spam] Spam
       *[other] Another reason
    }
invitation-difference = How is this different from a direct offer?
    .text = An invitation asks for your proposal: nothing is agreed yet, and the client may have invited others. With a direct offer, the client already wants to hire you, and accepting it makes a contract.

## The list

invitation-list = Your invitations
    .none = No invitations are waiting for you. The job board shows jobs you can apply for.
    .none-archived = Nothing here yet. Invitations you've answered or ignored go here.
    .choose = Open an invitation
invitation-tab = { $tab ->
        [new] New
       *[archive] Archive
    }
invitation-line = **#{ $number } { $title }** · { $client } · { $state } · { $when }
    .agency = { $client } · for **{ $agency }**
invitation-list-footer = { $total ->
        [one] 1 invitation
       *[other] { $total } invitations
    } · page { $page } of { $pages }

## Those who were invited

invitation-invited = Invited to job #{ $number }
    .none = You haven't invited anyone to it yet. Use `/job invite`, or press **Invite** on the job.
invitation-invited-line = { $who } · { $state } · { $when }
invitation-withdraw = Withdraw the invitation to job #{ $number }?
    .text = { $who } can't answer it anymore. I won't message them about it, and you can't invite them to this job again.
invitation-withdrawn = Invitation to job #{ $number } withdrawn
    .text = { $who } can't answer it anymore. You don't need to do anything else.

## Answers

invitation-decline = Decline the invitation to job #{ $number }?
    .text = { $title }
        Pick the reason that fits best. { $client } will see it. You can add a message next. To keep the invitation open, dismiss this.
    .choose = Why are you declining?
invitation-decline-form = Decline: job #{ $number }
invitation-decline-message = Message to the client (optional)
    .example = Thanks for thinking of me. I'm free again in March
invitation-declined = Invitation to job #{ $number } declined
    .text = Reason: { $reason }
        I'm letting { $client } know. If you change your mind, you can still send a proposal while the job is open.
invitation-ignored = Invitation to job #{ $number } archived
    .text = { $client } isn't told, and it doesn't count as an answer. You can still answer while the job is open: use `/invitations`, then **Archive**.

## News in direct messages

invitation-told-received = **{ $client }** invited you to a job in **{ $server }**.
    .agency = **{ $client }** invited your agency, **{ $agency }**, to a job in **{ $server }**.
    .next = Budget: { $budget }
        { "**" }Send proposal** opens a form, and nothing is agreed until you accept an offer. You can also decline, or ignore this and answer later.
invitation-told-declined = **{ $who }** declined your invitation in **{ $server }**. Reason: { $reason }
    .next = You can invite someone else: open the job with `/job view`, then press **Invite**.

## Emails

mail-invitation-received-subject = Invitation to job #{ $number } – { $server }
mail-invitation-received = { $client } invited you to send a proposal for a job in { $server }.
    .agency = { $client } invited your agency, { $agency }, to send a proposal for a job in { $server }.
mail-invitation-received-next = Open the server and use /invitations to send a proposal, decline or ignore it.
mail-invitation-difference = An invitation asks for your proposal: nothing is agreed yet. With a direct offer, the client already wants to hire you, and accepting it makes a contract.
mail-invitation-declined-subject = Invitation to job #{ $number } declined – { $server }
mail-invitation-declined = { $who } declined your invitation in { $server }.
mail-invitation-declined-next = Open the server and use /job invite to invite someone else.

## Refusals

refusal-invitation-none = Invitation not found
    .text = There's no such invitation here, or it isn't for you.
refusal-invitation-oneself = That's you
    .text = Nothing was sent. You posted job #{ $number }, so you can't invite yourself to it.
refusal-invitation-own-agency = That's your own agency
    .text = Nothing was sent. You're in **{ $agency }**, so you can't invite it to job #{ $number }.
refusal-invitation-addressee = Choose a person or an agency
    .text = Nothing was sent. An invitation goes to one person or one agency. You can send another one next.
refusal-invitation-bot = Bots can't be invited
    .text = Nothing was sent. Choose a person.
refusal-invitation-agency = Invite their agency
    .text = Nothing was sent. { $person } only works through **{ $agency }**. To invite it, use `/job invite agency:`.
refusal-invitation-no-job = You have no open job
    .text = Post one first with `/job post`. Then you can invite people to it.
refusal-invitation-already = Already invited
    .text = Nothing was sent. You've already invited { $who } to job #{ $number }.
refusal-invitation-applied = Already applied
    .text = Nothing was sent. { $who } has already applied for job #{ $number }. Their proposal is in the job's list of proposals.
refusal-invitation-many = This job has many invitations
    .text = Nothing was sent. You can send up to { $most } invitations for a job, and job #{ $number } has that many.
refusal-invitation-new = You've sent many invitations today
    .text = Nothing was sent. You can send up to { $most } invitations in a day.
refusal-invitation-answered = You've already answered
    .text = Nothing changed. You've already answered the invitation to job #{ $number }.
refusal-invitation-agency-answered = Already answered
    .text = Nothing changed. **{ $agency }** has already answered the invitation to job #{ $number }.
refusal-invitation-withdrawn = Invitation withdrawn
    .text = { $client } withdrew the invitation to job #{ $number }. You don't need to do anything.
refusal-invitation-over = Invitation can't be withdrawn
    .text = Nothing changed. The invitation to job #{ $number } was answered or withdrawn, or it has ended.
refusal-invitation-ignored = Already archived
    .text = Nothing changed. The invitation to job #{ $number } is in your archive. You can still answer it: use `/invitations`, then **Archive**.
