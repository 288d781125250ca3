/// Work for a published app that makes no pictures, such as reading a visitor's brief: it counts against the app's budget, and a day may see
/// no more of it than the app's limits allow runs.
public struct AppCharge: Sendable, Equatable {
    /// The app's slug.
    public var app: String
    /// The app's version, whose limits hold.
    public var version: Int
    /// The visitor it is done for.
    public var visitor: String?

    /// Work for a version of an app.
    public init(app: String, version: Int, visitor: String?) {
        self.app = app
        self.version = version
        self.visitor = visitor
    }
}
