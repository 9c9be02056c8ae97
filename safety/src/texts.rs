//! texts
use std::collections::BTreeMap;
use std::ops::Range;
pub(crate) const NAMES: [&str; 10] = ["payment_outside","contact_outside","pay_to_work","free_work","check_cashing","gift_cards","reshipping","credentials","hidden_link","haste"];
pub(crate) struct Text { pub(crate) hand: String, pub(crate) lang: String, pub(crate) text: String, pub(crate) asks: Vec<(usize, Range<usize>)> }
#[derive(serde::Deserialize)]
struct Line { lang: String, text: String, asks: BTreeMap<String, String> }
pub(crate) fn read(folder: &str) -> anyhow::Result<Vec<Text>> {
    let mut paths: Vec<_> = std::fs::read_dir(folder)?.map(|e| e.map(|e| e.path())).collect::<Result<_, _>>()?;
    paths.sort();
    let mut all = Vec::new();
    for path in paths {
        let hand = path.file_stem().unwrap().to_string_lossy().into_owned();
        for line in std::fs::read_to_string(&path)?.lines().filter(|l| !l.trim().is_empty()) {
            let line: Line = serde_json::from_str(line)?;
            let mut asks = Vec::new();
            for (name, quote) in &line.asks {
                let c = NAMES.iter().position(|n| n == name).ok_or_else(|| anyhow::anyhow!("{name}"))?;
                let at = line.text.find(quote.as_str()).ok_or_else(|| anyhow::anyhow!("{quote}"))?;
                asks.push((c, at..at + quote.len()));
            }
            all.push(Text { hand: hand.clone(), lang: line.lang, text: line.text, asks });
        }
    }
    Ok(all)
}
