import API
import Pictures
import Registry

/// What a request hears of its work.
public enum WorkEvent: Sendable {
    /// Picture `index` is done to `fraction` (0 to 1); `step` of `steps` where the model counts them.
    case progress(index: Int, fraction: Double, step: Int?, steps: Int?)
    /// What the model chose where the task left it a choice; before the first picture.
    case resolved(ResolvedChoices)
    /// A preview of picture `index`, marked; `number` counts from 0.
    case partial(index: Int, number: Int, picture: EncodedPicture)
    /// A whole picture.
    case picture(WorkPicture)
    /// The end; last.
    case finished(WorkSummary)
}

/// A picture as a request's answer needs it.
public struct WorkPicture: Sendable {
    /// Which of the task's pictures it is, from 0.
    public var index: Int
    /// The file, marked as made by a model and with its recipe where the task wants that.
    public var picture: EncodedPicture
    /// Its id in the store, where it is kept; it can be fetched a moment after the answer.
    public var imageID: String?
    /// Its seed, where the model has seeds.
    public var seed: UInt64?
    /// The prompt that was used in the end, where the model changed it.
    public var revisedPrompt: String?
    /// What its reader should know.
    public var notes: [String]
}

/// What a request's answer says beside the pictures.
public struct WorkSummary: Sendable, Equatable {
    /// The model's id.
    public var model: String
    /// Its snapshot, where it has one.
    public var snapshot: String?
    /// Size, quality and background as they were resolved; all three are set.
    public var choices: ResolvedChoices
    /// The tokens it used.
    public var usage: ImageUsage
    /// Whether the usage is the model's own report.
    public var isExact: Bool
    /// What it cost.
    public var cost: Money
    /// What its reader should know, over all pictures, without repetition.
    public var notes: [String]
    /// From the start of the work, the wait for a turn not counted.
    public var latency: Duration
    /// How long it waited for its turn.
    public var waited: Duration
}
