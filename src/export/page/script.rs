//! The player's files as one script, by the rule in `assets/player/README.md`.

use std::borrow::Cow;

/// Puts the files together: without imports, comments, empty lines and the blanks that nothing needs, in one function
/// of their own.
pub(super) fn script(files: &[&str]) -> String {
    let mut script = String::new();
    let mut after_declaration = false;
    for file in files {
        let mut in_comment = false;
        for whole in file.lines() {
            let line = whole.trim();
            in_comment |= line.starts_with("/*");
            if !in_comment && !line.is_empty() && !line.starts_with("//") && !whole.starts_with("import ") {
                let mut untyped = String::new();
                push_without_types(&mut untyped, line.strip_prefix("export ").unwrap_or(line));
                let tight = with_let(&without_blanks(&untyped));
                push_line(&mut script, &tight, after_declaration);
                after_declaration = declared(&tight).is_some() && tight.ends_with(';');
            }
            in_comment &= !line.ends_with("*/");
        }
    }
    format!("(() => {{\"use strict\";\n{script}\n}})();")
}

/// Adds a line to those before it, and a line break only where the language needs one. After a line that is a whole
/// declaration, another goes on with it.
fn push_line(script: &mut String, line: &str, after_declaration: bool) {
    const GO_ON_AFTER: &[char] = &[';', '{', '}', ',', '(', '[', ':', '?', '=', '<', '>', '&', '|'];
    const GO_ON_BEFORE: &[char] = &['}', ')', ']', '.', ':', '?', '=', '<', '>', '&', '|'];
    if let (true, Some(names)) = (after_declaration, declared(line)) {
        script.pop();
        script.push(',');
        script.push_str(names);
        return;
    }
    let closes = line.starts_with(['}', ')', ']']);
    if (closes && script.ends_with(',')) || (line.starts_with('}') && script.ends_with(';')) {
        script.pop();
    }
    if !script.is_empty() && !script.ends_with(GO_ON_AFTER) && !line.starts_with(GO_ON_BEFORE) {
        script.push('\n');
    }
    script.push_str(line);
}

/// What a line that begins with `let` declares.
fn declared(line: &str) -> Option<&str> {
    let names = line.strip_prefix("let")?;
    names.strip_prefix(' ').or_else(|| names.starts_with(['{', '[']).then_some(names))
}

/// A line with `let` instead of `const`: the same here, and shorter.
fn with_let(line: &str) -> String {
    let line = line.replace("for(const ", "for(let ");
    match line.strip_prefix("const") {
        Some(rest) if rest.starts_with([' ', '{', '[']) => format!("let{rest}"),
        _other => line,
    }
}

/// A line without the blanks beside punctuation and around signs that stand between two numbers or texts. Texts stay as
/// they are, and so does a line with another slash or an apostrophe outside of them: it may hold a regular expression.
fn without_blanks(line: &str) -> Cow<'_, str> {
    const PUNCTUATION: &[char] = &['{', '}', '(', ')', ',', ';', ':', '?', '=', '<', '>', '&', '|', '!'];
    let mut tight = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(c) = rest.chars().next() {
        let mut length = c.len_utf8();
        match c {
            '"' | '`' => match text_length(rest, c) {
                Some(whole) => length = whole,
                None => return Cow::Borrowed(line),
            },
            '/' if !is_division(line, rest) => return Cow::Borrowed(line),
            '\'' => return Cow::Borrowed(line),
            ' ' if tight.ends_with(PUNCTUATION) || rest[1..].starts_with(PUNCTUATION) || beside_sign(&tight, rest) => {
                rest = &rest[1..];
                continue;
            }
            _code => {}
        }
        tight.push_str(&rest[..length]);
        rest = &rest[length..];
    }
    Cow::Owned(tight)
}

/// Whether the slash at the start of `rest`, the end of `line`, has a blank on both sides.
fn is_division(line: &str, rest: &str) -> bool {
    line[..line.len() - rest.len()].ends_with(' ') && rest[1..].starts_with(' ')
}

/// Whether the blank at the start of `rest` stands beside a sign between two numbers or texts, without another sign
/// after it that would make one of both.
fn beside_sign(before: &str, rest: &str) -> bool {
    const SIGNS: &[char] = &['+', '-', '*', '/', '%'];
    let stands_alone = |after: &str| after.strip_prefix(' ').is_some_and(|next| !next.starts_with(['+', '-']));
    (before.ends_with(SIGNS) && stands_alone(rest)) || rest[1..].strip_prefix(SIGNS).is_some_and(stands_alone)
}

/// The length of the text at the start of `rest`, with its quotes.
fn text_length(rest: &str, quote: char) -> Option<usize> {
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        if c == quote && !escaped {
            return Some(at + 1);
        }
        escaped = c == '\\' && !escaped;
    }
    None
}

/// Adds a line without the `/** … */` inside it, which say the types of what follows them.
fn push_without_types(script: &mut String, line: &str) {
    let mut rest = line;
    while let Some(start) = rest.find("/** ") {
        let Some(length) = rest[start..].find(" */ ") else { break };
        script.push_str(&rest[..start]);
        rest = &rest[start + length + " */ ".len()..];
    }
    script.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_become_one_function() {
        let a = "/** What it is.\n * @type {number} */\nexport const a = /** @type {const} */ ([1]);\n\n  // more\n";
        let b = "import { a } from \"./a.js\";\n/* one line */\nexport function b() {\n  return \"/* no comment */\" + a;\n}\r\n";
        assert_eq!(
            script(&[a, b]),
            "(() => {\"use strict\";\nlet a=([1]);function b(){return \"/* no comment */\"+a}\n})();"
        );
    }

    #[test]
    fn blanks_go_where_nothing_needs_them() {
        for (line, tight) in [
            ("const a = b ? \"x , y\" : `${c} : d`;", "const a=b?\"x , y\":`${c} : d`;"),
            ("return a + b - -c;", "return a+b - -c;"),
            ("return (a + 1) * -b / c % d;", "return(a+1)* -b/c%d;"),
            ("const d = a / b + \" / \";", "const d=a/b+\" / \";"),
            ("return \"\\\"; , \" + a;", "return \"\\\"; , \"+a;"),
            ("const r = /a , b/;", "const r = /a , b/;"),
            ("const r = a / 2 + / , /.exec(b);", "const r = a / 2 + / , /.exec(b);"),
            ("for (const x of y) {", "for(const x of y){"),
        ] {
            assert_eq!(without_blanks(line), tight);
        }
    }

    #[test]
    fn lines_break_where_the_language_needs_it() {
        let file = "const a = {\n  b: 1,\n};\nlet c\nlet d = [\n  a,\n]\n  .map((x) =>\n    x)\n";
        assert_eq!(script(&[file]), "(() => {\"use strict\";\nlet a={b:1};let c\nlet d=[a].map((x)=>x)\n})();");
    }

    #[test]
    fn declarations_that_follow_each_other_are_one() {
        let file = "const a = 1;\nconst { b } = a;\nlet [c] = b;\nconst d = () => {\n  e;\n};\nconst f = 2;\nf;\nlet g;\nletter;\n";
        let joined = "let a=1,{b}=a,[c]=b,d=()=>{e};let f=2;f;let g;letter;";
        assert_eq!(script(&[file]), format!("(() => {{\"use strict\";\n{joined}\n}})();"));
    }
}
