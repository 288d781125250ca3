/// How an app's page looks.
public struct AppLook: Sendable, Equatable {
    /// The colour of buttons and marks, `#rrggbb`; `nil` takes the studio's.
    public var accent: String?
    /// The colour behind everything, `#rrggbb`; `nil` follows the visitor's light or dark setting.
    public var background: String?
    /// How fields and picture stand.
    public var layout: Layout
    /// What the button says; `nil` takes the page's own words.
    public var button: String?
    /// Whether the page shows the visitor's earlier pictures.
    public var history: Bool

    /// The plain look.
    public init() {
        layout = .side
        history = true
    }

    /// How fields and picture stand: beside each other, one below the other, or large pictures with the fields at the foot.
    public enum Layout: String, Sendable, CaseIterable { case side, stacked, gallery }
}
