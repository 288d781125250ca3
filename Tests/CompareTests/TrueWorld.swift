import Crypto
import Foundation
import Pictures
import SVG
import Sketch
import Synchronization

@testable import Compare

/// What a drawn picture shows, as its drawer knows it.
struct Truth: Sendable, Equatable {
    var counts: [String: Int] = [:]
    var colours: [String: String] = [:]
    var places: [String: Double] = [:]

    /// The right answer to a question of the test's own prompts.
    func answer(_ question: String) -> Bool? {
        let words = question.dropLast().split(separator: " ").map(String.init)
        if question.hasPrefix("Are there exactly"), let count = Int(words[3]) { return counts[words[4], default: 0] == count }
        if question.hasPrefix("Is the "), words.count == 4 { return colours[words[2]] == words[3] }
        if question.contains(" left of the "), let one = places[words[2]], let other = places[words[6]] { return one < other }
        return nil
    }
}

/// Draws with the built-in model's hand and knows what it drew.
final class Draughtsman: Sendable {
    private let reader: Reader
    private let artist: Artist
    private let known = Mutex<[String: Truth]>([:])

    init() throws {
        let library = try SymbolLibrary()
        reader = Reader(nouns: library.nouns)
        artist = Artist(library: library)
    }

    /// A picture of a prompt, remembered as judges see it.
    func draw(_ prompt: String, seed: UInt64, edge: Int) throws -> [UInt8] {
        let scene = reader.read(prompt)
        let composition = try artist.draw(scene, width: edge, height: edge, quality: .low, seed: seed)
        var truth = Truth()
        for placement in composition.placements {
            truth.counts[placement.noun, default: 0] += 1
            truth.places[placement.noun] = placement.box.centreX
        }
        for thing in scene.things { truth.colours[thing.noun] = thing.colour?.name }
        let svg = try SVGSanitizer.sanitize(composition.document, limits: .own)
        let bitmap = try Rasterizer.render(svg, width: edge, height: edge, background: .white, supersample: composition.supersampling)
        let file = try bitmap.encoded(as: .png).bytes()
        let path = FileManager.default.temporaryDirectory.appending(path: "easel-truth-\(UUID().uuidString).png").path
        try Data(file).write(to: URL(fileURLWithPath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        let seen = try PlainPicture.make(path: path, edge: JudgeInquiry.edge).encoded(
            as: JudgeInquiry.format, compression: PlainPicture.compression
        ).bytes()
        known.withLock { $0[Self.hash(seen)] = truth }
        return file
    }

    /// What the picture with these bytes, as a judge gets them, shows.
    func truth(_ file: [UInt8]) -> Truth? { known.withLock { $0[Self.hash(file)] } }

    static func hash(_ bytes: [UInt8]) -> String { SHA256.hash(data: bytes).map { String(format: "%02x", $0) }.joined() }
}

/// Prompts whose pictures can be checked, and the faults that are planted into one model's pictures of them.
enum Planted {
    static let nouns = ["apple", "cup", "star", "tree", "book", "chair", "boat", "hat", "flower", "car"]
    static let colours = ["red", "blue", "green"]
    static let counts = ["two", "three", "four"]

    /// The share of faulty pictures in each category.
    static let rates: [ComparePrompt.Category: Double] = [.count: 0.3, .color: 0.2, .position: 0.4]

    static var prompts: [ComparePrompt] {
        var prompts: [ComparePrompt] = []
        for (n, noun) in nouns.enumerated() {
            for (k, colour) in colours.enumerated() {
                prompts.append(
                    ComparePrompt(
                        id: "count-\(n)-\(k)", category: .count, prompt: "\(counts[k]) \(noun)s",
                        atoms: [Atom(id: "a1", kind: .count, question: "Are there exactly \(k + 2) \(noun)?")]))
                prompts.append(
                    ComparePrompt(
                        id: "color-\(n)-\(k)", category: .color, prompt: "a \(colour) \(noun)",
                        atoms: [
                            Atom(id: "a1", kind: .color, question: "Is the \(noun) \(colour)?"),
                            Atom(id: "a2", kind: .color, question: "Is the \(noun) \(colours[(k + 1) % 3])?", answer: false),
                        ]))
                let other = nouns[(n + k + 1) % nouns.count]
                prompts.append(
                    ComparePrompt(
                        id: "position-\(n)-\(k)", category: .position, prompt: "a \(noun) left of a \(other)",
                        atoms: [Atom(id: "a1", kind: .position, question: "Is the \(noun) left of the \(other)?")]))
            }
        }
        return prompts
    }

    /// Whether a prompt's picture is planted with a fault: the same ones each time.
    static func isFaulty(_ prompt: ComparePrompt) -> Bool { chance("fault \(prompt.prompt)") < rates[prompt.category, default: 0] }

    /// What is drawn instead.
    static func faulty(_ prompt: ComparePrompt) -> String {
        switch prompt.category {
        case .count:
            let place = counts.firstIndex { prompt.prompt.hasPrefix($0) } ?? 0
            return prompt.prompt.replacingOccurrences(of: counts[place], with: ["three", "four", "five"][place])
        case .color:
            let place = colours.firstIndex { prompt.prompt.contains($0) } ?? 0
            return prompt.prompt.replacingOccurrences(of: colours[place], with: colours[(place + 1) % 3])
        default: return prompt.prompt.replacingOccurrences(of: "left of", with: "right of")
        }
    }

    /// A number in 0..<1 that depends on the words alone.
    static func chance(_ words: String) -> Double {
        let digest = SHA256.hash(data: Data(words.utf8))
        return Double(digest.prefix(6).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }) / Double(1 << 48)
    }
}
