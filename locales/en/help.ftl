### Help: topics for everyone, and the way to more of them.

# Each topic has a title, a text (at most about 900 characters, so that it fits a phone), and other words that it's found by. The numbers
# are values, because they are the server's settings or the program's rules: no text has one of its own. A value that chooses between
# sentences is "yes" or "no". Titles are buttons: at most 80 characters.

## All topics

help-all = Help
    .text = Parley lets clients hire freelancers and agencies right here in this server. A client sends a **direct offer**. Once it's accepted, it's a **contract**, with its work, payments and feedback.

        Choose a topic below, or type what you're looking for with `/help topic:`.
help-not-found = I couldn't find “{ $typed }” in the help. Try another word, or choose a topic below.
help-found = Help for “{ $typed }”
    .text = Choose what comes closest.
help-button-all = All topics
# Below each topic.
help-was-it = Was this helpful?
    .yes = You found this helpful. You can change your answer.
    .no = You didn't find this helpful. You can change your answer.
help-button-yes = 👍 Yes
help-button-no = 👎 No
# What everyone answered, for moderators and admins.
help-answers = Was the help helpful?
help-answers-line = { $topic } 👍 **{ $yes }** 👎 **{ $no }**
help-answers-none = No answers yet
    .text = Below each topic of `/help`, people can say whether it was helpful. You'll see here how many did.
help-ask = Still stuck? Ask this server's moderators.
    .role = Still stuck? Ask this server's moderators, { $role }.
help-for-freelancers = For freelancers
help-for-clients = For clients
help-for-agencies = For agencies
help-for-everyone = For everyone: contracts, safety, your data
help-for-moderators = For moderators and admins

# To someone who wrote a direct message to Parley, as if someone read it. They may have answered a notification.
help-pointer = Nobody reads messages to me, so this didn't reach anyone. To talk to the other side, write in your private channel in the server. For answers about offers, contracts and everything else, type `/help` there.

## Buttons below a topic

help-step-offers = View my offers
help-step-contracts = View my contracts
help-step-profile = View my profile
help-step-score = View my score
help-step-feedback = View my feedback
help-step-notifications = Choose notifications
help-step-blocked = View blocked people
help-step-agencies = View my agencies
help-step-export = Download my data
help-step-delete = Review deletion
help-step-reports = View reports
help-step-disputes = View disputes
help-step-suspensions = View suspensions
help-step-audit = View audit log
help-step-notes = Read notes
help-step-answers = View answers
help-step-check = Check for problems
help-step-setup = Start setup
help-step-settings = Open settings
help-step-score-settings = Open score settings

## For freelancers

help-direct-offer = What is a direct offer?
    .text = A client sends you a direct offer because they want to hire **you**. It has everything in it: the work, the price and the dates.

        • **No proposal needed.** A client can send you one without you applying for anything. You accept it, request changes or decline.
        • **It can answer a proposal.** If you applied for a job and the client wants to hire you, you get an offer too. Its terms can differ from your proposal.
        • **It isn't an invitation.** An invitation asks you to propose terms for a job, and accepting it begins a proposal. An offer already has terms, and accepting it makes a contract.
        • **It isn't a contract yet.** Accepting makes it one, with exactly these terms. Until then, nothing is agreed.

        Parley never holds money: the two of you arrange payment.
    .words = difference invitation proposal bid apply job connects meaning explain basics start beginner
help-job-invitation = What is an invitation to a job?
    .text = A client who posted a job asks you for a proposal. `/invitations` lists yours.

        • **An invitation begins a proposal.** You say what you'd do, for how much and by when. The client may have invited others, and chooses.
        • **A direct offer skips that.** The client already wants to hire you, and accepting the offer makes a contract. An invitation never does.
        • **You're free to say no.** **Decline** tells the client your reason. **Ignore** tells nobody: it moves the invitation to your archive, and you can still answer while the job is open.

        Some jobs aren't on the job board: only people who are invited see them. If you'd rather get none, press **Stop accepting offers** on your profile. Someone you've blocked can't invite you.
    .words = invite invited invites invitations job difference offer propose ignore decline archive hidden
