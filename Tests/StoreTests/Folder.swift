import API
import Foundation
import Pictures
import Registry

@testable import Store

/// A data folder of a test. All lie in one folder of the process, which goes with it.
struct Folder: Sendable {
    let path = Self.root + "/" + UUID().uuidString

    private static let root: String = {
        let root = FileManager.default.temporaryDirectory.appending(path: "easel-tests-\(getpid())").path
        try? FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
        atexit {
            try? FileManager.default.removeItem(
                atPath: FileManager.default.temporaryDirectory.appending(path: "easel-tests-\(getpid())").path)
        }
        return root
    }()

    func open(as access: StoreAccess = .server, options: StoreOptions = StoreOptions()) throws -> Store {
        try Store(path, as: access, options: options)
    }

    /// Writes an upload and describes it as a request's picture.
    func upload(_ text: String) throws -> InputPicture {
        let path = path + "/uploads/\(UUID().uuidString)"
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        return InputPicture(
            path: path, format: .png, size: PixelSize(8, 8), bytes: text.utf8.count, sha256: Digest.hex(of: Data(text.utf8)))
    }

    /// All blobs on the disk, and whatever is left in tmp/.
    func files(_ folder: String) -> [String] {
        let root = "\(path)/\(folder)"
        return (FileManager.default.enumerator(atPath: root)?.allObjects as? [String] ?? []).filter {
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: "\(root)/\($0)", isDirectory: &isFolder) && !isFolder.boolValue
        }
    }
}

extension Store {
    /// A key with what a test needs.
    func key(_ name: String = "test", budget: Money? = nil, per period: Budget.Period = .day) async throws -> APIKey {
        try await keys.create(NewKey(name: name, budget: budget.map { Budget($0, per: period) })).key
    }

    /// Keeps a picture of these bytes.
    func image(_ text: String, for principal: Principal = .anonymous, created: Date = Date()) async throws -> ImageRecord {
        let blob = try await blobs.put(Array(text.utf8))
        let image = ImageRecord(
            id: Identifier.make("img", at: created), sha256: blob.sha256, format: .png, width: 8, height: 8, bytes: blob.bytes, model: "m",
            seed: .max, prompt: text, recipe: #"{"prompt":"\#(text)"}"#, keyID: principal.keyID,
            created: Date(milliseconds: created.milliseconds))
        try await images.add([image])
        return image
    }

    func reservation(_ key: APIKey?, _ worst: Money, model: String = "m") -> NewReservation {
        NewReservation(keyID: key?.id, model: model, requestID: "req", worstCase: worst, images: 1)
    }

    func job(_ prompt: String = "a cat", inputs: [InputPicture] = [], word: String? = nil) -> NewJob {
        var task = ImageTask(model: "m", prompt: prompt)
        task.inputs = inputs
        return NewJob(
            task, requested: "alias", endpoint: "/v1/images/generations", requestID: "req", worstCase: .dollars(1), idempotencyKey: word)
    }
}

extension Settlement {
    static func spent(_ cost: Money, images: Int = 1, milliseconds: Int = 100) -> Settlement {
        Settlement(
            .succeeded, cost: cost, usage: ImageUsage(textIn: 10, imageIn: 20, cachedIn: 5, textOut: 1, imageOut: 300), isExact: true,
            images: images, latency: .milliseconds(milliseconds))
    }
}

func cents(_ cents: Int64) -> Money { Money(nanodollars: cents * 10_000_000) }
