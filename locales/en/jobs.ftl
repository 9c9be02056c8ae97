## The command

command-job = Post jobs and manage them
command-job-post = Post a job that people can respond to
    .hire = Choose how many people you'd like to hire (default: 1)
    .length = Choose how long the work would take
    .visible = Choose who can see the job (default: everyone on the job board)
command-job-view = View a job
    .number = Choose one of your jobs, or type a number
command-job-edit = Edit one of your jobs
    .number = Choose one of your jobs, or type its number
command-job-find = Find open jobs
    .skill = Type a skill that the job needs
    .budget = Type what it should pay at least, such as 500 USD or 40 USD/h
    .age = Choose how old the job can be
command-job-apply = Send a proposal for a job with files; you'll see a preview first
    .number = Type the job's number
    .agency = Choose an agency to apply in its name, not your own
    .file = Choose a file for the client
command-job-alerts = View your job alerts, and change or remove them
command-jobs = View the jobs that you posted
command-job-report = Report a job to this server's moderators
    .number = Type the job's number
command-job-close = Close one of your jobs
    .number = Choose one of your jobs, or type its number

## Posting a job

job-form = Your job
job-form-description =
    .example = What needs to be done, and how you'd like to work together
job-form-skills = Skills (optional)
job-form-budget =
    .example = 1500 USD, up to 900 USD, or 30-50 USD/h
job-preview = **Preview**: this is how people will see your job.
    .everyone = **Post job** puts this on the job board. Until then, only you can see it. I'll keep the draft for a day.
    .invited = **Post job** saves this. It isn't on the job board: only you, people you invite, and this server's moderators can read it. Until then, only you can see it. I'll keep the draft for a day.
    .edit = **Save changes** saves this and marks the job as edited. Until then, only you can see it. I'll keep the draft for a day.
job-preview-edited = **Preview**: this is what job #{ $number } will say.
job-preview-renewed = **Nothing was posted.** That preview is out of date. Here's how your job looks now.
    .edit = **Nothing was saved.** That preview is out of date. Here's what your job would say now.
job-button-post = Post job
job-button-save = Save changes
job-button-edit = Edit job
job-button-close = Close job
job-button-keep = Keep job open
job-posted = Job #{ $number } posted
    .everyone = I'm putting it on the job board. `/job view` shows it, and `/job close` closes it.
    .invited = It isn't on the job board: only people you invite see it. Invite them with `/job invite`. `/job view` shows the job, and `/job close` closes it.

## A job

job-budget = Budget
job-budget-hourly = { $amount }/h
job-budget-up-to = up to { $most }
job-budget-between = { $least } to { $most }
job-length-field = Length
job-length = { $length ->
        [days] Less than a week
        [weeks] 1 to 4 weeks
        [months] 1 to 3 months
        [half_year] 3 to 6 months
        [longer] More than 6 months
       *[not_sure] Not sure yet
    }
job-visible-field = Visible to
job-visible = { $to ->
        [everyone] Everyone on the job board
       *[invited] People I invite
    }
job-places = To hire
    .text = { $count ->
        [one] 1 person
       *[other] { $count } people
    }
job-skills = Skills
job-client = Client
job-posted-field = Posted
job-place-field = On the job board
job-place = { $link }
    .nowhere = Not yet. If it doesn't appear, ask an admin to check the job board with `/parley check`.
    .not-on-board = No
job-state = { $state ->
        [open] Open
        [edited] Open · edited
       *[closed] Closed
    }
job-edited-field = Edited
job-closed-field = Closed
    .text = { $reason } ({ $when })
job-reason = { $reason ->
        [hired] I found someone
        [not_needed] The work isn't needed anymore
        [nobody_fits] Nobody was a fit
        [postponed] It's on hold
        [filled] Everyone is hired
        [inactive] Nothing happened with it for { $days } days
        [moderators] Closed by this server's moderators
        [suspended] Closed by this server's moderators
        [deleted] The client deleted their data
       *[other] Another reason
    }