help-receive = How do I get offers?
    .text = Anyone in this server can send you one, even if you don't have a profile. A profile helps clients find you:

        • **Edit profile** below asks for a headline, what you do, up to { $skills } skills, your rate and your links.
        • Clients search with `/freelancers find`. They see your profile with your Job Success Score and feedback, and again before they send you an offer.

        You can also look for work yourself: **Apply** on the job board sends a proposal for a job, and `/proposals` lists yours. `/job find` finds open jobs, and **Tell me of jobs like this** there lets you know about new ones. Clients can invite you to a job, too: `/invitations` lists those.

        Not getting any? Check that your profile says 🟢 **Accepting offers**. If you're exclusive to an agency, offers reach you only through it. And people you've blocked can't send you any.
    .words = receive find work clients profile visible found hired jobs skills headline rate portfolio more
help-know = How do I know that I have an offer?
    .text = Parley tells you in up to three ways:

        • **In a private channel** for you and the client. Parley mentions you there.
        • **By direct message**, with the offer and its buttons.
        • **By email**, if it's available here and you've added your address.

        `/settings` turns direct messages and email on or off. The mention in the channel always comes.

        Missed it? `/offers` lists everything you sent and received. You also get a reminder { $earlier } and { $later } hours before an offer ends, if it's open that long.
    .words = know got notified notification notice alert ping message email dm see new inbox reminder missed
help-answer-time = How long do I have to answer, and how?
    .text = Here, an offer stays open for **{ $expiry }**, unless the client chose another time, from { $expiry_least } to { $expiry_most } days. Its card says when it ends.

        Answer on the card, in your private channel or in the direct message:
        • **Accept offer** { $confirms ->
            [yes] shows the terms once more. **Accept these terms** then makes the contract.
           *[no] makes the contract right away.
        }
        • **Request changes** asks the client for different terms.
        • **Decline offer** ends it.

        If you don't answer, the offer expires. That carries no penalty, and the client can send a new one.
    .words = long respond response reply accept deadline expire expires expiry expired days time buttons pending late
help-negotiate = How do I negotiate?
    .text = Press **Request changes** on the card. The form has the current terms. Change what you'd like, compare both, add a message, and press **Send request**.

        The client sees old and new side by side. They can approve your changes, reject them, or send an edited offer. Approved changes are the next version of the offer, and **you still decide whether to accept it**.

        • Until they answer, you can accept the offer as it is.
        • There's one request at a time, and up to { $changes } an hour for an offer.
        • You can also talk it over in your private channel. Only what's in the terms is agreed.
    .words = negotiation change changes request terms price counter counteroffer raise higher rate bargain discuss talk
help-unknown-client = What if I don't know the client?
    .text = Press **View offer** and look at two things:

        • **About the client**: how long they've been here, their offers, hire rate, contracts, payments and stars. Everyone starts somewhere, so a short record only means there's little to know yet.
        • **Before you accept**: what Parley noticed, such as a Discord account younger than { $young } days, or payment outside the contract. Only you can see it, and it never blocks the offer.

        Then ask in your private channel: who decides, and how is the work approved and paid? Split bigger work into milestones.

        Parley doesn't check anyone's identity and doesn't hold money.
    .words = dont know unknown stranger new trust verify verified identity who legit history record reviews suspicious
help-decline = How do I decline an offer?
    .text = Press **Decline offer**, choose one of { $reasons } reasons, and add a message if you like. The client can read both.

        { "**" }Declining carries no penalty.** It doesn't change your score or your profile.

        • Is it spam, free work, or against this server's rules? If you choose that reason, you can report the offer, too.
        • Don't want more offers from this person? Use `/block`. They won't be told.
        • Does only the price or the date not fit? **Request changes** instead.
    .words = reject refuse no down declining not interested busy penalty pass ignore cancel
