-- Messages to be sent, and what became of each. Times are ISO 8601, UTC.

CREATE TABLE outbox (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    made_at   TEXT NOT NULL,
    channel   TEXT NOT NULL CHECK (channel IN ('mail', 'sms')),
    kind      TEXT NOT NULL,                   -- what it is for: focal_point_link, …
    about     TEXT NOT NULL,                   -- "site 12": what a bounce makes doubtful; '' for nothing
    once      TEXT UNIQUE,                     -- names the occasion: it is written at most once; null: no such limit
    recipient TEXT NOT NULL,                   -- mail address or E.164
    lang      TEXT NOT NULL CHECK (lang IN ('fr', 'en')),
    subject   TEXT NOT NULL,                   -- of a mail; '' for an SMS
    text      TEXT NOT NULL,                   -- '' once it left or never will: it may hold a link's secret
    state     TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'sent', 'bounced', 'failed', 'withdrawn')),
    due_at    TEXT NOT NULL,                   -- not tried before
    tries     INTEGER NOT NULL,
    last_at   TEXT NOT NULL,                   -- of the last try or change; '' until there is one
    fault     TEXT NOT NULL                    -- what the last try met, in the server's words
) STRICT;
CREATE INDEX outbox_by_state ON outbox (state, due_at);
