//! `export --to html`: one page that is the same whenever it is made, safe whatever stands in the case, honest about
//! what stays out.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use offramp::scenario::{Scenario, Text, each_text_mut, read, write};
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use crate::support::{Folder, THREE_BEATS, golden};

const SAMPLE: &str = include_str!("../../sample_scenarios/delayed-delivery.ron");

/// The smallest file that says of itself that it is a PNG.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";

const PACK: &str = r##"(format: 1, id: "p", title: "P", brands: {
    "acme": (name: "Acme", terms: {"company": "Acme <Ltd>"}, policy: (remedy_limit: 900, currency: "EUR"),
        look: (logo: "acme.png", primary: "#123456", accent: "#654321", intro: "Welcome to Acme.")),
    "shady": (name: "Shady", look: (primary: "teal")),
    "bare": (name: "Bare", look: (logo: "none.png")),
})"##;

const BRANDED: &str = r#"(format: 1, id: "x", title: "{company}, up to {limit}", language: "en",
    terms: {"company": "Nobody"}, channel: Phone)"#;

/// Exports `a.ron` to `a.html`; what was said on standard error, and the page.
fn page(folder: &Folder, set: &[&str]) -> (String, String) {
    // What exploring adds is looked at once; every page need not wait for it.
    let mut args = vec!["export", "a.ron", "--to", "html", "--out", "a.html", "--off-ramps", "false"];
    args.extend(set.iter().flat_map(|set| ["--set", *set]));
    let ran = folder.run(&args);
    assert_eq!(ran.code, 0, "{}", ran.err);
    (ran.err, folder.read("a.html"))
}

/// What stands between `from` and the next `to`.
fn between<'a>(text: &'a str, from: &str, to: &str) -> &'a str {
    let start = text.find(from).unwrap_or_else(|| panic!("no {from}")) + from.len();
    &text[start..start + text[start..].find(to).unwrap()]
}

/// The JSON in the element with this id.
fn data(page: &str, id: &str) -> Value {
    let json = between(page, &format!("<script type=\"application/json\" id=\"{id}\">"), "</script>");
    assert!(!json.contains(['<', '\u{2028}', '\u{2029}']), "{id}");
    serde_json::from_str(json).unwrap()
}

#[test]
fn a_page_is_the_same_whenever_it_is_made() {
    let folder = Folder::with(&[("a.ron", SAMPLE)]);
    let (said, first) = page(&folder, &[]);
    let (_, second) = page(&folder, &[]);
    assert!(first == second, "two exports differ");
    assert_eq!(said, "");
    assert!(!first.contains('\r') && !first.contains("\u{feff}"));
}

#[test]
fn a_page_holds_exactly_the_case_and_may_run_exactly_its_script() {
    let folder = Folder::with(&[("a.ron", SAMPLE)]);
    assert_eq!(folder.run(&["export", "a.ron", "--to", "html", "--out", "a.html"]).code, 0);
    let page = folder.read("a.html");
    let json = folder.run(&["export", "a.ron", "--to", "json", "--out", "-"]).out;
    assert_eq!(data(&page, "case"), serde_json::from_str::<Value>(&json).unwrap());
    assert!(data(&page, "words")["noscript"].is_string());
    let hash = |bytes: &str| Sha256::digest(bytes.as_bytes());
    let short = hash(json.trim_end())[..8].iter().fold(0_u64, |digits, byte| digits << 8 | u64::from(*byte));
    let mut told = data(&page, "export");
    let ramps = told.as_object_mut().unwrap().remove("off_ramps").unwrap();
    assert_eq!(ramps["over-limit"]["billing"]["can"], "Never");
    assert_eq!(told, serde_json::json!({ "hash": format!("{short:016x}"), "media": {}, "logo": null, "intro": null }));
    let (script, style) = (between(&page, "<script>", "</script>"), between(&page, "<style>", "</style>"));
    assert!(script.starts_with("(() => {\"use strict\";") && script.ends_with("})();"));
    let policy = format!(
        "default-src 'none'; script-src 'sha256-{}'; style-src 'sha256-{}'; img-src data: blob:; \
         media-src data: blob:; font-src data:; base-uri 'none'; form-action 'none'",
        STANDARD.encode(hash(script)),
        STANDARD.encode(hash(style)),
    );
    let head =
        format!("<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n");
    assert!(page.contains(&head));
    assert!(page.starts_with("<!doctype html>\n<html lang=\"en\" dir=\"ltr\">\n<head>\n"));
    assert_eq!(page.matches("<style").count(), 1);
    assert_eq!(page.matches("<script").count(), 4, "the script, the case, the words, what the exporter says");
    for elsewhere in ["src=\"http", "href=\"http", "@import", "url(http"] {
        assert!(!page.contains(elsewhere), "{elsewhere}");
    }
}

