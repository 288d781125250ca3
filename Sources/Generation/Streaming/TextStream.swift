/// Bytes of tokens on their way to a reader: whole characters only, and nothing of a stop string, wherever tokens are cut.
public struct TextStream: Sendable {
    /// What can be shown.
    public struct Piece: Sendable, Equatable {
        /// The text; whole characters.
        public var text = ""
        /// The tokens that end in it.
        public var tokens: [SampledToken] = []
    }

    private let stops: [[UInt8]]
    private var pending: [UInt8] = []
    private var waiting: [(token: SampledToken, end: Int)] = []
    /// The stop string that was met.
    public private(set) var stopped: String?

    /// - Parameter stops: strings that end the text and are no part of it; empty ones are ignored.
    public init(stops: [String] = []) { self.stops = stops.map { Array($0.utf8) }.filter { !$0.isEmpty } }

    /// Takes a token's bytes in and gives out what may be shown by now. After a stop string nothing comes any more.
    public mutating func add(_ token: SampledToken, bytes: [UInt8]) -> Piece {
        guard stopped == nil else { return Piece() }
        // A stop string that ends in these bytes begins this far before them at most.
        let from = max(0, pending.count - (stops.map(\.count).max() ?? 1) + 1)
        pending += bytes
        waiting.append((token, pending.count))
        if let (start, stop) = firstStop(from: from) {
            stopped = String(decoding: stop, as: UTF8.self)
            pending.removeLast(pending.count - start)
            return release(pending.count, last: true)
        }
        return release(safe(), last: false)
    }

    /// What was held back, when no more tokens come.
    public mutating func finish() -> Piece { stopped == nil ? release(pending.count, last: true) : Piece() }

    private func firstStop(from: Int) -> (Int, [UInt8])? {
        for start in from..<max(from, pending.count) {
            for stop in stops where pending[start...].starts(with: stop) { return (start, stop) }
        }
        return nil
    }

    /// How many bytes can neither be part of a stop string nor of a character that is not whole.
    private func safe() -> Int {
        var end = pending.count
        for stop in stops {
            for length in stride(from: min(stop.count - 1, pending.count), to: 0, by: -1)
            where pending[(pending.count - length)...].elementsEqual(stop[..<length]) {
                end = min(end, pending.count - length)
                break
            }
        }
        return Self.wholeCharacters(pending[..<end])
    }

    /// The length without a character at the end of which bytes are still to come.
    static func wholeCharacters(_ bytes: ArraySlice<UInt8>) -> Int {
        for back in 1...3 {
            guard bytes.count >= back else { break }
            let byte = bytes[bytes.endIndex - back]
            if byte & 0xc0 == 0x80 { continue }
            // Other bytes begin no character, and are replaced.
            let length = (0xf0...0xf4).contains(byte) ? 4 : (0xe0...0xef).contains(byte) ? 3 : (0xc2...0xdf).contains(byte) ? 2 : 1
            return length > back ? bytes.count - back : bytes.count
        }
        return bytes.count
    }

    private mutating func release(_ count: Int, last: Bool) -> Piece {
        var piece = Piece(text: String(decoding: pending[..<count], as: UTF8.self))
        pending.removeFirst(count)
        // A token that ends in what is held back waits for it; one that ends a stop string is no part of the text.
        while let first = waiting.first, first.end <= count {
            piece.tokens.append(first.token)
            waiting.removeFirst()
        }
        for index in waiting.indices { waiting[index].end -= count }
        if last { waiting = [] }
        return piece
    }
}
