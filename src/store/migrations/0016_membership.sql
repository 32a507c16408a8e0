-- Membership of the mechanism, kept beside the mapping because it is the committee's to say and not the organisation's.
-- By the lasting id of an organisation: it outlives editions, and says more than the mapping's column where both speak.

CREATE TABLE membership (
    organisation INTEGER PRIMARY KEY,       -- identity's id
    state        TEXT NOT NULL CHECK (state IN ('none', 'invited', 'member', 'signatory')),
    since        TEXT,                      -- day; null: not said
    until        TEXT,                      -- last day; null: open end
    role_fr      TEXT NOT NULL,             -- in the mechanism: "point focal santé"
    role_en      TEXT NOT NULL,
    changed_at   TEXT NOT NULL,             -- ISO 8601, UTC
    changed_by   TEXT NOT NULL
) STRICT;
