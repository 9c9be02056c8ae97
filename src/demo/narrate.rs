//! Printing. Owns the layout of what the demo says: one hundred columns at most, names in a column of their own, what is
//! seen on the screen indented behind a bar; colours only where they are wanted. Knows nothing of what is told.

use discord_emulator::transcript::Style;
use std::io::{self, IsTerminal, Stdout, Write};

/// Columns used at most.
const WIDTH: usize = 100;
/// Columns before what somebody does.
const NAMES: usize = 9;
/// Columns for the name of a form's input.
const INPUTS: usize = 13;
/// Columns before what is seen.
const SEEN: &str = "         ";

/// Says things on standard output.
#[derive(Debug)]
pub(super) struct Narrator {
    out: Stdout,
    colour: bool,
}

/// How words stand out on a terminal.
#[derive(Debug, Clone, Copy)]
pub(super) enum Tone {
    /// Headings.
    Bold,
    /// What is not to be read first.
    Faint,
    /// One of a few colours, always the same for one number.
    Hue(usize),
}

const HUES: [u8; 6] = [36, 33, 35, 32, 34, 31];

impl Narrator {
    /// With colours where standard output is a terminal and nobody has set `NO_COLOR`.
    pub(super) fn of_terminal() -> Self {
        let out = io::stdout();
        let unwanted = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        let colour = out.is_terminal() && !unwanted;
        Self { out, colour }
    }

    /// How whole rooms are drawn.
    pub(super) fn queries(&self) -> Style {
        Style { width: WIDTH, color: self.colour, ..Style::default() }
    }

    /// How single messages are drawn, for [`Narrator::seen`].
    pub(super) fn look_inside(&self) -> Style {
        Style { width: WIDTH - NAMES - 2, ..self.queries() }
    }

    pub(super) fn blank(&mut self) -> io::Result<()> {
        writeln!(self.out)
    }

    /// A heading.
    pub(super) fn heading(&mut self, text: &str) -> io::Result<()> {
        self.line(&self.toned(text, Tone::Bold))
    }

    /// Text as it is; each line fits by the caller's care.
    pub(super) fn line(&mut self, text: &str) -> io::Result<()> {
        writeln!(self.out, "{text}")
    }

    /// A line that is not to be read first.
    pub(super) fn aside(&mut self, text: &str) -> io::Result<()> {
        self.line(&self.toned(text, Tone::Faint))
    }

    /// What somebody does, with their name in a column of its own.
    pub(super) fn act(&mut self, who: &str, hue: usize, what: &str) -> io::Result<()> {
        for (at, line) in wrap(what, WIDTH - NAMES).iter().enumerate() {
            let name =
                if at == 0 { format!("{who:<width$}", width = NAMES - 2) } else { " ".repeat(NAMES - 2) };
            writeln!(self.out, "  {}{line}", self.toned(&name, Tone::Hue(hue)))?;
        }
        Ok(())
    }

    /// What somebody sees, behind a bar.
    pub(super) fn seen(&mut self, lines: &[String]) -> io::Result<()> {
        for line in lines {
            let bar = self.toned("┊", Tone::Faint);
            writeln!(self.out, "{}", format!("{SEEN}{bar} {line}").trim_end())?;
        }
        Ok(())
    }

    /// A form as it stands when it is submitted: names of inputs and what was typed.
    pub(super) fn form(&mut self, inputs: &[(&str, &str)]) -> io::Result<()> {
        let mut lines = Vec::new();
        for (name, value) in inputs {
            let typed = value.lines().flat_map(|line| wrap(line, WIDTH - NAMES - 2 - INPUTS));
            for (at, line) in typed.enumerate() {
                let name = if at == 0 { *name } else { "" };
                lines.push(format!("{}{line}", self.toned(&format!("{name:<INPUTS$}"), Tone::Faint)));
            }
        }
        self.seen(&lines)
    }

    pub(super) fn toned(&self, text: &str, tone: Tone) -> String {
        if !self.colour {
            return text.to_owned();
        }
        let code = match tone {
            Tone::Bold => 1,
            Tone::Faint => 2,
            Tone::Hue(number) => HUES[number % HUES.len()],
        };
        format!("\u{1b}[{code}m{text}\u{1b}[0m")
    }
}

/// Breaks text between words into lines of at most `width` characters.
fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        let Some(line) = lines.last_mut() else { break };
        if line.is_empty() {
            line.push_str(word);
        } else if line.chars().count() + 1 + word.chars().count() <= width {
            line.push(' ');
            line.push_str(word);
        } else {
            lines.push(word.to_owned());
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::wrap;

    #[test]
    fn long_lines_break_between_words() {
        assert_eq!(wrap("one two three", 8), ["one two", "three"]);
        assert_eq!(wrap("indivisible", 3), ["indivisible"]);
        assert_eq!(wrap("", 3), [""]);
    }
}
