import Foundation
import Models
import Tensors
import Testing
import Weights

/// What diffusers and transformers computed (see `Tests/Parity/reference.py`), and the tiny pipeline they computed it from.
struct Reference {
    static let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().path + "/Parity/fixtures"
    static let tiny = fixtures + "/flux2-klein-tiny"
    let set: WeightSet

    init(file: String = fixtures + "/flux2-klein-tiny-reference.safetensors") throws { set = try WeightSet.open(file) }

    /// The numbers of a float32 tensor.
    func floats(_ name: String) throws -> [Float] {
        let (file, entry) = try set.find(name)
        let bytes = file.bytes(of: entry)
        try #require(entry.type == .f32)
        return (0..<entry.count).map { bytes.loadUnaligned(fromByteOffset: 4 * $0, as: Float.self) }
    }

    func integers(_ name: String) throws -> [Int32] {
        let (file, entry) = try set.find(name)
        let bytes = file.bytes(of: entry)
        try #require(entry.type == .i32)
        return (0..<entry.count).map { bytes.loadUnaligned(fromByteOffset: 4 * $0, as: Int32.self) }
    }

    /// A tensor without torch's first axis of one.
    func rows(_ name: String) throws -> Tensor {
        let shape = try set.find(name).entry.shape
        return Tensor(try floats(name), shape: shape.first == 1 && shape.count > 2 ? Array(shape.dropFirst()) : shape)
    }

    /// A picture of torch's order `[1, channels, height, width]` as `[height, width, channels]`.
    func picture(_ name: String) throws -> Tensor {
        let shape = try set.find(name).entry.shape
        let values = try floats(name)
        let (channels, height, width) = (shape[1], shape[2], shape[3])
        var out = [Float](repeating: 0, count: values.count)
        for c in 0..<channels {
            for place in 0..<height * width { out[place * channels + c] = values[c * height * width + place] }
        }
        return Tensor(out, shape: [height, width, channels])
    }

    /// Bytes of a picture, `[height, width, 3]`, as floats from −1 to 1.
    func pixels(_ name: String) throws -> Tensor {
        let (file, entry) = try set.find(name)
        return Tensor(file.bytes(of: entry).map { Float($0) / 127.5 - 1 }, shape: entry.shape)
    }
}

/// The largest difference, over the largest number of what is expected where that is above 1.
func difference(_ found: Tensor, _ expected: Tensor) -> Float {
    guard found.shape == expected.shape else { return .infinity }
    let (a, b) = (found.floats(), expected.floats())
    let scale = max(1, b.map { abs($0) }.max() ?? 1)
    return (zip(a, b).map { abs($0 - $1) }.max() ?? 0) / scale
}

/// Keeps a line for the table of parity, where `Tests/Parity/run` asks for one.
func record(_ what: String, _ measure: String, _ value: Float) {
    guard let path = ProcessInfo.processInfo.environment["EASEL_PARITY_REPORT"] else { return }
    let text = "| \(what) | \(measure) | \(value) |\n"
    guard let file = fopen(path, "a") else { return }
    fputs(text, file)
    fclose(file)
}
