//! `offramp play FILE`: plays a case in the terminal, or shows a run that was recorded.

mod ask;
mod ending;
mod record;
mod show;
mod told;

use std::path::PathBuf;
use std::sync::Arc;

use serde::Serialize;

use self::ask::Asked;
use self::ending::Ending;
use self::record::{Record, find_record};
use self::told::{Told, told};
use super::console::has_person;
use super::{Console, Exit, Form, Problems};
use crate::play::{Divergence, Input, Machine, Replay, Run, Status, replay};
use crate::scenario::{FeedbackTime, MetersShown, Node, Strength, markup};
use crate::store::{Over, save};

/// Play a scenario in the terminal
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The scenario.
    file: PathBuf,
    /// What chance draws from; left out: a new number each time.
    #[arg(long, conflicts_with = "replay")]
    seed: Option<u32>,
    /// Show a recorded run instead of asking: a file that `--save` wrote, or `run:ID` for a saved run of the scenario.
    #[arg(long, value_name = "RUN.json")]
    replay: Option<String>,
    /// Save the run as far as it went.
    #[arg(long, value_name = "RUN.json")]
    save: Option<PathBuf>,
    /// `json`: the run and what it came to, at the end.
    #[arg(long, value_enum, default_value_t)]
    format: Form,
}

/// A run and what it came to.
#[derive(Serialize)]
struct Played<'a> {
    file: String,
    title: &'a str,
    #[serde(flatten)]
    record: Record,
    diverged: Option<Diverged>,
    #[serde(flatten)]
    ending: Ending,
    /// What happened, from the start and then input by input.
    told: Vec<Vec<Told>>,
    problems: Problems,
}

#[derive(Serialize)]
struct Diverged {
    /// The step of the record, from 1.
    step: usize,
    why: String,
}

pub(super) fn run(args: &Args, console: &mut Console) -> Exit {
    let mut problems = Problems::default();
    let Some(file) = problems.scenario(console, &args.file) else { return nothing_played(args, console, &problems) };
    let machine = Arc::new(Machine::compile(Arc::new(file.resolved())));
    let mut session = Session { console, form: args.format, heard_feedback: Vec::new(), answers: Vec::new() };
    let (run, diverged) = if let Some(name) = &args.replay {
        match find_record(name, &file.scenario) {
            Ok(record) => session.replay(&machine, &record, file.scenario.id.as_str()),
            Err(problem) => {
                problems.error(session.console, problem);
                return nothing_played(args, console, &problems);
            }
        }
    } else {
        let seed = args.seed.unwrap_or_else(|| uuid::Uuid::new_v4().as_fields().0);
        (session.play(Run::new(machine, seed)), None)
    };
    let record = Record::of(&run);
    if let Some(path) = &args.save {
        match save(path, record.text().as_bytes(), Over::Anything) {
            Ok(_) => session.console.remark(format_args!("saved the run: {}", path.display())),
            Err(error) => problems.error(console, &error),
        }
    }
    let exit = problems.exit().max(if diverged.is_some() { Exit::Findings } else { Exit::Done });
    if args.format == Form::Json {
        let told = (0..run.moments().len()).map(|at| told(&run, at)).collect();
        let title = file.scenario.title.as_str();
        let file = args.file.display().to_string();
        console.json(&Played { file, title, record, diverged, ending: Ending::of(&run), told, problems });
    }
    exit
}

fn nothing_played(args: &Args, console: &mut Console, problems: &Problems) -> Exit {
    if args.format == Form::Json {
        console.json(&serde_json::json!({ "file": args.file.display().to_string(), "problems": problems }));
    }
    problems.exit()
}

/// A playing, with what is kept for its end.
struct Session<'c> {
    console: &'c mut Console,
    form: Form,
    /// By number of inputs before it: what the coach says in the debrief.
    heard_feedback: Vec<(usize, String)>,
    /// By number of inputs before it: a question, and what was answered.
    answers: Vec<(usize, String, String)>,
}

