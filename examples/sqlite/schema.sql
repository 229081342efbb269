-- The file of one agenda, version 1. A change of it is a new version, with a step
-- from the old one: files in use stay.

-- The history: what was done to which booking, by whom and when. Rows are only
-- ever added, and the primary key has each version once.
CREATE TABLE events (
	version INTEGER PRIMARY KEY, -- from 1, without gaps
	event   TEXT NOT NULL        -- as JSON, e.g. event ->> '$.verb'
) STRICT;

-- Each booking as its last event left it, written together with that event, for
-- the practice's own queries. The program itself reads the events alone.
-- Instants are in UTC, as 2026-10-05T07:30:00Z: SQLite's own functions know them.
CREATE TABLE bookings (
	id             TEXT PRIMARY KEY,
	version        INTEGER NOT NULL, -- of its last event
	status         TEXT NOT NULL,    -- of FHIR: booked, cancelled, noshow...
	practitioner   TEXT NOT NULL,    -- '' while waiting for anybody
	visit          TEXT NOT NULL,    -- the visit type
	patient        TEXT NOT NULL,    -- the practice's own reference, or ''
	mode           TEXT NOT NULL,    -- in-person, home, video, phone
	starts         TEXT,             -- NULL while waiting
	ends           TEXT,
	before_minutes INTEGER NOT NULL, -- kept free before the start
	after_minutes  INTEGER NOT NULL, -- and after the end
	resources      TEXT NOT NULL,    -- rooms and devices, a JSON array
	held_until     TEXT,             -- when a hold or an offer ends
	series         TEXT NOT NULL     -- shared by the bookings of a recurrence, or ''
) STRICT, WITHOUT ROWID;

CREATE INDEX bookings_by_start ON bookings (practitioner, starts);

-- Marks the file as an agenda, and of which version ("Tele").
PRAGMA application_id = 0x54656c65;
PRAGMA user_version = 1;
