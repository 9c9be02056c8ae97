//! What people read about agencies stays within Discord's limits whatever was typed, forges nothing, and holds no word of its
//! own; and what stands in an agency's room holds no amount.

use super::refusals::agency_refusal;
use super::{handover, work};
use crate::app::{
    AgencyView, CopyBrief, DmStatus, Handover, HandoverBrief, InviteBrief, Invited, Own, Person, Posted,
    QuestionBrief, WorkRecord,
};
use crate::discord::contracts::views::card::{ContractView, contract as contract_card};
use crate::discord::feedback::views::score::tests::longest;
use crate::discord::feedback::views::tests::most_said;
use crate::discord::moderation::reports::views::tests::{foreign, hostile};
use crate::discord::notifications::views::copy::copy;
use crate::discord::offers::views::card::{CardView, card};
use crate::discord::offers::views::change::{ChangeView, change_request};
use crate::discord::offers::views::tests::languages::check_post;
use crate::discord::offers::views::tests::{ABOUT, ADA, BEN, NOW, change, contract, limits, offer};
use crate::discord::ui::post::Post;
use crate::domain::agencies::agency::{
    Agency, AgencyRefusal, Ask, Invitation, NAME_CHARS, Role, STAFF_MOST, Staff, Team,
};
use crate::domain::agencies::effects::QuestionEnd;
use crate::domain::contracts::work::Work;
use crate::domain::ids::{
    AgencyId, ChannelId, EffectId, GuildId, InvitationId, MessageId, OfferNumber, PersonId,
};
use crate::domain::money::{Currency, Money};
use crate::domain::offers::change::Fate;
use crate::domain::offers::offer::{Offer, Recipient, State};
use crate::domain::offers::terms::{Milestone, Price, Terms};
use crate::words::Language;

/// An amount that stands nowhere else.
const AMOUNT: i64 = 777_333;

fn staff() -> Vec<Staff> {
    let role = |at| match at {
        0 => Role::Owner,
        1..=9 => Role::Manager,
        _ => Role::Member,
    };
    let person = |at: usize| PersonId(i64::MAX - i64::try_from(at).expect("few"));
    (0..STAFF_MOST).map(|at| Staff { person: person(at), role: role(at), exclusive: at % 2 == 0 }).collect()
}

fn agency(typed: fn(usize) -> String) -> Agency {
    let name = typed(NAME_CHARS);
    Agency { id: AgencyId(3), guild: GuildId(1), name, revision: 1, closed: false, staff: staff() }
}

/// Its team, with Ben owning it and somebody named as everything.
fn team(typed: fn(usize) -> String) -> Team {
    let mut team = agency(typed).team().expect("it has an owner");
    team.owner = BEN;
    let member = team.members.first().copied();
    team.of_offer(member, member)
}

/// An offer to it with twenty milestones.
fn agency_offer(state: State, typed: fn(usize) -> String) -> Offer {
    let amount = Money { minor: AMOUNT, currency: Currency::USD };
    let milestone = Milestone { name: typed(80), amount, due: None };
    let price = Price::Fixed { total: amount, milestones: vec![milestone; 20] };
    let terms = Terms { title: typed(100), description: typed(4_000), price, start: None, due: None };
    let note = Some(typed(500));
    Offer { recipient: Recipient::Agency(team(typed)), terms, note, state, ..offer() }
}

fn states(typed: fn(usize) -> String) -> [State; 5] {
    [
        State::PENDING,
        State::Pending { open_change: Some(change(Fate::Open)) },
        State::Accepted { by: BEN, at: NOW },
        State::Withdrawn { by: ADA, at: NOW, message: Some(typed(500)) },
        State::Expired { at: NOW },
    ]
}

fn person(typed: fn(usize) -> String) -> Person {
    Person { id: ADA, name: typed(32), username: None, avatar_url: None, joined: Some(NOW) }
}

