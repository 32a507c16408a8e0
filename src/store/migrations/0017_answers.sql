-- Telling those who asked for a change what was decided; requests by people with an account. Since this version
-- record_change may hold where a hidden place was and is (field "point" and what follows from it): no page shows those,
-- but the next edition must not send people to where it was.

ALTER TABLE change_request ADD COLUMN account  INTEGER REFERENCES account (id); -- who asked; null: the holder of a link
ALTER TABLE change_request ADD COLUMN reply_to TEXT NOT NULL DEFAULT '';        -- mail address or E.164; '' for none, and once it is decided

CREATE TABLE focal_contact (                   -- whom the last link to a place's record was sent to: answers go there
    site      INTEGER PRIMARY KEY,             -- lasting id
    recipient TEXT NOT NULL                    -- mail address or E.164
) STRICT;
