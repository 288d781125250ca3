extension Migrations {
    /// Comparisons with their pictures, votes, answers and links; what judges answered once; and the comparison in what is already kept.
    ///
    /// A comparison's pictures are in the gallery only when they are asked for, so their words are not in the search.
    static let compare = """
        CREATE TABLE comparisons (
            id TEXT NOT NULL PRIMARY KEY, title TEXT NOT NULL, models TEXT NOT NULL, spec TEXT NOT NULL, status TEXT NOT NULL, reason TEXT,
            budget INTEGER, person TEXT, app TEXT, created INTEGER NOT NULL, updated INTEGER NOT NULL, ended INTEGER
        ) STRICT;
        CREATE INDEX comparisons_running ON comparisons (id) WHERE status = 'running';
        CREATE INDEX comparisons_app ON comparisons (app, id) WHERE app IS NOT NULL;

        CREATE TABLE comparison_cells (
            comparison TEXT NOT NULL REFERENCES comparisons (id) ON DELETE CASCADE, number INTEGER NOT NULL, contestant INTEGER NOT NULL,
            prompt INTEGER NOT NULL, seed INTEGER NOT NULL, status TEXT NOT NULL, job TEXT, image TEXT, sha256 TEXT,
            cost INTEGER NOT NULL DEFAULT 0, latency INTEGER, code TEXT, message TEXT, tries INTEGER NOT NULL DEFAULT 0,
            PRIMARY KEY (comparison, number)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX comparison_cells_sha256 ON comparison_cells (sha256) WHERE sha256 IS NOT NULL;
        CREATE INDEX comparison_cells_job ON comparison_cells (job) WHERE job IS NOT NULL;

        CREATE TABLE comparison_blobs (
            comparison TEXT NOT NULL REFERENCES comparisons (id) ON DELETE CASCADE, sha256 TEXT NOT NULL, PRIMARY KEY (comparison, sha256)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX comparison_blobs_sha256 ON comparison_blobs (sha256);

        CREATE TABLE comparison_pairs (
            id TEXT NOT NULL PRIMARY KEY, comparison TEXT NOT NULL REFERENCES comparisons (id) ON DELETE CASCADE, rater TEXT NOT NULL,
            prompt INTEGER NOT NULL, left_cell INTEGER NOT NULL, right_cell INTEGER NOT NULL, mirrors INTEGER, vote INTEGER,
            created INTEGER NOT NULL
        ) STRICT;
        CREATE UNIQUE INDEX comparison_pairs_open ON comparison_pairs (comparison, rater) WHERE vote IS NULL;

        CREATE TABLE comparison_votes (
            id INTEGER PRIMARY KEY, comparison TEXT NOT NULL REFERENCES comparisons (id) ON DELETE CASCADE, prompt INTEGER NOT NULL,
            left_cell INTEGER NOT NULL, right_cell INTEGER NOT NULL, choice TEXT NOT NULL, rater TEXT NOT NULL, mirrors INTEGER,
            milliseconds INTEGER, created INTEGER NOT NULL, undone INTEGER
        ) STRICT;
        CREATE INDEX comparison_votes_comparison ON comparison_votes (comparison, id);

        CREATE TABLE comparison_answers (
            comparison TEXT NOT NULL REFERENCES comparisons (id) ON DELETE CASCADE, cell INTEGER NOT NULL, atom TEXT NOT NULL,
            rater TEXT NOT NULL, yes REAL NOT NULL, measured INTEGER NOT NULL, created INTEGER NOT NULL,
            PRIMARY KEY (comparison, cell, atom, rater)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE comparison_judged (
            comparison TEXT NOT NULL REFERENCES comparisons (id) ON DELETE CASCADE, judge TEXT NOT NULL, question TEXT NOT NULL,
            judgement TEXT, fault TEXT, created INTEGER NOT NULL, PRIMARY KEY (comparison, judge, question)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE judgements (
            id TEXT NOT NULL PRIMARY KEY, judge TEXT NOT NULL, snapshot TEXT, reported TEXT, question TEXT NOT NULL, answer TEXT NOT NULL,
            measured INTEGER NOT NULL, cost INTEGER NOT NULL, comparison TEXT NOT NULL, created INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX judgements_judge ON judgements (judge, id);

        CREATE TABLE judge_anchors (
            id INTEGER PRIMARY KEY, comparison TEXT NOT NULL, judge TEXT NOT NULL, reported TEXT, asked INTEGER NOT NULL,
            agreed INTEGER NOT NULL, created INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX judge_anchors_judge ON judge_anchors (judge, id);

        CREATE TABLE vote_links (
            id TEXT NOT NULL PRIMARY KEY, hash BLOB NOT NULL UNIQUE, comparison TEXT NOT NULL REFERENCES comparisons (id) ON DELETE CASCADE,
            note TEXT, cap INTEGER NOT NULL, maker TEXT, created INTEGER NOT NULL, expires INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX vote_links_comparison ON vote_links (comparison, id);

        ALTER TABLE ledger ADD COLUMN comparison TEXT;
        CREATE INDEX ledger_comparison ON ledger (comparison) WHERE comparison IS NOT NULL;

        ALTER TABLE images ADD COLUMN comparison TEXT;
        DROP INDEX images_source;
        ALTER TABLE images DROP COLUMN source;
        ALTER TABLE images ADD COLUMN source TEXT GENERATED ALWAYS AS (CASE WHEN comparison IS NOT NULL THEN 'compare'
            WHEN app IS NOT NULL THEN 'app' WHEN person IS NOT NULL THEN 'studio' ELSE 'api' END) VIRTUAL;
        CREATE INDEX images_source ON images (source, model) WHERE deleted IS NULL;
        CREATE INDEX images_comparison ON images (comparison) WHERE comparison IS NOT NULL;
        DROP INDEX images_kept;
        CREATE INDEX images_kept ON images (deleted) WHERE deleted IS NULL AND comparison IS NULL;
        DROP INDEX images_day;
        CREATE INDEX images_day ON images (day) WHERE deleted IS NULL AND comparison IS NULL;
        DROP INDEX images_model;
        CREATE INDEX images_model ON images (model) WHERE deleted IS NULL AND comparison IS NULL;

        DROP TRIGGER words_added;
        DROP TRIGGER words_removed;
        DROP TRIGGER words_hidden;
        DROP TRIGGER words_shown;
        CREATE TRIGGER words_added AFTER INSERT ON images WHEN new.deleted IS NULL AND new.comparison IS NULL BEGIN
            INSERT INTO words (rowid, prompt, revised) VALUES (new.rowid, new.prompt, new.revised);
        END;
        CREATE TRIGGER words_removed AFTER DELETE ON images WHEN old.deleted IS NULL AND old.comparison IS NULL BEGIN
            INSERT INTO words (words, rowid, prompt, revised) VALUES ('delete', old.rowid, old.prompt, old.revised);
        END;
        CREATE TRIGGER words_hidden AFTER UPDATE OF deleted ON images
            WHEN old.deleted IS NULL AND new.deleted IS NOT NULL AND old.comparison IS NULL BEGIN
            INSERT INTO words (words, rowid, prompt, revised) VALUES ('delete', old.rowid, old.prompt, old.revised);
        END;
        CREATE TRIGGER words_shown AFTER UPDATE OF deleted ON images
            WHEN old.deleted IS NOT NULL AND new.deleted IS NULL AND new.comparison IS NULL BEGIN
            INSERT INTO words (rowid, prompt, revised) VALUES (new.rowid, new.prompt, new.revised);
        END;
        CREATE TRIGGER words_freed AFTER UPDATE OF comparison ON images
            WHEN new.deleted IS NULL AND old.comparison IS NOT NULL AND new.comparison IS NULL BEGIN
            INSERT INTO words (rowid, prompt, revised) VALUES (new.rowid, new.prompt, new.revised);
        END;
        """
}
