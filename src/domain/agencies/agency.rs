//! Agencies: who owns them, who works there, and what each of them may do about it. Owns these rules, one pure function for
//! each action; what an agency does with an offer is `decide`.

mod name;
mod refusal;

pub use name::{NAME_CHARS, name_key, read_name};
pub use refusal::AgencyRefusal;

use crate::domain::ids::{AgencyId, GuildId, InvitationId, OfferNumber, PersonId};
use crate::domain::time::{DAY_MS, UnixMs};
use serde::{Deserialize, Serialize};

/// Most agencies that one person owns in one server.
pub const OWNED_MOST: usize = 3;
/// Most people of one agency; all of them with a say fit into a room.
pub const STAFF_MOST: usize = 40;
/// How long an invitation can be accepted.
pub const INVITATION_LIFE_MS: i64 = 7 * DAY_MS;

/// What somebody may do in an agency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Answers offers, and decides about the agency.
    Owner,
    /// Answers offers, and brings members in.
    Manager,
    /// Does the work.
    Member,
}

impl Role {
    /// The stored name.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Owner => "owner",
            Self::Manager => "manager",
            Self::Member => "member",
        }
    }

    /// Whether they answer offers.
    #[must_use]
    pub const fn answers(self) -> bool {
        match self {
            Self::Owner | Self::Manager => true,
            Self::Member => false,
        }
    }
}

/// Somebody of an agency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Staff {
    /// Who.
    pub person: PersonId,
    /// What they may do.
    pub role: Role,
    /// Whether offers reach them through this agency alone.
    pub exclusive: bool,
}

/// An agency as it is now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agency {
    /// Never shown.
    pub id: AgencyId,
    /// The server it belongs to.
    pub guild: GuildId,
    /// Unique in the server, whatever its case.
    pub name: String,
    /// Counts every change; the compare-and-set of `store` compares it.
    pub revision: i64,
    /// Whether it was deleted; it stays for the offers that it had.
    pub closed: bool,
    /// The owner, then managers, then members.
    pub staff: Vec<Staff>,
}

/// What an offer must know of the agency that it addresses, as it is now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Team {
    /// Which agency.
    pub id: AgencyId,
    /// What it is called.
    pub name: String,
    /// Who owns it.
    pub owner: PersonId,
    /// Who else answers its offers.
    pub managers: Vec<PersonId>,
    /// Who works there and has no say.
    pub members: Vec<PersonId>,
    /// Who of it the client would like for this offer.
    pub wished: Option<PersonId>,
    /// The member to whom this offer was handed: sees the work, and neither the price nor what could answer.
    pub delegate: Option<PersonId>,
}

impl Team {
    /// Whether somebody belongs to it.
    #[must_use]
    pub fn has(&self, person: PersonId) -> bool {
        self.owner == person || self.managers.contains(&person) || self.members.contains(&person)
    }

    /// The team of one offer: the people that it names, as far as they still are what it names them as.
    #[must_use]
    pub fn of_offer(self, wished: Option<PersonId>, delegate: Option<PersonId>) -> Self {
        let wished = wished.filter(|person| self.has(*person));
        let delegate = delegate.filter(|person| self.members.contains(person));
        Self { wished, delegate, ..self }
    }
}

/// What somebody is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Ask {
    /// To work there, or to go on there otherwise.
    Join {
        /// As what.
        role: Role,
        /// Whether offers reach them through the agency alone.
        exclusive: bool,
    },
    /// To own it.
    Own,
}

/// A question that waits for an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Invitation {
    /// Carried by its buttons.
    pub id: InvitationId,
    /// Which agency asks.
    pub agency: AgencyId,
    /// Its server.
    pub guild: GuildId,
    /// Who is asked.
    pub to: PersonId,
    /// Who asks.
    pub by: PersonId,
    /// What.
    pub ask: Ask,
    /// When.
    pub made: UnixMs,
}

impl Invitation {
    /// Until when it can be accepted.
    #[must_use]
    pub const fn ends(&self) -> UnixMs {
        self.made.plus(INVITATION_LIFE_MS)
    }
}

type Outcome = Result<Agency, AgencyRefusal>;