impl Session<'_> {
    /// Shows a record as far as it goes.
    fn replay(&mut self, machine: &Arc<Machine>, record: &Record, scenario: &str) -> (Run, Option<Diverged>) {
        if record.scenario.as_deref().is_some_and(|recorded| recorded != scenario) {
            self.console.remark("warning: the run was recorded with another scenario");
        }
        let Replay { run, diverged } = replay(machine, record.seed, &record.steps);
        self.opening(&run, false);
        for at in 0..run.moments().len() {
            self.moment(&run, at);
        }
        if run.status() != Status::Waiting {
            self.end(&run);
        }
        let diverged = diverged.map(|Divergence { step, why }| Diverged { step: step + 1, why });
        match &diverged {
            Some(Diverged { step, why }) => self.tell(&format!("The record is left at step {step}: {why}.")),
            None if run.status() == Status::Waiting => self.not_finished(),
            None => {}
        }
        (run, diverged)
    }

    /// Asks until the run is over or nobody answers.
    fn play(&mut self, mut run: Run) -> Run {
        self.opening(&run, true);
        self.moment(&run, 0);
        loop {
            if run.status() != Status::Waiting {
                self.end(&run);
                if self.ask("Enter to leave, b to take the last input back: ").as_deref() != Some("b") {
                    return run;
                }
                self.back(&mut run);
                continue;
            }
            let offers = run.machine().offers(run.state());
            let choices = show::offered(&run, &offers);
            self.tell(&show::question(&run, &offers, &choices));
            // An answer that is not understood asks again without repeating everything.
            loop {
                let Some(line) = self.ask("> ") else {
                    self.not_finished();
                    return run;
                };
                match ask::understand(&line, &run, &offers, &choices) {
                    Asked::Quit => {
                        self.not_finished();
                        return run;
                    }
                    Asked::Help => self.tell(ask::HELP),
                    Asked::Metrics => self.tell(&ending::metrics_table(&run)),
                    Asked::Back => {
                        self.back(&mut run);
                        break;
                    }
                    Asked::NotUnderstood(why) => self.tell(&why),
                    Asked::Words(words) => {
                        if self.write_words(&mut run, &words) {
                            break;
                        }
                        self.not_finished();
                        return run;
                    }
                    Asked::Input(input) => {
                        if !line.is_empty()
                            && let Some((_, Node::Pause(pause))) = run.node()
                        {
                            self.answers.push((run.inputs(), markup::plain(&pause.prompt), line));
                        }
                        self.step(&mut run, input);
                        break;
                    }
                }
            }
        }
    }

    /// A message in the learner's own words: they see the model answer and say themselves how near they came.
    fn write_words(&mut self, run: &mut Run, words: &str) -> bool {
        let Some((_, Node::Rewrite(rewrite))) = run.node() else { return true };
        let (prompt, model) = (markup::plain(&rewrite.prompt), markup::plain(&rewrite.model));
        self.tell(&format!("\nYou wrote: {words}"));
        if !model.is_empty() {
            self.tell(&format!("A model answer: {model}"));
        }
        loop {
            let Some(line) = self.ask("How strong is yours beside it? strong, fair or weak: ") else { return false };
            match ask::strength(&line) {
                Some(strength) => {
                    self.answers.push((run.inputs(), prompt, words.to_owned()));
                    self.step(run, Input::Wrote(strength));
                    return true;
                }
                None => self.tell(&format!(
                    "Say one of {}.",
                    Strength::ALL.iter().map(|s| s.label().to_lowercase()).collect::<Vec<_>>().join(", ")
                )),
            }
        }
    }

    fn step(&mut self, run: &mut Run, input: Input) {
        match run.step(input) {
            Ok(()) => self.moment(run, run.inputs()),
            Err(refused) => self.tell(&format!("That does not go: {refused}.")),
        }
    }

    fn back(&mut self, run: &mut Run) {
        let Some(fewer) = run.inputs().checked_sub(1) else {
            return self.tell("This is the beginning.");
        };
        run.rewind(fewer);
        self.heard_feedback.retain(|(inputs, _)| *inputs <= fewer);
        self.answers.retain(|(inputs, _, _)| *inputs < fewer);
        self.tell("\n(back one input)");
        self.moment(run, run.inputs());
    }

    fn opening(&mut self, run: &Run, asks: bool) {
        self.tell(&show::opening(run, asks));
    }

    /// What one input brought.
    fn moment(&mut self, run: &Run, at: usize) {
        let settings = &run.machine().case().play;
        for told in told(run, at) {
            match &told {
                Told::Feedback { text } if settings.feedback == FeedbackTime::AtDebrief => {
                    self.heard_feedback.push((at, text.clone()));
                }
                Told::Meters { .. } if settings.meters != MetersShown::Always => {}
                shown => self.tell(&show::told(shown, settings.meters_as)),
            }
        }
    }

    /// What the run came to.
    fn end(&mut self, run: &Run) {
        self.tell(&Ending::of(run).text(run));
        for (heading, lines) in [
            ("What the coach says", self.heard_feedback.iter().map(|(_, text)| text.clone()).collect::<Vec<_>>()),
            ("Your words", self.answers.iter().map(|(_, asked, said)| format!("{asked} {said}")).collect()),
        ] {
            if !lines.is_empty() {
                self.tell(&format!("\n{heading}:"));
                for line in lines {
                    self.tell(&format!("  {}", line.trim()));
                }
            }
        }
        self.tell(&format!("\n{}", ending::metrics_table(run)));
    }

    fn not_finished(&mut self) {
        self.tell("The run is not finished.");
    }

    /// Says something; where the output is for programs, only to a person who plays.
    fn tell(&mut self, text: &str) {
        match self.form {
            Form::Text if text.is_empty() => {}
            Form::Text => self.console.say(text),
            Form::Json if has_person() => self.console.remark(text),
            Form::Json => {}
        }
    }

    fn ask(&mut self, prompt: &str) -> Option<String> {
        match self.form {
            Form::Text => self.console.ask(prompt),
            Form::Json => self.console.ask_silently(prompt),
        }
    }
}
