//! Percent-encoding: paths and queries of addresses.

/// `text` as part of a path or as a value of a query.
pub(super) fn encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push('%');
            encoded.extend([byte >> 4, byte & 15].map(|digit| char::from(b"0123456789ABCDEF"[usize::from(digit)])));
        }
    }
    encoded
}

/// A path with the slashes between its parts left as they are.
pub(super) fn encode_path(path: &str) -> String {
    path.split('/').map(encode).collect::<Vec<_>>().join("/")
}

/// The text that stands encoded in a path; none if it is no UTF-8 or cut short.
pub(super) fn decode(text: &str) -> Option<String> {
    let mut decoded = Vec::with_capacity(text.len());
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        if byte != b'%' {
            decoded.push(byte);
            continue;
        }
        let mut digit = || bytes.next().and_then(|byte| char::from(byte).to_digit(16));
        let value = digit()? * 16 + digit()?;
        decoded.push(u8::try_from(value).ok()?);
    }
    String::from_utf8(decoded).ok()
}

/// The names and values of a query; what cannot be decoded is left out.
pub(super) fn query(text: &str) -> Vec<(String, String)> {
    let part = |text: &str| decode(&text.replace('+', " "));
    text.split('&')
        .filter(|pair| !pair.is_empty())
        .filter_map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            Some((part(name)?, part(value)?))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_encoded_is_decoded() {
        let text = "a b/ö?&=%+\u{1f600}";
        assert_eq!(decode(&encode(text)).as_deref(), Some(text));
        assert_eq!(encode_path("a b/ö.html"), "a%20b/%C3%B6.html");
        assert_eq!((decode("%"), decode("%4"), decode("%zz"), decode("%ff")), (None, None, None, None));
        let read = [("a", "1 2"), ("b", ""), ("c", "=")];
        assert_eq!(query("a=1+2&b&c=%3D&d=%ff"), read.map(|(name, value)| (name.to_owned(), value.to_owned())));
    }
}
