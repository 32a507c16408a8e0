-- When a referral came into each state for the first time, beside its moves: figures over many referrals read one row each.

ALTER TABLE referral ADD COLUMN acknowledged_at TEXT; -- null: never in this state
ALTER TABLE referral ADD COLUMN accepted_at TEXT;
ALTER TABLE referral ADD COLUMN met_at TEXT;          -- in_progress: the person was met
UPDATE referral SET
    acknowledged_at = (SELECT min(at) FROM referral_move WHERE referral_move.referral = referral.id AND after = 'acknowledged'),
    accepted_at = (SELECT min(at) FROM referral_move WHERE referral_move.referral = referral.id AND after = 'accepted'),
    met_at = (SELECT min(at) FROM referral_move WHERE referral_move.referral = referral.id AND after = 'in_progress');
CREATE INDEX referral_by_sent ON referral (sent_at);

CREATE TABLE response_figure (               -- how organisations answer, made anew each day: feeds the order of choices
    receiver         INTEGER PRIMARY KEY,    -- identity's id of the organisation
    answered_percent INTEGER NOT NULL CHECK (answered_percent BETWEEN 0 AND 100), -- of a year's referrals, in steps of 5
    answer_days      INTEGER                 -- median, whole days; null: fewer than five answers
) STRICT;
CREATE TABLE response_day (                  -- of the figures above; no row: never made
    id  INTEGER PRIMARY KEY CHECK (id = 1),
    day TEXT NOT NULL                        -- in Cameroon
) STRICT;
