import API
import Pictures

/// What the watcher of a job hears. The first is always the present state; a final state is the last.
public enum JobEvent: Sendable {
    /// The job's state changed, or this is what it is.
    case state(JobObject)
    /// So many jobs are before it now.
    case position(Int)
    /// Picture `index` is done to `fraction`; `overall` is the job's progress, 0 to 1.
    case progress(index: Int, fraction: Double, overall: Double)
    /// A preview of picture `index`.
    case partial(index: Int, number: Int, picture: EncodedPicture)
}