job-deleted = Deleted job

## On a job board that is a forum. A tag has at most 20 characters.

job-tag-fixed = Fixed price
job-tag-hourly = Hourly
job-post-title = Job #{ $number }

## Editing a job

job-edited = Job #{ $number } edited
    .everyone = I'm updating its post. It's marked as edited.
    .invited = `/job view` shows how it is now.

## The list

job-list = Your jobs
job-list-none = No jobs yet
    .text = You haven't posted any in this server. To post one, use `/job post`.
job-list-line = **#{ $number }** { $title } · { $budget } · { $state } · { $when }
job-list-footer = { $total ->
        [one] { $total } job
       *[other] { $total } jobs
    } · Page { $page } of { $pages }
# There are older jobs than the pages show.
job-list-footer-older =
    Page { $page } of { $pages } of your latest jobs
    For older ones, type /job view with the job's number.
job-list-choose = Choose a job to view

## Jobs that someone saved

job-button-save-for-later = Save
job-button-saved = Saved jobs
job-button-unsave = Remove from saved
job-saved = Job #{ $number } saved
    .before = Job #{ $number } is already saved
    .text = To find it again, use `/jobs` and press **Saved jobs**. Nobody else can see what you save.
job-unsaved = Job #{ $number } removed from your saved jobs
    .text = You can save it again with the button on the job.
job-saved-list = Saved jobs
job-saved-none = No saved jobs
    .text = To save one, press **Save** on a job. `/job find` finds open ones.
job-saved-line = **#{ $number }** { $title } · { $budget } · { $state } · { $client }

## Finding jobs

job-find = Open jobs
job-find-none = No jobs found
    .text = There are no open jobs like this. Try another skill, a lower budget, or `/job find` without any options.
job-find-line = **#{ $number }** { $title } · { $budget } · { $client } · { $when }
job-find-footer = { $count ->
        [one] { $count } job
       *[other] { $count } jobs
    }
    .more = The latest { $count } jobs. To see fewer, add a skill or a budget.
job-find-age = { $age ->
        [any] Any time
        [day] Last 24 hours
        [week] Last 7 days
       *[month] Last 30 days
    }

## Job alerts

