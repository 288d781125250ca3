/// A value of a GGUF file's metadata.
public enum GGUFValue: Sendable, Equatable {
    /// Any of the integers.
    case integer(Int64)
    /// An unsigned integer beyond the signed ones.
    case large(UInt64)
    /// float32 or float64.
    case number(Double)
    case bool(Bool)
    case text(String)
    /// Integers of any width, or booleans as 0 and 1.
    case integers([Int64])
    case numbers([Double])
    /// Texts, which stay in the file: how many, and where the first begins.
    case texts(count: Int, offset: Int)
}

extension GGUFValue {
    /// The types' numbers in the file.
    private enum Code: UInt32 {
        case uint8, int8, uint16, int16, uint32, int32, float32, bool, string, array, uint64, int64, float64

        var size: Int {
            switch self {
            case .uint8, .int8, .bool: 1
            case .uint16, .int16: 2
            case .uint32, .int32, .float32: 4
            // A text or an array is at least its length.
            case .string, .uint64, .int64, .float64: 8
            case .array: 12
            }
        }
    }

    /// The longest array that is read; vocabularies have a few hundred thousand entries.
    static let longestArray = 4_000_000

    /// Reads a type and a value of it.
    init(_ scanner: inout GGUFScanner, key: String) throws {
        let code = try Self.code(&scanner, key)
        guard code == .array else {
            self = try Self.scalar(code, &scanner, key)
            return
        }
        let element = try Self.code(&scanner, key)
        let count = try scanner.count(of: "elements of \(key)", size: element.size, most: Self.longestArray)
        switch element {
        case .array: throw scanner.fault("its \(key) is an array of arrays")
        case .string:
            let offset = scanner.offset
            for _ in 0..<count { _ = try scanner.text() }
            self = .texts(count: count, offset: offset)
        case .float32, .float64:
            self = .numbers(
                try (0..<count).map { _ in
                    guard case .number(let value) = try Self.scalar(element, &scanner, key) else { throw scanner.fault("its \(key)") }
                    return value
                })
        default:
            self = .integers(
                try (0..<count).map { _ in
                    switch try Self.scalar(element, &scanner, key) {
                    case .integer(let value): return value
                    case .bool(let value): return value ? 1 : 0
                    default: throw scanner.fault("its \(key) holds an integer beyond 2^63")
                    }
                })
        }
    }

    private static func code(_ scanner: inout GGUFScanner, _ key: String) throws -> Code {
        let number = try scanner.number(UInt32.self)
        guard let code = Code(rawValue: number) else { throw scanner.fault("its \(key) is of the unknown type \(number)") }
        return code
    }

    private static func scalar(_ code: Code, _ scanner: inout GGUFScanner, _ key: String) throws -> GGUFValue {
        switch code {
        case .uint8: return .integer(Int64(try scanner.number(UInt8.self)))
        case .int8: return .integer(Int64(try scanner.number(Int8.self)))
        case .uint16: return .integer(Int64(try scanner.number(UInt16.self)))
        case .int16: return .integer(Int64(try scanner.number(Int16.self)))
        case .uint32: return .integer(Int64(try scanner.number(UInt32.self)))
        case .int32: return .integer(Int64(try scanner.number(Int32.self)))
        case .int64: return .integer(try scanner.number(Int64.self))
        case .uint64:
            let value = try scanner.number(UInt64.self)
            return Int64(exactly: value).map(GGUFValue.integer) ?? .large(value)
        case .float32: return .number(Double(Float(bitPattern: try scanner.number(UInt32.self))))
        case .float64: return .number(Double(bitPattern: try scanner.number(UInt64.self)))
        case .bool:
            let value = try scanner.number(UInt8.self)
            guard value < 2 else { throw scanner.fault("its \(key) is neither true nor false") }
            return .bool(value == 1)
        case .string: return .text(try scanner.string("its \(key)"))
        case .array: throw scanner.fault("its \(key) is an array within a value")
        }
    }
}
