//! What each topic leads on to: buttons that do it. Nobody gets one that would be refused.

use crate::app::{Caller, HelpRecord};
use crate::discord::feedback::buttons::FeedbackButton;
use crate::discord::help::buttons::{HelpButton, Step};
use crate::discord::people::buttons::PeopleButton;
use crate::discord::ui::buttons::grey;
use crate::domain::feedback::received::Receiver;
use crate::domain::help::topic::HelpTopic;
use crate::say;
use crate::words::Language;
use serenity::builder::CreateButton;

/// What a topic leads on to.
#[derive(Debug, Clone, Copy)]
enum Next {
    /// Something of help's own, for everybody.
    Open(Step),
    /// The same for those who look after the server.
    Moderate(Step),
    /// The same for those who manage it.
    Manage(Step),
    /// The form of one's own profile.
    EditProfile,
    /// What went into one's own score.
    Score,
    /// The feedback that one received.
    Feedback,
    /// What people answered below topics, for those who look after the server.
    Answers,
}

/// The buttons of a topic.
pub(super) fn buttons(caller: &Caller, record: &HelpRecord, topic: HelpTopic) -> Vec<CreateButton> {
    let language = caller.language;
    let open = |step| Some(grey(HelpButton::Open(step), label(language, step)));
    let draw = |next: &Next| match *next {
        Next::Open(step) => open(step),
        Next::Moderate(step) => open(step).filter(|_| record.looks_after_it),
        Next::Manage(step) => open(step).filter(|_| caller.manages_server),
        Next::Answers => {
            let answers = grey(HelpButton::Answers, say!(language, "help-step-answers"));
            Some(answers).filter(|_| record.looks_after_it)
        }
        Next::EditProfile => Some(grey(PeopleButton::Edit, say!(language, "people-button-edit"))),
        Next::Score => Some(grey(PeopleButton::Score(caller.person), say!(language, "help-step-score"))),
        Next::Feedback => {
            let own = Receiver::Person(caller.person);
            Some(grey(FeedbackButton::Received(own), say!(language, "help-step-feedback")))
        }
    };
    after(topic).iter().filter_map(draw).collect()
}

const fn after(topic: HelpTopic) -> &'static [Next] {
    use Next::{Answers, EditProfile, Feedback, Manage, Moderate, Open, Score};
    match topic {
        HelpTopic::DirectOffer | HelpTopic::AnswerTime | HelpTopic::Negotiate | HelpTopic::EditOffer => {
            &[Open(Step::Offers)]
        }
        HelpTopic::JobInvitation | HelpTopic::Receive => &[EditProfile, Open(Step::Profile)],
        HelpTopic::Know => &[Open(Step::Offers), Open(Step::Notifications)],
        HelpTopic::UnknownClient => &[Open(Step::Offers), Open(Step::Safety)],
        HelpTopic::Decline => &[Open(Step::Offers), Open(Step::Blocked)],
        HelpTopic::Score => &[Score, Open(Step::Contracts)],
        HelpTopic::Badges => &[Score],
        HelpTopic::Submit | HelpTopic::Review | HelpTopic::Contract | HelpTopic::Hours => {
            &[Open(Step::Contracts)]
        }
        HelpTopic::Payments | HelpTopic::Terms | HelpTopic::Close | HelpTopic::Dispute => {
            &[Open(Step::Contracts)]
        }
        HelpTopic::Pause => &[Open(Step::Profile), Open(Step::Blocked)],
        HelpTopic::Send | HelpTopic::Channel => &[Open(Step::Offers), Open(Step::Contracts)],
        HelpTopic::Find => &[],
        HelpTopic::Record => &[Feedback, Open(Step::Contracts)],
        HelpTopic::AgencyOffers | HelpTopic::AgencyWork => &[Open(Step::Agencies), Open(Step::Offers)],
        HelpTopic::AgencyTeam => &[Open(Step::Agencies)],
        HelpTopic::Safe => &[Open(Step::Safety), Open(Step::Blocked)],
        HelpTopic::Feedback => &[Feedback, Open(Step::Contracts)],
        HelpTopic::Notifications => &[Open(Step::Notifications)],
        HelpTopic::Report => &[Open(Step::Offers), Open(Step::Blocked), Moderate(Step::Reports)],
        HelpTopic::Suspended => &[Moderate(Step::Suspensions)],
        HelpTopic::Privacy => &[Open(Step::Export), Open(Step::Delete)],
        HelpTopic::Setup => &[Manage(Step::Setup), Moderate(Step::Check)],
        HelpTopic::Settings => &[Manage(Step::Settings)],
        HelpTopic::Moderate => &[
            Moderate(Step::Reports),
            Moderate(Step::Suspensions),
            Moderate(Step::Notes),
            Moderate(Step::Audit),
        ],
        HelpTopic::Decide => &[Moderate(Step::Disputes)],
        HelpTopic::ScoreSettings => &[Manage(Step::ScoreSettings)],
        HelpTopic::Check => &[Moderate(Step::Check)],
        HelpTopic::Helpful => &[Answers],
    }
}

fn label(language: Language, step: Step) -> String {
    match step {
        Step::Offers => say!(language, "help-step-offers"),
        Step::Contracts => say!(language, "help-step-contracts"),
        Step::Profile => say!(language, "help-step-profile"),
        Step::Notifications => say!(language, "help-step-notifications"),
        Step::Blocked => say!(language, "help-step-blocked"),
        Step::Agencies => say!(language, "help-step-agencies"),
        Step::Safety => say!(language, "safety-button"),
        Step::Export => say!(language, "help-step-export"),
        Step::Delete => say!(language, "help-step-delete"),
        Step::Reports => say!(language, "help-step-reports"),
        Step::Disputes => say!(language, "help-step-disputes"),
        Step::Suspensions => say!(language, "help-step-suspensions"),
        Step::Audit => say!(language, "help-step-audit"),
        Step::Notes => say!(language, "help-step-notes"),
        Step::Check => say!(language, "help-step-check"),
        Step::Setup => say!(language, "help-step-setup"),
        Step::Settings => say!(language, "help-step-settings"),
        Step::ScoreSettings => say!(language, "help-step-score-settings"),
    }
}
