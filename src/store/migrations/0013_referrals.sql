-- Persons who are helped, what they agreed to share, and their referrals. No name is ever kept: a case has a code that
-- says nothing. Belongs to no edition. Times are ISO 8601, UTC; days are days in Cameroon. A record that is anonymised
-- or erased is deleted here; only `referral_count` remains of it.

CREATE TABLE case_file (
    id           INTEGER PRIMARY KEY AUTOINCREMENT, -- stands in addresses and in the audit log, where the code may not
    code         TEXT NOT NULL UNIQUE,         -- checksummed (directory/case_code)
    organisation INTEGER NOT NULL,             -- identity's id: whose caseworkers see it; 0: the mechanism's own
    caseworker   INTEGER NOT NULL REFERENCES account (id), -- who opened it
    settlement   TEXT NOT NULL,                -- of return, code of the gazetteer
    sex          TEXT,                         -- code list sex; null: not said
    age          TEXT,                         -- code list age_group; null: not said
    publics      TEXT NOT NULL,                -- code list public, joined by ' '
    languages    TEXT NOT NULL,                -- codes joined by ' '
    needs        TEXT NOT NULL,                -- "legal_aid=urgent" joined by ' ', in the order told
    safety       TEXT NOT NULL,                -- code list safety_flag, joined by ' '
    opened_at    TEXT NOT NULL,
    touched_at   TEXT NOT NULL,                -- last change by a person: a case left alone is closed
    closed_at    TEXT,                         -- null: open
    sent_key     TEXT UNIQUE,                  -- of a form sent from a device's queue: taken once; null: none
    version      INTEGER NOT NULL              -- grows with every change: what an edit must have seen
) STRICT;
CREATE INDEX case_by_organisation ON case_file (organisation, closed_at);

CREATE TABLE consent (                         -- one for each time it was explained; the newest not withdrawn counts
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    case_file    INTEGER NOT NULL REFERENCES case_file (id) ON DELETE CASCADE,
    text_version TEXT NOT NULL,                -- of the text that was explained
    lang         TEXT NOT NULL,                -- it was explained in
    items        TEXT NOT NULL,                -- "need=2027-11-24" joined by ' ': what may be shared to which last day
    giver        TEXT NOT NULL,                -- code list consent_giver
    basis        TEXT NOT NULL,                -- code list consent_basis
    child_agreed INTEGER NOT NULL CHECK (child_agreed IN (0, 1)), -- a minor was asked and agrees too
    explained_by TEXT NOT NULL,                -- name of the account
    given_at     TEXT NOT NULL,
    withdrawn_at TEXT                          -- null: it stands
) STRICT;
CREATE INDEX consent_by_case ON consent (case_file);

CREATE TABLE referral (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    code          TEXT NOT NULL UNIQUE,        -- short code of the slip, of this referral alone
    case_file     INTEGER NOT NULL REFERENCES case_file (id) ON DELETE CASCADE,
    need          TEXT NOT NULL,               -- taxonomy code
    service       INTEGER NOT NULL,            -- identity's id
    receiver      INTEGER NOT NULL,            -- identity's id of the organisation
    receiver_name TEXT NOT NULL,               -- as it was public when sent
    sender        INTEGER NOT NULL,            -- identity's id of the caseworker's organisation; 0: the mechanism's own
    priority      TEXT NOT NULL,               -- code list priority
    state         TEXT NOT NULL,               -- code list referral_state
    reason        TEXT,                        -- code list decline_reason
    escalation    TEXT NOT NULL,               -- code list escalation: how far the silence was taken
    region        TEXT NOT NULL,               -- P-code of the region of return; '' not known
    instead_of    INTEGER,                     -- the referral that this one follows
    note          BLOB,                        -- for the receiver; sealed (usecases/note_keys); null: none, or erased
    note_key      TEXT,                        -- first digits of the digest of its key
    contact       TEXT NOT NULL,               -- how the receiver reaches the caseworker: phone (E.164) or mail
    sent_at       TEXT,
    moved_at      TEXT NOT NULL,               -- into its state
    answered_at   TEXT,                        -- first accepted, met or declined
    feedback      TEXT,                        -- the person's: received, respectful, helped, joined by ' '
    version       INTEGER NOT NULL
) STRICT;
CREATE INDEX referral_by_case ON referral (case_file);
CREATE INDEX referral_by_state ON referral (state, moved_at);
CREATE INDEX referral_by_receiver ON referral (receiver);

CREATE TABLE referral_move (                   -- what became of it, and who said so
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    referral INTEGER NOT NULL REFERENCES referral (id) ON DELETE CASCADE,
    at       TEXT NOT NULL,
    before   TEXT NOT NULL,                    -- code list referral_state
    after    TEXT NOT NULL,
    reason   TEXT,                             -- code list decline_reason
    by       TEXT NOT NULL                     -- "link", "code", "calendar", else the name of an account
) STRICT;
CREATE INDEX referral_move_by_referral ON referral_move (referral);

CREATE TABLE referral_count (                  -- all that is left of a referral after retention
    year     TEXT NOT NULL,                    -- it was sent in
    region   TEXT NOT NULL,
    need     TEXT NOT NULL,
    receiver INTEGER NOT NULL,
    state    TEXT NOT NULL,
    number   INTEGER NOT NULL,
    PRIMARY KEY (year, region, need, receiver, state)
) STRICT, WITHOUT ROWID;

CREATE TABLE retention (                       -- how long things are kept, in days
    id             INTEGER PRIMARY KEY CHECK (id = 1),
    text_days      INTEGER NOT NULL CHECK (text_days >= 0),      -- free text, after a case is closed
    anonymise_days INTEGER NOT NULL CHECK (anonymise_days >= 1), -- a case and its referrals, after it is closed
    idle_days      INTEGER NOT NULL CHECK (idle_days >= 30)      -- an open case that nobody touched is closed
) STRICT;
INSERT INTO retention VALUES (1, 90, 730, 365);
