/// The colours of one picture, chosen by the seed: a wall, a floor and accents that go together.
public struct Palette: Sendable, Equatable {
    /// The scheme's name.
    public let name: String
    /// The light ground colour behind everything.
    public let wall: Paint
    /// The deeper colour of floors and tables.
    public let floor: Paint
    /// Colours for things whose colour is free, strongest first.
    public let accents: [Paint]

    /// The palette that `seed` gives.
    public init(seed: UInt64) {
        var random = RandomStream(seed: seed, "palette")
        self = random.pick(Self.schemes)
    }

    init(_ name: String, wall: UInt32, floor: UInt32, accents: [UInt32]) {
        self.name = name
        self.wall = Paint(wall)
        self.floor = Paint(floor)
        self.accents = accents.map { Paint($0) }
    }

    /// Every scheme.
    public static let schemes = [
        Palette("mist", wall: 0xdce8f2, floor: 0xbccfdf, accents: [0xd9473f, 0xf5c443, 0x3f7fc4, 0xee8a3a]),
        Palette("peach", wall: 0xf9e2d2, floor: 0xecc5aa, accents: [0x3f9c96, 0xd9473f, 0x2f4a7c, 0xf5c443]),
        Palette("sage", wall: 0xdeebd8, floor: 0xbbd2b4, accents: [0xee8a3a, 0xd9473f, 0x3f7fc4, 0xf5c443]),
        Palette("lilac", wall: 0xe8e1f4, floor: 0xcbbde2, accents: [0xf5c443, 0x3f9c96, 0xea8fab, 0x8358a8]),
        Palette("butter", wall: 0xfaedc7, floor: 0xefd48e, accents: [0x3f7fc4, 0xd9473f, 0x3f9c96, 0xee8a3a]),
        Palette("rose", wall: 0xf8dde2, floor: 0xe9b8c4, accents: [0x3f9c96, 0x8358a8, 0xf5c443, 0x2f4a7c]),
        Palette("aqua", wall: 0xd5eeec, floor: 0xaad6d2, accents: [0xd9473f, 0xee8a3a, 0xf5c443, 0x3f7fc4]),
        Palette("sand", wall: 0xf1e6d6, floor: 0xdcc6a6, accents: [0x3f9c96, 0xd9473f, 0x3f7fc4, 0x5fa052]),
        Palette("sky", wall: 0xcfe6f5, floor: 0xa3cbe6, accents: [0xf5c443, 0xd9473f, 0xee8a3a, 0x3c7a4a]),
        Palette("apricot", wall: 0xfcd9b6, floor: 0xf0b684, accents: [0x2f4a7c, 0x3f9c96, 0xd9473f, 0x8358a8]),
    ]
}
