-- Corrections of published records between two imports: who asked, who decided, what was before. A correction changes
-- the row of the published edition; what is here says how it was, takes it back, and carries it into the next edition
-- (docs/decisions/0015). Of a place that is not public, only fields that the public sees anyway are ever here.

CREATE TABLE record_edit (                     -- what was changed in one go
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    at      TEXT NOT NULL,                     -- ISO 8601, UTC
    account INTEGER,                           -- null: no account (command line, an import)
    actor   TEXT NOT NULL,                     -- name at the time
    origin  TEXT NOT NULL,                     -- "manager", "request 12", "confirm", "merge", "undo 5"; "edition 7": the file said otherwise
    edition INTEGER NOT NULL REFERENCES edition (id)
) STRICT;

CREATE TABLE record_change (                   -- its fields
    edit   INTEGER NOT NULL REFERENCES record_edit (id),
    kind   TEXT NOT NULL CHECK (kind IN ('organisation', 'site', 'service')),
    record INTEGER NOT NULL,                   -- lasting id
    field  TEXT NOT NULL,                      -- column
    before TEXT NOT NULL,                      -- as in the column; '' for nothing
    after  TEXT NOT NULL,
    PRIMARY KEY (edit, kind, record, field)
) STRICT, WITHOUT ROWID;
CREATE INDEX record_change_by_record ON record_change (kind, record);

CREATE TABLE change_request (                  -- what somebody of a provider says should be changed
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    site       INTEGER NOT NULL,               -- lasting id
    made_at    TEXT NOT NULL,
    made_by    TEXT NOT NULL,                  -- "link", or an account's name
    lang       TEXT NOT NULL CHECK (lang IN ('fr', 'en')),
    confirms   INTEGER NOT NULL CHECK (confirms IN (0, 1)), -- 1: says that all the rest still holds
    note       TEXT NOT NULL,                  -- to the manager
    state      TEXT NOT NULL CHECK (state IN ('waiting', 'accepted', 'in_part', 'refused')),
    decided_at TEXT NOT NULL,                  -- '' while it waits
    decided_by TEXT NOT NULL,
    reason     TEXT NOT NULL                   -- why something was refused; whoever asked reads it
) STRICT;
CREATE INDEX change_request_by_site ON change_request (site, state);

CREATE TABLE change_request_field (
    request  INTEGER NOT NULL REFERENCES change_request (id),
    kind     TEXT NOT NULL CHECK (kind IN ('site', 'service')),
    record   INTEGER NOT NULL,
    field    TEXT NOT NULL,
    before   TEXT NOT NULL,                    -- as it was when it was asked
    after    TEXT NOT NULL,
    accepted INTEGER CHECK (accepted IN (0, 1)), -- null while it waits
    PRIMARY KEY (request, kind, record, field)
) STRICT, WITHOUT ROWID;

CREATE TABLE error_report (                    -- by anybody, without a name
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    site       INTEGER NOT NULL,               -- lasting id
    made_at    TEXT NOT NULL,
    kind       TEXT NOT NULL,                  -- code list report_kind
    words      TEXT NOT NULL,                  -- '' if nothing was added
    state      TEXT NOT NULL CHECK (state IN ('waiting', 'mended', 'dismissed')),
    decided_at TEXT NOT NULL,                  -- '' while it waits
    decided_by TEXT NOT NULL
) STRICT;
CREATE INDEX error_report_by_site ON error_report (site, state);