help-score = How is my Job Success Score computed?
    .text = From contracts, never from offers. Each contract that counts is one outcome: { $good_from } stars or more are a success, { $neutral } are neutral, and { $bad_to } or fewer are negative.

        The score is the successful ones minus the negative ones, divided by all. Bigger and longer contracts weigh more. Parley computes it for the last { $windows } months and shows the best. It takes at least { $contracts ->
            [one] 1 contract
           *[other] { $contracts } contracts
        } with { $clients ->
            [one] 1 client
           *[other] { $clients } different clients
        }.

        { "**" }And direct offers?** Getting, declining or missing one changes nothing. Once you accept one, its contract counts like any other: when it's closed and rated, or while it runs with regular payments. At most { $pair_most } with the same client count.

        { "**" }View my score** shows each contract and what the next one would do.
    .words = jss job success rating percent calculated percentage points outcome reputation low drop dropped raise improve
help-badges = What are Top Rated and Rising?
    .text = 🏆 **Top Rated** takes three things:
        • a score of { $excellent }% or more in { $weeks } of the last { $of_weeks } weeks
        • { $months } months since your first contract here
        • { $earned } in confirmed payments in the last { $months } months

        📈 **Rising** is for your first outcomes, up to { $rising }, if none of them is negative.

        Badges are updated every Monday and show on your profile. A server can give you a role with each. Parley takes that role back when the badge ends.
    .words = badge badges toprated role trophy talent level status star
help-submit = How do I submit work?
    .text = Press **Submit work** on the contract in your private channel. Choose the milestone, and say what's done and where it is. To add files, up to { $work_files }, use `/contract submit`.

        The client approves it, or asks for a revision with a message. After a revision, submit it again. Without an answer, it's approved automatically after { $approval }. The client gets a reminder { $first_reminder } and { $last_reminder } days before.

        Are you paid by the hour? Use **Log hours**.

        Approved isn't paid: Parley doesn't hold money. Arrange the payment with the client, and note it with **Record payment**.
    .words = deliver delivery hand in upload files milestone finished done revision approve approval send work
help-pause = How do I take a break, or stop someone's offers?
    .text = { "**" }A break from all offers:** open your profile and press **Stop accepting offers**. You keep the offers you have and can still answer them. **Accept offers again** ends the break.

        { "**" }No more offers from one person:** use `/block`. They won't be told: to them, it looks like you're not accepting offers. Their pending offers and your private channel stay. `/blocked` lists everyone you've blocked, and `/unblock` undoes it.
    .words = vacation holiday away busy unavailable availability block unblock blocked ignore stop pause harass annoying

## For clients

help-send = How do I send a direct offer?
    .text = Use `/offer send` and choose a member or an agency. Or open a member's menu and choose **Apps**, then **Send direct offer**.

        The form asks for a title, a description, a price, dates and milestones. Then you see a preview. **Nobody else sees anything until you press Send.**

        • A price looks like `1,500 USD`, or `40 EUR/h, max 20h/week`.
        • Milestones: up to { $milestones }, each { $milestone_least }.00 or more. Files: up to { $files }, with the command.
        • If I can't read something, you get back everything you typed. Drafts stay for a day.

        Limits here: **{ $pending }** pending offers, **{ $pair }** of them for the same person, and **{ $new }** new ones an hour.
    .words = hire sending new make create offer freelancer form price milestones attach file limit limits
help-find = How do I find someone to hire?
    .text = `/freelancers find` suggests the skills that people here list. You can set the most you'd pay per hour, and include people who aren't accepting offers right now.

        Open a profile from the list to see their skills, rate, portfolio, Job Success Score and feedback. **Send direct offer** there opens the form.

        • Do you know who? Use `/profile view`, or **Apps** and **View profile** in their menu.
        • Want a team? `/agency view` suggests agencies as you type.
        • `/feedback list` shows what others said about a person or an agency.
        • Would you rather be found? `/job post` puts a job on the job board. **Proposals** on it lists who applied, and **Hire** there sends an offer. **Who fits** suggests people for it, and with **Invite** or `/job invite` you ask them for a proposal. Agencies don't apply: send them an offer. To keep a job off the board, choose who sees it in **visible**.
    .words = post job proposals apply applicants search freelancers talent skill skills looking hire hiring who designer developer directory agency