job-button-alert = Tell me of jobs like this
job-button-alert-now = Tell me at once
job-button-alert-daily = Tell me once a day
job-button-alert-remove = Remove alert
job-button-alerts = My job alerts
job-alert-any = Any job
job-alert-pace = { $pace ->
        [now] at once, one message for each job
       *[daily] once a day, all in one message after { $hour }:00 (the server's time)
    }
    .short = { $pace ->
        [now] at once
       *[daily] once a day
    }
job-alert-least = { $amount } or more
job-alert-made = Job alert added
    .text = **{ $wanted }**
        I'll let you know about new jobs like this { $pace }. You can change that here, or later with `/job alerts`.
job-alert = Job alert
    .text = **{ $wanted }**
        You get new jobs like this { $pace }.
job-alert-removed = Job alert removed
    .text = **{ $wanted }**
        You won't hear about new jobs like this anymore.
job-alerts = Your job alerts
    .text = To add one, use `/job find`. To turn all of them off for a while, use `/settings`.
job-alerts-none = No job alerts
    .text = To add one, use `/job find` and press **Tell me of jobs like this**.
job-alerts-line = **{ $wanted }** · { $pace }
job-alerts-choose = Choose an alert to change or remove

# In a direct message.
job-news = { $count ->
        [one] There's a new job in **{ $server }** that fits your job alerts.
       *[other] There are { $count } new jobs in **{ $server }** that fit your job alerts.
    }
job-news-line = **#{ $number }** { $title } · { $budget } · { $when }
    .link = **[#{ $number }]({ $link })** { $title } · { $budget } · { $when }
job-news-more = { $count ->
        [one] And 1 more. `/job find` there shows it.
       *[other] And { $count } more. `/job find` there shows them.
    }
job-news-next = To send a proposal, press **Apply** on a job. To change your alerts, use `/job alerts` in the server.
job-news-footer = New jobs
job-news-open = Open job

## Closing a job

job-close = Close this job? (#{ $number })
    .text = **{ $title }**
        Choose a reason to close it. People will see that it's closed, and why. You can't reopen it. To keep it open, dismiss this message.
    .choose = Why are you closing it?
job-closed = Job #{ $number } closed
    .text = Reason: { $reason }
        You don't need to do anything else.

## A job with which nothing happens

# To the client, by direct message. The title of what they're told of their own job.
job-own-news = Job #{ $number }: { $title }
job-quiet = Your job in **{ $server }** closes { $when }, because nothing has happened with it since { $since }.
    .next = Still looking for someone? **Keep job open** gives it another { $days } days. You can also edit it, or close it now.
job-kept = Job #{ $number } stays open
    .text = If nothing happens with it, it closes { $when }. I'll let you know { $days } days before.

# To the client of a job that moderators closed after a report, by direct message.
job-moderated = The moderators of **{ $server }** closed your job.
    .next = Nobody can apply for it now. I've let everyone know whose proposal was still open. If you think that's a mistake, ask a moderator about it. You can't reopen it.

## Reporting a job

job-report = Report job #{ $number }
    .text = Only this server's moderators will read your report, with the job as it is now. { $person } won't be told about it or learn who sent it.
        Next, describe it in your own words.
    .example = What's wrong with the job, or with what they asked for?
    .saved = I saved the job as it is now. Its client can't see any of this. I'll send you a direct message when the report is closed.

## Refusals

refusal-job-none = Job not found
    .text = There's no such job here, or you can't see it.
refusal-job-number = That's not a job number
    .text = Choose one of your jobs from the list, or type a number such as `3`.
refusal-job-budget = I couldn't read that budget
    .text = Try `500 USD` for jobs that pay that or more, `40 USD/h` for hourly jobs, or a range such as `500-900 USD`.
refusal-job-board = This server has no job board
    .text = Nothing was posted. An admin can choose a channel for jobs: `/parley settings`, then **Job board**. Until then, you can post a job that only people you invite see.
refusal-job-client = This isn't your job
    .text = Only { $client }, who posted job #{ $number }, can change it.
refusal-job-own = This is your own job
    .text = Nothing was reported. To change or close job #{ $number }, use `/job edit` or `/job close`.
refusal-job-reported = You've already reported this job
    .text = The moderators have your report about job #{ $number } and haven't closed it yet.
        If something new happened, tell one of them.
refusal-job-closed = Job #{ $number } is closed
    .text = Nothing changed. You can post a new one with `/job post`.
refusal-job-changed = Job #{ $number } changed while you were editing
    .text = Nothing was saved. To edit it as it is now, use `/job edit` again.
refusal-job-same = No changes yet
    .text = Nothing was saved. Job #{ $number } already says this.
refusal-job-open = You have many open jobs
    .text = Nothing was posted. You can have up to { $most } open jobs. I'll keep your draft for a day. To close one, use `/job close`.
refusal-job-new = You've posted many jobs today
    .text = Nothing was posted. You can post up to { $most } jobs in a day. I'll keep your draft for a day.
refusal-job-alert-none = Job alert not found
    .text = You may have removed it. `/job alerts` lists the ones that you have.
refusal-job-alert-same = You already have this job alert
    .text = Nothing changed. `/job alerts` shows how soon you get new jobs like this.
refusal-job-alert-many = You have many job alerts
    .text = Nothing was added. You can have up to { $most } job alerts. To remove one, use `/job alerts`, choose it, and press **Remove alert**.
refusal-job-saved-many = You have many saved jobs
    .text = Nothing was saved. You can save up to { $most } jobs. To remove one, use `/jobs`, press **Saved jobs**, choose it, and press **Remove from saved**.
