import Synchronization
import Tensors

/// What models made of the prompts and the pictures that were used last: a picture's variations and an app's runs share theirs, and
/// skip the text encoder and the autoencoder's first half.
public final class EmbeddingCache: Sendable {
    private let texts: Recent<String>
    private let pictures: Recent<RGBPicture>

    /// A cache of up to `bytes` of prompts' embeddings and a sixteenth of that of pictures' latents, which are smaller.
    public init(bytes: Int = 256 << 20) {
        texts = Recent(limit: bytes)
        pictures = Recent(limit: bytes / 16)
    }

    /// Bytes that are kept.
    public var bytes: Int { texts.bytes + pictures.bytes }

    /// The embedding of a prompt.
    func value(of text: String, make: () throws -> Tensor) rethrows -> Tensor { try texts.value(of: text, make: make) }

    /// The latent of a picture.
    func value(of picture: RGBPicture, make: () throws -> Tensor) rethrows -> Tensor { try pictures.value(of: picture, make: make) }
}

/// The tensors that were used last, by what they were made of.
private final class Recent<Key: Hashable & Sendable>: Sendable {
    private struct Entries {
        var values: [Key: Tensor] = [:]
        /// The one used last stands last.
        var order: [Key] = []

        mutating func use(_ key: Key) {
            order.removeAll { $0 == key }
            order.append(key)
        }
    }

    private let entries = Mutex(Entries())
    private let limit: Int

    init(limit: Int) { self.limit = limit }

    var bytes: Int { entries.withLock { $0.values.values.reduce(0) { $0 + $1.byteCount } } }

    func value(of key: Key, make: () throws -> Tensor) rethrows -> Tensor {
        let known = entries.withLock { entries in
            let value = entries.values[key]
            if value != nil { entries.use(key) }
            return value
        }
        if let known { return known }
        let made = try make()
        entries.withLock { entries in
            entries.values[key] = made
            entries.use(key)
            while entries.order.count > 1, entries.values.values.reduce(0, { $0 + $1.byteCount }) > limit {
                entries.values[entries.order.removeFirst()] = nil
            }
        }
        return made
    }
}
