import API

/// Assistants, threads with their messages, and runs with their steps. Reads and changes take whose they are: another's objects are not there.
public protocol AssistantRepository: Sendable {
    /// Keeps an assistant, or its new state.
    func save(_ assistant: AssistantRecord, for principal: Principal) async throws
    /// The assistant with this id.
    func assistant(_ id: String, for principal: Principal) async throws -> AssistantRecord?
    /// The principal's assistants.
    func assistants(_ page: PageRequest, for principal: Principal) async throws -> Page<AssistantObject>
    /// Removes an assistant; false where there is none. Its runs stay.
    func deleteAssistant(_ id: String, for principal: Principal) async throws -> Bool

    /// Keeps a new thread with its messages.
    func add(_ thread: ThreadObject, _ messages: [ThreadMessageObject], for principal: Principal) async throws
    /// The thread with this id.
    func thread(_ id: String, for principal: Principal) async throws -> ThreadObject?
    /// Keeps a thread's new state.
    func save(_ thread: ThreadObject) async throws
    /// Removes a thread with all that is in it; false where there is none.
    func deleteThread(_ id: String, for principal: Principal) async throws -> Bool

    /// Adds a message; throws 400 while a run works on the thread.
    func add(_ message: ThreadMessageObject) async throws
    /// The message with this id of a thread that the caller may see.
    func message(_ id: String, in thread: String) async throws -> ThreadMessageObject?
    /// A thread's messages, of one run where it is named.
    func messages(in thread: String, run: String?, _ page: PageRequest) async throws -> Page<ThreadMessageObject>
    /// All whole and broken-off messages of a thread, oldest first.
    func messages(in thread: String) async throws -> [ThreadMessageObject]
    /// Keeps a message's new state.
    func save(_ message: ThreadMessageObject) async throws
    /// Removes a message; false where there is none, 400 while a run works on the thread.
    func deleteMessage(_ id: String, in thread: String) async throws -> Bool

    /// Adds a run, after further messages; throws 400 while another run works on the thread.
    func begin(_ run: AssistantRunRecord, after messages: [ThreadMessageObject]) async throws
    /// The run with this id of a thread that the caller may see. One that nobody answered in time is expired.
    func run(_ id: String, in thread: String) async throws -> AssistantRunRecord?
    /// A thread's runs.
    func runs(in thread: String, _ page: PageRequest) async throws -> Page<RunObject>
    /// Changes a run while it is in one of these states and gives what it became; `nil` where it is in another, or gone.
    func change(
        _ id: String, from states: [RunObject.Status], _ body: @escaping @Sendable (inout RunObject) throws -> Void
    ) async throws -> AssistantRunRecord?
    /// Writes what a run did. A run that is being cancelled is not made to wait for its client.
    func write(_ change: RunChange) async throws
    /// Runs that wait or work, oldest first: what a starting server has to see to.
    func openRuns() async throws -> [OpenRun]

    /// The step with this id of a run.
    func step(_ id: String, of run: String) async throws -> RunStepObject?
    /// A run's steps.
    func steps(of run: String, _ page: PageRequest) async throws -> Page<RunStepObject>
}
