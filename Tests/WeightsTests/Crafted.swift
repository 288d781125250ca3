import Foundation

@testable import Weights

/// Safetensors files made by hand.
enum Crafted {
    /// The bytes of a file with this header, and `data` behind it.
    static func file(_ header: String, data: [UInt8] = []) -> [UInt8] {
        let json = Array(header.utf8)
        return withUnsafeBytes(of: UInt64(json.count).littleEndian, Array.init) + json + data
    }

    /// A header entry.
    static func entry(_ name: String, _ type: String, _ shape: [Int], _ start: Int, _ end: Int) -> String {
        "\"\(name)\":{\"dtype\":\"\(type)\",\"shape\":\(shape),\"data_offsets\":[\(start),\(end)]}"
    }

    static func header(_ bytes: [UInt8]) throws -> SafetensorsHeader {
        try bytes.withUnsafeBytes { try SafetensorsHeader($0, file: "made.safetensors") }
    }

    /// A file on disk that is removed with its folder.
    static func write(_ bytes: [UInt8], as name: String = "model.safetensors", in folder: TemporaryFolder) throws -> String {
        let path = folder.path + "/" + name
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        return path
    }
}

/// A folder that goes with its owner.
final class TemporaryFolder {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "easel-weights-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}
