//! The choice of speakers: whom pronouns and descriptions mean, learned from pieces with full names.

use std::collections::HashMap;

use nutgraf::Options;
use nutgraf::annotate::speech::{self, Statement};
use nutgraf::annotate::{self, Words};
use nutgraf::model::quotations::Models;
use nutgraf::resolve::speakers::{Asked, Scene};
use nutgraf::resolve::{self, Entities, Entity, EntityRef};
use nutgraf::text::{Document, Layout, Span};
use serde_json::Value;

use crate::chain::overlap;
use crate::data::Gold;
use crate::listwise::{self, List, Plan, Trained};

const PLAN: Plan = Plan { least: 4, epochs: 20, kept: 60_000, rate: 0.1, lasso: 0.3, ridge: 1.0 };

/// What an article asks, and the group that it belongs to.
pub struct Asking {
    pub id: String,
    pub lists: Vec<List>,
    /// For each list, the source and its answers, in words.
    pub words: Vec<(String, Vec<String>)>,
}

/// Trains on all articles.
pub fn train(models: &Models, articles: &[&Gold]) -> Trained {
    listwise::train("Speaker", articles.iter().flat_map(|article| ask(models, article, None).lists).collect(), PLAN)
}

/// How the answers of models trained without one group after the other are: right, wrong, and wrongly nobody or somebody.
pub fn cross_validate(models: &Models, articles: &[Gold]) {
    let group = |id: &str| id.split('_').next().unwrap_or_default().to_owned();
    let mut groups: Vec<String> = articles.iter().map(|a| group(&a.id)).collect();
    groups.sort();
    groups.dedup();
    let mut total = [0_usize; 5];
    let mut bins = [[0_usize; 2]; 10];
    for name in groups {
        let (test, rest): (Vec<&Gold>, Vec<&Gold>) = articles.iter().partition(|a| group(&a.id) == name);
        let trained = train(models, &rest);
        let test: Vec<Asking> = test.into_iter().map(|article| ask(models, article, Some(&trained))).collect();
        let mut counts = [0_usize; 5];
        let asked = test.iter().flat_map(|a| a.lists.iter().zip(&a.words).map(|(l, w)| (&a.id, l, w)));
        for (id, list, (source, names)) in asked {
            let (best, sure) = trained.best(list);
            if best > 0 {
                let bin = &mut bins[((sure * 10.0) as usize).min(9)];
                bin[0] += usize::from(list.right[best]);
                bin[1] += 1;
            }
            if !list.right[best] {
                let right = list.right.iter().position(|r| *r).map_or("", |k| names[k].as_str());
                println!("{id}: {source}: {} for {right}", names[best]);
            }
            let kind = match (list.right[best], best, list.right[0]) {
                (true, 0, _) => 0,
                (true, ..) => 1,
                (false, 0, _) => 2,
                (false, _, true) => 3,
                (false, ..) => 4,
            };
            counts[kind] += 1;
            total[kind] += 1;
        }
        println!(
            "{name}: rightly nobody {}, right {}, missed {}, invented {}, another {}",
            counts[0], counts[1], counts[2], counts[3], counts[4]
        );
    }
    for (i, [right, of]) in bins.iter().enumerate().filter(|(_, b)| b[1] > 0) {
        println!("sure {:.1}: {right} of {of}", i as f32 / 10.0);
    }
    println!("all: rightly nobody {}, right {}, missed {}, invented {}, another {}", total[0], total[1], total[2], total[3], total[4]);
}

/// The questions of an article whose answers the gold knows. What was said before each is known by the answers of a
/// choice trained, or else by the gold, which knows nothing of statements without marks.
fn ask(models: &Models, article: &Gold, trained: Option<&Trained>) -> Asking {
    let document = Document::new(&article.text, Layout::Auto);
    let mut annotations = annotate::annotate(&document, &Options::default());
    let words = Words::new(&document);
    let paragraphs = speech::paragraphs(&document, &words, &annotations.front, &annotations.names, &annotations.marks);
    annotations.speech = speech::find_with(models, &words, &paragraphs);
    let entities = resolve::resolve(&document, &annotations);
    let mut scene = Scene::new(&document, &annotations, &entities);
    let forms = forms(&article.gold);
    let mut asking = Asking { id: article.id.clone(), lists: Vec::new(), words: Vec::new() };
    for i in scene.order() {
        let gold = speaker(article, &annotations.speech[i]);
        let is = |entity: EntityRef, name: &str| is_one(&entities, entity, name, &forms);
        match scene.asked(i) {
            Asked::Nobody => scene.note(i, None),
            Asked::Named(entity) => scene.note(i, Some(entity)),
            Asked::Choice(source) => {
                let candidates = scene.candidates(&source);
                let mut right: Vec<bool> = match &gold {
                    Some(Some(name)) => candidates.iter().map(|c| c.entity.is_some_and(|e| is(e, name))).collect(),
                    Some(None) => vec![false; candidates.len()],
                    None => Vec::new(),
                };
                let known = gold.is_some();
                if known && !right.contains(&true) {
                    right[0] = true;
                }
                let mut list = List::default();
                for (k, candidate) in candidates.iter().enumerate() {
                    list.add(known && right[k], |features| scene.features(&source, candidate, |f| features.push(f)));
                }
                let best = match trained {
                    Some(trained) => trained.best(&list).0,
                    None => right.iter().position(|r| *r).unwrap_or(0),
                };
                scene.note(i, candidates[best].entity);
                if known {
                    asking.lists.push(list);
                    let names = candidates.iter().map(|c| c.entity.map_or("nobody", |e| &found(&entities, e).name).to_owned());
                    let source = annotations.speech[i].source.map_or("", |s| s.of(&article.text));
                    asking.words.push((source.to_owned(), names.collect()));
                }
            }
        }
    }
    asking
}

fn found(entities: &Entities, entity: EntityRef) -> &Entity {
    match entity {
        EntityRef::Person(i) => &entities.people[i as usize],
        EntityRef::Organization(i) => &entities.organizations[i as usize],
    }
}

/// The speaker of a statement, if the gold knows its words to be somebody's: the full name, or that none is given.
fn speaker(article: &Gold, statement: &Statement) -> Option<Option<String>> {
    let shared = |piece: &Span| statement.content.iter().any(|c| overlap(*c, *piece) * 2 > piece.len());
    article.pieces.iter().find(|(piece, _)| shared(piece)).map(|(_, speaker)| speaker.clone())
}

/// The forms of each entity of the gold by its name.
fn forms(gold: &Value) -> HashMap<String, Vec<String>> {
    let lists = ["people", "organizations"].into_iter().filter_map(|key| gold[key].as_array()).flatten();
    let text = |v: &Value| v.as_str().map(plain);
    lists
        .filter_map(|e| {
            let forms = e["forms"].as_array().into_iter().flatten().chain([&e["name"]]).filter_map(text).collect();
            Some((text(&e["name"])?, forms))
        })
        .collect()
}

fn is_one(entities: &Entities, entity: EntityRef, name: &str, forms: &HashMap<String, Vec<String>>) -> bool {
    let found = found(entities, entity);
    let name = plain(name);
    let known = forms.get(&name).is_some_and(|forms| forms.contains(&plain(&found.name)));
    known || plain(&found.name) == name || found.aliases.iter().any(|alias| plain(alias) == name)
}

/// A name without what does not matter.
fn plain(name: &str) -> String {
    let name = name.replace('’', "'");
    let name = name.strip_prefix("the ").or_else(|| name.strip_prefix("The ")).unwrap_or(&name);
    name.trim_end_matches("'s").trim_end_matches('.').to_lowercase()
}
