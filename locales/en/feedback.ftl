## The Job Success Score

score-field = Job Success Score
score-percent = **{ $percent }%**
score-band-excellent = Excellent
score-band-good = Good
score-band-struggling = Struggling
score-window = last { $months } months
score-few = Not enough outcomes yet: { $contracts ->
        [one] **1** more contract is needed.
       *[other] **{ $contracts }** more contracts are needed.
    }
score-few-clients = Not enough outcomes yet: { $clients ->
        [one] a contract with **1** more client is needed.
       *[other] contracts with **{ $clients }** more clients are needed.
    }
score-few-both = Not enough outcomes yet: { $contracts ->
        [one] **1** more contract is needed
       *[other] **{ $contracts }** more contracts are needed
    }, with { $clients ->
        [one] at least **1** new client.
       *[other] at least **{ $clients }** new clients.
    }
score-button = What went into it

score-title = What went into the score
    .own = What went into your score
    .agency = What went into the score of { $agency }
score-how = Successful minus negative outcomes, divided by all of them. The best of three time spans is the score.
score-sum = { $months } months: ({ $successful } − { $negative }) ÷ { $all } = { $percent }%
score-sum-none = { $months } months: no outcomes
score-counts = { $successful ->
        [one] **1** successful contract
       *[other] **{ $successful }** successful contracts
    }, **{ $neutral }** neutral, **{ $negative }** negative.
score-counts-none = A score shows once there are enough outcomes.

score-line-stars = { $stars ->
        [one] 1 star
       *[other] { $stars } stars
    }, closed { $when }
score-line-closed = closed { $when }
score-line-running = running since { $when }
score-dispute-client = dispute decided for the client
score-dispute-freelancer = dispute decided for the freelancer
score-dispute-split = dispute decided with an amount for both
score-dispute-nothing = dispute closed without a decision for either side
score-weight = weight **{ $weight }**
score-weight-long = weight **{ $weight }** ({ $amount } by amount, { $extra } for { $months } months with payments)
score-weight-most = weight **{ $weight }**, the most ({ $amount } by amount, { $extra } for { $months } months with payments)
score-weight-no-rate = weight **{ $weight }** (this server has no rate for { $currency })
score-in = in { $windows } months
score-not-in = not in { $windows } months, where { $most } others with this client count
score-left-out = left out: { $why }
score-doubtful = the payment is too small or isn't confirmed
score-why-no-feedback = no published feedback
score-why-hidden = moderators hid the feedback
score-why-unpaid = no payment that was kept
score-why-gap = more than { $days } days without a confirmed payment
score-why-disputed = a dispute is open
score-why-old = too old
score-why-fair-play = fair play rules
score-why-same-client = { $most } others with this client count instead
score-fair-play = Fair play rules
    .text = Good feedback and running contracts need a confirmed payment of at least 1 { $currency }. Feedback from suspended clients and contracts between related accounts are left out.
score-next = One more contract
    .text = With weight 1 and a new client: { $successful } if it's successful, { $negative } if it's negative.
score-next-none = still not enough outcomes
score-footer = { $total ->
        [one] 1 contract
       *[other] { $total } contracts
    } · Page { $page } of { $pages }
