/// The head of a GGUF file, version 2 or 3: what it says of its model, and where its tensors lie.
///
/// Format: ggml `docs/gguf.md`. Names that come twice, tensors that overlap or reach beyond the file, offsets off the alignment and rows
/// that are no whole blocks are refused. Holes between tensors and bytes behind them are padding.
public struct GGUFHeader: Sendable, Equatable {
    /// The tensors, in the order of their bytes; their shapes with the slowest dimension first, other than in the file.
    public var entries: [WeightEntry]
    /// The values.
    public var metadata: GGUFMetadata
    /// The most tensors that are read.
    public static let mostTensors = 1 << 18
    /// The most values that are read.
    public static let mostValues = 1 << 16

    private static let magic: UInt32 = 0x4655_4747

    /// Whether a file begins as a GGUF file does.
    static func begins(_ bytes: UnsafeRawBufferPointer) -> Bool {
        bytes.count >= 4 && UInt32(littleEndian: bytes.loadUnaligned(as: UInt32.self)) == magic
    }

    /// Reads the head of `bytes`, the whole file or its mapping.
    ///
    /// - Parameter file: the name for errors.
    /// - Throws: `WeightError`.
    public init(_ bytes: UnsafeRawBufferPointer, file: String) throws {
        var scanner = GGUFScanner(bytes, file: file)
        guard try scanner.number(UInt32.self) == Self.magic else { throw scanner.fault("it does not begin as a GGUF file does") }
        let version = try scanner.number(UInt32.self)
        guard (2...3).contains(version) else {
            let isSwapped = (2...3).contains(version.byteSwapped)
            throw scanner.fault(isSwapped ? "its numbers are big-endian" : "it is of version \(version), and 2 and 3 are read")
        }
        // A tensor is at least its name's length, its dimensions' count, a type and an offset; a value a name, a type and a byte.
        let tensors = try scanner.count(of: "tensors", size: 24, most: Self.mostTensors)
        let count = try scanner.count(of: "values", size: 13, most: Self.mostValues)
        var values: [String: GGUFValue] = [:]
        for _ in 0..<count {
            let key = try scanner.string("the name of a value")
            guard key.utf8.count < 1 << 16 else { throw scanner.fault("the name of a value is \(key.utf8.count) bytes long") }
            guard values.updateValue(try GGUFValue(&scanner, key: key), forKey: key) == nil else {
                throw scanner.fault("its \(key) comes twice")
            }
        }
        metadata = GGUFMetadata(file: file, values: values)
        let alignment = try metadata.integer("general.alignment", in: 1...1 << 16) ?? 32
        guard alignment.nonzeroBitCount == 1 else { throw metadata.fault("general.alignment", "is \(alignment), no power of two") }
        let infos = try (0..<tensors).map { _ in try Info(&scanner) }
        let start = (scanner.offset + alignment - 1) / alignment * alignment
        let entries = try infos.map { try $0.entry(start: start, length: bytes.count, alignment: alignment, file: file) }
        self.entries = entries.sorted { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
        try checkNames(file)
    }

    private func checkNames(_ file: String) throws {
        var names: Set<String> = []
        var end = 0
        for entry in entries {
            func broken(_ reason: String) -> WeightError { .badTensor(file: file, tensor: entry.name, reason: reason) }
            guard names.insert(entry.name).inserted else { throw broken("it comes twice") }
            guard entry.range.lowerBound >= end else { throw broken("its bytes overlap another tensor's") }
            end = entry.range.upperBound
        }
    }
}

extension GGUFHeader {
    /// A tensor as the file describes it.
    private struct Info {
        let name: String
        let shape: [Int]
        let code: UInt32
        let offset: UInt64

        init(_ scanner: inout GGUFScanner) throws {
            name = try scanner.string("a tensor's name")
            let count = try scanner.number(UInt32.self)
            guard (1...4).contains(count) else {
                throw WeightError.badTensor(file: scanner.file, tensor: name, reason: "it has \(count) dimensions")
            }
            var shape: [Int] = []
            for _ in 0..<count {
                let dimension = try scanner.number(UInt64.self)
                guard let value = Int(exactly: dimension), value > 0 else {
                    throw WeightError.badTensor(file: scanner.file, tensor: name, reason: "it has a dimension of \(dimension)")
                }
                shape.append(value)
            }
            self.shape = shape.reversed()
            code = try scanner.number(UInt32.self)
            offset = try scanner.number(UInt64.self)
        }

        func entry(start: Int, length: Int, alignment: Int, file: String) throws -> WeightEntry {
            func broken(_ reason: String) -> WeightError { .badTensor(file: file, tensor: name, reason: reason) }
            guard let type = GGUFHeader.types[code] else {
                let known = GGUFHeader.types.values.map(\.rawValue).sorted().joined(separator: ", ")
                throw broken("it is of ggml's type \(code), and \(known) are read")
            }
            guard let row = shape.last, row % type.blockLength == 0 else {
                throw broken("its rows of \(shape.last ?? 0) are no whole blocks of \(type.blockLength)")
            }
            var size = row / type.blockLength
            for factor in shape.dropLast() + [type.bytes] {
                let (product, isOverflow) = size.multipliedReportingOverflow(by: factor)
                guard !isOverflow else { throw broken("its shape is \(shape)") }
                size = product
            }
            guard let offset = Int(exactly: offset), offset % alignment == 0 else { throw broken("it begins at \(offset) of the data") }
            guard length >= start, offset <= length - start, size <= length - start - offset else {
                throw broken("it should take \(size) bytes from byte \(offset) of the data; the file is cut off")
            }
            return WeightEntry(name: name, type: type, shape: shape, range: start + offset..<start + offset + size)
        }
    }

    /// ggml's numbers of the types that are read (`ggml.h`, `enum ggml_type`).
    private static let types: [UInt32: WeightType] = [
        0: .f32, 1: .f16, 2: .q40, 3: .q41, 6: .q50, 7: .q51, 8: .q80, 12: .q4K, 13: .q5K, 14: .q6K, 30: .bf16,
    ]
}
