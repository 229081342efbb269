-- The tables of agendas, version 1. A change of them is a new version, with a step
-- from the old one: databases in use stay.
CREATE TABLE telehealth_schema (version integer NOT NULL);
INSERT INTO telehealth_schema VALUES (1);

-- The history of each agenda: what was done to which booking, by whom and when.
-- Rows are only ever added, and the primary key has each version once.
CREATE TABLE telehealth_events (
	agenda  text   NOT NULL,
	version bigint NOT NULL, -- from 1, without gaps
	event   jsonb  NOT NULL, -- e.g. event ->> 'verb'
	PRIMARY KEY (agenda, version)
);

-- Each booking as its last event left it, written together with that event, for
-- the practice's own queries. The program itself reads the events alone.
CREATE TABLE telehealth_bookings (
	agenda       text        NOT NULL,
	id           text        NOT NULL,
	version      bigint      NOT NULL, -- of its last event
	status       text        NOT NULL, -- of FHIR: booked, cancelled, noshow...
	practitioner text        NOT NULL, -- '' while waiting for anybody
	visit        text        NOT NULL, -- the visit type
	patient      text        NOT NULL, -- the practice's own reference, or ''
	mode         text        NOT NULL, -- in-person, home, video, phone
	starts       timestamptz,          -- NULL while waiting
	ends         timestamptz,
	before       interval    NOT NULL, -- kept free before the start
	after        interval    NOT NULL, -- and after the end
	resources    text[]      NOT NULL, -- rooms and devices
	held_until   timestamptz,          -- when a hold or an offer ends
	series       text        NOT NULL, -- shared by the bookings of a recurrence, or ''
	PRIMARY KEY (agenda, id)
);

CREATE INDEX telehealth_bookings_by_start ON telehealth_bookings (agenda, practitioner, starts);
