-- Schema 1 of a register of processing activities, a file named *.ropa.
--
-- History is the store, the present is a pointer into it: every state of every
-- record is one row of revision, and record.head says which of them holds now.
-- The columns of record beside head, and the rows of link, are read out of the
-- body of that revision, so that lists and "where used" need not open it.
--
-- The text of every statement is kept by SQLite as it stands here and compared
-- when a register is opened. Once released, this file is never edited.

CREATE TABLE meta(
  key   TEXT PRIMARY KEY, -- register_uid (the same in all copies), format, min_reader, created_at, created_by
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE changeset(
  seq    INTEGER PRIMARY KEY, -- the order in which changes reached this file
  hash   TEXT NOT NULL UNIQUE, -- covers all columns below and the hashes of its revisions and approvals
  prev   TEXT, -- hash of the changeset before this one; NULL in the first
  prev2  TEXT, -- in a merge: hash of the newest changeset of the other copy
  at     TEXT NOT NULL, -- UTC, 2026-11-22T09:15:00.000Z
  author TEXT NOT NULL,
  op     TEXT NOT NULL, -- what was done, in one word: save, delete, import, merge, ..
  note   TEXT NOT NULL
) STRICT;

CREATE TABLE revision(
  hash      TEXT PRIMARY KEY, -- covers uid, kind, p1, p2, at, author, op, note, format, body_hash
  uid       TEXT NOT NULL, -- of the record
  kind      TEXT NOT NULL,
  p1        TEXT, -- hash of the revision this one was made from; NULL in the first
  p2        TEXT, -- in a merge: hash of the other one
  at        TEXT NOT NULL,
  author    TEXT NOT NULL,
  op        TEXT NOT NULL, -- "delete" where the record is deleted by this revision
  note      TEXT NOT NULL,
  format    INTEGER NOT NULL, -- of the body
  body_hash TEXT NOT NULL, -- SHA-256 of body, hexadecimal; stands even where the body was redacted
  body      TEXT, -- canonical JSON; NULL where redacted, never at a head
  changeset INTEGER NOT NULL REFERENCES changeset(seq), -- in which it reached this file
  pos       INTEGER NOT NULL -- place within the changeset; the last one of a record holds
) STRICT;

CREATE INDEX revision_of_record ON revision(uid, changeset, pos);

CREATE INDEX revision_of_changeset ON revision(changeset, pos);

CREATE TABLE record(
  uid               TEXT PRIMARY KEY, -- UUID version 7
  kind              TEXT NOT NULL, -- activity, party, unit, system, term, rule, document, register
  ref               TEXT UNIQUE, -- PA-0001: activities only, given once, never reused
  code              TEXT, -- of a term
  vocabulary        TEXT, -- of a term
  name              TEXT NOT NULL,
  sort_name         TEXT NOT NULL, -- name without case and accents
  role              TEXT,
  processing_status TEXT,
  record_status     TEXT,
  unit              TEXT, -- uid
  owners            TEXT,
  next_review_on    TEXT,
  changed_at        TEXT NOT NULL, -- = revision.at of head
  changed_by        TEXT NOT NULL, -- = revision.author of head
  head              TEXT NOT NULL REFERENCES revision(hash),
  deleted           INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX record_by_name ON record(kind, deleted, sort_name, uid);

CREATE INDEX record_by_ref ON record(kind, deleted, length(ref), ref);

CREATE INDEX record_by_code ON record(kind, code);

CREATE TABLE link(
  from_uid TEXT NOT NULL REFERENCES record(uid),
  field    TEXT NOT NULL, -- the path of the field, such as recipients.party
  to_uid   TEXT NOT NULL REFERENCES record(uid),
  PRIMARY KEY(from_uid, field, to_uid)
) STRICT, WITHOUT ROWID;

CREATE INDEX link_to ON link(to_uid, from_uid, field);

CREATE TABLE approval(
  hash        TEXT PRIMARY KEY, -- covers all columns below but changeset
  uid         TEXT NOT NULL, -- of the record
  revision    TEXT NOT NULL, -- hash of the revision that was approved
  legal_hash  TEXT NOT NULL, -- of its content under Article 30, linked records resolved
  approved_on TEXT NOT NULL,
  approved_by TEXT NOT NULL,
  note        TEXT NOT NULL,
  changeset   INTEGER NOT NULL REFERENCES changeset(seq)
) STRICT;

CREATE INDEX approval_of_record ON approval(uid, changeset);

CREATE TABLE ref_alias(
  ref TEXT PRIMARY KEY, -- a number given up in a merge; it still leads to the record
  uid TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE handover(
  id        TEXT PRIMARY KEY, -- UUID version 7
  at        TEXT NOT NULL,
  author    TEXT NOT NULL,
  recipient TEXT NOT NULL, -- to whom
  reason    TEXT NOT NULL,
  case_no   TEXT NOT NULL,
  selection TEXT NOT NULL, -- the query; empty: everything
  as_of     TEXT NOT NULL, -- the day whose state was handed over; empty: that moment
  what      TEXT NOT NULL, -- csv, pdf, copy, ..
  file_name TEXT NOT NULL,
  file_hash TEXT NOT NULL, -- SHA-256
  changeset TEXT NOT NULL, -- hash of the newest changeset at that moment
  note      TEXT NOT NULL
) STRICT;
