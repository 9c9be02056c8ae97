//! `custom_id`s: the texts by which Discord gives back what was pressed, chosen or submitted. Owns how a value becomes its
//! text and a text its value, and Discord's limit; knows no feature: each has a table of its own (`controls!`).
//!
//! A `custom_id` comes back from Discord as free text that anybody might have made up: it is parsed strictly, and what it
//! names is looked up and checked by `app`. A value has exactly one text, so a `custom_id` is never two things.

use crate::app::TargetRef;
use crate::domain::draft::PreviewHash;
use crate::domain::ids::{
    AgencyId, ChangeId, ContractId, DisputeId, DraftId, EffectId, InvitationId, JobAlertId, JobId,
    JobInvitationId, ObstacleId, OfferId, PersonId, ProposalId, ReportId, SanctionId, SkillId,
};
use crate::domain::time::UnixMs;
use std::fmt;

/// Most characters of a `custom_id` (Discord's limit).
pub const CUSTOM_ID_CHARS: usize = 100;

/// How a press is answered when all goes well; decides how, and whether, its answer can be deferred.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ResponseKind {
    /// With a modal: cannot be deferred.
    Modal,
    /// By changing the message that was pressed, which only its reader sees.
    Update,
    /// With a new message that only the person sees. The two big forms update instead when they were opened from a
    /// message that only the person sees.
    Reply,
}

/// What a feature's buttons, lists and forms have in common; [`fmt::Display`] gives the `custom_id`. Made by `controls!`.
pub trait Control: Copy + fmt::Display {
    /// How its texts begin, one for each row of its table. No other control's text begins so.
    const NAMES: &'static [&'static str];

    /// The value of a text, also of one that is not quite its own: ask [`Control::parse`].
    fn read(custom_id: &str) -> Option<Self>;

    /// How its text begins: one of [`Control::NAMES`].
    fn name(self) -> &'static str;

    /// What the transport may do while the handler works, before it knows the answer.
    fn response_kind(self) -> ResponseKind;

    /// What it names: by this a press outside any server finds one. `None` where it has a meaning only in a server.
    fn target(self) -> Option<TargetRef>;

    /// The value that `custom_id` carries; `None` for a text that it has not, however close.
    #[must_use]
    fn parse(custom_id: &str) -> Option<Self> {
        // One text for each value: this refuses "+1", "01", a trailing ":" and anything left over in one stroke.
        Self::read(custom_id).filter(|control| control.to_string() == custom_id)
    }
}

/// Makes an enum a [`Control`]. One row for each variant: how its text begins, the variant with names for what it carries
/// (each of it [`Carried`], in the order of the text), its [`ResponseKind`], and what it is `about`, if that finds its server:
///
/// ```text
/// controls! { OfferButton:
///     "accept" => [AskAccept(terms)] Reply about Offer(terms.offer);
///     "view"   => [View { offer, tag }] Reply about Offer(offer);
/// }
/// ```
///
/// A variant that has no row does not compile. No name may begin another one up to a colon; a test of `inbound` looks.
macro_rules! controls {
    (@pattern [$variant:ident $($fields:tt)?]) => { Self::$variant $($fields)? };

    (@kind [$variant:ident $($fields:tt)?]) => { Self::$variant { .. } };

    (@write $f:ident $name:literal [$variant:ident $(($($a:ident),+))? $({ $($b:ident),+ })?]) => {{
        $f.write_str($name)?;
        $($($crate::discord::ui::custom_id::Carried::write($a, $f)?;)+)?
        $($($crate::discord::ui::custom_id::Carried::write($b, $f)?;)+)?
        Ok(())
    }};

    (@read $parts:ident [$variant:ident $(($($a:ident),+))? $({ $($b:ident),+ })?]) => {{
        let _ = &$parts;
        $($(let $a = $crate::discord::ui::custom_id::Carried::read($parts)?;)+)?
        $($(let $b = $crate::discord::ui::custom_id::Carried::read($parts)?;)+)?
        Some(Self::$variant $(($($a),+))? $({ $($b),+ })?)
    }};

    (@target [$variant:ident $(($($a:ident),+))? $({ $($b:ident),+ })?] $($target:ident $id:expr)?) => {{
        $($(let _ = $a;)+)?
        $($(let _ = $b;)+)?
        None$(.or(Some($crate::app::TargetRef::$target($id))))?
    }};

    ($control:ident: $($name:literal => $shape:tt $kind:ident $(about $target:ident($id:expr))?;)+) => {
        impl std::fmt::Display for $control {
            /// The `custom_id`.
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                match *self {
                    $($crate::discord::ui::custom_id::controls!(@pattern $shape) => {
                        $crate::discord::ui::custom_id::controls!(@write f $name $shape)
                    })+
                }
            }
        }

        impl $crate::discord::ui::custom_id::Control for $control {
            const NAMES: &'static [&'static str] = &[$($name),+];

            fn read(custom_id: &str) -> Option<Self> {
                $(if let Some(parts) = &mut $crate::discord::ui::custom_id::Parts::behind($name, custom_id) {
                    return $crate::discord::ui::custom_id::controls!(@read parts $shape);
                })+
                None
            }

            fn name(self) -> &'static str {
                match self {
                    $($crate::discord::ui::custom_id::controls!(@kind $shape) => $name,)+
                }
            }

            fn response_kind(self) -> $crate::discord::ui::custom_id::ResponseKind {
                match self {
                    $($crate::discord::ui::custom_id::controls!(@kind $shape) => {
                        $crate::discord::ui::custom_id::ResponseKind::$kind
                    })+
                }
            }

            fn target(self) -> Option<$crate::app::TargetRef> {
                match self {
                    $($crate::discord::ui::custom_id::controls!(@pattern $shape) => {
                        $crate::discord::ui::custom_id::controls!(@target $shape $($target $id)?)
                    })+
                }
            }
        }
    };
}
pub(in crate::discord) use controls;

