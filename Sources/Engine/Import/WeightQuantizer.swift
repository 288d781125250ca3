import Foundation
import Tensors
import Weights

/// Converts a file of weights to int8, one tensor after the other: only one is in memory at a time.
///
/// A matrix `NAME.weight` becomes int8 under its own name, with float32 `NAME.weight.scales` behind it, one for each output: the largest
/// magnitude of its row / 127. Everything else is written as it was.
enum WeightQuantizer {
    /// - Returns: the new file's hash and length.
    /// - Throws: `LibraryError.notWritable`; the unfinished file is removed.
    static func convert(
        _ file: WeightFile, to path: String, select: (WeightEntry) -> Bool, progress: (Int) throws -> Void
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
                try writer.write(file.bytes(of: entry))
                done += entry.range.count
                try progress(done)
            }
            let compute = Compute()
            for entry in converted {
                let layer = matrix(entry, of: file).quantized(on: compute)
                for tensor in [layer.weight, layer.scales].compactMap(\.self) {
                    try writer.write(UnsafeRawBufferPointer(start: tensor.pointer, count: tensor.byteCount))
                }
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

    private static func matrix(_ entry: WeightEntry, of file: WeightFile) -> Linear {
        let bytes = file.bytes(of: entry)
        let type: ScalarType = entry.type == .f32 ? .float32 : entry.type == .bf16 ? .bfloat16 : .float16
        guard let base = bytes.baseAddress else { return Linear(weight: Tensor(zeros: entry.shape, type: type)) }
        guard Int(bitPattern: base) % type.size == 0 else {
            let copy = Tensor(zeros: entry.shape, type: type)
            copy.pointer.copyMemory(from: base, byteCount: bytes.count)
            return Linear(weight: copy)
        }
        return Linear(
            weight: Tensor(storage: TensorStorage(borrowing: base, byteCount: bytes.count, owner: file), shape: entry.shape, type: type))
    }
}
