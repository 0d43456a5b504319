//! The player's style sheets as one style.

/// Puts the files together, without comments of whole lines and without the blanks that nothing needs.
pub(super) fn style(files: &[&str]) -> String {
    let mut style = String::new();
    for file in files {
        let mut in_comment = false;
        for line in file.lines().map(str::trim) {
            in_comment |= line.starts_with("/*");
            if !in_comment && !line.is_empty() {
                push_line(&mut style, line);
            }
            in_comment &= !line.ends_with("*/");
        }
    }
    style
}

/// Adds a line of a rule: breaks mean nothing, nor does a blank after a colon or comma, or before a brace.
fn push_line(style: &mut String, line: &str) {
    if line == "}" && style.ends_with(';') {
        style.pop();
    }
    let tight = line.replace(": ", ":").replace(", ", ",").replace(" {", "{");
    if !style.is_empty() && !style.ends_with([';', '{', '}', ',']) {
        style.push(' ');
    }
    style.push_str(&tight);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_blanks_are_left_out() {
        let css = "/* The\n * ground. */\nbody {\n  color: red; /* kept */\n}\n\n/* one */\np {}\n";
        assert_eq!(style(&[css, "q {}"]), "body{color:red; /* kept */ }p{}q{}");
    }
}
