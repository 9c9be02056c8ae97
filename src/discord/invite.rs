//! The invite link: which permissions Parley asks a server for, and why. Never ADMINISTRATOR.

use serenity::model::id::ApplicationId;

/// Discord's bits, with what each is for.
const PERMISSIONS: [(u64, &str); 11] = [
    (1 << 10, "VIEW_CHANNEL: see the rooms it makes"),
    (1 << 11, "SEND_MESSAGES: post offers"),
    (1 << 14, "EMBED_LINKS: show them as cards"),
    (1 << 15, "ATTACH_FILES: post files that come with an offer"),
    (1 << 16, "READ_MESSAGE_HISTORY: find a message again after a crash"),
    (1 << 4, "MANAGE_CHANNELS: make a room for each pair"),
    (1 << 28, "MANAGE_ROLES: let people into their room again"),
    (1 << 51, "PIN_MESSAGES: pin contracts"),
    (1 << 36, "CREATE_PRIVATE_THREADS: rooms where a server has no space for channels"),
    (1 << 38, "SEND_MESSAGES_IN_THREADS: the same"),
    (1 << 34, "MANAGE_THREADS: the same"),
];

/// All permissions in one number, as Discord's links hold it.
#[must_use]
pub fn permissions() -> u64 {
    PERMISSIONS.iter().fold(0, |all, (bit, _)| all | bit)
}

/// The link that adds Parley to a server, with its commands and exactly these permissions.
#[must_use]
pub fn link(application: ApplicationId) -> String {
    format!(
        "https://discord.com/oauth2/authorize?client_id={application}&scope=bot+applications.commands&permissions={}",
        permissions()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_administrator_and_no_bit_twice() {
        assert_eq!(permissions().count_ones() as usize, PERMISSIONS.len());
        assert_eq!(permissions() & (1 << 3), 0);
        assert!(
            link(ApplicationId::new(7))
                .ends_with("client_id=7&scope=bot+applications.commands&permissions=2252160859491344")
        );
    }
}
