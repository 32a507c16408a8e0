-- Who may write, how they prove who they are, and what they did. Secrets that are handed out (sessions, links, recovery
-- codes) are stored as SHA-256 only. Times are ISO 8601, UTC.

CREATE TABLE account (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    email         TEXT NOT NULL,               -- as typed
    email_key     TEXT NOT NULL UNIQUE,        -- lower case: one account an address
    name          TEXT NOT NULL,               -- as others see it
    role          TEXT NOT NULL CHECK (role IN ('caseworker', 'focal_point', 'partner', 'planner', 'manager', 'administrator')),
    organisation  INTEGER,                     -- identity's id of an organisation; null: works for the mechanism
    lang          TEXT NOT NULL CHECK (lang IN ('fr', 'en')),
    state         TEXT NOT NULL CHECK (state IN ('invited', 'active', 'disabled')),
    password_hash TEXT NOT NULL,               -- Argon2id with its salt and costs; '' until one is chosen
    totp_secret   TEXT NOT NULL,               -- base32; '' without a second factor
    totp_step     INTEGER NOT NULL,            -- the last time step accepted: a code opens once
    created_at    TEXT NOT NULL,
    created_by    TEXT NOT NULL
) STRICT;

CREATE TABLE recovery_code (                   -- in place of the second factor, each once
    account INTEGER NOT NULL REFERENCES account (id),
    hash    TEXT NOT NULL,
    used_at TEXT,                              -- null: still good
    PRIMARY KEY (account, hash)
) STRICT, WITHOUT ROWID;

CREATE TABLE session (
    hash       TEXT PRIMARY KEY,               -- of the cookie's secret
    account    INTEGER NOT NULL REFERENCES account (id),
    number     INTEGER NOT NULL UNIQUE,        -- names it on pages
    created_at TEXT NOT NULL,
    seen_at    TEXT NOT NULL,                  -- to within minutes
    expires_at TEXT NOT NULL,
    agent      TEXT NOT NULL                   -- browser and system in two words, for its owner to know it by
) STRICT, WITHOUT ROWID;
CREATE INDEX session_by_account ON session (account);

CREATE TABLE link (                            -- an address that opens one thing to whoever holds it
    hash       TEXT PRIMARY KEY,               -- of the secret in the address
    purpose    TEXT NOT NULL,                  -- invite, reset, …: a link of one purpose opens nothing else
    subject    TEXT NOT NULL,                  -- what it opens: "account 3", "site 12"
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    used_at    TEXT                            -- null: not yet
) STRICT, WITHOUT ROWID;
CREATE INDEX link_by_subject ON link (subject, purpose);

CREATE TABLE login_delay (                     -- slows guessing; forgotten a day after the last failure
    hash     TEXT PRIMARY KEY,                 -- of account and network address together, or of one of them
    failures INTEGER NOT NULL,
    last_at  TEXT NOT NULL,
    free_at  TEXT NOT NULL                     -- no try is looked at before
) STRICT, WITHOUT ROWID;

CREATE TABLE audit (                           -- every change; each line holds the digest of the one before it
    id       INTEGER PRIMARY KEY,              -- 1, 2, 3 … without a gap
    at       TEXT NOT NULL,
    account  INTEGER,                          -- null: no account (command line, a link, the public)
    actor    TEXT NOT NULL,                    -- name at the time: "cli:alice", "link", an account's name
    action   TEXT NOT NULL,                    -- add_account, publish_edition, see_confidential, …
    subject  TEXT NOT NULL,                    -- "account 3", "site 12"; never a person who is helped
    before   TEXT NOT NULL,                    -- '' if there was nothing
    after    TEXT NOT NULL,                    -- '' if there is nothing
    previous TEXT NOT NULL,                    -- digest of the line before, '' for the first
    digest   TEXT NOT NULL                     -- SHA-256 of all the others (store/audit_log)
) STRICT;
CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'audit lines are never changed'); END;
CREATE TRIGGER audit_is_never_cut BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'audit lines are never removed'); END;