help-edit-offer = How do I edit or withdraw an offer?
    .text = Until it's answered, you can change or end it, on its card in your private channel:

        • **Edit offer** (or `/offer edit`) changes any of the terms. The other side gets the new version and sees what changed. It also closes their change request, if there is one.
        • **Withdraw** (or `/offer withdraw`) ends the offer. You can add a message.

        Did they request changes? Compare both, then approve or reject them, or edit the offer. If you approve, they still have to accept the new version.

        Already accepted? Then it's a contract: press **Change terms** on it.
    .words = change modify update cancel mistake wrong typo withdraw undo pull version approve reject sent
help-review = What do I do with submitted work?
    .text = Press **Review work** on the contract in your private channel:

        • **Approve** says that it's done. You can't undo it. Parley doesn't hold money, so pay as you agreed, and note it with **Record payment**.
        • **Ask for a revision** sends it back with your message.

        Without your answer, work is approved **{ $approval }** after it was submitted. You get a reminder { $first_reminder } and { $last_reminder } days before. While the contract is paused or in a dispute, that time stands still.
    .words = approve approval automatic auto revision reject accept deliverable milestone client quality days
help-record = What do freelancers see about me?
    .text = Everyone you send an offer to sees your record as a client in this server:

        • offers you sent, how many were accepted, and your hire rate once { $answered } were answered
        • your contracts, how quickly you answer, and whether you pay on time. That means within { $pay } days after you approved work or a week's hours were stated.
        • the stars you got and gave
        • how long you've been here and on Discord
        • warnings, and reports that moderators upheld

        A clear description, quick answers and payments that you record with **Record payment** build it up.
    .words = client record reputation hire rate history stars trust numbers about punctual

## For agencies

help-agency-offers = How do offers to agencies work?
    .text = A client uses `/offer send agency:` and can name the member they'd like.

        • **Where it arrives**: in the owner's direct messages, with its buttons, and in a private channel of the client and the agency. The owner and managers see that channel.
        • **Who answers**: the owner or any manager. The first answer counts.
        • **Members** don't answer and don't see prices. They see an offer once its work is assigned to them.
        • **Not reachable?** If the owner left or doesn't allow direct messages, the managers get it.

        The owner and managers can also look for work: **Apply** on a job asks whether it's for the agency, and clients can invite it to a job: `/invitations` lists that. Its proposals are in their `/proposals`. It can send { $proposals_new } in a day, and up to { $proposals } can wait for an answer.

        The contract counts for the agency's Job Success Score, not for its members'.
    .words = team company studio owner manager member receive answer accept agency group
help-agency-work = How do I assign work to a member?
    .text = Press **Assign work** on the offer or its contract, and choose a member. Only the owner and managers can do that.

        The member joins the private channel and can read what was written there. They see the work but **no prices**. Once there's a contract, they can submit work and log hours.

        The owner and managers still answer the offer, and take care of terms and payments. To choose someone else or to unassign them, press **Assign work** again. Then they leave the channel.
    .words = delegate assign unassign member hand over staff work employee prices team agency
help-agency-team = How do I run an agency?
    .text = { "**" }The owner** gets the offers and decides who's in. **Managers** answer offers, too, and can invite members. **Members** do the work assigned to them.

        • `/agency create` starts one. You can own up to { $owned }, with up to { $staff } people in each.
        • `/agency invite` asks someone to join. They have { $invitation } days to accept. **Exclusive** means that they get offers only through the agency.
        • `/agency role` and `remove` change who does what. `/agency leave` is for everyone but the owner.
        • `/agency transfer` gives it to a new owner, once they accept.
        • `/agency delete` works once its offers are answered and its contracts have ended.
    .words = create start invite transfer delete leave role owner manager exclusive team staff agency manage join

## For everyone

help-safe = How do I stay safe?
    .text = • Put everything you agree on in the offer. What isn't in its terms wasn't agreed.
        • Talk here until there's a contract. In a dispute, moderators can't see what was said elsewhere.
        • Split bigger work into milestones.
        • Don't pay to get work. Don't pass on money, checks, gift cards or packages.
        • Keep your passwords, codes and documents to yourself.

        Does something feel wrong? Ask in your private channel, or decline: that carries no penalty. `/block` stops someone's offers. **Report** reaches this server's moderators, and the other side never learns who reported.

        Parley never holds money and doesn't check anyone's identity.
    .words = safety scam scams fraud phishing trust protect danger fake gift card password telegram whatsapp secure