#[test]
fn no_text_of_a_case_gets_out_of_its_place() {
    let hostile = "</script></title><img src=x onerror=alert(1)><!-- <script> & \u{2028}.";
    let mut case = read::<Scenario>(SAMPLE.as_bytes()).unwrap().document;
    each_text_mut(&mut case, &mut |_, text| *text = Text::from(hostile));
    case.language = hostile.into();
    let folder = Folder::with(&[("a.ron", &write(&case).unwrap())]);
    let (_, page) = page(&folder, &[&format!("intro={hostile}")]);
    let script = between(&page, "<script>", "</script>");
    let rest = page.replace(script, "");
    assert!(!rest.contains("<img") && !rest.contains("<!--"));
    assert_eq!(rest.matches("</script").count(), 4);
    assert_eq!(rest.matches("</title>").count(), 1);
    let title = "&lt;/script&gt;&lt;/title&gt;&lt;img src=x onerror=alert(1)&gt;&lt;!-- &lt;script&gt; &amp; .";
    assert_eq!(between(&page, "<title>", "</title>"), title);
    assert_eq!(data(&page, "case")["title"], hostile);
    assert_eq!(data(&page, "export")["intro"], hostile);
}

#[test]
fn files_of_features_stay_out_of_pages_that_do_not_need_them() {
    let bare = Folder::with(&[("a.ron", BRANDED)]);
    let whole = Folder::with(&[("a.ron", SAMPLE)]);
    assert!(page(&bare, &[]).1.len() < page(&whole, &[]).1.len());
}

#[test]
fn colours_are_made_readable_and_said() {
    let folder = Folder::with(&[("a.ron", THREE_BEATS)]);
    let (said, page) = page(&folder, &["primary=#FFD400"]);
    assert_eq!(said, "note: the colour #ffd400 is too light for text on a light page: shown as #826c00 there\n");
    let style = between(&page, "<style>", "</style>");
    assert!(style.contains("}:root{--accent:#826c00;--on-accent:#ffffff;--accent-soft:"));
    assert!(style.ends_with("}\n"), "the colours come last");
    let ran = folder.run(&[
        "export",
        "a.ron",
        "--to",
        "html",
        "--out",
        "b.html",
        "--format",
        "json",
        "--set",
        "primary=#FFD400",
    ]);
    let result: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!((&result["remarks"].as_array().unwrap().len(), &result["losses"]), (&1, &serde_json::json!([])));
}

#[test]
fn settings_that_cannot_be_used_are_said_with_what_to_do() {
    let folder = Folder::with(&[("a.ron", THREE_BEATS), ("words.png", "hello"), ("x.gif", "GIF89a")]);
    folder.write("large.png", &[PNG, &vec![0; 200 * 1024]].concat());
    for (set, said) in [
        ("primry=#123456", "the format “html” has no setting “primry”\n  hint: did you mean `primary`?"),
        ("primary=teal", "the setting “primary” cannot be “teal”\n  hint: write a colour as #rrggbb, such as #2f6f6a"),
        (
            "logo=none.png",
            "the file for “logo” cannot be used: there is no such file or folder: none.png\n  \
             hint: check the spelling; the file may have been moved",
        ),
        (
            "logo=x.gif",
            "the setting “logo” cannot be “x.gif”\n  \
             hint: a file of one of these kinds is meant here: png, jpg, jpeg, svg, webp",
        ),
        (
            "logo=words.png",
            "the file “words.png” for “logo” holds no png picture\n  \
             hint: save the picture again in that form, or name another file",
        ),
        ("logo=large.png", "the file for “logo” is too large (201 KB)\n  hint: use one of at most 200 KB"),
        (
            "brand=acme",
            "there is no brand “acme”: the scenario has no pack\n  \
             hint: brands stand in the pack.ron beside the scenario",
        ),
    ] {
        let ran = folder.run(&["export", "a.ron", "--to", "html", "--out", "a.html", "--set", set]);
        assert_eq!((ran.code, ran.err), (2, format!("error: {said}\n")));
    }
    assert!(!folder.path("a.html").exists());
}

#[test]
fn a_logo_and_an_intro_come_with_the_page() {
    let folder = Folder::with(&[("a.ron", THREE_BEATS)]);
    folder.write("logo.png", PNG);
    let (_, page) = page(&folder, &["logo=logo.png", "intro=Welcome <all>."]);
    let told = data(&page, "export");
    assert_eq!(told["logo"], format!("data:image/png;base64,{}", STANDARD.encode(PNG)));
    assert_eq!(told["intro"], "Welcome <all>.");
}