/// What everybody in the agency's room reads of an offer.
fn room(language: Language, typed: fn(usize) -> String) -> Vec<Post> {
    let mut posts = Vec::new();
    for state in states(typed) {
        let offer = agency_offer(state, typed);
        let mut former = offer.terms.clone();
        former.price = Price::Hourly {
            rate: Money { minor: AMOUNT + 1, currency: Currency::USD },
            weekly_limit_hours: None,
        };
        let name = typed(32);
        let view = CardView {
            language,
            offer: &offer,
            version: offer.version,
            terms: &offer.terms,
            former: Some(&former),
            client_name: &name,
            client_avatar_url: None,
            about: &ABOUT,
        };
        posts.push(card(view));
        let made = contract(&offer);
        let (work, tag) = (Work::default(), Some(EffectId(i64::MAX)));
        posts.push(contract_card(ContractView {
            language,
            contract: &made,
            offer: &offer,
            work: &work,
            tag,
        }));
        for fate in [Fate::Open, Fate::Approved { version: 2 }, Fate::Closed] {
            let mut change = change(fate);
            (change.terms, change.message) = (former.clone(), typed(500));
            let tag = Some(EffectId(i64::MAX));
            let view = ChangeView { language, offer: &offer, change: &change, present: &offer.terms, tag };
            posts.push(change_request(view));
        }
        posts.push(handover::in_room(&brief(language, &offer, typed), Some(EffectId(i64::MAX))));
    }
    posts
}

fn brief(language: Language, offer: &Offer, typed: fn(usize) -> String) -> HandoverBrief {
    HandoverBrief {
        language,
        offer: offer.clone(),
        client: Some(person(typed)),
        server: Some(typed(100)),
        to: BEN,
        channel: Some(ChannelId(77)),
        dm_status: DmStatus::default(),
    }
}

/// What the member reads to whom the work was handed, beside the room.
fn member(language: Language, typed: fn(usize) -> String) -> Vec<Post> {
    let mut posts = Vec::new();
    for state in states(typed) {
        let offer = agency_offer(state, typed);
        posts.push(handover::directly(&brief(language, &offer, typed), Some(EffectId(i64::MAX))));
        for (client, room_channel) in [(Some(person(typed)), Some(ChannelId(77))), (None, None)] {
            let record = WorkRecord {
                offer: offer.clone(),
                client,
                room_channel,
                contract: Some(contract(&offer)),
                work: Work::default(),
            };
            posts.extend([0, 1, u32::MAX].map(|page| work::view_work(language, &record, page)));
        }
        // A manager who became a member has a copy that shows no more than that.
        posts.push(copy(&copy_of(language, &offer, PersonId(1), typed), None, None));
    }
    posts
}

fn copy_of(language: Language, offer: &Offer, to: PersonId, typed: fn(usize) -> String) -> CopyBrief {
    CopyBrief {
        language,
        version: offer.version,
        terms: offer.terms.clone(),
        former: None,
        client: Some(person(typed)),
        about: ABOUT,
        notes: Vec::new(),
        server: Some(typed(100)),
        to,
        place: None,
        posted: None,
        offer: offer.clone(),
    }
}

/// What those read who answer.
fn answerers(language: Language, typed: fn(usize) -> String) -> Vec<Post> {
    let mut posts = Vec::new();
    for state in states(typed) {
        let offer = agency_offer(state, typed);
        posts.push(copy(&copy_of(language, &offer, BEN, typed), None, Some(EffectId(i64::MAX))));
        let named = |person: &PersonId| (*person, typed(32));
        let members = team(typed).members.iter().map(named).collect();
        posts.push(handover::whom(language, &Handover { offer: offer.clone(), members }));
        posts.push(handover::whom(language, &Handover { offer: offer.clone(), members: Vec::new() }));
        posts.push(handover::handed(language, &offer));
        let nobody = Recipient::Agency(team(typed).of_offer(None, None));
        posts.push(handover::handed(language, &Offer { recipient: nobody, ..offer }));
    }
    posts
}

