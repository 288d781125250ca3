extension Migrations {
    /// Finds what was charged for a request of a batch.
    static let batchCharges = """
        CREATE INDEX ledger_batched ON ledger (request) WHERE request GLOB 'batch-*' AND cost > 0;
        """

    /// Batches of requests with what is left of them to do and what became of the rest.
    static let batches = """
        CREATE TABLE batches (
            id TEXT NOT NULL PRIMARY KEY, key TEXT, person TEXT, endpoint TEXT NOT NULL, input TEXT NOT NULL, sha256 TEXT NOT NULL,
            metadata TEXT, status TEXT NOT NULL, faults TEXT, output TEXT, errors TEXT, total INTEGER NOT NULL DEFAULT 0,
            completed INTEGER NOT NULL DEFAULT 0, failed INTEGER NOT NULL DEFAULT 0, created INTEGER NOT NULL, expires INTEGER NOT NULL,
            begun INTEGER, finalizing INTEGER, cancelling INTEGER, ended INTEGER
        ) STRICT;
        CREATE INDEX batches_key ON batches (key, id);
        CREATE INDEX batches_open ON batches (id) WHERE ended IS NULL;
        CREATE INDEX batches_sha256 ON batches (sha256) WHERE ended IS NULL;

        CREATE TABLE batch_rows (
            batch TEXT NOT NULL REFERENCES batches (id) ON DELETE CASCADE, number INTEGER NOT NULL, custom TEXT NOT NULL,
            place INTEGER NOT NULL, length INTEGER NOT NULL, failed INTEGER, answer TEXT, PRIMARY KEY (batch, number)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX batch_rows_waiting ON batch_rows (batch, number) WHERE failed IS NULL;
        """
}
