/// Whose the training jobs of upstreams are: an upstream knows one key for everybody, so this is the only place that tells them apart.
public protocol FineTuningRepository: Sendable {
    /// Writes down that a job is about to be asked for. Returns once that survives the process' death.
    func begin(_ record: FineTuningRecord) async throws

    /// Writes down which job the upstream made of a record. It is certain: a record that took the job by a guess loses it.
    func made(_ job: String, of id: String) async throws

    /// Gives a record the job that seems to be its own. Returns false where the job is another's, or the record has one.
    func adopt(_ job: String, for id: String) async throws -> Bool

    /// Removes a record of which no job was made.
    func forget(_ id: String) async throws

    /// The newest record of the job with this id; `nil` where there is none or it is another's.
    func record(ofJob job: String, for principal: Principal) async throws -> FineTuningRecord?

    /// The principal's records that have jobs, newest first; the page goes by the records' own ids.
    func list(_ page: PageRequest, for principal: Principal) async throws -> Page<FineTuningRecord>

    /// The principal's records of which it is not known whether there is a job, oldest first.
    func open(for principal: Principal) async throws -> [FineTuningRecord]
}
