extension Migrations {
    /// Responses with their items, their events and the blobs that they name.
    static let responses = """
        CREATE TABLE responses (
            id TEXT NOT NULL PRIMARY KEY, key TEXT, person TEXT, request_id TEXT NOT NULL, status TEXT NOT NULL, previous TEXT,
            object TEXT NOT NULL, request TEXT, further TEXT, keeps_events INTEGER NOT NULL, created INTEGER NOT NULL, finished INTEGER
        ) STRICT;
        CREATE INDEX responses_unfinished ON responses (id) WHERE status IN ('queued', 'in_progress');
        CREATE INDEX responses_finished ON responses (finished) WHERE finished IS NOT NULL;

        CREATE TABLE response_items (
            response TEXT NOT NULL REFERENCES responses (id) ON DELETE CASCADE, side TEXT NOT NULL, place INTEGER NOT NULL, id TEXT NOT NULL,
            item TEXT NOT NULL, pictures TEXT, PRIMARY KEY (response, side, place)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX response_items_id ON response_items (id);

        CREATE TABLE response_events (
            response TEXT NOT NULL REFERENCES responses (id) ON DELETE CASCADE, number INTEGER NOT NULL, event TEXT NOT NULL, preview TEXT,
            PRIMARY KEY (response, number)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE response_blobs (
            response TEXT NOT NULL REFERENCES responses (id) ON DELETE CASCADE, sha256 TEXT NOT NULL, PRIMARY KEY (response, sha256)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX response_blobs_sha256 ON response_blobs (sha256);
        """
}