help-contract = What happens once an offer is accepted?
    .text = It's a contract with exactly the accepted terms, pinned in your private channel. Its card stays up to date: milestones or hours, payments, and what comes next.

        Its buttons are all you need: **Submit work** or **Log hours**, **Review work**, **Record payment**, **Change terms**, **Close contract**.

        • `/contracts` lists yours. The ones that wait for you come first.
        • `/contract view` shows one in full, with its history.
        • `/contract export` gives you a copy as files.

        Parley doesn't hold money: agree in your channel on when and how it's paid.
    .words = accepted begin start contracts card pinned next export view list agreement
help-payments = How do payments work?
    .text = Parley **never holds or moves money**. You pay each other outside it, as you agreed, and note that on the contract:

        • **Record payment** notes an amount, the day and what it was for. Either side can do it, for today and { $paid_back } days back.
        • With **Review payment**, the other side confirms it or says that it isn't right. Without an answer for { $confirm } days, it counts, and shows as unconfirmed.
        • **Record refund**, in `/contract view`, notes money that the freelancer gave back.

        Don't write card or bank details in a note. Parley refuses what looks like them.
    .words = pay paid payment money invoice refund escrow bank paypal transfer confirm unconfirmed fee fees withdraw deposit
help-hours = How do hours work?
    .text = On a contract with an hourly rate, **Log hours** notes how long you worked, on which day, and what you did. `3h 30m`, `3.5` and `90m` all work. You can log for today and { $log_back } days back, up to the weekly limit.

        A week ends on Sunday at midnight, { $has_zone ->
            [yes] in this server's time zone
           *[no] UTC
        }. Then both sides get a statement with its hours and the amount.

        Is something not right? The client has { $objection } days to **Object** with **Review hours**. The hours still count, but they're in question until you've settled it.

        If nothing happens for { $quiet } days, Parley pauses the contract. **Resume** continues it.
    .words = hourly log time track tracking timesheet week weekly limit statement objection rate logged
help-terms = How do we change a contract?
    .text = Press **Change terms** on the contract. Either side can ask for another price, date, rate, weekly limit or description, or add, change and drop milestones.

        The other side sees old and new side by side. They approve, reject, or request different terms. **Until both agree, nothing changes.**

        • Approved milestones stay as they are.
        • A new rate starts on a day that you choose, never in the past.
        • `/contract view` still shows the earlier versions.
    .words = change terms edit modify extend deadline price rate add milestone scope renegotiate update due
help-close = How do I pause, close or reopen a contract?
    .text = On the contract in your private channel, or with `/contract view`:

        • **Pause**, with a reason: no reminders, no hours, and nothing is approved automatically until one of you presses **Resume**.
        • **Close contract**, with a reason: a preview names what's still unanswered. Payments can still be recorded, and both of you can give feedback for { $feedback } days.
        • **Reopen**: for { $reopen } days after it was closed, either side can ask. If the other side agrees, the work continues where it stopped.

        Each time, the other side gets a notification.
    .words = end finish complete terminate cancel stop quit pause resume reopen closed over
help-dispute = What if we can't agree?
    .text = Talk in your private channel first. If that doesn't help, press **Dispute** in `/contract view`, or use `/contract dispute`. Say what it's about and what should change. You see a preview first.

        • This server's moderators get it, with the contract as it is. They can ask both of you.
        • Until it ends, nothing can be approved, changed, closed or reopened. Work, hours and payments continue.
        • They decide for one side, for both with an amount, or for neither, and both of you read why. Parley holds no money, so it can't move any.

        The side that opened it can withdraw it. A moderator who's part of the contract doesn't decide. It works for { $reopen } days after closing, too.
    .words = conflict problem argument disagree complaint mediation moderators refuse unpaid not paying bad work
