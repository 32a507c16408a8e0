-- How many people have a provider within some metres, and the median distance to the nearest, timed inside the server;
-- indexes and statistics made before.
SET client_min_messages = warning;
CREATE EXTENSION postgis;

CREATE TABLE raw (longitude float8, latitude float8, people float8);
\copy raw FROM 'points.csv' WITH (FORMAT csv)
CREATE TABLE settlement (at geography(Point, 4326) NOT NULL, people float8 NOT NULL);
INSERT INTO settlement SELECT ST_SetSRID(ST_MakePoint(longitude, latitude), 4326)::geography, people FROM raw;
CREATE TABLE raw_provider (longitude float8, latitude float8);
\copy raw_provider FROM 'providers.csv' WITH (FORMAT csv)
CREATE TABLE provider (at geography(Point, 4326) NOT NULL);
INSERT INTO provider SELECT ST_SetSRID(ST_MakePoint(longitude, latitude), 4326)::geography FROM raw_provider;
CREATE INDEX provider_at ON provider USING gist (at);
VACUUM ANALYZE;
SET max_parallel_workers_per_gather = 2; -- as many cores as Relais beside it

CREATE FUNCTION covered_within(metres float8) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    began timestamptz := clock_timestamp();
    covered float8;
BEGIN
    SELECT sum(people) INTO covered FROM settlement AS place
        WHERE EXISTS (SELECT 1 FROM provider WHERE ST_DWithin(place.at, provider.at, metres));
    RETURN 'within ' || covered || ' ' || extract(epoch FROM clock_timestamp() - began) * 1000;
END $$;

CREATE FUNCTION covered_by_nearest(metres float8) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    began timestamptz := clock_timestamp();
    covered float8;
BEGIN
    SELECT sum(people) INTO covered FROM settlement AS place, LATERAL
        (SELECT ST_Distance(place.at, provider.at) AS away FROM provider ORDER BY place.at <-> provider.at LIMIT 1) AS nearest
        WHERE away <= metres;
    RETURN 'nearest ' || covered || ' ' || extract(epoch FROM clock_timestamp() - began) * 1000;
END $$;

DO $$ BEGIN PERFORM covered_within(1000); END $$; -- warm
SELECT covered_within(20000);
SELECT covered_by_nearest(20000);
