//! The pointer: a listwise log-linear choice, trained by AdaGrad on one content after the other.

use nutgraf::annotate::speech::contents;
use nutgraf::model::quotations::Unit;
use nutgraf::model::quotations::pointer::{Choice, Content, Head, Page, Scene};
use nutgraf::model::quotations::tagger::Tag;
use nutgraf::model::quotations::weights::Shape;
use nutgraf::text::Span;

use crate::chain::overlap;
use crate::data::{Article, Attribution};

const EPOCHS: usize = 14;
const RATE: f32 = 0.1;
const DECAY: f32 = 3e-4;

/// A content with its possible answers: where the features of each begin, and which are right.
struct List {
    features: Vec<u16>,
    starts: Vec<u32>,
    right: Vec<bool>,
}

/// Trains one pointer on all contents of the articles, as tagged.
pub fn train(articles: &[Article], tags: &[Vec<Vec<Tag>>], head: Head, shape: Shape) -> Vec<f32> {
    let mut lists = Vec::new();
    let mut lost = 0;
    for (article, tags) in articles.iter().zip(tags) {
        lost += add(article, tags, head, shape, &mut lists);
    }
    eprintln!("{head:?}: {} contents, {lost} without a right answer in reach", lists.len());
    let mut weights = vec![0.0_f32; shape.len()];
    let mut squares = vec![0.0_f32; shape.len()];
    let mut sums = vec![0.0_f32; shape.len()];
    let mut order: Vec<usize> = (0..lists.len()).collect();
    let mut random = 0x9e37_79b9_7f4a_7c15_u64;
    for epoch in 0..EPOCHS {
        for i in (1..order.len()).rev() {
            random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            order.swap(i, (random >> 33) as usize % (i + 1));
        }
        let mut loss = 0.0;
        for &i in &order {
            loss += step(&lists[i], &mut weights, &mut squares);
        }
        if epoch % 4 == 1 || epoch + 1 == EPOCHS {
            eprintln!("{head:?} epoch {epoch}: {:.4}", loss / lists.len() as f32);
        }
        if epoch * 2 >= EPOCHS {
            sums.iter_mut().zip(&weights).for_each(|(s, w)| *s += w);
        }
    }
    let kept = (EPOCHS - EPOCHS.div_ceil(2)) as f32;
    sums.iter().map(|s| s / kept).collect()
}

fn step(list: &List, weights: &mut [f32], squares: &mut [f32]) -> f32 {
    let of = |k: usize| &list.features[list.starts[k] as usize..list.starts[k + 1] as usize];
    let scores: Vec<f32> = (0..list.right.len()).map(|k| of(k).iter().map(|f| weights[*f as usize]).sum()).collect();
    let top = scores.iter().copied().fold(f32::MIN, f32::max);
    let odds: Vec<f32> = scores.iter().map(|s| (s - top).exp()).collect();
    let all: f32 = odds.iter().sum();
    let right: f32 = odds.iter().zip(&list.right).filter(|(_, r)| **r).map(|(o, _)| *o).sum::<f32>().max(1e-20);
    for (k, &is_right) in list.right.iter().enumerate() {
        let gradient = odds[k] / all - if is_right { odds[k] / right } else { 0.0 };
        if gradient.abs() < 1e-4 {
            continue;
        }
        for &f in of(k) {
            let (weight, square) = (&mut weights[f as usize], &mut squares[f as usize]);
            let gradient = gradient + DECAY * *weight;
            *square += gradient * gradient;
            *weight -= RATE * gradient / square.sqrt().max(0.3);
        }
    }
    (all / right).ln()
}

/// What the gold says of the last content before a paragraph.
#[derive(Clone, Copy, Default)]
struct Carried<'a>(Option<&'a Attribution>);

/// Adds the contents of an article; gives how many have no right answer in reach.
fn add(article: &Article, tags: &[Vec<Tag>], head: Head, shape: Shape, lists: &mut Vec<List>) -> usize {
    let mut lost = 0;
    let mut carried = Carried::default();
    for (p, (units, tags_here)) in article.paragraphs.iter().zip(tags).enumerate() {
        let here = Page { units, tags: tags_here };
        let before = (p > 0).then(|| Page { units: &article.paragraphs[p - 1], tags: &tags[p - 1] });
        let open = p > 0 && article.paragraphs[p - 1].last().is_some_and(|u| u.is_quoted() && !u.closed);
        let part = |a: &'_ Attribution| !spans(a, head).is_empty();
        let scene = Scene::new(here, before, carried.0.is_some_and(part), open, p == 0);
        let mut last = None;
        let contents = contents::contents(units, tags_here);
        let mut next = None;
        for &content in &contents {
            let gold = gold(article, units, content);
            if gold.is_none() && !content.quoted || gold.is_some_and(|a| head == Head::Cue && !a.exact) {
                continue;
            }
            let mut choices = Vec::new();
            scene.choices(head, content, &mut choices);
            let is_right = |choice: &Choice| match gold {
                None => *choice == if head == Head::Source { Choice::Nothing } else { Choice::Nobody },
                Some(gold) => right(gold, head, *choice, here, before, carried.0),
            };
            let right: Vec<bool> = choices.iter().map(is_right).collect();
            next = gold.or(next);
            if !right.contains(&true) {
                lost += 1;
                continue;
            }
            lists.push(list(&scene, head, shape, content, &choices, right.clone(), last));
            let best = |k: &usize| {
                right[*k] && matches!(choices[*k], Choice::Here(j) if tags_here[j as usize].is_source() == (head == Head::Source))
            };
            let k = (0..choices.len()).find(best).or_else(|| right.iter().position(|r| *r));
            last = k.map(|k| choices[k]);
        }
        if !units.is_empty() {
            carried = Carried(next);
        }
    }
    lost
}

fn spans(attribution: &Attribution, head: Head) -> &[Span] {
    match head {
        Head::Source => &attribution.source,
        Head::Cue => &attribution.cue,
    }
}

/// The attribution that shares most with a content.
fn gold<'a>(article: &'a Article, units: &[Unit], content: Content) -> Option<&'a Attribution> {
    let span = units[content.first as usize].span.cover(units[content.last as usize].span);
    let shared = |a: &Attribution| a.content.iter().map(|c| overlap(*c, span)).sum::<u32>();
    article.attributions.iter().filter(|a| shared(a) > 0).max_by_key(|a| shared(a))
}

fn right(gold: &Attribution, head: Head, choice: Choice, here: Page, before: Option<Page>, carried: Option<&Attribution>) -> bool {
    let spans = spans(gold, head);
    let touches = |units: &[Unit], j: u32| spans.iter().any(|s| s.touches(units[j as usize].span));
    match choice {
        Choice::Nothing => false,
        Choice::Nobody => spans.is_empty(),
        Choice::Here(j) => touches(here.units, j),
        Choice::Before(j) => before.is_some_and(|b| touches(b.units, j)),
        Choice::Same => carried.is_some_and(|c| self::spans(c, head).iter().any(|a| spans.iter().any(|b| a.touches(*b)))),
    }
}

fn list(scene: &Scene, head: Head, shape: Shape, content: Content, choices: &[Choice], right: Vec<bool>, last: Option<Choice>) -> List {
    let mut features = Vec::new();
    let mut starts = vec![0];
    for &choice in choices {
        let mut emit = |f: u32| features.push((f >> (32 - shape.bits)) as u16);
        scene.features(head, content, choice, last, &mut emit);
        if let Choice::Here(j) = choice {
            scene.own_features(head, j as usize, &mut emit);
        }
        starts.push(features.len() as u32);
    }
    List { features, starts, right }
}
