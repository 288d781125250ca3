import CAssets
import Foundation

extension Prior {
    /// The published numbers of a model by its names (an id, a snapshot, an upstream's id); empty where none are known.
    public static func of(_ names: [String], in file: PriorFile) -> [Prior] {
        let wanted = Set(names.map(plain))
        return file.benchmarks.flatMap { benchmark in
            benchmark.numbers.filter { number in number.models.contains { wanted.contains(plain($0)) } }.flatMap { number in
                number.parts.sorted { ($0.key != "overall" ? 1 : 0, $0.key) < ($1.key != "overall" ? 1 : 0, $1.key) }.map { part, value in
                    Prior(
                        model: number.label, benchmark: benchmark.name, part: part, value: value, scale: benchmark.scale, read: file.read,
                        source: benchmark.source)
                }
            }
        }
    }

    /// A name without its vendor, its case and its punctuation: `black-forest-labs/FLUX.1-dev` is `flux1dev`.
    private static func plain(_ name: String) -> String {
        (name.split(separator: "/").last ?? "").lowercased().filter { $0.isLetter || $0.isNumber }
    }
}

/// The file of published benchmark numbers.
public struct PriorFile: Sendable, Codable {
    /// When they were read, `YYYY-MM`.
    public var read: String
    /// The benchmarks.
    public var benchmarks: [Benchmark]

    /// The file that is built in; a test reads it, so a fault in it cannot ship.
    public static func builtIn() throws -> PriorFile {
        let asset = easel_asset_priors()
        return try JSONDecoder().decode(PriorFile.self, from: Data(bytes: asset.bytes, count: asset.count))
    }

    /// One benchmark.
    public struct Benchmark: Sendable, Codable {
        /// Its id.
        public var id: String
        /// Its name.
        public var name: String
        /// What its values are out of.
        public var scale: Double
        /// What it measures, and its weakness, in a sentence or two.
        public var summary: String
        /// Where the numbers are published.
        public var source: String
        /// The numbers.
        public var numbers: [Number]
    }

    /// One model's numbers.
    public struct Number: Sendable, Codable {
        /// Names that the model goes by.
        public var models: [String]
        /// Its name for people.
        public var label: String
        /// The values by part.
        public var parts: [String: Double]
    }
}
