//! The tagger: a conditional random field, trained on one paragraph after the other.

use nutgraf::annotate::speech::units::has_headline;
use nutgraf::model::quotations::Unit;
use nutgraf::model::quotations::tagger::{LABELS, MOVE, Sequence, Tag, Tagger, leaning, may_follow, transition};
use nutgraf::model::quotations::weights::{DESCRIPTION, MAGIC, Table};
use nutgraf::text::Span;

use crate::data;
use crate::ftrl::{Ftrl, Mean, RUNS, draw, shuffle};
use crate::index::{Index, NONE};
use crate::quantize::{self, Packed, Weights};

/// How often a feature must occur to be one.
const LEAST: u32 = 5;
const EPOCHS: usize = 10;
/// Half-way through, only so many features stay.
const KEPT: usize = 40_000;
const RATE: f32 = 0.08;
const LASSO: f32 = 3.0;
const RIDGE: f32 = 1.0;
/// The share of features that each step does without, drawn anew every time: no weight can rely on another one, which
/// is worth more than two points of statements with the right source on new text (dropout, Srivastava et al. 2014).
const DROPPED: f32 = 0.45;
/// What the weights are worth where all features are there; by cross-validation a little more than `1 - DROPPED`.
const SCALE: f32 = 0.62;
/// What the transitions are worth beside them. They are there in every step and learn to make up for the features that
/// are not: by cross-validation half of it is best.
const MOVES: f32 = 0.5;
/// How much less it counts that a word is outside, in a sentence with a word of saying or thinking. The likeliest labels
/// leave out what is not quite sure: of the words of statements they find 78 of 100, and 90 of 100 that they find are
/// right. By cross-validation this is best for the F1 of words, statements and sources, with [`MOVES`] by about a point
/// each. In other sentences a title in marks would draw the words around it into a statement.
const OUTSIDE: f32 = 0.5;

type Row = [f32; LABELS];

/// The sentences of a paragraph that are not silent, side by side: the features of its units, one unit after the other, and the right labels.
struct Paragraph {
    features: Vec<u32>,
    per_unit: usize,
    labels: Vec<u8>,
}

impl Paragraph {
    /// The paragraph without some of its features.
    fn thinned(&self, random: &mut u64) -> Self {
        let features = self.features.iter().map(|&f| if draw(random) < DROPPED { NONE } else { f });
        Self { features: features.collect(), per_unit: self.per_unit, labels: self.labels.clone() }
    }
}

/// The paragraphs of all articles, with the features that occur often enough.
pub struct Corpus {
    articles: Vec<Vec<Paragraph>>,
    features: Vec<u32>,
    /// The numbers of the features that hold the transitions.
    moves: [usize; LABELS],
}

/// Extracts features and labels.
pub fn prepare(articles: &[data::Article]) -> Corpus {
    let mut index = Index::default();
    let mut prepared: Vec<Vec<Paragraph>> = articles.iter().map(|a| paragraphs(a, &mut index)).collect();
    let mut moves: [u32; LABELS] = std::array::from_fn(transition);
    (0..LEAST).for_each(|_| moves.iter().for_each(|f| index.count(*f)));
    index.number(&mut moves, LEAST);
    prepared.iter_mut().flatten().for_each(|p| index.number(&mut p.features, LEAST));
    eprintln!("tagger: {} features", index.features.len());
    Corpus { articles: prepared, features: index.features, moves: moves.map(|m| m as usize) }
}

