import GRDB

/// The database's tables, step by step. A step that was released is never changed; a new one is added.
///
/// Times are milliseconds since 1970, amounts nanodollars, lists and values JSON.
enum Migrations {
    /// "EASL": marks the file as Easel's.
    static let applicationID: Int32 = 0x4541_534c

    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1") { try $0.execute(sql: first) }
        migrator.registerMigration("2") { try $0.execute(sql: second) }
        migrator.registerMigration("3") { try $0.execute(sql: apps) }
        migrator.registerMigration("4") { try $0.execute(sql: retries) }
        migrator.registerMigration("5") { try $0.execute(sql: compare) }
        migrator.registerMigration("drift") { try $0.execute(sql: drift) }
        migrator.registerMigration("responses") { try $0.execute(sql: responses) }
        migrator.registerMigration("batches") { try $0.execute(sql: batches) }
        migrator.registerMigration("assistants") { try $0.execute(sql: assistants) }
        migrator.registerMigration("alt") { try $0.execute(sql: alt) }
        migrator.registerMigration("fine-tuning") { try $0.execute(sql: fineTuning) }
        migrator.registerMigration("batch-charges") { try $0.execute(sql: batchCharges) }
        return migrator
    }

    /// Jobs that an upstream's failure put back into the queue.
    private static let retries = """
        ALTER TABLE jobs ADD COLUMN retries INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE jobs ADD COLUMN retry_at INTEGER;
        """

    private static let first = """
        PRAGMA application_id = \(applicationID);

        CREATE TABLE keys (
            id TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL, hash BLOB NOT NULL UNIQUE, prefix TEXT NOT NULL,
            budget INTEGER, period TEXT, rpm INTEGER, models TEXT, owner TEXT,
            created INTEGER NOT NULL, revoked INTEGER, used INTEGER
        ) STRICT;

        CREATE TABLE ledger (
            id INTEGER PRIMARY KEY, request TEXT NOT NULL, key TEXT, job TEXT, boot TEXT, model TEXT NOT NULL, snapshot TEXT,
            status TEXT NOT NULL, window TEXT, reserved INTEGER NOT NULL, cost INTEGER NOT NULL DEFAULT 0,
            asked INTEGER NOT NULL, images INTEGER NOT NULL DEFAULT 0,
            text_in INTEGER NOT NULL DEFAULT 0, image_in INTEGER NOT NULL DEFAULT 0, cached_in INTEGER NOT NULL DEFAULT 0,
            text_out INTEGER NOT NULL DEFAULT 0, image_out INTEGER NOT NULL DEFAULT 0,
            is_exact INTEGER NOT NULL DEFAULT 1, latency INTEGER, error TEXT, created INTEGER NOT NULL, ended INTEGER
        ) STRICT;
        CREATE INDEX ledger_created ON ledger (created);
        CREATE INDEX ledger_key ON ledger (key, created) WHERE key IS NOT NULL;
        CREATE INDEX ledger_open ON ledger (id) WHERE status = 'reserved';

        CREATE TABLE spending (
            key TEXT NOT NULL, window TEXT NOT NULL, spent INTEGER NOT NULL, reserved INTEGER NOT NULL, PRIMARY KEY (key, window)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE recipes (sha256 TEXT NOT NULL PRIMARY KEY, json TEXT NOT NULL) STRICT, WITHOUT ROWID;

        CREATE TABLE images (
            id TEXT NOT NULL PRIMARY KEY, sha256 TEXT NOT NULL, format TEXT NOT NULL, width INTEGER NOT NULL, height INTEGER NOT NULL,
            bytes INTEGER NOT NULL, model TEXT NOT NULL, snapshot TEXT, seed INTEGER, prompt TEXT NOT NULL, revised TEXT,
            recipe TEXT NOT NULL REFERENCES recipes (sha256), key TEXT, job TEXT, created INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX images_sha256 ON images (sha256);
        CREATE INDEX images_recipe ON images (recipe);
        CREATE INDEX images_key ON images (key, id);
        CREATE INDEX images_created ON images (created);

        CREATE TABLE jobs (
            id TEXT NOT NULL PRIMARY KEY, key TEXT, status TEXT NOT NULL, endpoint TEXT NOT NULL, model TEXT NOT NULL,
            requested TEXT NOT NULL, task TEXT NOT NULL, images INTEGER NOT NULL, request TEXT NOT NULL,
            attempt INTEGER NOT NULL DEFAULT 0, crashes INTEGER NOT NULL DEFAULT 0, cancelling INTEGER NOT NULL DEFAULT 0,
            ledger INTEGER NOT NULL REFERENCES ledger (id), idempotency TEXT, fingerprint TEXT NOT NULL,
            created INTEGER NOT NULL, started INTEGER, finished INTEGER, result TEXT, error TEXT
        ) STRICT;
        CREATE INDEX jobs_key ON jobs (key, id);
        CREATE INDEX jobs_unfinished ON jobs (id) WHERE status IN ('queued', 'running');
        CREATE INDEX jobs_finished ON jobs (finished) WHERE finished IS NOT NULL;
        CREATE UNIQUE INDEX jobs_idempotency ON jobs (ifnull(key, ''), idempotency) WHERE idempotency IS NOT NULL;

        CREATE TABLE job_blobs (
            job TEXT NOT NULL REFERENCES jobs (id) ON DELETE CASCADE, sha256 TEXT NOT NULL, PRIMARY KEY (job, sha256)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX job_blobs_sha256 ON job_blobs (sha256);

        CREATE TABLE files (
            id TEXT NOT NULL PRIMARY KEY, sha256 TEXT NOT NULL, bytes INTEGER NOT NULL, filename TEXT NOT NULL, purpose TEXT NOT NULL,
            key TEXT, created INTEGER NOT NULL, expires INTEGER
        ) STRICT;
        CREATE INDEX files_sha256 ON files (sha256);
        CREATE INDEX files_key ON files (key, id);
        CREATE INDEX files_expires ON files (expires) WHERE expires IS NOT NULL;
        """
}
