extension Migrations {
    /// People, their sessions and what they did; whose rows are whose; the gallery.
    ///
    /// The words of pictures follow the table by triggers, so that whoever writes a picture need not know of the search. A
    /// picture that is deleted softly is not found, and its words come back with it.
    static let second = """
        CREATE TABLE people (
            id TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL UNIQUE COLLATE NOCASE, role TEXT NOT NULL, password TEXT NOT NULL,
            created INTEGER NOT NULL, seen INTEGER, disabled INTEGER
        ) STRICT;
        CREATE TABLE invitations (
            id TEXT NOT NULL PRIMARY KEY, hash BLOB NOT NULL UNIQUE, kind TEXT NOT NULL, role TEXT NOT NULL,
            person TEXT REFERENCES people (id) ON DELETE CASCADE, note TEXT, maker TEXT, created INTEGER NOT NULL, expires INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE sessions (
            id TEXT NOT NULL PRIMARY KEY, hash BLOB NOT NULL UNIQUE, person TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
            agent TEXT, created INTEGER NOT NULL, seen INTEGER NOT NULL, expires INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX sessions_person ON sessions (person);
        CREATE INDEX sessions_expires ON sessions (expires);
        CREATE TABLE audit (
            id INTEGER PRIMARY KEY, at INTEGER NOT NULL, person TEXT, name TEXT, action TEXT NOT NULL, subject TEXT, detail TEXT
        ) STRICT;
        CREATE INDEX audit_subject ON audit (subject, id);

        ALTER TABLE ledger ADD COLUMN person TEXT;
        ALTER TABLE ledger ADD COLUMN app TEXT;
        ALTER TABLE jobs ADD COLUMN person TEXT;
        ALTER TABLE files ADD COLUMN person TEXT;
        CREATE INDEX ledger_app ON ledger (app, created) WHERE app IS NOT NULL;
        CREATE INDEX jobs_person ON jobs (person, id) WHERE person IS NOT NULL;
        DROP INDEX jobs_idempotency;
        CREATE UNIQUE INDEX jobs_idempotency ON jobs (ifnull(key, ''), ifnull(person, ''), idempotency) WHERE idempotency IS NOT NULL;

        ALTER TABLE images ADD COLUMN person TEXT;
        ALTER TABLE images ADD COLUMN app TEXT;
        ALTER TABLE images ADD COLUMN starred INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE images ADD COLUMN deleted INTEGER;
        ALTER TABLE images ADD COLUMN day INTEGER GENERATED ALWAYS AS (created / 86400000) VIRTUAL;
        ALTER TABLE images ADD COLUMN source TEXT GENERATED ALWAYS AS
            (CASE WHEN app IS NOT NULL THEN 'app' WHEN person IS NOT NULL THEN 'studio' ELSE 'api' END) VIRTUAL;
        CREATE INDEX images_kept ON images (deleted) WHERE deleted IS NULL;
        CREATE INDEX images_day ON images (day) WHERE deleted IS NULL;
        CREATE INDEX images_model ON images (model) WHERE deleted IS NULL;
        CREATE INDEX images_app ON images (app) WHERE deleted IS NULL AND app IS NOT NULL;
        CREATE INDEX images_source ON images (source, model) WHERE deleted IS NULL;
        CREATE INDEX images_starred ON images (starred) WHERE deleted IS NULL AND starred = 1;
        CREATE INDEX images_deleted ON images (deleted) WHERE deleted IS NOT NULL;

        CREATE VIRTUAL TABLE words USING fts5 (prompt, revised, content = 'images', tokenize = 'unicode61 remove_diacritics 2', detail = full);
        INSERT INTO words (rowid, prompt, revised) SELECT rowid, prompt, revised FROM images;
        CREATE TRIGGER words_added AFTER INSERT ON images WHEN new.deleted IS NULL BEGIN
            INSERT INTO words (rowid, prompt, revised) VALUES (new.rowid, new.prompt, new.revised);
        END;
        CREATE TRIGGER words_removed AFTER DELETE ON images WHEN old.deleted IS NULL BEGIN
            INSERT INTO words (words, rowid, prompt, revised) VALUES ('delete', old.rowid, old.prompt, old.revised);
        END;
        CREATE TRIGGER words_hidden AFTER UPDATE OF deleted ON images WHEN old.deleted IS NULL AND new.deleted IS NOT NULL BEGIN
            INSERT INTO words (words, rowid, prompt, revised) VALUES ('delete', old.rowid, old.prompt, old.revised);
        END;
        CREATE TRIGGER words_shown AFTER UPDATE OF deleted ON images WHEN old.deleted IS NOT NULL AND new.deleted IS NULL BEGIN
            INSERT INTO words (rowid, prompt, revised) VALUES (new.rowid, new.prompt, new.revised);
        END;

        CREATE TABLE boards (
            id TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL UNIQUE COLLATE NOCASE, person TEXT, created INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE board_images (
            board TEXT NOT NULL REFERENCES boards (id) ON DELETE CASCADE, image TEXT NOT NULL REFERENCES images (id) ON DELETE CASCADE,
            PRIMARY KEY (board, image)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX board_images_image ON board_images (image);
        """
}
