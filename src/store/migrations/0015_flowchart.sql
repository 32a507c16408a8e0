-- Versions of the referral flowchart that a manager saved; the newest is in use. Without any, the program's own draft is
-- (geodata/flowchart.csv). Going back to an old one saves it again.

CREATE TABLE flowchart (
    number   INTEGER PRIMARY KEY AUTOINCREMENT, -- of the version
    csv      TEXT NOT NULL,                     -- as geodata/flowchart.csv, UTF-8
    note     TEXT NOT NULL,                     -- what changed, in the manager's words
    saved_at TEXT NOT NULL,                     -- ISO 8601, UTC
    saved_by TEXT NOT NULL
) STRICT;
