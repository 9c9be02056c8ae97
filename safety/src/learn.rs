//! learn
pub(crate) struct Options { pub epochs: u32, pub rate: f32, pub l2: f32, pub positive: f32 }
impl Options {
    pub(crate) fn from_env() -> Self {
        let v = |n: &str, d: f32| std::env::var(n).map_or(d, |s| s.parse().unwrap());
        Self { epochs: v("EPOCHS", 8.0) as u32, rate: v("RATE", 1.0), l2: v("L2", 1e-6), positive: v("POS", 3.0) }
    }
}
pub(crate) struct Weights { pub w: Vec<f32>, pub bias: f32 }
impl Weights {
    pub(crate) fn score(&self, pieces: &[u32]) -> f32 {
        let n = (pieces.len().max(1) as f32).sqrt();
        self.bias + pieces.iter().map(|p| self.w[*p as usize]).sum::<f32>() / n
    }
}
pub(crate) fn train(rows: &[(&[u32], bool)], size: usize, opt: &Options) -> Weights {
    let mut m = Weights { w: vec![0.0; size], bias: -3.0 };
    let mut g2 = vec![1e-6f32; size];
    let mut bg2 = 1e-6f32;
    let mut order: Vec<usize> = (0..rows.len()).collect();
    let mut seed = 42u64;
    for _ in 0..opt.epochs {
        for i in (1..order.len()).rev() {
            seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            order.swap(i, ((seed >> 33) as usize) % (i + 1));
        }
        for &i in &order {
            let (pieces, y) = rows[i];
            let z = m.score(pieces);
            let p = 1.0 / (1.0 + (-z).exp());
            let mut g = p - f32::from(u8::from(y));
            if y { g *= opt.positive }
            if g.abs() < 1e-4 { continue }
            let x = 1.0 / (pieces.len().max(1) as f32).sqrt();
            for &j in pieces {
                let j = j as usize;
                let gj = g * x + opt.l2 * m.w[j];
                g2[j] += gj * gj;
                m.w[j] -= opt.rate * gj / g2[j].sqrt();
            }
            bg2 += g * g;
            m.bias -= 0.3 * g / bg2.sqrt();
        }
    }
    m
}
