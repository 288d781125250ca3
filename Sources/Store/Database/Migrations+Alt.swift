extension Migrations {
    /// What pictures show, in words. The search finds these words too, so its table is made anew with a third column; pictures of
    /// comparisons still are not in it.
    static let alt = """
        ALTER TABLE images ADD COLUMN alt TEXT;
        ALTER TABLE images ADD COLUMN alt_by TEXT;

        DROP TRIGGER words_added;
        DROP TRIGGER words_removed;
        DROP TRIGGER words_hidden;
        DROP TRIGGER words_shown;
        DROP TRIGGER words_freed;
        DROP TABLE words;
        CREATE VIRTUAL TABLE words
            USING fts5 (prompt, revised, alt, content = 'images', tokenize = 'unicode61 remove_diacritics 2', detail = full);
        INSERT INTO words (rowid, prompt, revised, alt) SELECT rowid, prompt, revised, alt FROM images
            WHERE deleted IS NULL AND comparison IS NULL;
        CREATE TRIGGER words_added AFTER INSERT ON images WHEN new.deleted IS NULL AND new.comparison IS NULL BEGIN
            INSERT INTO words (rowid, prompt, revised, alt) VALUES (new.rowid, new.prompt, new.revised, new.alt);
        END;
        CREATE TRIGGER words_removed AFTER DELETE ON images WHEN old.deleted IS NULL AND old.comparison IS NULL BEGIN
            INSERT INTO words (words, rowid, prompt, revised, alt) VALUES ('delete', old.rowid, old.prompt, old.revised, old.alt);
        END;
        CREATE TRIGGER words_hidden AFTER UPDATE OF deleted ON images
            WHEN old.deleted IS NULL AND new.deleted IS NOT NULL AND old.comparison IS NULL BEGIN
            INSERT INTO words (words, rowid, prompt, revised, alt) VALUES ('delete', old.rowid, old.prompt, old.revised, old.alt);
        END;
        CREATE TRIGGER words_shown AFTER UPDATE OF deleted ON images
            WHEN old.deleted IS NOT NULL AND new.deleted IS NULL AND new.comparison IS NULL BEGIN
            INSERT INTO words (rowid, prompt, revised, alt) VALUES (new.rowid, new.prompt, new.revised, new.alt);
        END;
        CREATE TRIGGER words_freed AFTER UPDATE OF comparison ON images
            WHEN new.deleted IS NULL AND old.comparison IS NOT NULL AND new.comparison IS NULL BEGIN
            INSERT INTO words (rowid, prompt, revised, alt) VALUES (new.rowid, new.prompt, new.revised, new.alt);
        END;
        CREATE TRIGGER words_described AFTER UPDATE OF alt ON images
            WHEN old.deleted IS NULL AND new.deleted IS NULL AND old.comparison IS NULL BEGIN
            INSERT INTO words (words, rowid, prompt, revised, alt) VALUES ('delete', old.rowid, old.prompt, old.revised, old.alt);
            INSERT INTO words (rowid, prompt, revised, alt) VALUES (new.rowid, new.prompt, new.revised, new.alt);
        END;
        """
}
