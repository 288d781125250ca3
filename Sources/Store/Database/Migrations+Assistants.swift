extension Migrations {
    /// Assistants, their threads, and runs. `place` orders what belongs to a thread or a run, whatever the clock says.
    static let assistants = """
        CREATE TABLE assistants (
            id TEXT NOT NULL PRIMARY KEY, key TEXT, person TEXT, body TEXT NOT NULL, ordered TEXT NOT NULL
        ) STRICT;
        CREATE INDEX assistants_owner ON assistants (key, person, id);

        CREATE TABLE threads (id TEXT NOT NULL PRIMARY KEY, key TEXT, person TEXT, body TEXT NOT NULL) STRICT;

        CREATE TABLE thread_messages (
            id TEXT NOT NULL PRIMARY KEY, thread TEXT NOT NULL REFERENCES threads (id) ON DELETE CASCADE, place INTEGER NOT NULL,
            run TEXT, body TEXT NOT NULL, UNIQUE (thread, place)
        ) STRICT;

        CREATE TABLE thread_runs (
            id TEXT NOT NULL PRIMARY KEY, thread TEXT NOT NULL REFERENCES threads (id) ON DELETE CASCADE, place INTEGER NOT NULL,
            status TEXT NOT NULL, expires INTEGER NOT NULL, body TEXT NOT NULL, ordered TEXT NOT NULL, UNIQUE (thread, place)
        ) STRICT;
        CREATE INDEX thread_runs_open ON thread_runs (status) WHERE status IN ('queued', 'in_progress', 'cancelling');

        CREATE TABLE thread_run_steps (
            id TEXT NOT NULL PRIMARY KEY, run TEXT NOT NULL REFERENCES thread_runs (id) ON DELETE CASCADE, place INTEGER NOT NULL,
            body TEXT NOT NULL, UNIQUE (run, place)
        ) STRICT;
        """
}
