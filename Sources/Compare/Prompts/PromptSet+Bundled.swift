import CAssets
import Foundation

extension PromptSet {
    /// The set that comes with the program; a test reads and checks it, so a fault in the file cannot ship.
    public static func bundled() throws -> PromptSet { try decoded.get() }

    private static let decoded = Result {
        let asset = easel_asset_prompts()
        return try JSONDecoder().decode(PromptSet.self, from: Data(bytes: asset.bytes, count: asset.count))
    }

    /// The bytes of the bundled set's own pictures (WebP), by the names that prompts call them by.
    public static let pictures: [String: [UInt8]] = {
        var found: [String: [UInt8]] = [:]
        var entry = easel_asset_pictures()
        while let name = entry.pointee.name {
            found[String(cString: name)] = Array(UnsafeRawBufferPointer(start: entry.pointee.asset.bytes, count: entry.pointee.asset.count))
            entry += 1
        }
        return found
    }()

    /// The prompts of some categories, at most so many in all: spread over the categories and, within each, evenly over its prompts, so
    /// that the same numbers always choose the same prompts. Styles of one subject stay together.
    ///
    /// - Parameters:
    ///   - categories: Which; all that the set has where it is empty.
    ///   - limit: How many at most; `nil` for all of them.
    public func selection(categories: Set<ComparePrompt.Category> = [], limit: Int? = nil) -> [ComparePrompt] {
        let wanted = prompts.filter { categories.isEmpty || categories.contains($0.category) }
        guard let limit, limit < wanted.count else { return wanted }
        var lists = ComparePrompt.Category.allCases.map { category in Self.spread(wanted.filter { $0.category == category }) }
        lists.removeAll(where: \.isEmpty)
        var chosen: Set<String> = []
        var round = 0
        while chosen.count < limit {
            for list in lists where round < list.count && chosen.count < limit { chosen.insert(list[round].id) }
            round += 1
        }
        return wanted.filter { chosen.contains($0.id) }
    }

    /// The prompts so that any beginning of the list is spread over the whole: the middle first, then the middles of the halves.
    private static func spread(_ prompts: [ComparePrompt]) -> [ComparePrompt] {
        guard prompts.allSatisfy({ $0.group == nil }) else { return prompts }
        var order: [ComparePrompt] = []
        var ranges = prompts.isEmpty ? [] : [prompts.indices]
        while !ranges.isEmpty {
            var next: [Range<Int>] = []
            for range in ranges {
                let middle = (range.lowerBound + range.upperBound) / 2
                order.append(prompts[middle])
                for part in [range.lowerBound..<middle, middle + 1..<range.upperBound] where !part.isEmpty { next.append(part) }
            }
            ranges = next
        }
        return order
    }
}
