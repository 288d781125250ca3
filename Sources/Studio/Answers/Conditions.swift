import HTTPTypes
import Hummingbird

extension Request {
    /// Whether the client takes gzip: it names it, or `*`, with a weight other than 0 (RFC 9110, 12.5.3).
    var takesGzip: Bool {
        var weights: [String: Double] = [:]
        for value in headers[values: .acceptEncoding] {
            for part in value.lowercased().split(separator: ",") {
                let pieces = part.split(separator: ";").map { $0.filter { !$0.isWhitespace } }
                guard let name = pieces.first else { continue }
                let weight = pieces.dropFirst().first { $0.hasPrefix("q=") }.map { Double($0.dropFirst(2)) ?? 0 }
                weights[name] = weight ?? 1
            }
        }
        return (weights["gzip"] ?? weights["x-gzip"] ?? weights["*"] ?? 0) > 0
    }

    /// Whether the client has what this tag names already (RFC 9110, 13.1.2: compared without their weakness).
    func knows(_ tag: String) -> Bool {
        headers[values: .ifNoneMatch].flatMap { $0.split(separator: ",") }.contains { part in
            let known = part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()
            return String(known) == "*" || String(known).replacing(/^W\//, with: "") == tag
        }
    }
}
