//! Counting words, sentences and syllables, and how long people take to read them.

/// Words a minute of careful silent reading. Brysbaert (2019, Journal of Memory and Language 109, 104047) puts adults
/// at 238 for non-fiction in English; 200 leaves room for those who read in a second language.
pub(super) const WORDS_A_MINUTE: usize = 200;

/// The words of a text: whatever stands between spaces or dashes and has a letter or digit.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| c.is_whitespace() || matches!(c, '–' | '—'))
        .filter(|word| word.chars().any(char::is_alphanumeric))
}

/// The seconds in which a number of words can be read.
pub(super) fn seconds_to_read(words: usize) -> u32 {
    u32::try_from((words * 60).div_ceil(WORDS_A_MINUTE)).unwrap_or(u32::MAX)
}

/// Whether a language is English: `en`, `en-GB`.
pub(super) fn is_english(language: &str) -> bool {
    language.eq_ignore_ascii_case("en") || language.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("en-"))
}

/// The Flesch–Kincaid grade of an English text in hundredths, and how many words it has: 0.39 × words ÷ sentences +
/// 11.8 × syllables ÷ words − 15.59 (Kincaid, Fishburne, Rogers and Chissom 1975, Research Branch Report 8-75).
pub(super) fn reading_grade(text: &str) -> (i64, usize) {
    let (mut count, mut syllables, mut sentences) = (0_i64, 0_i64, 0_i64);
    let mut ended = true;
    for word in words(text) {
        count += 1;
        syllables += syllables_of(word);
        sentences += i64::from(ended);
        let end = word.trim_end_matches(['”', '"', '’', '\'', ')', '*']);
        ended = end.ends_with(['.', '!', '?', '…', ':', ';']);
    }
    if count == 0 {
        return (0, 0);
    }
    (39 * count / sentences + 1_180 * syllables / count - 1_559, usize::try_from(count).unwrap_or_default())
}

/// About how many syllables an English word has: its groups of vowels, without a silent `e` at the end.
fn syllables_of(word: &str) -> i64 {
    let mut groups = 0;
    let mut in_vowels = false;
    let mut before = ' ';
    let (mut last, mut letters) = (' ', 0);
    for letter in word.chars().filter(char::is_ascii_alphabetic).map(|c| c.to_ascii_lowercase()) {
        let vowel = matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
        groups += i64::from(vowel && !in_vowels);
        in_vowels = vowel;
        (before, last) = (last, letter);
        letters += 1;
    }
    let silent = last == 'e' && letters > 2 && !matches!(before, 'l' | 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    (groups - i64::from(silent)).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_have_a_letter_or_a_digit() {
        assert_eq!(
            words("Third call – *third*. 4B … — yes").collect::<Vec<_>>(),
            ["Third", "call", "*third*.", "4B", "yes"]
        );
    }

    #[test]
    fn syllables_are_about_right() {
        for (word, count) in
            [("the", 1), ("make", 1), ("apology", 4), ("table", 2), ("free", 1), ("4B", 1), ("idea", 2)]
        {
            assert_eq!(syllables_of(word), count, "{word}");
        }
    }

    #[test]
    fn long_sentences_of_long_words_have_a_high_grade() {
        let (plain, count) = reading_grade("She waits. The van is late. We call her at two and say so.");
        assert_eq!(count, 14);
        assert!(plain < 300, "{plain}");
        let (heavy, _) = reading_grade(
            "Organisational communication necessitates consideration of multidimensional interdependencies across \
             departmental responsibilities.",
        );
        assert!(heavy > 1_500, "{heavy}");
        assert_eq!(seconds_to_read(100), 30);
    }
}
