-- Roads: how fast people travel, which road network is in use, where nobody can pass. The network itself is a file
-- beside the database (store/road_file.h), because it is large and read by memory mapping.

CREATE TABLE travel_number (              -- geodata/profiles/*.csv, by `relais import profiles`
    mode       TEXT NOT NULL CHECK (mode IN ('car', 'motorcycle', 'foot')),
    setting    TEXT NOT NULL,             -- speed, rainy_factor … (directory/travel_numbers.h)
    class      TEXT NOT NULL,             -- road class, '' where the setting has none
    surface    TEXT NOT NULL,             -- road surface, '' where the setting has none
    value      REAL NOT NULL CHECK (value >= 0), -- for speed 0: nobody of this mode travels there
    basis      TEXT NOT NULL CHECK (basis IN ('source', 'assumption')),
    source     TEXT NOT NULL,             -- publication, or why it is assumed
    PRIMARY KEY (mode, setting, class, surface)
) STRICT, WITHOUT ROWID;

CREATE TABLE road_network (               -- one row a network ever imported; the newest is the one in use
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    file        TEXT NOT NULL,            -- name of the network file, in the database's folder
    sha256      TEXT NOT NULL,            -- of the network file, lower-case hex
    imported    TEXT NOT NULL,            -- name of the file it was made from, without folder
    imported_sha256 TEXT NOT NULL,        -- of that file
    source      TEXT NOT NULL,            -- publisher, said on the page
    licence     TEXT NOT NULL,
    as_of       TEXT NOT NULL,            -- date of the data, ISO 8601; '' unknown
    estimated   INTEGER NOT NULL CHECK (estimated IN (0, 1)), -- 1: a skeleton, answers are labelled "estimation"
    nodes       INTEGER NOT NULL,         -- junctions
    stretches   INTEGER NOT NULL,
    km          REAL NOT NULL,            -- of all stretches
    components  INTEGER NOT NULL,         -- pieces between which no road leads
    tiles       TEXT NOT NULL,            -- name of the MBTiles file drawn of it, in the database's folder; '' none
    loaded_at   TEXT NOT NULL,            -- ISO 8601, UTC
    loaded_by   TEXT NOT NULL
) STRICT;

CREATE TABLE blocked_area (               -- where a manager says that nobody passes
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    reason     TEXT NOT NULL,             -- said on the page and on the slip: flood, insecurity, bridge down …
    wkb        BLOB NOT NULL,             -- MultiPolygon, WGS 84, longitude first
    starts     TEXT NOT NULL,             -- first day, ISO 8601
    ends       TEXT,                      -- last day included; null: until lifted
    place      TEXT NOT NULL,             -- settlement and radius it was drawn from, or the file's name
    created_at TEXT NOT NULL,             -- ISO 8601, UTC
    created_by TEXT NOT NULL,
    lifted_at  TEXT,                      -- when a manager took it back; kept for the record
    lifted_by  TEXT
) STRICT;