/// `/agency`, in everything that it answers.
fn commands(language: Language, typed: fn(usize) -> String) -> Vec<Post> {
    let agency = agency(typed);
    let ask = |(id, ask)| Invitation {
        id: InvitationId(id),
        agency: agency.id,
        guild: agency.guild,
        to: BEN,
        by: ADA,
        ask,
        made: NOW,
    };
    let asks = [
        (i64::MAX, Ask::Join { role: Role::Member, exclusive: false }),
        (i64::MAX - 1, Ask::Join { role: Role::Manager, exclusive: true }),
        (i64::MAX - 2, Ask::Own),
    ]
    .map(ask);
    let view = AgencyView {
        agency: agency.clone(),
        asked: vec![asks[0]; 200],
        score: Some(longest()),
        received: Some(most_said(typed).received),
    };
    let mut posts = vec![
        super::created(language, &agency),
        super::handed_over(language, &agency),
        super::removed(language, &agency, BEN),
        super::left(language, &agency),
        super::deleted(language, &agency),
        super::own(language, &Own { agencies: Vec::new(), asked: Vec::new() }, BEN),
    ];
    for reader in [ADA, agency.staff[0].person, agency.staff[1].person, agency.staff[20].person] {
        posts.push(super::agency(language, &view, reader));
    }
    for role in [Role::Manager, Role::Member] {
        posts.push(super::role_set(language, &agency, BEN, role));
    }
    for invitation in asks {
        let invited = Invited { agency: agency.clone(), invitation };
        posts.push(super::asked(language, &invited));
        posts.extend([true, false].map(|accepts| super::answered(language, &invited, accepts)));
        let brief = InviteBrief {
            language,
            agency: typed(NAME_CHARS),
            invitation,
            by: Some(person(typed)),
            server: Some(typed(100)),
            dm_status: DmStatus::default(),
        };
        posts.push(super::invitation(&brief, Some(EffectId(i64::MAX))));
        for end in [
            QuestionEnd::Replaced,
            QuestionEnd::Withdrawn,
            QuestionEnd::Over,
            QuestionEnd::Declined,
            QuestionEnd::Accepted(invitation.ask),
        ] {
            posts.push(super::question_ended(&QuestionBrief {
                language,
                agency: typed(NAME_CHARS),
                server: Some(typed(100)),
                invitation: invitation.id,
                end,
                posted: Posted { channel: ChannelId(77), message: MessageId(78) },
            }));
        }
    }
    let asked = asks.iter().map(|asked| (*asked, typed(NAME_CHARS))).collect();
    posts.push(super::own(language, &Own { agencies: vec![view], asked }, BEN));
    posts
}

fn refusals(language: Language, typed: fn(usize) -> String) -> Vec<Post> {
    let agency = typed(NAME_CHARS);
    [
        AgencyRefusal::NoSuchAgency,
        AgencyRefusal::InNone,
        AgencyRefusal::Which,
        AgencyRefusal::Name { is: 100 },
        AgencyRefusal::NameTaken { name: agency.clone() },
        AgencyRefusal::TooMany,
        AgencyRefusal::Full,
        AgencyRefusal::OwnersOnly,
        AgencyRefusal::ManagersOnly,
        AgencyRefusal::NotStaff { person: BEN },
        AgencyRefusal::IsSo { person: BEN },
        AgencyRefusal::OwnerStays,
        AgencyRefusal::Bot,
        AgencyRefusal::NoSuchInvitation,
        AgencyRefusal::Bound { agency: agency.clone() },
        AgencyRefusal::Busy {
            pending: vec![OfferNumber(1)],
            contracts: (0..100).map(|at| OfferNumber(i64::MAX - at)).collect(),
        },
        AgencyRefusal::OwnAgency,
        AgencyRefusal::Exclusive { person: BEN, agency: agency.clone() },
        AgencyRefusal::OneAddressee,
        AgencyRefusal::OwnerIsHere,
        AgencyRefusal::NotInServer,
        AgencyRefusal::Screening { person: PersonId(2) },
        AgencyRefusal::NoReason,
        AgencyRefusal::OthersAnswer,
        AgencyRefusal::AnswersThemselves { person: BEN },
        AgencyRefusal::NotHanded,
        AgencyRefusal::OthersRemain { agency },
        AgencyRefusal::WishWithoutAgency,
    ]
    .iter()
    .map(|refusal| agency_refusal(language, refusal))
    .collect()
}

fn posts(language: Language, typed: fn(usize) -> String) -> Vec<Post> {
    let parts = [
        room(language, typed),
        member(language, typed),
        answerers(language, typed),
        commands(language, typed),
        refusals(language, typed),
    ];
    parts.into_iter().flatten().collect()
}

#[test]
fn whatever_was_typed_fits_and_forges_nothing() {
    posts(Language::English, hostile).iter().for_each(limits::check);
}

#[test]
fn all_of_it_can_be_translated() {
    posts(Language::Pseudo, foreign).iter().for_each(check_post);
}

#[test]
fn no_amount_is_read_by_whoever_is_a_member() {
    let holds = |post: &Post| {
        let shown = serde_json::to_string(&post.to_message("n")).expect("builders serialize");
        ["7,773.33", "7,773.34", "777333", "7773"].iter().any(|amount| shown.contains(amount))
    };
    let typed = |_: usize| "Typed.".to_owned();
    for post in room(Language::English, typed).iter().chain(&member(Language::English, typed)) {
        assert!(!holds(post), "{post:?}");
    }
    assert!(answerers(Language::English, typed).iter().any(holds), "who answers reads it");
}
