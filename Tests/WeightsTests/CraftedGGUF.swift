@testable import Weights

/// GGUF files made by hand.
struct CraftedGGUF {
    var version: UInt32 = 3
    var alignment = 32
    private var values: [UInt8] = []
    private var count: UInt64 = 0
    private var infos: [UInt8] = []
    private var tensors: UInt64 = 0
    private var data: [UInt8] = []

    static func little<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] { withUnsafeBytes(of: number.littleEndian, Array.init) }
    static func text(_ text: String) -> [UInt8] { little(UInt64(text.utf8.count)) + Array(text.utf8) }

    /// A value of ggml's type `code` with these bytes.
    mutating func add(_ key: String, _ code: UInt32, _ bytes: [UInt8]) {
        values += Self.text(key) + Self.little(code) + bytes
        count += 1
    }

    mutating func add(_ key: String, _ number: UInt32) { add(key, 4, Self.little(number)) }
    mutating func add(_ key: String, _ text: String) { add(key, 8, Self.text(text)) }
    mutating func add(_ key: String, _ texts: [String]) {
        add(key, 9, Self.little(UInt32(8)) + Self.little(UInt64(texts.count)) + texts.flatMap(Self.text))
    }

    /// A tensor; `shape` is the file's, the fastest dimension first.
    mutating func tensor(_ name: String, _ shape: [UInt64], type: UInt32, _ bytes: [UInt8], at offset: UInt64? = nil) {
        infos += Self.text(name) + Self.little(UInt32(shape.count)) + shape.flatMap(Self.little) + Self.little(type)
        infos += Self.little(offset ?? UInt64(data.count))
        data += bytes
        while data.count % alignment != 0 { data.append(0) }
        tensors += 1
    }

    var bytes: [UInt8] {
        var out = Array("GGUF".utf8) + Self.little(version) + Self.little(tensors) + Self.little(count) + values + infos
        while out.count % alignment != 0 { out.append(0) }
        return out + data
    }

    static func header(_ bytes: [UInt8]) throws -> GGUFHeader { try bytes.withUnsafeBytes { try GGUFHeader($0, file: "made.gguf") } }

    /// A small whole file with something of everything.
    static var good: CraftedGGUF {
        var file = CraftedGGUF()
        file.add("general.architecture", "llama")
        file.add("llama.block_count", 2)
        file.add("llama.rope.freq_base", 6, little(Float(10000).bitPattern))
        file.add("a.flag", 7, [1])
        file.add("a.signed", 11, little(Int64(-5)))
        file.add("a.large", 10, little(UInt64.max))
        file.add("tokenizer.ggml.tokens", ["a", "\u{120}b", ""])
        file.add("a.numbers", 9, little(UInt32(5)) + little(UInt64(2)) + little(Int32(1)) + little(Int32(-3)))
        file.tensor("a.weight", [2, 3], type: 0, [UInt8](repeating: 7, count: 24))
        file.tensor("b.weight", [64, 2], type: 3, [UInt8](repeating: 9, count: 80))
        return file
    }
}
