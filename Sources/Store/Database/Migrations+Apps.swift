extension Migrations {
    /// Apps with their drafts, versions and switches; runs, what became of them, batches; and the app in what is already kept.
    static let apps = """
        CREATE TABLE apps (
            slug TEXT NOT NULL PRIMARY KEY, draft TEXT NOT NULL, published INTEGER, state TEXT NOT NULL, revision INTEGER NOT NULL,
            password TEXT, created INTEGER NOT NULL, updated INTEGER NOT NULL, archived INTEGER
        ) STRICT;

        CREATE TABLE app_versions (
            app TEXT NOT NULL REFERENCES apps (slug) ON DELETE CASCADE, number INTEGER NOT NULL, definition TEXT NOT NULL,
            limits TEXT NOT NULL, note TEXT NOT NULL, author TEXT, created INTEGER NOT NULL, PRIMARY KEY (app, number)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE app_switches (
            id INTEGER PRIMARY KEY, app TEXT NOT NULL REFERENCES apps (slug) ON DELETE CASCADE, kind TEXT NOT NULL, earlier TEXT NOT NULL,
            later TEXT NOT NULL, undoes INTEGER, author TEXT, created INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX app_switches_app ON app_switches (app, id);

        CREATE TABLE app_runs (
            id TEXT NOT NULL PRIMARY KEY, app TEXT NOT NULL, version INTEGER NOT NULL, arm TEXT NOT NULL, purpose TEXT NOT NULL,
            switch TEXT, model TEXT NOT NULL, snapshot TEXT, weights TEXT, task TEXT NOT NULL, visitor TEXT, key TEXT, job TEXT,
            batch TEXT, status TEXT NOT NULL, reserved INTEGER NOT NULL, cost INTEGER NOT NULL DEFAULT 0,
            images INTEGER NOT NULL DEFAULT 0, latency INTEGER, error TEXT, day INTEGER NOT NULL, created INTEGER NOT NULL, ended INTEGER
        ) STRICT;
        CREATE INDEX app_runs_app ON app_runs (app, id);
        CREATE INDEX app_runs_day ON app_runs (app, day, visitor);
        CREATE INDEX app_runs_job ON app_runs (job) WHERE job IS NOT NULL;

        CREATE TABLE run_blobs (run TEXT NOT NULL, sha256 TEXT NOT NULL, PRIMARY KEY (run, sha256)) STRICT, WITHOUT ROWID;
        CREATE INDEX run_blobs_sha256 ON run_blobs (sha256);

        CREATE TABLE app_outcomes (
            image TEXT NOT NULL, kind TEXT NOT NULL, run TEXT NOT NULL, created INTEGER NOT NULL, PRIMARY KEY (image, kind)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX app_outcomes_run ON app_outcomes (run);

        CREATE TABLE app_batches (
            id TEXT NOT NULL PRIMARY KEY, app TEXT NOT NULL, key TEXT, visitor TEXT, name TEXT NOT NULL, rows INTEGER NOT NULL,
            created INTEGER NOT NULL, cancelled INTEGER
        ) STRICT;
        CREATE INDEX app_batches_app ON app_batches (app, id);

        CREATE TABLE app_batch_rows (
            batch TEXT NOT NULL REFERENCES app_batches (id) ON DELETE CASCADE, number INTEGER NOT NULL, inputs TEXT NOT NULL, job TEXT,
            error TEXT, PRIMARY KEY (batch, number)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX app_batch_rows_waiting ON app_batch_rows (batch, number) WHERE job IS NULL AND error IS NULL;

        ALTER TABLE ledger ADD COLUMN run TEXT;
        ALTER TABLE images ADD COLUMN version INTEGER;
        ALTER TABLE images ADD COLUMN run TEXT;
        CREATE INDEX images_app_all ON images (app, id) WHERE app IS NOT NULL;
        CREATE INDEX images_run ON images (run) WHERE run IS NOT NULL;
        """
}
