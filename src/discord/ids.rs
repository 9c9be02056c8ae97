//! Ids and moments as Discord's library has them and as this program keeps them. Owns the way from one to the other, and
//! nothing else.

use crate::domain::ids as kept;
use crate::domain::time::{SECOND_MS, UnixMs};
use serenity::model::{Timestamp, id};

macro_rules! both_ways {
    ($($kept:ident = $theirs:ident),+ $(,)?) => {$(
        impl From<id::$theirs> for kept::$kept {
            fn from(id: id::$theirs) -> Self {
                Self(to_keep(id.get()))
            }
        }

        impl From<kept::$kept> for id::$theirs {
            fn from(id: kept::$kept) -> Self {
                Self::new(to_send(id.0))
            }
        }
    )+};
}

both_ways!(
    GuildId = GuildId,
    ChannelId = ChannelId,
    MessageId = MessageId,
    RoleId = RoleId,
    PersonId = UserId,
);

/// To the second, as Discord writes it.
impl From<Timestamp> for UnixMs {
    fn from(at: Timestamp) -> Self {
        Self(at.unix_timestamp().saturating_mul(SECOND_MS))
    }
}

/// Discord's ids fit: they are counted from 2015 and reach the sign bit in 2084.
fn to_keep(id: u64) -> i64 {
    i64::try_from(id).unwrap_or(i64::MAX)
}

/// Discord's ids are positive, and so are the kept ones; 0 would be refused by the library.
fn to_send(id: i64) -> u64 {
    u64::try_from(id).unwrap_or(1).max(1)
}
