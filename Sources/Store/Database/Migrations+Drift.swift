extension Migrations {
    /// Models that are watched, and what was found.
    static let drift = """
        CREATE TABLE drift_watches (
            id TEXT NOT NULL PRIMARY KEY, subject TEXT NOT NULL, model TEXT NOT NULL, canaries TEXT NOT NULL, hours INTEGER NOT NULL,
            person TEXT, created INTEGER NOT NULL, due INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX drift_watches_subject ON drift_watches (subject);
        CREATE INDEX drift_watches_due ON drift_watches (due);

        CREATE TABLE drift_blobs (
            watch TEXT NOT NULL REFERENCES drift_watches (id) ON DELETE CASCADE, sha256 TEXT NOT NULL, PRIMARY KEY (watch, sha256)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX drift_blobs_sha256 ON drift_blobs (sha256);

        CREATE TABLE drift_checks (
            id INTEGER PRIMARY KEY, watch TEXT NOT NULL REFERENCES drift_watches (id) ON DELETE CASCADE, checked INTEGER NOT NULL,
            changed INTEGER NOT NULL, is_drift INTEGER NOT NULL, sentence TEXT NOT NULL, created INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX drift_checks_watch ON drift_checks (watch, id);
        """
}
