//! Choices per second in random play with text, beside ink: the machine on a generated case, and the crate `bladeink` on
//! the same story as ink, one after the other on one thread. Both collect the text of everything that is said and
//! offered; before anything is measured, the two texts are compared.

#[path = "ink/case.rs"]
mod case;
#[path = "../tests/it/generator.rs"]
#[expect(dead_code, clippy::unwrap_used, reason = "shared with the tests, which use all of it")]
mod generator;

use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

use bladeink::story::Story;
use generator::Dice;
use offramp::play::{Event, Input, Machine, Seeded, Shown, State, Status};
use offramp::scenario::resolve;

const STORY: &str = include_str!("ink/story.ink.json");
/// Choices between two looks at the clock.
const BLOCK: u32 = 2_000;
/// How long each side plays in a round, and how many rounds there are: whatever else the computer does meets both.
const ROUND: Duration = Duration::from_millis(400);
const ROUNDS: usize = 15;

/// Somebody who plays, and writes down what is said and offered.
trait Player {
    /// Begins again.
    fn begin(&mut self, text: &mut String);
    /// How many choices are offered; none at an ending.
    fn offered(&self) -> usize;
    /// Takes one of those that are offered.
    fn choose(&mut self, at: usize, text: &mut String);
}

struct Offramp<'m> {
    machine: &'m Machine,
    state: State,
    /// Everything that happened in this run.
    events: Vec<Event>,
    told: usize,
    /// The offered choices, as places in the node.
    offered: Vec<usize>,
}

impl<'m> Offramp<'m> {
    fn new(machine: &'m Machine) -> Self {
        let state = machine.start(&mut Seeded(1), &mut ());
        Self { machine, state, events: Vec::new(), told: 0, offered: Vec::new() }
    }

    fn tell(&mut self, text: &mut String) {
        for event in &self.events[self.told..] {
            if let Event::Heard { line } = *event
                && let Some(line) = self.machine.line(line)
            {
                text.push_str(&line.says);
                text.push('\n');
            }
        }
        self.told = self.events.len();
        self.offered.clear();
        if self.machine.status(&self.state) != Status::Waiting {
            return;
        }
        let node = self.machine.node(&self.state).map(|node| self.machine.node_id(node));
        let choices = node.and_then(|node| self.machine.case().nodes.get(node)).map_or(&[][..], |node| node.choices());
        for offer in self.machine.offers(&self.state).choices {
            if offer.shown == Shown::Offered {
                text.push_str(&choices[offer.choice].says);
                text.push('\n');
                self.offered.push(offer.choice);
            }
        }
    }
}

impl Player for Offramp<'_> {
    fn begin(&mut self, text: &mut String) {
        self.events.clear();
        self.told = 0;
        self.state = self.machine.start(&mut Seeded(1), &mut self.events);
        self.tell(text);
    }

    fn offered(&self) -> usize {
        self.offered.len()
    }

    fn choose(&mut self, at: usize, text: &mut String) {
        let input = Input::Choose { choice: self.offered[at], ticks: 0 };
        let taken = self.machine.step(&mut self.state, input, &mut Seeded(1), &mut self.events);
        assert!(taken.is_ok(), "what is offered is taken");
        self.tell(text);
    }
}

struct Ink {
    story: Story,
    offered: usize,
}

impl Ink {
    fn tell(&mut self, text: &mut String) {
        while self.story.can_continue() {
            text.push_str(&self.story.cont().unwrap_or_else(|error| panic!("{error}")));
        }
        let choices = self.story.get_current_choices();
        for choice in &choices {
            text.push_str(&choice.text);
            text.push('\n');
        }
        self.offered = choices.len();
    }
}

impl Player for Ink {
    fn begin(&mut self, text: &mut String) {
        self.story.reset_state().unwrap_or_else(|error| panic!("{error}"));
        self.tell(text);
    }

    fn offered(&self) -> usize {
        self.offered
    }

    fn choose(&mut self, at: usize, text: &mut String) {
        self.story.choose_choice_index(at).unwrap_or_else(|error| panic!("{error}"));
        self.tell(text);
    }
}

/// Takes so many choices at random, beginning again wherever a run ends; `each` is handed the text of each run.
fn play(player: &mut impl Player, dice: &mut Dice, choices: u32, mut each: impl FnMut(&str)) {
    let mut text = String::new();
    player.begin(&mut text);
    for _ in 0..choices {
        if player.offered() == 0 {
            each(&text);
            text.clear();
            player.begin(&mut text);
        }
        player.choose(dice.below(player.offered()), &mut text);
    }
    each(&text);
}

fn choices_per_second(player: &mut impl Player, dice: &mut Dice) -> f64 {
    let started = Instant::now();
    let mut choices = 0;
    while started.elapsed() < ROUND {
        play(player, dice, BLOCK, |text| {
            black_box(text);
        });
        choices += BLOCK;
    }
    f64::from(choices) / started.elapsed().as_secs_f64()
}

fn median(mut numbers: Vec<f64>) -> f64 {
    numbers.sort_by(f64::total_cmp);
    numbers[numbers.len() / 2]
}

fn main() {
    let machine = Machine::compile(Arc::new(resolve(&case::ink_case(), None)));
    let mut offramp = Offramp::new(&machine);
    let story = Story::new_with_seed(STORY, 1).unwrap_or_else(|error| panic!("the story loads: {error}"));
    let mut ink = Ink { story, offered: 0 };

    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    play(&mut offramp, &mut Dice::new(3), 2 * BLOCK, |text| ours.push(text.to_owned()));
    play(&mut ink, &mut Dice::new(3), 2 * BLOCK, |text| theirs.push(text.to_owned()));
    assert!(ours == theirs, "both tell the same story: run benches with the files that `tests/clients/ink.mjs` wrote");
    println!("{} choices in {} runs, {} bytes of text: the same", 2 * BLOCK, ours.len(), ours.concat().len());

    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    let mut dice = Dice::new(5);
    for _ in 0..ROUNDS {
        ours.push(choices_per_second(&mut offramp, &mut dice));
        theirs.push(choices_per_second(&mut ink, &mut dice));
    }
    let ratio = median(ours.iter().zip(&theirs).map(|(ours, theirs)| ours / theirs).collect());
    println!("offramp:  {:>9.0} choices/s", median(ours));
    println!("bladeink: {:>9.0} choices/s (baseline)", median(theirs));
    println!("ratio:    {ratio:>9.1} (medians of {ROUNDS} rounds)");
}
