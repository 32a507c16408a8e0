-- Where an account was entered from before: such a place is not slowed by strangers' guesses at the same account.

CREATE TABLE known_address (
    hash    TEXT PRIMARY KEY,              -- SHA-256 of account and network address together; forgotten after 90 days
    last_at TEXT NOT NULL                  -- ISO 8601, UTC
) STRICT, WITHOUT ROWID;
