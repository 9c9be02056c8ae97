//! experiment
mod learn;
mod texts;
use parley::domain::safety::features::{BITS, stretches};
use texts::Text;

struct Example { text: usize, pieces: Vec<u32>, labels: [i8; 10] }

fn examples(texts: &[Text]) -> Vec<Example> {
    let mut all = Vec::new();
    for (at, text) in texts.iter().enumerate() {
        for s in stretches(&text.text) {
            let mut labels = [0i8; 10];
            for (c, place) in &text.asks {
                let overlap = s.place.end.min(place.end).saturating_sub(s.place.start.max(place.start));
                if overlap * 2 >= place.len() { labels[*c] = 1 } else if overlap > 0 { labels[*c] = -1 }
            }
            all.push(Example { text: at, pieces: s.pieces, labels });
        }
    }
    all
}

fn main() -> anyhow::Result<()> {
    let args: Vec<String> = std::env::args().collect();
    let folder = &args[1];
    let held: Vec<&str> = args[2].split(',').collect();
    let texts = texts::read(folder)?;
    let examples = examples(&texts);
    eprintln!("{} texts, {} stretches, {:.0} pieces each", texts.len(), examples.len(), examples.iter().map(|e| e.pieces.len()).sum::<usize>() as f64 / examples.len() as f64);
    let opt = learn::Options::from_env();
    let mut scores: Vec<[f32; 11]> = vec![[-9.0; 11]; texts.len()];
    let mut is_held = vec![false; texts.len()];
    for hand in &held {
        let hand_is = |t: usize| texts[t].hand == *hand;
        let train: Vec<&Example> = examples.iter().filter(|e| !hand_is(e.text)).collect();
        let test: Vec<&Example> = examples.iter().filter(|e| hand_is(e.text)).collect();
        let models: Vec<learn::Weights> = std::thread::scope(|scope| {
            let train = &train; let opt = &opt;
            let mut handles = Vec::new();
            for part in 0..2 {
                handles.push(scope.spawn(move || (0..11).filter(|c| c % 2 == part).map(|c| {
                    let label = |e: &Example| if c < 10 { e.labels[c] } else if e.labels.iter().any(|l| *l == 1) { 1 } else if e.labels.iter().any(|l| *l == -1) { -1 } else { 0 };
                    let rows: Vec<(&[u32], bool)> = train.iter().filter(|e| label(e) >= 0).map(|e| (&e.pieces[..], label(e) == 1)).collect();
                    (c, learn::train(&rows, 1 << BITS, opt))
                }).collect::<Vec<_>>()));
            }
            let mut all: Vec<(usize, learn::Weights)> = handles.into_iter().flat_map(|h| h.join().unwrap()).collect();
            all.sort_by_key(|x| x.0);
            all.into_iter().map(|x| x.1).collect()
        });
        for e in test {
            is_held[e.text] = true;
            for (c, m) in models.iter().enumerate() {
                let z = m.score(&e.pieces);
                let s = &mut scores[e.text][c];
                if z > *s { *s = z }
            }
        }
        eprintln!("{hand} done");
    }
    let mut out = String::new();
    for (t, text) in texts.iter().enumerate() {
        if is_held[t] { out += &serde_json::to_string(&(text.hand.as_str(), text.lang.as_str(), text.asks.iter().map(|a| a.0).collect::<Vec<_>>(), scores[t]))?; out.push('\n'); }
    }
    std::fs::write("/tmp/ml/scores.jsonl", out)?;
    Ok(())
}
