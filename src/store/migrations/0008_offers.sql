-- Placement offers of employers, and the people put forward for them. Belongs to no edition: employers write here
-- themselves. Times are ISO 8601, UTC; days are days in Cameroon.

CREATE TABLE company (                         -- a firm that may place offers
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    name         TEXT NOT NULL,
    acronym      TEXT NOT NULL,
    sector       TEXT NOT NULL,                -- ISIC Rev. 4 section, A to U; '' not said
    settlement   TEXT NOT NULL,                -- code of the gazetteer
    phone        TEXT NOT NULL,                -- E.164; '' not given
    email        TEXT NOT NULL,
    website      TEXT NOT NULL,
    gecam_member INTEGER NOT NULL CHECK (gecam_member IN (0, 1)),
    state        TEXT NOT NULL CHECK (state IN ('submitted', 'approved', 'refused', 'suspended')),
    state_reason TEXT NOT NULL,                -- why refused or suspended
    version      INTEGER NOT NULL,             -- grows with every change: what an edit must have seen
    created_at   TEXT NOT NULL
) STRICT;

CREATE TABLE company_member (                  -- accounts that act for a firm
    company INTEGER NOT NULL REFERENCES company (id),
    account INTEGER NOT NULL UNIQUE REFERENCES account (id), -- one firm an account
    PRIMARY KEY (company, account)
) STRICT, WITHOUT ROWID;

CREATE TABLE offer (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    company       INTEGER NOT NULL REFERENCES company (id),
    kind          TEXT NOT NULL,               -- code list offer_kind
    title         TEXT NOT NULL,
    description   TEXT NOT NULL,
    occupation    TEXT NOT NULL,               -- ISCO-08, one to four digits
    sector        TEXT NOT NULL,               -- ISIC section; '' that of the firm
    posts         INTEGER NOT NULL CHECK (posts >= 1),
    placed        INTEGER NOT NULL CHECK (placed >= 0),
    settlement    TEXT NOT NULL,               -- place of work, code of the gazetteer
    level         TEXT,                        -- code list school_level; null: not said
    languages     TEXT NOT NULL,               -- codes joined by ' '
    encouraged    TEXT NOT NULL,               -- publics joined by ' '
    opens         TEXT,                        -- first day; null: at once
    closes        TEXT,                        -- last day; null: open end
    how_to_apply  TEXT NOT NULL,
    contact_phone TEXT NOT NULL,               -- E.164
    contact_email TEXT NOT NULL,
    monthly_cap   INTEGER CHECK (monthly_cap >= 1), -- people proposed in a calendar month; null: no limit
    state         TEXT NOT NULL,               -- code list offer_state
    state_reason  TEXT NOT NULL,               -- for the firm
    confirmed_on  TEXT,                        -- day the firm last said that it stands
    version       INTEGER NOT NULL,
    created_at    TEXT NOT NULL
) STRICT;
CREATE INDEX offer_by_company ON offer (company);

CREATE TABLE proposal (                        -- somebody put forward: a case code, never a name
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    offer       INTEGER NOT NULL REFERENCES offer (id),
    case_code   TEXT NOT NULL,
    caseworker  INTEGER NOT NULL REFERENCES account (id), -- who answers for the person
    contact     TEXT NOT NULL,                 -- how the firm reaches the caseworker
    state       TEXT NOT NULL,                 -- code list proposal_state
    sent_at     TEXT NOT NULL,
    answered_at TEXT,                          -- first answer
    UNIQUE (offer, case_code)                  -- nobody is put forward twice for the same offer
) STRICT;
CREATE INDEX proposal_by_caseworker ON proposal (caseworker);

CREATE TABLE offer_revision (                  -- counts changes of what a search for offers shows; servers watch it
    id     INTEGER PRIMARY KEY CHECK (id = 1),
    number INTEGER NOT NULL
) STRICT;
INSERT INTO offer_revision VALUES (1, 0);
CREATE TRIGGER offer_added AFTER INSERT ON offer BEGIN UPDATE offer_revision SET number = number + 1; END;
CREATE TRIGGER offer_changed AFTER UPDATE ON offer BEGIN UPDATE offer_revision SET number = number + 1; END;
CREATE TRIGGER company_changed AFTER UPDATE ON company BEGIN UPDATE offer_revision SET number = number + 1; END;
CREATE TRIGGER proposal_added AFTER INSERT ON proposal BEGIN UPDATE offer_revision SET number = number + 1; END;
CREATE TRIGGER proposal_changed AFTER UPDATE ON proposal BEGIN UPDATE offer_revision SET number = number + 1; END;
