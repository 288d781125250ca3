import Foundation
import Weights

extension ModelLibrary {
    /// Reads all files of a model again and compares their hashes; then checks that the weights are whole.
    ///
    /// - Parameter progress: called with the share that is done.
    /// - Returns: what is wrong, a sentence each; empty for a model that is as it was taken in.
    /// - Throws: `LibraryError.unknown`, and what `progress` throws.
    public func verify(_ id: String, progress: (Double) throws -> Void = { _ in }) throws -> [String] {
        let manifest = try model(id)
        let all = Double(max(1, manifest.bytes))
        var done = 0
        var faults: [String] = []
        for file in manifest.files {
            let path = "\(files(of: id))/\(file.path)"
            do {
                let hash = try FileHash.of(file: path) { part in
                    done += part.count
                    try progress(min(1, Double(done) / all))
                }
                if hash != file.sha256 { faults.append("\(WeightError.changed(file: path, expected: file.sha256, found: hash))") }
                if WeightFile.isNamed(file.path) { _ = try WeightFile(path) }
            } catch let error where error is LibraryError || error is WeightError {
                faults.append("\(error)")
            }
        }
        return faults
    }
}
