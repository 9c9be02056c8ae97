//! The topics of help, and whom each is for.

/// Whom a topic is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Audience {
    /// Those who get offers.
    Freelancers,
    /// Those who send them.
    Clients,
    /// Owners, managers and members of agencies.
    Agencies,
    /// Everybody.
    Everyone,
    /// Those who look after a server.
    Moderators,
}

impl Audience {
    /// All of them, in the order in which somebody reads them of whom nothing is known.
    pub const ALL: [Self; 5] =
        [Self::Freelancers, Self::Clients, Self::Agencies, Self::Everyone, Self::Moderators];

    /// Its name in a `custom_id`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Freelancers => "freelancers",
            Self::Clients => "clients",
            Self::Agencies => "agencies",
            Self::Everyone => "everyone",
            Self::Moderators => "moderators",
        }
    }

    /// The audience of a name.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|audience| audience.code() == code)
    }
}

/// What is known of somebody who asks for help in a server.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Standing {
    /// They manage or moderate it.
    pub looks_after_it: bool,
    /// They are in an agency.
    pub is_in_agency: bool,
    /// They got an offer, or have a profile.
    pub works: bool,
    /// They sent an offer.
    pub hires: bool,
}

impl Standing {
    /// All audiences, what they most probably are first. Somebody new is a freelancer: nobody else is sent something before they do
    /// anything themselves.
    #[must_use]
    pub fn audiences(self) -> [Audience; 5] {
        let is_theirs = |audience: &Audience| match audience {
            Audience::Moderators => self.looks_after_it,
            Audience::Agencies => self.is_in_agency,
            Audience::Freelancers => self.works,
            Audience::Clients => self.hires,
            Audience::Everyone => false,
        };
        let mut all = Audience::ALL;
        // Looking after a server and being in an agency are chosen by few, and say most of them.
        let first = [Audience::Moderators, Audience::Agencies, Audience::Freelancers, Audience::Clients];
        all.sort_by_key(|audience| {
            let place = first.iter().position(|one| one == audience).filter(|_| is_theirs(audience));
            place.unwrap_or(first.len())
        });
        all
    }
}

macro_rules! topics {
    ($($(#[$doc:meta])* $topic:ident $code:literal $audience:ident;)+) => {
        /// Something that help explains.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum HelpTopic {
            $($(#[$doc])* $topic,)+
        }

        impl HelpTopic {
            /// All of them, as they are listed.
            pub const ALL: &'static [Self] = &[$(Self::$topic),+];

            /// Its name in the database and in a `custom_id`.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$topic => $code,)+
                }
            }

            /// Whom it is for.
            #[must_use]
            pub const fn audience(self) -> Audience {
                match self {
                    $(Self::$topic => Audience::$audience,)+
                }
            }
        }
    };
}

topics! {
    /// What a direct offer is, and what it isn't.
    DirectOffer "direct_offer" Freelancers;
    /// What an invitation to a job is, and how it differs from a direct offer.
    JobInvitation "job_invitation" Freelancers;
    /// How somebody gets offers.
    Receive "receive" Freelancers;
    /// How they know that they have one.
    Know "know" Freelancers;
    /// How long they have to answer, and how they do.
    AnswerTime "answer_time" Freelancers;
    /// How they ask for other terms.
    Negotiate "negotiate" Freelancers;
    /// What about a client whom they don't know.
    UnknownClient "unknown_client" Freelancers;
    /// How they decline.
    Decline "decline" Freelancers;
    /// How the score is computed, and what direct offers do for it.
    Score "score" Freelancers;
    /// What badges are for.
    Badges "badges" Freelancers;
    /// How work is submitted.
    Submit "submit" Freelancers;
    /// How they get no offers for a while, or none from somebody.
    Pause "pause" Freelancers;
    /// How an offer is sent.
    Send "send" Clients;
    /// How a client finds somebody.
    Find "find" Clients;
    /// How an offer is edited or withdrawn.
    EditOffer "edit_offer" Clients;
    /// What a client does with submitted work.
    Review "review" Clients;
    /// What a client's record says.
    Record "record" Clients;
    /// How offers to agencies work.
    AgencyOffers "agency_offers" Agencies;
    /// How the work of an offer goes to a member.
    AgencyWork "agency_work" Agencies;
    /// How an agency is run.
    AgencyTeam "agency_team" Agencies;
    /// How people stay safe.
    Safe "safe" Everyone;
    /// What a contract is.
    Contract "contract" Everyone;
    /// How payments work.
    Payments "payments" Everyone;
    /// How hours and weeks work.
    Hours "hours" Everyone;
    /// How terms change.
    Terms "terms" Everyone;
    /// How a contract is paused, closed or reopened.
    Close "close" Everyone;
    /// What happens in a dispute.
    Dispute "dispute" Everyone;
    /// How feedback works.
    Feedback "feedback" Everyone;
    /// Who sees a private channel.
    Channel "channel" Everyone;
    /// How notifications are chosen.
    Notifications "notifications" Everyone;
    /// How something is reported.
    Report "report" Everyone;
    /// What a warning or a suspension means.
    Suspended "suspended" Everyone;
    /// How somebody gets their data, or has it deleted.
    Privacy "privacy" Everyone;
    /// How a server is set up.
    Setup "setup" Moderators;
    /// What can be set.
    Settings "settings" Moderators;
    /// What moderators do with reports.
    Moderate "moderate" Moderators;
    /// How a dispute is decided.
    Decide "decide" Moderators;
    /// How score and badges are set.
    ScoreSettings "score_settings" Moderators;
    /// What to do where something doesn't arrive.
    Check "check" Moderators;
    /// Which topics of help are helpful.
    Helpful "helpful" Moderators;
}

impl HelpTopic {
    /// The topic of a name.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|topic| topic.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_topic_and_one_audience() {
        for topic in HelpTopic::ALL {
            assert_eq!(HelpTopic::from_code(topic.code()), Some(*topic));
        }
        for audience in Audience::ALL {
            assert_eq!(Audience::from_code(audience.code()), Some(audience));
            // A list of Discord's holds 25.
            let topics = HelpTopic::ALL.iter().filter(|topic| topic.audience() == audience).count();
            assert!((1..=25).contains(&topics), "{audience:?}: {topics}");
        }
        assert_eq!(HelpTopic::from_code(""), None);
    }

    #[test]
    fn what_somebody_most_probably_is_comes_first() {
        use Audience::{Agencies, Clients, Everyone, Freelancers, Moderators};
        let of = |looks_after_it, is_in_agency, works, hires| {
            Standing { looks_after_it, is_in_agency, works, hires }.audiences()
        };
        assert_eq!(Standing::default().audiences(), Audience::ALL);
        assert_eq!(of(false, false, false, true), [Clients, Freelancers, Agencies, Everyone, Moderators]);
        assert_eq!(of(false, false, true, true), [Freelancers, Clients, Agencies, Everyone, Moderators]);
        assert_eq!(of(false, true, false, true), [Agencies, Clients, Freelancers, Everyone, Moderators]);
        assert_eq!(of(true, false, true, false), [Moderators, Freelancers, Clients, Agencies, Everyone]);
    }
}
