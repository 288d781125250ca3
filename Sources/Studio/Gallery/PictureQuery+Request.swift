import API
import Foundation
import Server
import Store

extension PictureQuery {
    /// Takes the gallery's filters out of a request's query.
    init(_ query: inout Query) throws {
        let words = try query.string("q") ?? ""
        let day = try query.string("day").map { text -> Int64 in
            guard text.count == 10, let date = try? Date(text + "T00:00:00Z", strategy: .iso8601) else {
                throw APIError.invalid("Invalid 'day': write it as YYYY-MM-DD.", param: "day")
            }
            return Int64((date.timeIntervalSince1970 / 86_400).rounded(.down))
        }
        self.init(
            words: words, day: day, board: try query.string("board"), isStarred: try query.string("starred") == "true",
            app: try query.string("app"), model: try query.string("model"), source: try query.choice("source", of: Source.self))
    }
}
