-- Editions of the mapping and their records. A record is (edition, id); ids come from `identity` and stay the same
-- from one edition to the next. Nothing here is updated in place but the
-- state of an edition and the corrections that 0012_keeping.sql remembers.

CREATE TABLE edition (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    label        TEXT NOT NULL,            -- "Atelier de Yaoundé, août 2024"
    illustrative INTEGER NOT NULL CHECK (illustrative IN (0, 1)), -- 1: the starter mapping, said on every page
    validated_on TEXT,                     -- day, ISO 8601
    validated_by TEXT NOT NULL,
    source_file  TEXT NOT NULL,            -- name without folder
    sha256       TEXT NOT NULL,            -- of the source file; with `profile`, one edition each
    imported_at  TEXT NOT NULL,            -- ISO 8601, UTC
    imported_by  TEXT NOT NULL,
    state        TEXT NOT NULL CHECK (state IN ('draft', 'published', 'superseded')),
    published_at TEXT NOT NULL,            -- '' until it is
    lines_read   INTEGER NOT NULL          -- data lines of the source: taken + rejected
) STRICT;
CREATE UNIQUE INDEX edition_one_published ON edition (state) WHERE state = 'published';
CREATE INDEX edition_by_file ON edition (sha256);

CREATE TABLE identity (                    -- which record of an edition is which record of another
    kind TEXT NOT NULL CHECK (kind IN ('organisation', 'site', 'service')),
    key  TEXT NOT NULL,                    -- key of the record in some edition; several keys may be one record
    id   INTEGER NOT NULL,
    why  TEXT NOT NULL,                    -- 'key', or the likeness that made two keys one record
    PRIMARY KEY (kind, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE organisation (
    edition        INTEGER NOT NULL REFERENCES edition (id),
    id             INTEGER NOT NULL,
    key            TEXT NOT NULL,
    name           TEXT NOT NULL,
    acronym        TEXT NOT NULL,
    kind           TEXT,                   -- code list organisation_kind; null: unknown
    website        TEXT NOT NULL,
    mnr_membership TEXT,                   -- code list mnr_membership; null: unknown
    PRIMARY KEY (edition, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE site (                        -- true places: read by the public only through the view public_site
    pk              INTEGER PRIMARY KEY,
    edition         INTEGER NOT NULL,
    id              INTEGER NOT NULL,
    key             TEXT NOT NULL,
    organisation    INTEGER NOT NULL,
    name            TEXT NOT NULL,
    address         TEXT NOT NULL,
    landmark        TEXT NOT NULL,         -- "en face de …"
    locality        TEXT NOT NULL,         -- code of the gazetteer, '' if none was found
    locality_name   TEXT NOT NULL,         -- as the mapping writes it
    area            TEXT NOT NULL,         -- finest P-code known
    longitude       REAL,                  -- null: no point
    latitude        REAL,
    precision       TEXT NOT NULL,         -- code list location_precision
    visibility      TEXT NOT NULL CHECK (visibility IN ('public', 'approximate', 'confidential')),
    phones          TEXT NOT NULL,         -- E.164, joined by ' '
    emails          TEXT NOT NULL,         -- joined by ' '
    whatsapp        TEXT NOT NULL,         -- E.164
    opening_hours   TEXT NOT NULL,         -- OSM syntax where it could be read, else the author's words
    hours           TEXT,                  -- open minutes of the week "480-930 1920-2370"; null: not known
    accessibility   TEXT NOT NULL,
    status          TEXT NOT NULL,         -- code list site_status
    closed_from     TEXT,                  -- day
    closed_until    TEXT,                  -- last closed day
    closure_message TEXT NOT NULL,
    UNIQUE (edition, id),
    FOREIGN KEY (edition, organisation) REFERENCES organisation (edition, id)
);
SELECT AddGeometryColumn('site', 'geometry', 4326, 'POINT', 'XY', 0);
SELECT CreateSpatialIndex('site', 'geometry');

CREATE TABLE service (
    edition            INTEGER NOT NULL,
    id                 INTEGER NOT NULL,
    key                TEXT NOT NULL,
    organisation       INTEGER NOT NULL,
    site               INTEGER,            -- null: mobile or outreach
    need               TEXT NOT NULL,      -- code of term
    raw_need           TEXT NOT NULL,      -- the author's words
    name               TEXT NOT NULL,
    description_fr     TEXT NOT NULL,
    description_en     TEXT NOT NULL,
    publics            TEXT NOT NULL,      -- codes joined by ' '; '': unknown
    sexes              TEXT NOT NULL,      -- codes joined by ' '; '': unknown
    minimum_age        INTEGER,            -- years
    maximum_age        INTEGER,            -- years, included
    languages          TEXT NOT NULL,      -- codes joined by ' '; '': unknown
    fee                TEXT,               -- code list fee; null: unknown
    fee_details        TEXT NOT NULL,
    access_modes       TEXT NOT NULL,      -- codes joined by ' '
    referrers          TEXT NOT NULL,      -- codes joined by ' '
    documents_required TEXT NOT NULL,
    capacity_per_month INTEGER,
    saturation         TEXT,               -- code list saturation; null: unknown
    saturation_as_of   TEXT,               -- day
    waiting_days       INTEGER,
    cost_sharing       TEXT,               -- code list cost_sharing; null: unknown
    zone_kind          TEXT NOT NULL CHECK (zone_kind IN ('unknown', 'national', 'areas', 'radius')),
    zone_areas         TEXT NOT NULL,      -- P-codes joined by ' ', for 'areas'
    zone_radius        REAL NOT NULL,      -- metres around the published point, for 'radius'
    outreach_days      TEXT NOT NULL,
    source             TEXT NOT NULL,
    verified_at        TEXT,               -- day
    sheet              TEXT NOT NULL,      -- where the line stands in the source file
    line               INTEGER NOT NULL,
    PRIMARY KEY (edition, id),
    FOREIGN KEY (edition, organisation) REFERENCES organisation (edition, id),
    FOREIGN KEY (edition, site) REFERENCES site (edition, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE finding (                     -- what the import had to say
    edition    INTEGER NOT NULL REFERENCES edition (id),
    position   INTEGER NOT NULL,           -- order of the report
    level      TEXT NOT NULL CHECK (level IN ('error', 'warning', 'note')),
    sheet      TEXT NOT NULL,
    line       INTEGER NOT NULL,           -- 0: the whole sheet or file
    heading    TEXT NOT NULL,              -- of the column
    value      TEXT NOT NULL,
    message    TEXT NOT NULL,              -- key of the sentence
    details    TEXT NOT NULL,              -- its values: name, unit separator (U+001F), value, record separator (U+001E)
    suggestion TEXT NOT NULL,
    PRIMARY KEY (edition, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE rejected_cell (               -- lines held back, as they were written
    edition  INTEGER NOT NULL REFERENCES edition (id),
    sheet    TEXT NOT NULL,
    line     INTEGER NOT NULL,
    position INTEGER NOT NULL,             -- of the column
    heading  TEXT NOT NULL,
    value    TEXT NOT NULL,
    PRIMARY KEY (edition, sheet, line, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE distinct_pair (               -- "not a duplicate": said once, remembered over editions
    kind   TEXT NOT NULL,                  -- as in identity
    first  TEXT NOT NULL,                  -- key, first < second
    second TEXT NOT NULL,
    author TEXT NOT NULL,
    at     TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (kind, first, second)
) STRICT, WITHOUT ROWID;

CREATE TABLE journal (                     -- every change: who, when, what, what it was before
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    at       TEXT NOT NULL,
    author   TEXT NOT NULL,
    action   TEXT NOT NULL,                -- import_edition, publish_edition, rollback_edition, load_reference, …
    subject  TEXT NOT NULL,                -- "edition 3"
    previous TEXT NOT NULL                 -- '' if there was nothing before
) STRICT;
