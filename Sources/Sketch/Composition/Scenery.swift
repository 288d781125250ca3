/// What an artist works with besides symbols: a backdrop for each setting and a pass for each style. What is not registered falls back to the plain
/// backdrop and the house style.
public struct Scenery: Sendable {
    /// The backdrop of each setting.
    public var backdrops: [Setting: any Backdrop]
    /// The backdrop of a scene without a setting.
    public var plain: any Backdrop
    /// The backdrop of a scene without a setting that has weather or a time of day.
    public var outdoors: (any Backdrop)?
    /// The pass of each style but flat.
    public var styles: [Style: any StylePass]

    /// Scenery of these parts.
    public init(
        backdrops: [Setting: any Backdrop] = [:], plain: any Backdrop = StudioBackdrop(), outdoors: (any Backdrop)? = nil,
        styles: [Style: any StylePass] = [:]
    ) {
        self.backdrops = backdrops
        self.plain = plain
        self.outdoors = outdoors
        self.styles = styles
    }

    func backdrop(for scene: Scene) -> any Backdrop {
        if let setting = scene.setting { return backdrops[setting] ?? plain }
        if scene.time != nil || scene.weather != nil, scene.backdropColour == nil { return outdoors ?? plain }
        return plain
    }

    func style(for scene: Scene) -> any StylePass { styles[scene.style] ?? FlatStyle() }
}
