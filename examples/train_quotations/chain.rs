//! The tagger: a conditional random field, trained by AdaGrad on one paragraph after the other.

use nutgraf::model::quotations::Unit;
use nutgraf::model::quotations::tagger::{LABELS, SHAPE, Sequence, Tag, may_follow, transition};
use nutgraf::model::quotations::weights::Table;
use nutgraf::text::Span;

use crate::data;
use crate::quantize;

const EPOCHS: usize = 8;
const RATE: f32 = 0.2;
const DECAY: f32 = 2e-5;
type Row = [f32; SHAPE.columns];

/// A paragraph: the rows of its units' features, and the right labels.
struct Paragraph {
    features: Vec<u16>,
    per_unit: usize,
    labels: Vec<u8>,
}

/// The paragraphs of an article.
pub struct Article(Vec<Paragraph>);

/// Extracts features and labels.
pub fn prepare(article: &data::Article) -> Article {
    let paragraphs = article.paragraphs.iter().enumerate().filter(|(_, units)| !units.is_empty());
    Article(
        paragraphs
            .map(|(p, units)| {
                let sequence = Sequence::new(units, p == 0);
                let mut features = Vec::new();
                for i in 0..units.len() {
                    sequence.features(i, |f| features.push((f >> (32 - SHAPE.bits)) as u16));
                }
                Paragraph { per_unit: features.len() / units.len(), features, labels: labels(article, units) }
            })
            .collect(),
    )
}

/// The right label of every unit.
fn labels(article: &data::Article, units: &[Unit]) -> Vec<u8> {
    let mut parts = vec![(0_u8, usize::MAX); units.len()];
    for (role, which) in [(3, 2), (1, 0), (2, 1)] {
        for (k, attribution) in article.attributions.iter().enumerate() {
            let spans = [&attribution.source, &attribution.cue, &attribution.content][which];
            for &span in spans {
                let from = units.partition_point(|u| u.span.end <= span.start);
                for (unit, part) in units[from..].iter().zip(&mut parts[from..]) {
                    if unit.span.start >= span.end {
                        break;
                    }
                    let whole = !unit.is_quoted() || overlap(unit.span, span) * 3 >= unit.span.len() && role == 3;
                    if whole {
                        *part = (role, k);
                    }
                }
            }
        }
    }
    let mut last = (0, usize::MAX);
    let label = |part: &(u8, usize)| {
        let label = if part.0 == 0 { 0 } else { part.0 * 2 - u8::from(*part != last) };
        last = *part;
        label
    };
    parts.iter().map(label).collect()
}

pub fn overlap(a: Span, b: Span) -> u32 {
    a.end.min(b.end).saturating_sub(a.start.max(b.start))
}

/// Trains on the articles with these numbers; gives the rows of the table one after the other.
pub fn train(articles: &[Article], which: &[usize]) -> Vec<f32> {
    let size = 1 << SHAPE.bits;
    let mut weights: Vec<Row> = vec![[0.0; SHAPE.columns]; size];
    let mut squares: Vec<Row> = vec![[1e-6; SHAPE.columns]; size];
    let mut sums: Vec<Row> = vec![[0.0; SHAPE.columns]; size];
    let mut order: Vec<(usize, usize)> = which.iter().flat_map(|&a| (0..articles[a].0.len()).map(move |p| (a, p))).collect();
    let mut random = 0x2545_f491_4f6c_dd1d_u64;
    for epoch in 0..EPOCHS {
        for i in (1..order.len()).rev() {
            random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            order.swap(i, (random >> 33) as usize % (i + 1));
        }
        let mut loss = 0.0;
        for &(a, p) in &order {
            loss += step(&articles[a].0[p], &mut weights, &mut squares);
        }
        eprintln!("tagger epoch {epoch}: {:.4}", loss / order.len() as f32);
        if epoch * 2 >= EPOCHS {
            for (sum, row) in sums.iter_mut().zip(&weights) {
                for (s, w) in sum.iter_mut().zip(row) {
                    *s += w;
                }
            }
        }
    }
    let kept = (EPOCHS - EPOCHS.div_ceil(2)) as f32;
    sums.into_iter().flatten().map(|s| s / kept).collect()
}

