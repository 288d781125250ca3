extension Migrations {
    /// Whose the training jobs of upstreams are. A row without a job is one of which it is not known whether the upstream made it.
    static let fineTuning = """
        CREATE TABLE fine_tuning (
            id TEXT NOT NULL PRIMARY KEY, key TEXT, person TEXT, provider TEXT NOT NULL, file TEXT NOT NULL, job TEXT,
            created INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX fine_tuning_owner ON fine_tuning (key, person, id);
        CREATE UNIQUE INDEX fine_tuning_job ON fine_tuning (job, provider) WHERE job IS NOT NULL;
        CREATE INDEX fine_tuning_open ON fine_tuning (id) WHERE job IS NULL;
        """
}
