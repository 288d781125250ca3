import JSONScan

/// The head of a safetensors file: what tensors there are and where they lie.
///
/// Format: eight bytes with the length N of the JSON (little endian), N bytes of JSON, the tensors' bytes. As the reference
/// implementation does (huggingface/safetensors, `SafeTensors::read_metadata`), it refuses a header over 100 MB, names that come
/// twice, and tensors that overlap, leave holes, or do not end where the file ends. The order of names in the JSON is free.
public struct SafetensorsHeader: Sendable, Equatable {
    /// The tensors, in the order of their bytes.
    public var entries: [WeightEntry]
    /// The `__metadata__` texts.
    public var metadata: [String: String]
    /// The longest header that is read.
    public static let longest = 100_000_000

    /// Reads the head of `bytes`, which is the whole file or its mapping.
    ///
    /// - Parameters:
    ///   - file: the name for errors.
    ///   - length: the file's length, where `bytes` is only its beginning.
    /// - Throws: `WeightError`.
    public init(_ bytes: UnsafeRawBufferPointer, file: String, length: Int? = nil) throws {
        let length = length ?? bytes.count
        guard bytes.count >= 8 else {
            throw WeightError.malformed(file: file, reason: "it has \(bytes.count) bytes, fewer than any header")
        }
        let size = UInt64(littleEndian: bytes.loadUnaligned(as: UInt64.self))
        guard size <= Self.longest else { throw WeightError.malformed(file: file, reason: "its header would be \(size) bytes long") }
        let start = 8 + Int(size)
        guard start <= length, start <= bytes.count else {
            throw WeightError.malformed(file: file, reason: "it ends within its header; the file is cut off")
        }
        var read = Reading(file: file, start: start, length: length)
        do {
            var scanner = JSONScanner(UnsafeRawBufferPointer(rebasing: bytes[8..<start]))
            try scanner.object { scanner, name in try read.member(name, &scanner) }
            try scanner.end()
        } catch let error as JSONScanError {
            throw WeightError.malformed(file: file, reason: "its header: \(error)")
        }
        entries = read.entries.sorted { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
        metadata = read.metadata
        try checkCover(file: file, start: start, length: length)
    }

    private func checkCover(file: String, start: Int, length: Int) throws {
        var end = start
        for entry in entries {
            guard entry.range.lowerBound >= end else {
                throw WeightError.badTensor(file: file, tensor: entry.name, reason: "its bytes overlap another tensor's")
            }
            guard entry.range.lowerBound == end else {
                throw WeightError.badTensor(
                    file: file, tensor: entry.name, reason: "\(entry.range.lowerBound - end) bytes before it belong to no tensor")
            }
            end = entry.range.upperBound
        }
        guard end == length else { throw WeightError.malformed(file: file, reason: "\(length - end) bytes at its end belong to no tensor") }
    }
}

extension SafetensorsHeader {
    /// The members of the JSON as they come.
    private struct Reading {
        let file: String
        let start: Int
        let length: Int
        var entries: [WeightEntry] = []
        var metadata: [String: String] = [:]
        var names: Set<String> = []

        mutating func member(_ name: String, _ scanner: inout JSONScanner) throws {
            guard names.insert(name).inserted else { throw WeightError.badTensor(file: file, tensor: name, reason: "it comes twice") }
            if name == "__metadata__" {
                var texts: [String: String] = [:]
                try scanner.object { scanner, key in texts[key] = try scanner.string() }
                metadata = texts
            } else {
                entries.append(try entry(name, &scanner))
            }
        }

        private func entry(_ name: String, _ scanner: inout JSONScanner) throws -> WeightEntry {
            var type: String?
            var shape: [Int]?
            var offsets: [Int]?
            try scanner.object { scanner, key in
                switch key {
                case "dtype": type = try scanner.string()
                case "shape": shape = try integers(&scanner)
                case "data_offsets": offsets = try integers(&scanner)
                default: try scanner.skip()
                }
            }
            func broken(_ reason: String) -> WeightError { .badTensor(file: file, tensor: name, reason: reason) }
            guard let type, let shape, let offsets else { throw broken("its entry lacks dtype, shape or data_offsets") }
            guard let known = WeightType(rawValue: type), !known.isBlocked else { throw broken("'\(type)' is no known type") }
            guard offsets.count == 2, offsets[0] >= 0, offsets[0] <= offsets[1] else { throw broken("its data_offsets are \(offsets)") }
            guard offsets[1] <= length - start else {
                throw broken("it should end at byte \(offsets[1]) of the data, which has \(length - start); the file is cut off")
            }
            var bytes = known.bytes
            guard shape.count <= 16 else { throw broken("it has \(shape.count) dimensions") }
            for dimension in shape {
                let (product, isOverflow) = bytes.multipliedReportingOverflow(by: dimension)
                guard dimension >= 0, !isOverflow else { throw broken("its shape is \(shape)") }
                bytes = product
            }
            guard bytes == offsets[1] - offsets[0] else {
                throw broken("its shape \(shape) of \(type) needs \(bytes) bytes, it has \(offsets[1] - offsets[0])")
            }
            return WeightEntry(name: name, type: known, shape: shape, range: start + offsets[0]..<start + offsets[1])
        }

        private func integers(_ scanner: inout JSONScanner) throws -> [Int] {
            var values: [Int] = []
            try scanner.array { scanner in
                guard values.count < 32 else { throw scanner.fault("a list of more than 32 numbers") }
                values.append(try scanner.integer())
            }
            return values
        }
    }
}
