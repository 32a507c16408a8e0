-- Reference tables: what a mapping is read with. Loaded whole from geodata/ by `relais import reference`.

CREATE TABLE term (                       -- the taxonomy of needs
    position    INTEGER PRIMARY KEY CHECK (position BETWEEN 0 AND 63), -- bit of the need in a mask
    code        TEXT NOT NULL UNIQUE,     -- "individual_counselling"
    parent      TEXT NOT NULL,            -- the dimension; '' for a dimension
    label_fr    TEXT NOT NULL,
    label_en    TEXT NOT NULL,
    synonyms_fr TEXT NOT NULL,            -- as people write it, joined by '|'
    synonyms_en TEXT NOT NULL,
    equivalents TEXT NOT NULL             -- "vocabulary:code" joined by '|'
) STRICT;

CREATE TABLE language (
    position INTEGER PRIMARY KEY CHECK (position BETWEEN 0 AND 31), -- bit of the language in a mask
    code     TEXT NOT NULL UNIQUE,        -- ISO 639
    label_fr TEXT NOT NULL,
    label_en TEXT NOT NULL,
    synonyms TEXT NOT NULL                -- joined by '|'
) STRICT;

CREATE TABLE area (                       -- administrative units
    code      TEXT PRIMARY KEY,           -- P-code; a unit lies in another exactly when its code begins with it
    parent    TEXT NOT NULL,              -- '' for a region
    level     INTEGER NOT NULL CHECK (level BETWEEN 1 AND 3), -- 1 region, 2 department, 3 arrondissement
    name_fr   TEXT NOT NULL,
    name_en   TEXT NOT NULL,
    variants  TEXT NOT NULL,              -- joined by '|'
    longitude REAL NOT NULL CHECK (longitude BETWEEN -180 AND 180), -- a point inside: stand-in of confidential places
    latitude  REAL NOT NULL CHECK (latitude BETWEEN -90 AND 90)
) STRICT;

CREATE TABLE zone (                       -- the areas where the mechanism starts
    position INTEGER PRIMARY KEY,         -- order in which pages offer them
    code     TEXT NOT NULL UNIQUE,
    name_fr  TEXT NOT NULL,
    name_en  TEXT NOT NULL,
    areas    TEXT NOT NULL                -- P-codes joined by '|'
) STRICT;

CREATE TABLE settlement (                 -- gazetteer: towns, villages, neighbourhoods
    code              TEXT PRIMARY KEY,
    name              TEXT NOT NULL,
    variants          TEXT NOT NULL,      -- joined by '|'
    kind              TEXT NOT NULL,      -- code list settlement_kind
    parent            TEXT NOT NULL,      -- the town of a neighbourhood, else ''
    longitude         REAL NOT NULL CHECK (longitude BETWEEN -180 AND 180),
    latitude          REAL NOT NULL CHECK (latitude BETWEEN -90 AND 90),
    area              TEXT NOT NULL,      -- finest unit known, '' if none
    population        INTEGER,            -- null: no source gives it
    population_year   INTEGER NOT NULL,   -- 0: none
    population_source TEXT NOT NULL
) STRICT;

CREATE TABLE boundary (                   -- extent of an administrative unit, from `relais import boundaries`
    id     INTEGER PRIMARY KEY,
    code   TEXT NOT NULL UNIQUE,          -- P-code
    parent TEXT NOT NULL,
    level  INTEGER NOT NULL CHECK (level BETWEEN 1 AND 3),
    name   TEXT NOT NULL,
    source TEXT NOT NULL                  -- said on the page under the map
);
SELECT AddGeometryColumn('boundary', 'geometry', 4326, 'MULTIPOLYGON', 'XY', 1);
SELECT CreateSpatialIndex('boundary', 'geometry');

CREATE TABLE revision (                   -- counts changes of what an answer depends on; servers watch it
    id     INTEGER PRIMARY KEY CHECK (id = 1),
    number INTEGER NOT NULL
) STRICT;
INSERT INTO revision VALUES (1, 0);
