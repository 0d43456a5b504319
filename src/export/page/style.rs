//! The player's style sheets as one style.

/// Puts the files together, without comments of whole lines and empty lines.
pub(super) fn style(files: &[&str]) -> String {
    let mut style = String::new();
    for file in files {
        let mut in_comment = false;
        for line in file.lines().map(str::trim) {
            in_comment |= line.starts_with("/*");
            if !in_comment && !line.is_empty() {
                style.push_str(line);
                style.push('\n');
            }
            in_comment &= !line.ends_with("*/");
        }
    }
    style
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_blanks_are_left_out() {
        let css = "/* The\n * ground. */\nbody {\n  color: red; /* kept */\n}\n\n/* one */\np {}\n";
        assert_eq!(style(&[css, "q {}"]), "body {\ncolor: red; /* kept */\n}\np {}\nq {}\n");
    }
}
