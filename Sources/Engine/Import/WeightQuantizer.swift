import Foundation
import Models
import Tensors
import Weights

/// Converts a file of weights to int8, one tensor after the other: only one is in memory at a time.
///
/// A matrix `NAME.weight` becomes int8 under its own name, with float32 `NAME.weight.scales` behind it, one for each output: the largest
/// magnitude of its row / 127. Everything else is written as it was.
enum WeightQuantizer {
    /// - Parameter name: the file's name for errors.
    /// - Returns: the new file's hash and length.
    /// - Throws: `LibraryError.notWritable`, `WeightError.notFinite`; the unfinished file is removed.
    static func convert(
        _ file: WeightFile, name: String, to path: String, select: (WeightEntry) -> Bool, progress: (Int) throws -> Void
    ) throws -> (sha256: String, bytes: Int) {
        // Tensors of larger elements first, so that they stay aligned.
        let kept = file.entries.filter { !select($0) }.sorted { ($0.type.bytes, $1.name) > ($1.type.bytes, $0.name) }
        let converted = file.entries.filter(select)
        let header = try header(kept: kept, converted: converted)
        let writer = try HashingWriter(path)
        do {
            try withUnsafeBytes(of: UInt64(header.bytes.count).littleEndian) { try writer.write($0) }
            try header.bytes.withUnsafeBytes { try writer.write($0) }
            var done = 0
            for entry in kept {
                try WeightAudit.check(entry, of: file, name: name)
                try writer.write(file.bytes(of: entry))
                file.letGo()
                done += entry.range.count
                try progress(done)
            }
            let compute = Compute()
            for entry in converted {
                try WeightAudit.check(entry, of: file, name: name)
                let layer = Linear(weight: try Loader.tensor(entry, of: file)).quantized(on: compute)
                for tensor in [layer.weight, layer.scales].compactMap(\.self) {
                    try writer.write(UnsafeRawBufferPointer(start: tensor.pointer, count: tensor.byteCount))
                }
                file.letGo()
                done += entry.range.count
                try progress(done)
            }
            return (try writer.finish(), 8 + header.bytes.count + header.data)
        } catch {
            writer.abandon()
            throw error
        }
    }

    private static func header(kept: [WeightEntry], converted: [WeightEntry]) throws -> (bytes: [UInt8], data: Int) {
        var offset = 0
        var items: [String] = []
        func add(_ name: String, _ type: String, _ shape: [Int], _ bytes: Int) throws {
            let quoted = String(decoding: try JSONEncoder().encode(name), as: UTF8.self)
            items.append("\(quoted):{\"dtype\":\"\(type)\",\"shape\":\(shape),\"data_offsets\":[\(offset),\(offset + bytes)]}")
            offset += bytes
        }
        for entry in kept { try add(entry.name, entry.type.rawValue, entry.shape, entry.range.count) }
        for entry in converted {
            try add(entry.name, "I8", entry.shape, entry.count)
            try add(entry.name + ".scales", "F32", [entry.shape[0]], 4 * entry.shape[0])
        }
        var header = Array(("{" + items.joined(separator: ",") + "}").utf8)
        while (header.count + 8) % 64 != 0 { header.append(UInt8(ascii: " ")) }
        return (header, offset)
    }
}
