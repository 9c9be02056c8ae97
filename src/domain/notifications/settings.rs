//! What a person hears of outside the room, and how. Owns the groups of news, the ways, and what somebody chose; knows
//! neither wording nor delivery.

use std::collections::BTreeSet;

/// NotificationKind that people want or do not want together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Topic {
    /// An offer was received, modified, withdrawn, is about to expire, or expired.
    Offers,
    /// Other terms were asked for, approved or rejected.
    Changes,
    /// An offer was accepted or declined.
    Answers,
    /// Work was submitted or approved, or a revision was asked for.
    Contracts,
    /// A proposal arrived, was declined, or its job was closed; a job of one's own closes soon.
    Jobs,
    /// A job was posted that an alert of one's own fits.
    JobAlerts,
    /// A report of one's own was received or closed; by direct message alone.
    Reports,
}

impl Topic {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 7] = [
        Self::Offers,
        Self::Changes,
        Self::Answers,
        Self::Contracts,
        Self::Jobs,
        Self::JobAlerts,
        Self::Reports,
    ];

    /// Its stored name.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Offers => "offers",
            Self::Changes => "changes",
            Self::Answers => "answers",
            Self::Contracts => "contracts",
            Self::Jobs => "jobs",
            Self::JobAlerts => "job_alerts",
            Self::Reports => "reports",
        }
    }

    /// The ways by which it is told at all.
    #[must_use]
    pub const fn ways(self) -> &'static [NotificationChannel] {
        match self {
            Self::Offers | Self::Changes | Self::Answers | Self::Contracts | Self::Jobs | Self::JobAlerts => {
                &NotificationChannel::ALL
            }
            Self::Reports => &[NotificationChannel::Direct],
        }
    }

    /// The topic with this stored name.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|topic| topic.code() == code)
    }
}

/// How a person is told outside the room.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NotificationChannel {
    /// By direct message.
    Direct,
    /// By email.
    Mail,
}

impl NotificationChannel {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 2] = [Self::Direct, Self::Mail];

    /// Its stored name.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Mail => "mail",
        }
    }

    /// The way with this stored name.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.code() == code)
    }
}

/// What one person chose in one server. Everything is on until they turn it off.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choices {
    off: BTreeSet<(Topic, NotificationChannel)>,
}

impl Choices {
    /// Whether they want to hear of `topic` by `way`.
    #[must_use]
    pub fn wants(&self, topic: Topic, way: NotificationChannel) -> bool {
        !self.off.contains(&(topic, way))
    }

    /// These choices with one made anew.
    #[must_use]
    pub fn with(mut self, topic: Topic, way: NotificationChannel, wanted: bool) -> Self {
        if wanted {
            self.off.remove(&(topic, way));
        } else {
            self.off.insert((topic, way));
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_is_on_until_it_is_turned_off_and_nothing_else_with_it() {
        let chosen = Choices::default().with(Topic::Changes, NotificationChannel::Direct, false);
        for topic in Topic::ALL {
            for way in NotificationChannel::ALL {
                assert!(Choices::default().wants(topic, way));
                assert_eq!(
                    chosen.wants(topic, way),
                    (topic, way) != (Topic::Changes, NotificationChannel::Direct)
                );
            }
        }
        assert_eq!(chosen.with(Topic::Changes, NotificationChannel::Direct, true), Choices::default());
    }

    #[test]
    fn stored_names_lead_back() {
        assert_eq!(Topic::ALL.map(|topic| Topic::from_code(topic.code())), Topic::ALL.map(Some));
        assert_eq!(
            NotificationChannel::ALL.map(|way| NotificationChannel::from_code(way.code())),
            NotificationChannel::ALL.map(Some)
        );
        assert_eq!((Topic::from_code("offer"), NotificationChannel::from_code("")), (None, None));
    }
}
