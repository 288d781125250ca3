/// The formats of strings that structured outputs know, each with two patterns: what is written, which every validator
/// accepts, and what is accepted in somebody else's answer.
struct StringFormat: Sendable, Hashable {
    /// Its name in a schema.
    let name: String
    /// What is written. The whole string has to match.
    let written: String
    /// What is accepted. The whole string has to match.
    let accepted: String

    private init(_ name: String, _ written: String, accepted: String? = nil) {
        self.name = name
        self.written = written
        self.accepted = accepted ?? written
    }

    /// The names, as error messages list them.
    static let names = all.map(\.name)

    /// The format of that name.
    static func named(_ name: String) -> StringFormat? { all.first { $0.name == name } }

    private static let all = [
        StringFormat("date-time", "\(date)T\(time)\(zone)", accepted: "\(date)[Tt ]\(anyTime)\(anyZone)"),
        StringFormat("time", "\(time)\(zone)", accepted: "\(anyTime)\(anyZone)"),
        StringFormat("date", date),
        StringFormat("duration", duration, accepted: anyDuration),
        StringFormat("email", email, accepted: "[^]*@[^]*"),
        StringFormat("hostname", hostname, accepted: anyHostname),
        StringFormat("ipv4", ipv4),
        StringFormat("ipv6", ipv6, accepted: anyIPv6),
        StringFormat("uuid", "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", accepted: uuid),
    ]

    // RFC 3339: years from 0001, days that the month has; leap seconds are accepted and not written.
    private static let year = "(?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])"
    private static let leapYear =
        "(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:0[48]|[2468][048]|[13579][26])00)"
    private static let date =
        "(?:\(year)-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))|\(leapYear)-02-29)"
    private static let time = "(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\\.[0-9]{1,9})?"
    private static let zone = "(?:Z|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])"
    private static let anyTime = "(?:[01][0-9]|2[0-3]):[0-5][0-9]:(?:[0-5][0-9]|60)(?:\\.[0-9]+)?"
    private static let anyZone = "(?:[Zz]|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])"

    // RFC 3339, appendix A: units in order, none left out in between; others leave some out.
    private static let clock = "T(?:[0-9]{1,6}H(?:[0-9]{1,6}M(?:[0-9]{1,6}S)?)?|[0-9]{1,6}M(?:[0-9]{1,6}S)?|[0-9]{1,6}S)"
    private static let days = "(?:[0-9]{1,6}Y(?:[0-9]{1,6}M(?:[0-9]{1,6}D)?)?|[0-9]{1,6}M(?:[0-9]{1,6}D)?|[0-9]{1,6}D)"
    private static let duration = "P(?:\(days)(?:\(clock))?|\(clock)|[0-9]{1,6}W)"
    private static let amount = "[0-9]+(?:[.,][0-9]+)?"
    private static let anyDuration =
        "[+-]?P(?:\(amount)W|(?:\(amount)Y)?(?:\(amount)M)?(?:\(amount)D)?T(?:\(amount)H(?:\(amount)M)?(?:\(amount)S)?|\(amount)M(?:\(amount)S)?|\(amount)S)|\(amount)Y(?:\(amount)M)?(?:\(amount)D)?|\(amount)M(?:\(amount)D)?|\(amount)D)"

    // RFC 1123: labels of letters, digits and inner hyphens. Written are at most eight of at most 30, so that no sum of
    // lengths has to be counted; the last begins with a letter, as every top-level domain does.
    private static let label = "[a-z0-9](?:[a-z0-9-]{0,28}[a-z0-9])?"
    private static let hostname = "(?:\(label)\\.){0,7}[a-z](?:[a-z0-9-]{0,28}[a-z0-9])?"
    private static let anyHostname =
        "(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)*[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.?"
    // RFC 5321's dot-string, lower case and signs that need no second thought.
    private static let email = "[A-Za-z0-9_+-]{1,24}(?:\\.[A-Za-z0-9_+-]{1,12}){0,3}@(?:\(label)\\.){1,3}[a-z]{2,12}"

    private static let octet = "(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])"
    private static let ipv4 = "\(octet)\\.\(octet)\\.\(octet)\\.\(octet)"
    private static let ipv6 = sixteens("[0-9a-f]{1,4}").joined(separator: "|")
    private static let anyIPv6 = (sixteens("[0-9A-Fa-f]{1,4}") + embedded("[0-9A-Fa-f]{1,4}")).joined(separator: "|")
    private static let uuid = "[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}"

    /// RFC 4291: eight groups, or up to seven with one `::` for at least one group of zeros.
    private static func sixteens(_ group: String) -> [String] {
        ["(?:\(group):){7}\(group)"]
            + (0...7).map { before in
                let left = before == 0 ? ":" : "(?:\(group):){\(before)}"
                let after = 7 - before
                return after == 0 ? "\(left):" : "\(left):(?:\(group)(?::\(group)){0,\(after - 1)})?"
            }
    }

    /// The same with an IPv4 address for the last two groups.
    private static func embedded(_ group: String) -> [String] {
        ["(?:\(group):){6}\(ipv4)"]
            + (0...5).map { before in
                let left = before == 0 ? ":" : "(?:\(group):){\(before)}"
                return "\(left):(?:\(group):){0,\(5 - before)}\(ipv4)"
            }
    }
}
