import Foundation
import JSONScan

/// Finds the files of a part of a model: `model.safetensors`, `model.safetensors.index.json` with its shards, or a single GGUF file.
public enum WeightIndex {
    /// What a part's file is called that stands for itself; behind it ".index.json" for one that names several.
    public static let standardNames = ["model.safetensors", "diffusion_pytorch_model.safetensors"]

    /// The files behind `path`: a safetensors or GGUF file, an index, or a folder with either.
    ///
    /// - Throws: `WeightError`.
    public static func files(at path: String) throws -> [String] {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw WeightError.unreadable(file: path, reason: "there is no such file")
        }
        if !isFolder.boolValue { return path.hasSuffix(".json") ? try shards(of: path) : [path] }
        let names = ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
        // A folder may hold variants (`model.fp16.safetensors`) beside the standard files; those are named explicitly.
        let indexes = names.filter { $0.hasSuffix(".safetensors.index.json") }
        if indexes.count == 1 { return try shards(of: "\(path)/\(indexes[0])") }
        let files = names.filter { $0.hasSuffix(".safetensors") }
        let standard = files.filter { standardNames.contains($0) }
        if indexes.isEmpty, let one = standard.first ?? (files.count == 1 ? files.first : nil) { return ["\(path)/\(one)"] }
        let packed = names.filter { $0.hasSuffix(".gguf") }
        if files.isEmpty, packed.count == 1 { return ["\(path)/\(packed[0])"] }
        let reason =
            files.isEmpty
            ? "no safetensors file lies there, nor a single GGUF file" : "several safetensors files lie there and no index says which count"
        throw WeightError.unreadable(file: path, reason: reason)
    }

    /// The shards that an index names, each once, in the order of their names.
    static func shards(of index: String) throws -> [String] {
        guard let data = FileManager.default.contents(atPath: index) else {
            throw WeightError.unreadable(file: index, reason: "it cannot be opened")
        }
        guard data.count <= SafetensorsHeader.longest else {
            throw WeightError.badIndex(file: index, reason: "it is \(data.count) bytes long")
        }
        var names: Set<String> = []
        do {
            try data.withUnsafeBytes { bytes in
                var scanner = JSONScanner(bytes)
                try scanner.object { scanner, key in
                    guard key == "weight_map" else { return try scanner.skip() }
                    try scanner.object { scanner, _ in names.insert(try scanner.string()) }
                }
                try scanner.end()
            }
        } catch let error as JSONScanError {
            throw WeightError.badIndex(file: index, reason: "\(error)")
        }
        guard !names.isEmpty else { throw WeightError.badIndex(file: index, reason: "its weight_map names no file") }
        let folder = (index as NSString).deletingLastPathComponent
        return try names.sorted().map { name in
            // A name with a path would read files elsewhere on the machine.
            guard !name.contains("/"), name.hasSuffix(".safetensors") else {
                throw WeightError.badIndex(file: index, reason: "'\(name)' is no safetensors file beside it")
            }
            return "\(folder)/\(name)"
        }
    }
}
