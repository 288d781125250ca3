/// What is kept and for how long. A picture that an unfinished job works from is kept in any case.
public struct Retention: Sendable, Equatable {
    /// Pictures older than this are removed; `nil` keeps them.
    public var pictureAge: Duration?
    /// Beyond so many bytes of pictures the oldest are removed; `nil` sets no bound.
    public var pictureBytes: Int64?
    /// Jobs and responses that ended longer ago than this are forgotten; `nil` keeps them.
    public var jobAge: Duration?
    /// Pictures that somebody deleted longer ago than this are removed; until then they can be brought back.
    public var undoAge = Duration.seconds(7 * 86_400)

    /// Keeps everything that no bound is given for.
    public init(pictureAge: Duration? = nil, pictureBytes: Int64? = nil, jobAge: Duration? = nil) {
        self.pictureAge = pictureAge
        self.pictureBytes = pictureBytes
        self.jobAge = jobAge
    }
}

/// What a sweep removed.
public struct Swept: Sendable, Equatable {
    /// Pictures that were too old or too many.
    public var images = 0
    /// Files that had expired.
    public var files = 0
    /// Jobs that ended long ago.
    public var jobs = 0
    /// Responses that ended long ago.
    public var responses = 0

    /// Nothing was removed.
    public init() {}
}
