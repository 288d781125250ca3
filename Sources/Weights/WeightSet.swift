import Foundation

/// The tensors of one part of a model, from one file or several.
public struct WeightSet: Sendable {
    /// The files, in the order they were named.
    public let files: [WeightFile]
    private let places: [String: Place]

    private struct Place: Sendable {
        var file: Int
        var entry: WeightEntry
    }

    /// The tensors of `files` together.
    ///
    /// - Throws: `WeightError.badTensor` where two files hold a tensor of the same name.
    public init(_ files: [WeightFile]) throws {
        var places: [String: Place] = [:]
        for (number, file) in files.enumerated() {
            for entry in file.entries {
                guard places.updateValue(Place(file: number, entry: entry), forKey: entry.name) == nil else {
                    throw WeightError.badTensor(file: file.path, tensor: entry.name, reason: "another file of the model holds it too")
                }
            }
        }
        self.files = files
        self.places = places
    }

    /// Opens a safetensors or GGUF file, an index of several, or a folder that holds either.
    ///
    /// In a folder the index counts where there is one; else exactly one safetensors file must lie there.
    /// - Throws: `WeightError`.
    public static func open(_ path: String) throws -> WeightSet {
        try WeightSet(try WeightIndex.files(at: path).map(WeightFile.init))
    }

    /// The names of all tensors.
    public var names: some Collection<String> { places.keys }
    /// How many tensors there are.
    public var count: Int { places.count }
    /// Bytes of all files.
    public var bytes: Int { files.reduce(0) { $0 + $1.length } }
    /// Where they come from, for errors.
    public var place: String {
        guard let first = files.first else { return "the model" }
        return files.count == 1 ? first.path : (first.path as NSString).deletingLastPathComponent
    }

    /// What the first file says of its model, where it is a GGUF file.
    public var metadata: GGUFMetadata? { files.first?.metadata }

    /// Whether there is a tensor of that name.
    public func contains(_ name: String) -> Bool { places[name] != nil }

    /// The tensor's entry and its file.
    ///
    /// - Throws: `WeightError.missing`.
    public func find(_ name: String) throws -> (file: WeightFile, entry: WeightEntry) {
        guard let place = places[name] else { throw WeightError.missing(tensor: name, place: self.place) }
        return (files[place.file], place.entry)
    }
}
