-- Mappings that a manager sent through the page, kept to be checked again with other columns and to be given back with
-- comments. They hold true places: read only by usecases/upload_desk, which asks who looks.

CREATE TABLE upload (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    name         TEXT NOT NULL,            -- of the file, made safe; shown and written into the edition
    sha256       TEXT NOT NULL,            -- of bytes
    bytes        BLOB NOT NULL,            -- the file as it came
    label        TEXT NOT NULL,            -- of the edition; '': the file's name
    validated_on TEXT,                     -- day
    validated_by TEXT NOT NULL,
    profile      TEXT NOT NULL,            -- which heading is which field (CSV, importers/profile); '': recognised
    uploaded_at  TEXT NOT NULL,            -- ISO 8601, UTC
    account      INTEGER REFERENCES account (id), -- who sent it
    uploaded_by  TEXT NOT NULL,            -- their name then
    edition      INTEGER REFERENCES edition (id)  -- the draft made of it; null: not checked yet
) STRICT;
CREATE INDEX upload_by_edition ON upload (edition);