/// What stands behind a name in a `custom_id`, part by part, with a colon before each.
#[derive(Debug, Clone, Copy)]
pub struct Parts<'a>(&'a str);

impl<'a> Parts<'a> {
    /// The parts behind `name`; `None` where `custom_id` does not begin with it.
    #[must_use]
    pub fn behind(name: &str, custom_id: &'a str) -> Option<Self> {
        let rest = custom_id.strip_prefix(name)?;
        (rest.is_empty() || rest.starts_with(':')).then_some(Self(rest))
    }

    /// The next part as it is.
    pub fn text(&mut self) -> Option<&'a str> {
        let rest = self.0.strip_prefix(':')?;
        let (part, rest) = rest.split_at(rest.find(':').unwrap_or(rest.len()));
        self.0 = rest;
        Some(part)
    }
}

/// A value that stands in a `custom_id`.
pub trait Carried: Sized {
    /// Writes its parts, with a colon before each.
    ///
    /// # Errors
    /// Those of `f`.
    fn write(self, f: &mut fmt::Formatter<'_>) -> fmt::Result;

    /// Its value from the next parts.
    fn read(parts: &mut Parts<'_>) -> Option<Self>;
}

macro_rules! carry_plain {
    ($($plain:ty),+) => {$(
        impl Carried for $plain {
            fn write(self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, ":{self}")
            }

            fn read(parts: &mut Parts<'_>) -> Option<Self> {
                parts.text()?.parse().ok()
            }
        }
    )+};
}

macro_rules! carry_numbers {
    ($($number:ident),+ $(,)?) => {$(
        impl Carried for $number {
            fn write(self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.write(f)
            }

            fn read(parts: &mut Parts<'_>) -> Option<Self> {
                Carried::read(parts).map(Self)
            }
        }
    )+};
}

/// Makes enums [`Carried`] by their `code()` and `from_code(…)`.
macro_rules! carry_codes {
    ($($coded:ty),+) => {$(
        impl $crate::discord::ui::custom_id::Carried for $coded {
            fn write(self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, ":{}", self.code())
            }

            fn read(parts: &mut $crate::discord::ui::custom_id::Parts<'_>) -> Option<Self> {
                Self::from_code(parts.text()?)
            }
        }
    )+};
}
pub(in crate::discord) use carry_codes;

carry_plain!(bool, u8, u32, i64);

carry_numbers!(
    ChangeId,
    ContractId,
    DraftId,
    EffectId,
    InvitationId,
    JobId,
    JobInvitationId,
    AgencyId,
    ObstacleId,
    OfferId,
    PersonId,
    PreviewHash,
    ProposalId,
    ReportId,
    SanctionId,
    DisputeId,
    JobAlertId,
    SkillId,
    UnixMs,
);

/// At the end, and left out where there is none: the effect that posted the message.
impl Carried for Option<EffectId> {
    fn write(self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.map_or(Ok(()), |effect| effect.write(f))
    }

    fn read(parts: &mut Parts<'_>) -> Option<Self> {
        Some(EffectId::read(parts))
    }
}