help-feedback = How does feedback work?
    .text = Once a contract is closed, each side can **Give feedback** for { $feedback } days: 1 to 5 stars, up to { $tags } tags, a comment, and a note that only moderators read.

        • **It stays hidden** until you've both given yours or the time has ended. Nobody can see whether you gave any.
        • It's public if at least 1.00 was paid on the contract.
        • You can **Reply** once, within { $reply } days, or **Allow an edit**, once.
        • **Report** asks the moderators to look at it. They can hide it.

        You can also give some during a contract, if it's { $interim_age } days old and something was paid in the last { $interim_paid }. Both of you read that right away, and it counts for nothing.
    .words = review reviews rating stars rate comment reply edit hidden private public remove negative bad testimonials
help-channel = What is my private channel?
    .text = Each client and freelancer or agency have one private channel for all their offers and contracts. Talk there as you like. Parley doesn't read it.

        { $let_in ->
            [yes] The two of you can see it, and so can Parley, this server's moderators, and admins who see every channel.
           *[no] The two of you can see it, and so can Parley and admins who see every channel. Moderators aren't let in here.
        } For an agency, that's the owner, the managers, and members who do the work.

        If it's deleted, Parley creates a new one when it's needed. If you leave the server and come back, you get access again.
    .words = room private channel who see sees privacy thread talk chat conversation message access read
help-notifications = How do I choose my notifications?
    .text = Parley always mentions you in your private channels. The rest is your choice in `/settings`: offers, change requests, answers, contracts, jobs, job alerts and your reports, each on or off.

        • **Direct messages** are on until you turn them off. Nothing arrives? In this server's menu, open **Privacy Settings** and allow direct messages.
        • **Email** is off until you add an address and confirm it with a code. Each email says how to stop them. Not every server has email.
    .words = notification email mail dm direct message off mute unsubscribe address settings too many spam
help-report = How do I report something?
    .text = { "**" }An offer:** press **Report** on it, or use `/report`.
        { "**" }A message in your private channel:** open its menu and choose **Apps**, then **Report**.
        { "**" }Feedback:** press **Report** below it.

        It goes to this server's moderators with the offer as it is now, so later changes don't hide anything. **The other side never learns who reported.** You can also decline the offer and block the person.

        You're notified when your report is received and when it's closed. What moderators can do: remove the offer, hide the feedback, warn or suspend someone, or dismiss the report.
    .words = report abuse harassment spam scam complain moderator moderators rules illegal block
help-suspended = I was warned or suspended. What now?
    .text = { "**" }A warning** shows on your record until its end date. You can keep using Parley as before.

        { "**" }A suspension** means that you can't send offers, get new ones or invite people to an agency until its end date. Your pending offers were withdrawn. You can still answer the ones you have and work on your contracts. It ends automatically.

        Do you see it differently? `/appeal` sends your view to the moderators, once every { $appeal } days. They can end a suspension early.
    .words = ban banned suspension suspended warning warned appeal unfair punished blocked can't send
help-privacy = What does Parley keep about me?
    .text = Only what belongs to this server: your offers and contracts with their history, your profile, agencies, drafts, settings, blocks and email address. It doesn't read your private channels.

        • **Download my data** (or `/privacy export`) gives you a file that only you can see.
        • **Review deletion** (or `/privacy delete`) shows what would be deleted and what stays. Nothing is deleted until you confirm.

        Offers and contracts stay, because they're the other side's record, too. There, your name becomes “a former member”.
    .words = data gdpr delete export download account remove privacy personal information erase forget

## For moderators and admins

help-setup = How do I set up Parley?
    .text = { "**" }Start setup** (or `/parley setup`) takes you through it, step by step. You need the **Manage Server** permission.

        • **Moderators**: a role, and a channel that only they can read. Reports, disputes and problems arrive there.
        • **Private channels** or threads, for people to talk about offers
        • **Defaults**: currency, how long offers stay open, time zone
        • A check of Parley's permissions

        You can skip any step. Without a moderators' channel, reports wait in `/parley reports` and disputes in `/parley disputes`. To let moderators see `/parley`, give their role access in **Server Settings → Integrations → Parley**.
    .words = install configure begin start invite admin server bot permissions role moderators channel