/// A new agency of somebody who owns `owned` others in the server.
///
/// # Errors
/// A name that is none, or too many agencies.
pub fn create(id: AgencyId, guild: GuildId, typed: &str, by: PersonId, owned: usize) -> Outcome {
    let name = read_name(typed)?;
    if owned >= OWNED_MOST {
        return Err(AgencyRefusal::TooMany);
    }
    let owner = Staff { person: by, role: Role::Owner, exclusive: false };
    Ok(Agency { id, guild, name, revision: 1, closed: false, staff: vec![owner] })
}

impl Agency {
    /// What somebody is in it.
    #[must_use]
    pub fn role_of(&self, person: PersonId) -> Option<Role> {
        self.staff.iter().find(|staff| staff.person == person).map(|staff| staff.role)
    }

    /// Who answers its offers, the owner first.
    #[must_use]
    pub fn answerers(&self) -> Vec<PersonId> {
        let answers = self.staff.iter().filter(|staff| staff.role.answers());
        answers.map(|staff| staff.person).collect()
    }

    /// The agency as its offers see it; `None` for one without an owner, which there never is.
    #[must_use]
    pub fn team(&self) -> Option<Team> {
        let all = |role: Role| {
            let staff = self.staff.iter().filter(move |staff| staff.role == role);
            staff.map(|staff| staff.person)
        };
        Some(Team {
            id: self.id,
            name: self.name.clone(),
            owner: all(Role::Owner).next()?,
            managers: all(Role::Manager).collect(),
            members: all(Role::Member).collect(),
            wished: None,
            delegate: None,
        })
    }

    fn changed(&self, staff: Vec<Staff>) -> Self {
        let mut changed = Self { staff, revision: self.revision + 1, ..self.clone() };
        changed.staff.sort_by_key(|staff| staff.role);
        changed
    }

    fn without(&self, person: PersonId) -> Vec<Staff> {
        self.staff.iter().copied().filter(|staff| staff.person != person).collect()
    }

    fn check_owner(&self, by: PersonId) -> Result<(), AgencyRefusal> {
        match self.role_of(by) {
            Some(Role::Owner) => Ok(()),
            Some(Role::Manager | Role::Member) => Err(AgencyRefusal::OwnersOnly),
            None => Err(AgencyRefusal::NoSuchAgency),
        }
    }

    /// Whether `by` may decide about somebody who is, or is to be, `role`.
    fn check_above(&self, by: PersonId, role: Role) -> Result<(), AgencyRefusal> {
        match (self.role_of(by), role) {
            (Some(Role::Owner), Role::Manager | Role::Member) | (Some(Role::Manager), Role::Member) => Ok(()),
            (Some(Role::Owner), Role::Owner) => Err(AgencyRefusal::OwnerStays),
            (Some(Role::Manager), Role::Owner | Role::Manager) => Err(AgencyRefusal::OwnersOnly),
            (Some(Role::Member), _) => Err(AgencyRefusal::ManagersOnly),
            (None, _) => Err(AgencyRefusal::NoSuchAgency),
        }
    }
}

/// Whether `by` may ask `whom` for something, and there is something to ask.
///
/// # Errors
/// The wrong person asks, or asks somebody who is that already.
pub fn check_ask(agency: &Agency, by: PersonId, whom: PersonId, ask: Ask) -> Result<(), AgencyRefusal> {
    let present = agency.staff.iter().find(|staff| staff.person == whom);
    match ask {
        Ask::Own => {
            agency.check_owner(by)?;
            if whom == by { Err(AgencyRefusal::IsSo { person: whom }) } else { Ok(()) }
        }
        Ask::Join { role, exclusive } => {
            agency.check_above(by, role)?;
            match present {
                Some(staff) if staff.role == role && staff.exclusive == exclusive => {
                    Err(AgencyRefusal::IsSo { person: whom })
                }
                Some(staff) => agency.check_above(by, staff.role),
                None if agency.staff.len() >= STAFF_MOST => Err(AgencyRefusal::Full),
                None => Ok(()),
            }
        }
    }
}

