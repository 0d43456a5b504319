//! The rules, one file each. Adding one is a file here and its name in the list.

/// Declares each rule's module and lists its `RULE`.
macro_rules! rules {
    ($($name:ident),* $(,)?) => {
        $(mod $name;)*

        /// Every rule, in the order in which findings at one place are told.
        pub static RULES: &[&super::Rule] = &[$(&$name::RULE),*];

        #[cfg(test)]
        const NAMES: &[&str] = &[$(stringify!($name)),*];
    };
}

rules! {
    nothing_written,
    missing_start,
    no_ending,
    unreached_endings,
    unreachable_node,
    link_to_nowhere,
    open_exit,
    no_choices,
    single_choice,
    dead_end,
    no_way_to_an_ending,
    automatic_loop,
    timer_without_timeout,
    timeout_without_timer,
    too_many_ticks,
    unknown_speaker,
    unknown_meter,
    unknown_band,
    unknown_flag,
    unknown_fact,
    unknown_promise,
    unknown_remedy,
    unknown_objective,
    unknown_media,
    unknown_value,
    unknown_node,
    unknown_choice,
    outdated_run,
    flag_never_raised,
    flag_never_read,
    fact_never_revealed,
    promise_never_made,
    promise_never_kept,
    duplicate_choice,
    duplicate_id,
    reserved_id,
    empty_text,
    placeholder_text,
    duplicate_choice_text,
    choice_without_feedback,
    choice_without_reply,
    choice_without_grade,
    ending_without_summary,
    objective_never_shown,
    remedy_over_limit,
    impossible_meter,
    gap_in_bands,
    weights_out_of_range,
    too_many_choices,
    score_without_range,
    empty_score_range,
    score_of_nothing,
    score_too_fine,
    media_without_alternative,
    unused_declaration,
    renamed_to_nowhere,
    missing_frame_member,
    place_without_card,
    best_choice_longest,
    best_choice_same_place,
    no_tempting_choice,
    grade_against_effects,
    best_choice_outdone,
    bare_verdict,
    way_without_objective,
    endings_alike,
    silent_ending,
    no_debrief,
    no_reflection,
    time_over_rapport,
    promise_kept_before_made,
    promise_due_too_soon,
    term_against_due,
    resolved_without_follow_up,
    remedy_before_acknowledgment,
    only_outcome_fairness,
    unfelt_remedy,
    extravagant_exception,
    only_one_remedy,
    timer_too_short,
    missing_content_note,
    hard_to_read,
    choice_too_long,
    voice_in_writing,
    unexplained_abbreviation,
    misspelt_name,
    duplicate_line,
    unfinished_node,
    review_overdue,
    personal_data,
    missing_owner,
    missing_minutes,
    no_model_run,
    never_offered_choice,
    condition_without_effect,
    route_never_taken,
    node_never_reached,
    stuck_state,
    trap,
    false_choice,
    same_ending_for_all,
    longer_than_stated,
    passed_at_random,
    pass_mark_out_of_reach,
    no_way_back,
    luck_decides_passing,
    rewrite_decides_passing,
    best_choice_gives_away,
    evidence_out_of_reach,
    promise_lapses_unnoticed,
    outdated_acceptance,
    acceptance_without_reason,
}

/// Rules that speak only of a case that was explored.
pub(super) static EXPLORING: &[&super::Rule] = &[
    &never_offered_choice::RULE,
    &condition_without_effect::RULE,
    &route_never_taken::RULE,
    &node_never_reached::RULE,
    &stuck_state::RULE,
    &trap::RULE,
    &false_choice::RULE,
    &same_ending_for_all::RULE,
    &longer_than_stated::RULE,
    &passed_at_random::RULE,
    &pass_mark_out_of_reach::RULE,
    &no_way_back::RULE,
    &luck_decides_passing::RULE,
    &best_choice_gives_away::RULE,
    &evidence_out_of_reach::RULE,
    &promise_lapses_unnoticed::RULE,
];

#[cfg(test)]
mod tests {
    #[test]
    fn a_rule_is_called_like_its_file() {
        for (rule, name) in super::RULES.iter().zip(super::NAMES) {
            assert_eq!(rule.id, name.replace('_', "-"));
        }
    }
}
