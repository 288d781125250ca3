import Synchronization
import Tensors

/// The embeddings of the prompts that were used last: a picture's variations and an app's runs share theirs, and skip the
/// text encoder.
public final class EmbeddingCache: Sendable {
    private struct Entries {
        var values: [String: Tensor] = [:]
        /// The one used last stands last.
        var order: [String] = []
    }

    private let entries = Mutex(Entries())
    private let limit: Int

    /// A cache of up to `bytes` of embeddings.
    public init(bytes: Int = 256 << 20) { limit = bytes }

    /// Bytes that are kept.
    public var bytes: Int { entries.withLock { $0.values.values.reduce(0) { $0 + $1.byteCount } } }

    func value(of text: String) -> Tensor? {
        entries.withLock { entries in
            guard let value = entries.values[text] else { return nil }
            entries.order.removeAll { $0 == text }
            entries.order.append(text)
            return value
        }
    }

    func keep(_ value: Tensor, for text: String) {
        entries.withLock { entries in
            entries.order.removeAll { $0 == text }
            entries.values[text] = value
            entries.order.append(text)
            while entries.order.count > 1, entries.values.values.reduce(0, { $0 + $1.byteCount }) > limit {
                entries.values[entries.order.removeFirst()] = nil
            }
        }
    }

    /// Forgets everything.
    public func clear() {
        entries.withLock { $0 = Entries() }
    }
}
