-- Searches that found nothing suitable, counted. Nothing else of a search is ever stored: no place finer than the
-- region, no moment finer than the week, no profile, no combination of publics. The table has no row number, so that
-- not even the order of searches is kept.

CREATE TABLE unmet_search (
    week          TEXT NOT NULL CHECK (week GLOB '[0-9][0-9][0-9][0-9]-W[0-9][0-9]'), -- ISO 8601
    region        TEXT NOT NULL CHECK (length(region) <= 5), -- P-code of a region; '': not known, or too few to say
    need          TEXT NOT NULL,           -- code of term
    public_group  TEXT NOT NULL,           -- code list public; '': all searches, whatever public they named
    searches      INTEGER NOT NULL CHECK (searches > 0),
    found_nothing INTEGER NOT NULL CHECK (found_nothing BETWEEN 0 AND searches), -- found nothing that even might suit
    PRIMARY KEY (week, region, need, public_group)
) STRICT, WITHOUT ROWID;
