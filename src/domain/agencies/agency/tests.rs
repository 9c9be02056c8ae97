//! Who may do what in an agency, and what becomes of it.

use super::*;

const OLGA: PersonId = PersonId(1);
const MAX: PersonId = PersonId(2);
const NIA: PersonId = PersonId(3);
const NEW: PersonId = PersonId(4);
const NOW: UnixMs = UnixMs(1_000_000);

fn agency() -> Agency {
    let staff = |person, role| Staff { person, role, exclusive: false };
    Agency {
        id: AgencyId(7),
        guild: GuildId(1),
        name: "Studio North".to_owned(),
        revision: 4,
        closed: false,
        staff: vec![staff(OLGA, Role::Owner), staff(MAX, Role::Manager), staff(NIA, Role::Member)],
    }
}

fn asked(by: PersonId, to: PersonId, ask: Ask) -> Invitation {
    Invitation { id: InvitationId(9), agency: AgencyId(7), guild: GuildId(1), to, by, ask, made: NOW }
}

const MEMBER: Ask = Ask::Join { role: Role::Member, exclusive: false };
const BOUND: Ask = Ask::Join { role: Role::Member, exclusive: true };

#[test]
fn a_name_is_cleaned_and_measured() {
    assert_eq!(read_name("  Studio\u{200B}   North "), Ok("Studio North".to_owned()));
    assert_eq!(read_name(" \u{200B} "), Err(AgencyRefusal::Name { is: 0 }));
    assert_eq!(read_name(&"é".repeat(51)), Err(AgencyRefusal::Name { is: 51 }));
    assert!(read_name(&"é".repeat(50)).is_ok());
    assert_eq!(name_key("STUDIO  North"), name_key("studio north"));
}

#[test]
fn an_agency_begins_with_its_owner() {
    let made = create(AgencyId(7), GuildId(1), "Studio", OLGA, 0).expect("made");
    assert_eq!((made.role_of(OLGA), made.answerers()), (Some(Role::Owner), vec![OLGA]));
    assert_eq!(create(AgencyId(7), GuildId(1), "Studio", OLGA, OWNED_MOST), Err(AgencyRefusal::TooMany));
}

#[test]
fn who_asks_whom() {
    let manager = Ask::Join { role: Role::Manager, exclusive: false };
    let ask = |by, whom, ask| check_ask(&agency(), by, whom, ask);
    assert_eq!(ask(OLGA, NEW, manager), Ok(()));
    assert_eq!(ask(MAX, NEW, MEMBER), Ok(()));
    assert_eq!(ask(MAX, NEW, manager), Err(AgencyRefusal::OwnersOnly));
    assert_eq!(ask(NIA, NEW, MEMBER), Err(AgencyRefusal::ManagersOnly));
    assert_eq!(ask(NEW, NIA, MEMBER), Err(AgencyRefusal::NoSuchAgency));
    assert_eq!(ask(OLGA, NIA, MEMBER), Err(AgencyRefusal::IsSo { person: NIA }));
    assert_eq!(ask(OLGA, NIA, BOUND), Ok(()), "they may agree to other terms");
    assert_eq!(ask(MAX, OLGA, MEMBER), Err(AgencyRefusal::OwnersOnly));
    assert_eq!(ask(OLGA, NEW, Ask::Own), Ok(()));
    assert_eq!(ask(MAX, NEW, Ask::Own), Err(AgencyRefusal::OwnersOnly));
    assert_eq!(ask(OLGA, OLGA, Ask::Own), Err(AgencyRefusal::IsSo { person: OLGA }));
    let mut full = agency();
    full.staff.extend((10..).take(STAFF_MOST).map(|person| Staff {
        person: PersonId(person),
        role: Role::Member,
        exclusive: false,
    }));
    assert_eq!(check_ask(&full, OLGA, NEW, MEMBER), Err(AgencyRefusal::Full));
}

#[test]
fn an_invitation_is_accepted_by_whom_it_asks_for_a_week() {
    let joined = accept(&agency(), &asked(MAX, NEW, MEMBER), NEW, None, NOW).expect("joined");
    assert_eq!((joined.role_of(NEW), joined.revision), (Some(Role::Member), 5));
    let late = NOW.plus(INVITATION_LIFE_MS);
    for (by, now) in [(NIA, NOW), (NEW, late)] {
        let told = accept(&agency(), &asked(MAX, NEW, MEMBER), by, None, now);
        assert_eq!(told, Err(AgencyRefusal::NoSuchInvitation));
    }
    let gone = accept(&agency(), &asked(PersonId(99), NEW, MEMBER), NEW, None, NOW);
    assert_eq!(gone, Err(AgencyRefusal::NoSuchInvitation), "who asked has no say any more");
}