fn paragraphs(article: &data::Article, index: &mut Index) -> Vec<Paragraph> {
    let headline = has_headline(&article.paragraphs);
    let paragraphs = article.paragraphs.iter().enumerate().filter(|(_, units)| !units.is_empty());
    paragraphs
        .flat_map(|(p, units)| {
            let sequence = Sequence::new(units, headline && p == 0);
            let labels = labels(article, units);
            let mut runs: Vec<Paragraph> = Vec::new();
            let mut joined = false;
            for (i, &label) in labels.iter().enumerate() {
                if sequence.is_silent(i) {
                    joined = false;
                    continue;
                }
                if !joined {
                    runs.push(Paragraph { features: Vec::new(), per_unit: 0, labels: Vec::new() });
                    joined = true;
                }
                let Some(run) = runs.last_mut() else { continue };
                let from = run.features.len();
                sequence.features(i, |f| {
                    index.count(f);
                    run.features.push(f);
                });
                run.per_unit = run.features.len() - from;
                run.labels.push(if run.labels.is_empty() && label > 0 { label - u8::from(label % 2 == 0) } else { label });
            }
            runs
        })
        .collect()
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

/// Trains on the articles with these numbers.
pub fn train(corpus: &Corpus, which: &[usize]) -> Packed {
    let mut model = Ftrl::<LABELS>::new(corpus.features.len(), RATE, LASSO, RIDGE);
    let paragraphs = which.iter().flat_map(|&a| &corpus.articles[a]);
    let mut order: Vec<&Paragraph> = paragraphs.collect();
    let mut random = 0x2545_f491_4f6c_dd1d_u64;
    let mut mean = Mean::new(corpus.features.len());
    for run in 0..RUNS {
        if run > 0 {
            model = model.again();
        }
        for epoch in 0..EPOCHS {
            if run == 0 && epoch == EPOCHS / 2 {
                model.keep(KEPT);
            }
            shuffle(&mut order, &mut random);
            let loss: f32 = order.iter().map(|p| step(&p.thinned(&mut random), &corpus.moves, &mut model)).sum();
            eprintln!("tagger run {run} epoch {epoch}: {:.4}", loss / order.len() as f32);
            if epoch >= EPOCHS / 2 {
                mean.add(&model.weights);
            }
        }
    }
    let weights = mean.weights();
    let scale = |i: usize| if corpus.moves.contains(&i) { MOVES / MOVE as f32 } else { SCALE };
    let kept: Vec<usize> = (0..corpus.features.len()).filter(|&i| weights[i].iter().any(|w| *w != 0.0)).collect();
    quantize::pack(&Weights {
        columns: LABELS,
        features: kept.iter().map(|&i| corpus.features[i]).chain([leaning()]).collect(),
        rows: kept.iter().flat_map(|&i| weights[i].map(|w| w * scale(i))).chain([-OUTSIDE, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]).collect(),
    })
}

/// One step on a paragraph; gives its loss.
fn step(paragraph: &Paragraph, rows: &[usize; LABELS], model: &mut Ftrl<LABELS>) -> f32 {
    let weights = &model.weights;
    let n = paragraph.labels.len();
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
    backward(paragraph, &moves, &potentials, &forward, rows, model);
    (log - right) as f32
}

fn sum(features: &[u32], weights: &[Row]) -> Row {
    let mut score = [0.0; LABELS];
    for &f in features.iter().filter(|f| **f != NONE) {
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
    model: &mut Ftrl<LABELS>,
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
            if f != NONE {
                for l in 0..LABELS {
                    model.update(f as usize, l, marginal[l] - f32::from(u8::from(l == label)));
                }
            }
        }
        let next: [f32; LABELS] = std::array::from_fn(|a| (0..LABELS).map(|b| moves[a][b] * onward[b]).sum());
        let top = next.iter().copied().fold(1e-30, f32::max);
        back = next.map(|x| x / top);
    }
    for a in 0..LABELS {
        for b in 0..LABELS {
            if may_follow(a, b) {
                model.update(rows[a], b, turns[a][b]);
            }
        }
    }
}

/// The tags of an article under some weights.
pub fn tag(model: &Packed, article: &data::Article) -> Vec<Vec<Tag>> {
    let file = quantize::file(&[model]);
    let (mut head, mut body) = file[MAGIC.len()..].split_at(DESCRIPTION);
    let table: Table<LABELS> = Table::read(&mut head, &mut body).expect("the table just made");
    let mut tagger = Tagger::new(&table);
    let headline = has_headline(&article.paragraphs);
    let tags = |(p, units): (usize, &Vec<Unit>)| tagger.tag(&Sequence::new(units, headline && p == 0));
    article.paragraphs.iter().enumerate().map(tags).collect()
}
