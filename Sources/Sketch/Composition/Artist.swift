import SVG

/// Draws scenes: the hand of `easel-sketch-1`. Same scene, size, quality and seed: same bytes, on any machine.
public struct Artist: Sendable {
    /// The nouns that can be drawn.
    public let library: SymbolLibrary
    /// Backdrops and styles.
    public let scenery: Scenery

    /// An artist with these symbols, backdrops and styles.
    public init(library: SymbolLibrary, scenery: Scenery = .standard) {
        self.library = library
        self.scenery = scenery
    }

    /// The picture of `scene`, `width` by `height` pixels.
    ///
    /// - Throws: when an embedded symbol cannot be parsed, which the tests rule out.
    public func draw(_ scene: Scene, width: Int, height: Int, quality: Quality, seed: UInt64, transparent: Bool = false) throws
        -> Composition
    {
        let composer = Composer(
            scene.pairsApart, library: library, scenery: scenery, canvas: Canvas(pixelWidth: width, pixelHeight: height), quality: quality,
            seed: seed,
            isTransparent: transparent)
        return try composition(composer, composer.arranged(), stage: .finished)
    }

    /// The picture as it grows, for streams of partial images; the last is what `draw` gives.
    public func drawStages(
        _ scene: Scene, width: Int, height: Int, quality: Quality, seed: UInt64, transparent: Bool = false,
        stages: [DrawingStage] = DrawingStage.allCases
    ) throws -> [Composition] {
        let composer = Composer(
            scene.pairsApart, library: library, scenery: scenery, canvas: Canvas(pixelWidth: width, pixelHeight: height), quality: quality,
            seed: seed,
            isTransparent: transparent)
        let arranged = composer.arranged()
        return try stages.map { try composition(composer, arranged, stage: $0) }
    }

    private func composition(
        _ composer: Composer, _ arranged: (arrangement: Arrangement, backdrop: any Backdrop, context: BackdropContext), stage: DrawingStage
    ) throws -> Composition {
        let (arrangement, backdrop, context) = arranged
        var drawn = arrangement
        if stage == .backdrop {
            drawn.members = []
            drawn.ledges = []
        }
        var picture = try composer.picture(drawn, backdrop, context, shown: stage == .finished ? composer.quality : .low)
        if stage != .finished { picture.front = [] }
        if stage == .backdrop { picture.lettering = [] }
        return Composition(
            document: picture.document(), placements: composer.placements(of: drawn), notes: arrangement.notes,
            supersampling: stage == .finished && composer.quality == .high ? 2 : 1)
    }
}
