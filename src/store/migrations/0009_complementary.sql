-- "Complementary, leave it": two organisations that do the same for the same people in the same place, and may.
-- Ids are those of `identity`, which last over editions: so does a mark, whatever is published.

CREATE TABLE complementary (
    first        INTEGER NOT NULL,        -- id of an organisation, the smaller
    second       INTEGER NOT NULL,        -- id of the other
    need         TEXT NOT NULL,           -- code of term; '': whatever need they share
    public_group TEXT NOT NULL,           -- code list public; '': whatever public
    area         TEXT NOT NULL,           -- P-code; '': the whole country
    reason       TEXT NOT NULL CHECK (reason <> ''),
    author       TEXT NOT NULL,
    at           TEXT NOT NULL,           -- ISO 8601, UTC
    PRIMARY KEY (first, second, need, public_group, area),
    CHECK (first < second)
) STRICT, WITHOUT ROWID;
