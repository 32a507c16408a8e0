-- Refusals that tell planners of a gap, made anew each day with the figures of answers: shown beside the kinds of gap.

CREATE TABLE gap_figure (
    gap      TEXT NOT NULL CHECK (gap IN ('saturated', 'other_public')), -- what the refusals say: no room, not eligible
    region   TEXT NOT NULL,           -- P-code, of return; '': not known
    need     TEXT NOT NULL,           -- taxonomy code
    at_least INTEGER NOT NULL CHECK (at_least >= 5 AND at_least % 5 = 0), -- of a year, of five people or more, in steps of 5
    PRIMARY KEY (gap, region, need)
) STRICT;