#[test]
fn one_is_bound_to_one_agency() {
    let elsewhere = Some("Other".to_owned());
    let told = accept(&agency(), &asked(OLGA, NEW, BOUND), NEW, elsewhere.clone(), NOW);
    assert_eq!(told, Err(AgencyRefusal::Bound { agency: "Other".to_owned() }));
    assert!(accept(&agency(), &asked(OLGA, NEW, MEMBER), NEW, elsewhere, NOW).is_ok());
    let bound = accept(&agency(), &asked(OLGA, NEW, BOUND), NEW, None, NOW).expect("bound");
    assert!(bound.staff.iter().any(|staff| staff.person == NEW && staff.exclusive));
}

#[test]
fn who_takes_over_owns_and_who_handed_over_manages() {
    for to in [MAX, NIA, NEW] {
        let after = accept(&agency(), &asked(OLGA, to, Ask::Own), to, None, NOW).expect("taken over");
        assert_eq!((after.role_of(to), after.role_of(OLGA)), (Some(Role::Owner), Some(Role::Manager)));
        assert_eq!(after.staff[0].person, to, "the owner stands first");
        assert_eq!(after.staff.iter().filter(|staff| staff.role == Role::Owner).count(), 1);
    }
}

#[test]
fn a_moderator_hands_over_to_somebody_of_the_agency() {
    let after = hand_over(&agency(), NIA).expect("handed over");
    assert_eq!((after.role_of(NIA), after.role_of(OLGA)), (Some(Role::Owner), Some(Role::Manager)));
    assert_eq!(hand_over(&agency(), NEW), Err(AgencyRefusal::NotStaff { person: NEW }));
    assert_eq!(hand_over(&agency(), OLGA), Err(AgencyRefusal::IsSo { person: OLGA }));
}

#[test]
fn roles_are_the_owners_to_give() {
    let up = set_role(&agency(), OLGA, NIA, Role::Manager).expect("a manager");
    assert_eq!(up.answerers(), [OLGA, MAX, NIA]);
    for (by, whom, role, told) in [
        (MAX, NIA, Role::Manager, AgencyRefusal::OwnersOnly),
        (NEW, NIA, Role::Manager, AgencyRefusal::NoSuchAgency),
        (OLGA, NEW, Role::Manager, AgencyRefusal::NotStaff { person: NEW }),
        (OLGA, NIA, Role::Member, AgencyRefusal::IsSo { person: NIA }),
        (OLGA, OLGA, Role::Member, AgencyRefusal::OwnerStays),
        (OLGA, NIA, Role::Owner, AgencyRefusal::OwnerStays),
    ] {
        assert_eq!(set_role(&agency(), by, whom, role), Err(told));
    }
}

#[test]
fn people_go_and_the_owner_stays() {
    assert_eq!(remove(&agency(), MAX, NIA).map(|after| after.role_of(NIA)), Ok(None));
    assert_eq!(remove(&agency(), OLGA, MAX).map(|after| after.role_of(MAX)), Ok(None));
    assert_eq!(leave(&agency(), NIA).map(|after| after.role_of(NIA)), Ok(None));
    for (told, why) in [
        (remove(&agency(), MAX, OLGA), AgencyRefusal::OwnersOnly),
        (remove(&agency(), NIA, NIA), AgencyRefusal::ManagersOnly),
        (remove(&agency(), OLGA, OLGA), AgencyRefusal::OwnerStays),
        (remove(&agency(), NEW, NIA), AgencyRefusal::NoSuchAgency),
        (remove(&agency(), OLGA, NEW), AgencyRefusal::NotStaff { person: NEW }),
        (leave(&agency(), OLGA), AgencyRefusal::OwnerStays),
        (leave(&agency(), NEW), AgencyRefusal::NoSuchAgency),
    ] {
        assert_eq!(told, Err(why));
    }
}

#[test]
fn nothing_owed_nothing_kept() {
    let none = Vec::new;
    assert_eq!(delete(&agency(), OLGA, none(), none()).map(|after| after.staff.len()), Ok(1));
    assert_eq!(delete(&agency(), MAX, none(), none()), Err(AgencyRefusal::OwnersOnly));
    for (pending, contracts) in
        [(vec![OfferNumber(1)], none()), (none(), vec![OfferNumber(2), OfferNumber(3)])]
    {
        let told = delete(&agency(), OLGA, pending.clone(), contracts.clone());
        assert_eq!(told, Err(AgencyRefusal::Busy { pending, contracts }));
    }
}

#[test]
fn a_name_holds_no_link() {
    for name in ["discord.gg/free", "https://x.y", "Studio evil.com", "www.nice", "(evil.com)", "evil.com:80"]
    {
        assert_eq!(read_name(name), Err(AgencyRefusal::NameLink), "{name}");
    }
    for name in ["Studio North", "St. John & Co.", "No. 5", "A.B", "Version 2.0", "Mr.X"] {
        assert!(read_name(name).is_ok(), "{name}");
    }
}