/// Somebody accepts what they were asked; `bound` is the agency through which alone offers reach them, if there is another.
///
/// # Errors
/// Not theirs, too late, or asked by somebody who may not ask any more.
pub fn accept(
    agency: &Agency,
    asked: &Invitation,
    by: PersonId,
    bound: Option<String>,
    now: UnixMs,
) -> Outcome {
    if asked.to != by || asked.agency != agency.id || now >= asked.ends() {
        return Err(AgencyRefusal::NoSuchInvitation);
    }
    check_ask(agency, asked.by, by, asked.ask).map_err(|refusal| match refusal {
        AgencyRefusal::Full => AgencyRefusal::Full,
        _ => AgencyRefusal::NoSuchInvitation,
    })?;
    let mut staff = agency.without(by);
    match asked.ask {
        Ask::Join { exclusive: true, .. } if bound.is_some() => {
            return Err(AgencyRefusal::Bound { agency: bound.unwrap_or_default() });
        }
        Ask::Join { role, exclusive } => staff.push(Staff { person: by, role, exclusive }),
        Ask::Own => {
            // Who handed it over stays to help.
            for former in staff.iter_mut().filter(|staff| staff.role == Role::Owner) {
                former.role = Role::Manager;
            }
            staff.push(Staff { person: by, role: Role::Owner, exclusive: false });
        }
    }
    Ok(agency.changed(staff))
}

/// The owner makes somebody a manager or a member.
///
/// # Errors
/// Not the owner, not of the agency, or that already.
pub fn set_role(agency: &Agency, by: PersonId, whom: PersonId, role: Role) -> Outcome {
    agency.check_owner(by)?;
    let mut staff = agency.staff.clone();
    let found = staff.iter_mut().find(|staff| staff.person == whom);
    let found = found.ok_or(AgencyRefusal::NotStaff { person: whom })?;
    if found.role == Role::Owner || role == Role::Owner {
        return Err(AgencyRefusal::OwnerStays);
    }
    if found.role == role {
        return Err(AgencyRefusal::IsSo { person: whom });
    }
    found.role = role;
    Ok(agency.changed(staff))
}

/// A moderator gives an agency, whose owner has left the server, to somebody of it.
///
/// # Errors
/// Not of the agency, or its owner already.
pub fn hand_over(agency: &Agency, to: PersonId) -> Outcome {
    match agency.role_of(to) {
        None => return Err(AgencyRefusal::NotStaff { person: to }),
        Some(Role::Owner) => return Err(AgencyRefusal::IsSo { person: to }),
        Some(Role::Manager | Role::Member) => {}
    }
    let mut staff = agency.without(to);
    staff.iter_mut().filter(|staff| staff.role == Role::Owner).for_each(|staff| staff.role = Role::Manager);
    staff.push(Staff { person: to, role: Role::Owner, exclusive: false });
    Ok(agency.changed(staff))
}

/// Somebody is taken out of the agency.
///
/// # Errors
/// By somebody who may not, or not of the agency.
pub fn remove(agency: &Agency, by: PersonId, whom: PersonId) -> Outcome {
    if agency.role_of(by).is_none() {
        return Err(AgencyRefusal::NoSuchAgency);
    }
    let role = agency.role_of(whom).ok_or(AgencyRefusal::NotStaff { person: whom })?;
    agency.check_above(by, role)?;
    Ok(agency.changed(agency.without(whom)))
}

/// Somebody leaves.
///
/// # Errors
/// The owner does not, and nobody leaves what they are not in.
pub fn leave(agency: &Agency, by: PersonId) -> Outcome {
    match agency.role_of(by) {
        None => Err(AgencyRefusal::NoSuchAgency),
        Some(Role::Owner) => Err(AgencyRefusal::OwnerStays),
        Some(Role::Manager | Role::Member) => Ok(agency.changed(agency.without(by))),
    }
}

/// The agency is closed: the owner alone is left, for what it once had.
///
/// # Errors
/// Not the owner, or something is owed.
pub fn delete(
    agency: &Agency,
    by: PersonId,
    pending: Vec<OfferNumber>,
    contracts: Vec<OfferNumber>,
) -> Outcome {
    agency.check_owner(by)?;
    if !pending.is_empty() || !contracts.is_empty() {
        return Err(AgencyRefusal::Busy { pending, contracts });
    }
    Ok(agency.changed(agency.staff.iter().copied().filter(|staff| staff.person == by).collect()))
}

#[cfg(test)]
mod tests;