help-settings = What can I change in this server?
    .text = { "**" }Open settings** (or `/parley settings`). It's for admins:

        • default currency and time zone
        • how long offers stay open, now **{ $expiry }**
        • when submitted work is approved without an answer, now after **{ $approval }**
        • whether accepting asks for confirmation
        • spam limits: pending offers **{ $pending }**, to one person **{ $pair }**, new ones an hour **{ $new }**, change requests an hour **{ $changes }**
        • the moderators' role and channel, and whether they see private channels
        • channels or threads, and the language there

        Changes apply from now on. Offers that were sent keep their dates.
    .words = settings configure admin currency expiry limits language time zone threads options rules
help-moderate = What can moderators do?
    .text = • **Reports** arrive in your channel and in `/parley reports`. **Claim** one and read it. Then dismiss it, remove the offer or hide the feedback, warn, or suspend. Each asks for a reason.
        • **Suspensions**: `/parley suspensions` lists them and ends one early. Appeals arrive in your channel.
        • **Offers**: **View offer** works for you on every offer here.
        • **Notes**: `/parley notes` has what people wrote to you with their feedback.
        • **Same person**: after `/parley same`, contracts between two accounts don't count for a score.
        • **Audit log**: `/parley audit` has what admins and moderators did.
        • **Statistics**: `/parley stats` shows offers, contracts, answers and reports in pictures.

        What involves you is for other moderators: you can't decide it, or see who reported you.
    .words = moderator moderation moderate reports suspend warn dismiss remove hide audit statistics tools commands
help-decide = How do I decide a dispute?
    .text = It arrives as a card in the moderators' channel and in `/parley disputes`.

        • **Claim** shows others that you're on it.
        • **View contract** and **Contract as it was** show the facts, payments and history.
        • **Ask both sides** posts your question in their private channel. They answer there with a button, and you can read it.
        • **Decide**: for one side, for both with an amount, or for neither. The contract then continues or is closed, as you choose. Both sides read your reason.

        Until you decide, the side that opened it can withdraw it. Moderators who are part of a contract can't decide about it. Parley holds no money, so an amount is for the two sides to settle.
    .words = dispute disputes decide decision verdict split claim resolve mediate moderator
help-score-settings = How do I change scores and badges?
    .text = { "**" }Open score settings** (or `/parley score`). It's for admins:

        • what a score needs, now { $contracts ->
            [one] 1 contract
           *[other] { $contracts } contracts
        } with { $clients ->
            [one] 1 client
           *[other] { $clients } clients
        }
        • the time spans, now { $windows } months
        • when it's excellent, now from { $excellent }%, and good, from { $good }%
        • what other currencies are worth
        • roles for **Top Rated** and **Rising**

        Scores follow right away, also for earlier contracts. For roles, Parley needs **Manage Roles**, and its own role above them.
    .words = score jss badge badges role roles rates currency weight admin toprated rising configure
help-check = Something doesn't arrive. What can I do?
    .text = { "**" }Check for problems** (or `/parley check`) names each missing permission and each channel that Parley can't use, with the fix. It also lists deliveries that failed, and tries them again.

        Nothing is lost: once a problem is fixed, Parley delivers what was delayed.

        • **No private channel**: often **Manage Channels** is missing, or the server has as many channels as Discord allows. Then choose threads in the settings.
        • **No direct message**: that person doesn't allow messages from this server. The mention in their private channel still arrives.
        • **No badge role**: Parley's role must be above it.
    .words = error broken problem not working missing permission permissions bug fail failed fix trouble stuck
help-helpful = Which help topics are helpful?
    .text = Below each topic, people can answer **Was this helpful?** Each person has one answer for a topic and can change it.

        { "**" }View answers** shows how many said yes and no. It shows no names.

        Many 👎 for a topic? Often people miss something about your server rather than about Parley. A sentence in your server's rules or a pinned message can help.
    .words = helpful answers votes statistics numbers count yes no stats

## Commands

command-help = Get help with offers, contracts, agencies and everything else here
    .topic = Type what you want to know, or choose a topic
