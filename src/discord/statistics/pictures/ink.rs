//! The colours of pictures. Owns that each is told from the others by people who see colours differently, and read on the card.
//!
//! A picture brings its own dark card, so it looks the same in Discord's dark and light look. The hues are those of Okabe and Ito, as light
//! as a dark ground needs them; what lies beside each other also differs in its marks, dashes or stripes.

/// A colour by what it is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ink {
    /// What everything is drawn on.
    Card,
    /// What people read.
    Text,
    /// What they read second.
    Muted,
    /// Lines that help to read a height.
    Grid,
    /// Sky blue.
    Blue,
    /// Bluish green.
    Green,
    /// Orange.
    Orange,
    /// Grey.
    Grey,
    /// Reddish purple.
    Purple,
    /// Yellow.
    Yellow,
    /// Vermilion.
    Vermilion,
}

impl Ink {
    /// Those of data and of text.
    #[cfg(test)]
    pub(super) const READ: [Self; 9] = [
        Self::Text,
        Self::Muted,
        Self::Blue,
        Self::Green,
        Self::Orange,
        Self::Grey,
        Self::Purple,
        Self::Yellow,
        Self::Vermilion,
    ];

    /// As SVG writes it.
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Card => "#1e2026",
            Self::Text => "#f2f3f5",
            Self::Muted => "#b9bec7",
            Self::Grid => "#3b3e48",
            Self::Blue => "#5bb8ee",
            Self::Green => "#22b58a",
            Self::Orange => "#eba313",
            Self::Grey => "#949ba8",
            Self::Purple => "#d98bb8",
            Self::Yellow => "#f2e552",
            Self::Vermilion => "#f2703a",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How bright a colour is, from 0 to 1, as WCAG 2 defines it.
    fn luminance(ink: Ink) -> f64 {
        let part = |at: usize| {
            let byte = u8::from_str_radix(&ink.code()[at..at + 2], 16).expect("a colour");
            let value = f64::from(byte) / 255.0;
            if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.212_6 * part(1) + 0.715_2 * part(3) + 0.072_2 * part(5)
    }

    #[test]
    fn everything_is_readable_on_the_card() {
        for ink in Ink::READ {
            let contrast = (luminance(ink) + 0.05) / (luminance(Ink::Card) + 0.05);
            assert!(contrast >= 4.5, "{ink:?} has a contrast of {contrast:.1}");
        }
    }
}