#[test]
fn a_brand_brings_its_words_its_policy_and_its_look() {
    let folder = Folder::with(&[("a.ron", BRANDED), ("pack.ron", PACK)]);
    folder.write("acme.png", PNG);
    assert_eq!(data(&page(&folder, &[]).1, "case")["title"], "Nobody, up to {limit}");
    let (said, branded) = page(&folder, &["brand=acme"]);
    assert_eq!(data(&branded, "case")["title"], "Acme <Ltd>, up to €9");
    let told = data(&branded, "export");
    assert_eq!(told["intro"], "Welcome to Acme.");
    assert!(told["logo"].is_string());
    assert!(branded.contains("--accent:#123456;") && branded.contains("--second:#654321;"));
    assert_eq!(said.lines().count(), 2, "both colours are too dark for a dark page: {said}");
    let (_, own) = page(&folder, &["intro=Ours.", "brand=acme", "primary=#333333"]);
    assert_eq!(data(&own, "export")["intro"], "Ours.");
    assert!(own.contains("--accent:#333333;") && own.contains("--second:#654321;"));
}

#[test]
fn a_brand_that_cannot_be_used_is_said() {
    let folder = Folder::with(&[("a.ron", BRANDED), ("pack.ron", PACK)]);
    for (brand, said) in [
        ("acne", "the pack has no brand “acne”\n  hint: did you mean `acme`?"),
        ("q", "the pack has no brand “q”\n  hint: its brands are: acme, shady, bare"),
        (
            "shady",
            "the brand “shady”: the setting “primary” cannot be “teal”\n  \
             hint: write a colour as #rrggbb, such as #2f6f6a",
        ),
        (
            "bare",
            "the brand “bare”: the file for “logo” cannot be used: there is no such file or folder: none.png\n  \
             hint: check the spelling; the file may have been moved",
        ),
    ] {
        let set = format!("brand={brand}");
        let ran = folder.run(&["export", "a.ron", "--to", "html", "--out", "a.html", "--set", &set]);
        assert_eq!((ran.code, ran.err), (2, format!("error: {said}\n")));
    }
}

#[test]
fn media_come_along_and_what_is_missing_is_said() {
    let case = r#"(format: 1, id: "x", title: "Pictured", language: "en", channel: Chat, start: "a",
        cast: {"dana": (name: "Dana", role: Customer, picture: "dana")},
        nodes: {"a": Ending(outcome: Resolved, lines: [
            (id: "k3pa7wd", says: "Look.", media: "box"), (id: "k3pa7we", says: "Listen.", media: "hold"),
        ])},
        media: {
            "dana": (file: "media/dana.jpg", alt: "Dana"), "box": (file: "media/box.png", alt: "A dented box"),
            "hold": (file: "hold.aiff", alt: "Music"), "spare": (file: "spare.png", alt: "Nobody sees it"),
        })"#;
    let folder = Folder::with(&[("in/a.ron", case), ("in/media/dana.jpg", "jpg"), ("in/hold.aiff", "aiff")]);
    let ran = folder.run(&["export", "in/a.ron", "--to", "html", "--out", "a.html"]);
    assert_eq!(
        (ran.code, ran.err.as_str()),
        (
            0,
            "lost: the medium “box” stays out, only its text is there: there is no such file or folder (media/box.png) \
             (:media/box)\n\
             lost: the medium “hold” stays out, only its text is there: browsers do not show files of this kind \
             (hold.aiff) (:media/hold)\n"
        )
    );
    assert_eq!(
        data(&folder.read("a.html"), "export")["media"],
        serde_json::json!({ "dana": { "src": "data:image/jpeg;base64,anBn", "kind": "image" } })
    );
}

#[test]
fn every_format_lists_its_settings() {
    let folder = Folder::with(&[]);
    golden("formats.txt", &folder.run(&["export", "--list"]).out);
    let list: Value = serde_json::from_str(&folder.run(&["export", "--list", "--format", "json"]).out).unwrap();
    let html = list.as_array().unwrap().iter().find(|format| format["id"] == "html").unwrap();
    let kinds: Vec<_> =
        html["settings"].as_array().unwrap().iter().map(|s| (s["key"].clone(), s["takes"].clone())).collect();
    let expected = [
        ("brand", "brand"),
        ("primary", "colour"),
        ("accent", "colour"),
        ("logo", "file"),
        ("intro", "text"),
        ("mode", "one-of"),
    ];
    assert_eq!(kinds, expected.map(|(key, kind)| (Value::from(key), Value::from(kind))));
}
