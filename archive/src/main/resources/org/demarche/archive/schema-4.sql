-- Schema 4: feeds.

-- The feeds that watch reads, as its last round found them; times are ISO, in UTC. "missing" is since when a feed cannot be got, null where it can.
CREATE TABLE feed (address VARCHAR NOT NULL, title VARCHAR, seen VARCHAR, missing VARCHAR, reason VARCHAR);
