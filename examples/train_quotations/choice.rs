//! The pointer: a listwise log-linear choice, one question for each content.

use nutgraf::annotate::speech::contents;
use nutgraf::annotate::speech::units::has_headline;
use nutgraf::model::quotations::Unit;
use nutgraf::model::quotations::pointer::{Choice, Content, Head, Page, Scene};
use nutgraf::model::quotations::tagger::Tag;
use nutgraf::text::Span;

use crate::chain::overlap;
use crate::data::{Article, Attribution};
use crate::listwise::{self, List, Plan};
use crate::quantize::Packed;

const PLAN: Plan = Plan { least: 3, epochs: 10, kept: 60_000, rate: 0.1, lasso: 0.3, ridge: 1.0 };

/// Trains one pointer on all contents of the articles, as tagged.
pub fn train(articles: &[Article], tags: &[Vec<Vec<Tag>>], head: Head) -> Packed {
    let mut lists = Vec::new();
    let mut lost = 0;
    for (article, tags) in articles.iter().zip(tags) {
        lost += add(article, tags, head, &mut lists);
    }
    eprintln!("{head:?}: {lost} contents without a right answer in reach");
    listwise::train(&format!("{head:?}"), lists, PLAN).pack()
}

/// What the gold says of the last content before a paragraph.
#[derive(Clone, Copy, Default)]
struct Carried<'a>(Option<&'a Attribution>);

/// Adds the contents of an article; gives how many have no right answer in reach.
fn add(article: &Article, tags: &[Vec<Tag>], head: Head, lists: &mut Vec<List>) -> usize {
    let headline = has_headline(&article.paragraphs);
    let mut lost = 0;
    let mut carried = Carried::default();
    for (p, (units, tags_here)) in article.paragraphs.iter().zip(tags).enumerate() {
        let here = Page { units, tags: tags_here };
        let before = (p > 0).then(|| Page { units: &article.paragraphs[p - 1], tags: &tags[p - 1] });
        let open = p > 0 && article.paragraphs[p - 1].last().is_some_and(|u| u.is_quoted() && !u.closed);
        let part = |a: &'_ Attribution| !spans(a, head).is_empty();
        let scene = Scene::new(here, before, carried.0.is_some_and(part), open, headline && p == 0);
        let mut last = None;
        let contents = contents::contents(units, tags_here);
        let mut next = None;
        for &content in &contents {
            let gold = gold(article, units, content);
            let known = article.complete || is_nothing(article, units, content);
            if gold.is_none() && !known || gold.is_some_and(|a| head == Head::Cue && !a.exact) {
                continue;
            }
            let mut choices = Vec::new();
            scene.choices(head, content, &mut choices);
            let is_right = |choice: &Choice| match gold {
                None => *choice == if head == Head::Source { Choice::Nothing } else { Choice::Nobody },
                Some(gold) => right(gold, head, *choice, here, before, carried.0),
            };
            let mut right: Vec<bool> = choices.iter().map(is_right).collect();
            if gold.is_some_and(|a| !a.exact) {
                prefer_near(&choices, &mut right);
            }
            next = gold.or(next);
            if !right.contains(&true) {
                lost += 1;
                continue;
            }
            lists.push(list(&scene, head, content, &choices, &right, last));
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

/// Where only names are known, every mention of the speaker may be the source: those in the paragraph
/// before count only if there is none in this one.
fn prefer_near(choices: &[Choice], right: &mut [bool]) {
    let is_here = |c: &Choice| matches!(c, Choice::Here(_));
    if choices.iter().zip(right.iter()).any(|(c, r)| *r && is_here(c)) {
        choices.iter().zip(right.iter_mut()).filter(|(c, _)| !is_here(c)).for_each(|(_, r)| *r = false);
    }
}

/// Whether the gold says that a quoted stretch is nobody's speech.
fn is_nothing(article: &Article, units: &[Unit], content: Content) -> bool {
    let span = units[content.first as usize].span;
    article.nothing.iter().any(|n| overlap(*n, span) * 2 > span.len())
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

fn list(scene: &Scene, head: Head, content: Content, choices: &[Choice], right: &[bool], last: Option<Choice>) -> List {
    let mut list = List::default();
    for (&choice, &right) in choices.iter().zip(right) {
        list.add(right, |features| {
            scene.features(head, content, choice, last, |f| features.push(f));
            if let Choice::Here(j) = choice {
                scene.own_features(head, j as usize, |f| features.push(f));
            }
        });
    }
    list
}
