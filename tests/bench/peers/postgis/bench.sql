-- The ten nearest services whose need is accepted, timed inside the server: no client, no network, no parsing of the
-- statement is counted.
SET client_min_messages = warning;
CREATE EXTENSION postgis;

CREATE TABLE raw (longitude float8, latitude float8, needs int);
CREATE TABLE service (id int, needs int NOT NULL, at geography(Point, 4326) NOT NULL);
CREATE TABLE query (id serial, accepted int NOT NULL, at geography(Point, 4326) NOT NULL);

\copy raw FROM 'queries.csv' WITH (FORMAT csv)
INSERT INTO query (accepted, at)
SELECT needs, ST_SetSRID(ST_MakePoint(longitude, latitude), 4326)::geography FROM raw;

TRUNCATE raw;
ALTER TABLE raw ADD id serial;
\copy raw (longitude, latitude, needs) FROM 'points.csv' WITH (FORMAT csv)
SELECT clock_timestamp() AS began \gset
INSERT INTO service
SELECT id - 1, needs, ST_SetSRID(ST_MakePoint(longitude, latitude), 4326)::geography FROM raw;
CREATE INDEX service_at ON service USING gist (at);
SELECT extract(epoch FROM clock_timestamp() - :'began'::timestamptz) * 1000;
VACUUM ANALYZE;

CREATE FUNCTION ask(last int) RETURNS SETOF text LANGUAGE plpgsql AS $$
DECLARE
    asked query;
    began timestamptz;
    found_ids int[];
BEGIN
    FOR asked IN SELECT * FROM query WHERE id <= last ORDER BY id LOOP
        began := clock_timestamp();
        SELECT array_agg(id) INTO found_ids
          FROM (SELECT id FROM service WHERE needs & asked.accepted <> 0 ORDER BY at <-> asked.at LIMIT 10) AS nearest;
        RETURN NEXT extract(epoch FROM clock_timestamp() - began) * 1e6 || ' ' || array_to_string(found_ids, ' ');
    END LOOP;
END $$;

DO $$ BEGIN PERFORM ask(100); END $$; -- warm
SELECT ask(max(id)) FROM query;
