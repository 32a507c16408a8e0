-- Pairs of settlements within some metres of each other, timed inside the server, index and statistics made before.
SET client_min_messages = warning;
CREATE EXTENSION postgis;

CREATE TABLE raw (longitude float8, latitude float8);
\copy raw FROM 'points.csv' WITH (FORMAT csv)
CREATE TABLE settlement (at geography(Point, 4326) NOT NULL);
INSERT INTO settlement SELECT ST_SetSRID(ST_MakePoint(longitude, latitude), 4326)::geography FROM raw;
CREATE INDEX settlement_at ON settlement USING gist (at);
VACUUM ANALYZE;
SET max_parallel_workers_per_gather = 0; -- one core, as Relais beside it

CREATE FUNCTION pairs_within(metres float8) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    began timestamptz := clock_timestamp();
    pairs bigint;
BEGIN
    SELECT count(*) INTO pairs FROM settlement AS place JOIN settlement AS point ON ST_DWithin(place.at, point.at, metres);
    RETURN metres || ' ' || pairs || ' ' || extract(epoch FROM clock_timestamp() - began) * 1000;
END $$;

DO $$ BEGIN PERFORM pairs_within(1000); END $$; -- warm
SELECT pairs_within(20000);
SELECT pairs_within(50000);
