-- Where the people are who may need a service: published totals by unit, and the layers that were imported. The newest
-- layer of a kind is the one in use; older ones stay, so that a figure once given can be made again.

CREATE TABLE unit_population (            -- geodata/population.csv
    code       TEXT PRIMARY KEY,          -- P-code of a region, department or arrondissement
    population INTEGER NOT NULL CHECK (population >= 0),
    year       INTEGER NOT NULL,          -- 0: not known
    source     TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE demand_layer (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    kind      TEXT NOT NULL CHECK (kind IN ('people', 'returnees')),
    label     TEXT NOT NULL,
    year      INTEGER NOT NULL,           -- of the figures; 0: not known
    source    TEXT NOT NULL,              -- publisher and title, or the file's name
    modelled  INTEGER NOT NULL CHECK (modelled IN (0, 1)), -- 1: shared out by a rule, not counted place by place
    outside   REAL NOT NULL CHECK (outside >= 0),          -- people that lie in no unit, or in a row of no known place
    file      TEXT NOT NULL,              -- name without folder
    sha256    TEXT NOT NULL,              -- of the file, lower-case hex
    loaded_at TEXT NOT NULL,              -- ISO 8601, UTC
    loaded_by TEXT NOT NULL
) STRICT;
CREATE INDEX demand_layer_by_kind ON demand_layer (kind, id);

CREATE TABLE demand_point (
    layer      INTEGER NOT NULL REFERENCES demand_layer (id),
    position   INTEGER NOT NULL,          -- order in the layer
    settlement TEXT NOT NULL,             -- code of the gazetteer; '' for a cell of a raster or the centre of a unit
    longitude  REAL NOT NULL CHECK (longitude BETWEEN -180 AND 180),
    latitude   REAL NOT NULL CHECK (latitude BETWEEN -90 AND 90),
    area       TEXT NOT NULL,             -- finest P-code known; '' outside every unit
    people     REAL NOT NULL CHECK (people >= 0),
    PRIMARY KEY (layer, position)
) STRICT, WITHOUT ROWID;