/// One step on a paragraph; gives its loss.
fn step(paragraph: &Paragraph, weights: &mut [Row], squares: &mut [Row]) -> f32 {
    let n = paragraph.labels.len();
    let rows: [usize; LABELS] = std::array::from_fn(|l| (transition(l) >> (32 - SHAPE.bits)) as usize);
    let moves: [[f32; LABELS]; LABELS] =
        std::array::from_fn(|a| std::array::from_fn(|b| if may_follow(a, b) { weights[rows[a]][b].exp() } else { 0.0 }));
    let scores: Vec<Row> = paragraph.features.chunks(paragraph.per_unit).map(|f| sum(f, weights)).collect();
    let tops: Vec<f32> = scores.iter().map(|s| s[..LABELS].iter().copied().fold(f32::MIN, f32::max)).collect();
    let potentials: Vec<[f32; LABELS]> = scores.iter().zip(&tops).map(|(s, top)| std::array::from_fn(|l| (s[l] - top).exp())).collect();
    // Forward, each step scaled to a sum of 1.
    let mut forward = vec![[0.0_f32; LABELS]; n];
    let mut log = 0.0_f64;
    for i in 0..n {
        for b in 0..LABELS {
            let before = if i == 0 { moves[0][b] } else { (0..LABELS).map(|a| forward[i - 1][a] * moves[a][b]).sum() };
            forward[i][b] = before * potentials[i][b];
        }
        let total: f32 = forward[i].iter().sum::<f32>().max(1e-30);
        forward[i].iter_mut().for_each(|x| *x /= total);
        log += f64::from(total.ln() + tops[i]);
    }
    let mut right = 0.0_f64;
    let mut last = 0;
    for (i, &label) in paragraph.labels.iter().enumerate() {
        right += f64::from(scores[i][label as usize] + weights[rows[last]][label as usize]);
        last = label as usize;
    }
    backward(paragraph, &moves, &potentials, &forward, &rows, weights, squares);
    (log - right) as f32
}

fn sum(features: &[u16], weights: &[Row]) -> Row {
    let mut score = [0.0; SHAPE.columns];
    for &f in features {
        for (s, w) in score.iter_mut().zip(&weights[f as usize]) {
            *s += w;
        }
    }
    score
}

/// The backward pass, with the gradient applied on the way.
fn backward(
    paragraph: &Paragraph,
    moves: &[[f32; LABELS]; LABELS],
    potentials: &[[f32; LABELS]],
    forward: &[[f32; LABELS]],
    rows: &[usize; LABELS],
    weights: &mut [Row],
    squares: &mut [Row],
) {
    let n = paragraph.labels.len();
    let mut back = [1.0_f32; LABELS];
    let mut turns = [[0.0_f32; LABELS]; LABELS];
    for i in (0..n).rev() {
        let mut marginal: [f32; LABELS] = std::array::from_fn(|l| forward[i][l] * back[l]);
        let total: f32 = marginal.iter().sum::<f32>().max(1e-30);
        marginal.iter_mut().for_each(|m| *m /= total);
        let label = paragraph.labels[i] as usize;
        let onward: [f32; LABELS] = std::array::from_fn(|b| back[b] * potentials[i][b]);
        let start = [1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0];
        let before = if i == 0 { &start } else { &forward[i - 1] };
        let mut joint = 0.0;
        for a in 0..LABELS {
            for b in 0..LABELS {
                joint += before[a] * moves[a][b] * onward[b];
            }
        }
        let joint = joint.max(1e-30);
        for a in 0..LABELS {
            for b in 0..LABELS {
                turns[a][b] += before[a] * moves[a][b] * onward[b] / joint;
            }
        }
        let last = if i == 0 { 0 } else { paragraph.labels[i - 1] as usize };
        turns[last][label] -= 1.0;
        for &f in &paragraph.features[i * paragraph.per_unit..(i + 1) * paragraph.per_unit] {
            let (row, square) = (&mut weights[f as usize], &mut squares[f as usize]);
            for l in 0..LABELS {
                update(&mut row[l], &mut square[l], marginal[l] - f32::from(u8::from(l == label)));
            }
        }
        let next: [f32; LABELS] = std::array::from_fn(|a| (0..LABELS).map(|b| moves[a][b] * onward[b]).sum());
        let top = next.iter().copied().fold(1e-30, f32::max);
        back = next.map(|x| x / top);
    }
    for a in 0..LABELS {
        for b in 0..LABELS {
            if may_follow(a, b) {
                update(&mut weights[rows[a]][b], &mut squares[rows[a]][b], turns[a][b]);
            }
        }
    }
}

/// One step of AdaGrad.
pub fn update(weight: &mut f32, square: &mut f32, gradient: f32) {
    if gradient.abs() < 1e-5 {
        return;
    }
    let gradient = gradient + DECAY * *weight;
    *square += gradient * gradient;
    *weight -= RATE * gradient / square.sqrt().max(0.5);
}

/// The tags of an article under some weights.
pub fn tag(weights: &[f32], article: &data::Article) -> Vec<Vec<Tag>> {
    let (bytes, step) = quantize::bytes(weights);
    let file = quantize::file(&[(SHAPE, &bytes, step)]);
    let [table] = Table::read(&file, [SHAPE]).expect("the file just made");
    let transitions = nutgraf::model::quotations::tagger::transitions(&table);
    let tags = |(p, units): (usize, &Vec<Unit>)| Sequence::new(units, p == 0).tag(&table, &transitions);
    article.paragraphs.iter().enumerate().map(tags).collect()
}
