-- The store of results: one SQLite file. What a workbook says and scores, and what was done with it.
-- Made by `make generate` from results/records.py; a test fails where it is stale.

PRAGMA application_id = 98449;
PRAGMA user_version = 2;

-- How the store was made; one row.
CREATE TABLE run (
  "catalog" TEXT NOT NULL,  -- The whole catalogue; JSON
  "catalog_id" TEXT NOT NULL,  -- Its id
  "catalog_version" TEXT NOT NULL,  -- Its version
  "catalog_digest" TEXT NOT NULL,  -- Digest of its content
  "stage" TEXT,  -- The one stage that was asked for; one of self, review, agreed
  "period" TEXT NOT NULL,  -- The period that is summed up
  "public" INTEGER NOT NULL,  -- Whether this is a public edition; 0 or 1; not public
  "register" TEXT,  -- File of the register
  "register_sha256" TEXT NOT NULL,  -- SHA-256 of the register
  "tool_version" TEXT NOT NULL,  -- Version of the program
  "stages_by" TEXT NOT NULL  -- By whose word stages count: list (of issued copies), stamp (of the workbook), nobody's (self alone); one of list, stamp, nobody
);

-- A unit of the register, or one that sent a workbook without standing there.
CREATE TABLE unit (
  "unit" TEXT NOT NULL,  -- Key of the unit: its official code, else its name in ASCII
  "seq" INTEGER NOT NULL,  -- Place in the register, then of the others
  "in_register" INTEGER NOT NULL,  -- Whether it stands in the register; 0 or 1
  "code" TEXT NOT NULL,  -- Official code, leading zeros kept
  "name" TEXT NOT NULL,  -- Name of the unit
  "level" TEXT NOT NULL,  -- Level of administration; one of province, district, commune, other
  "kind" TEXT NOT NULL,  -- Kind of unit; one of quan, huyen, thanh-pho, thi-xa, phuong, xa, thi-tran, dac-khu, co-quan-khac
  "parent" TEXT NOT NULL,  -- Code of the unit above
  "group" TEXT NOT NULL,  -- Group of units as the register says
  "email" TEXT NOT NULL,  -- E-mail address of the unit; not public
  "status" TEXT NOT NULL,  -- Status in the register; one of active, merged, dissolved, exempt
  "reason" TEXT NOT NULL,  -- Why the unit does not take part
  "valid_from" TEXT,  -- First day of the unit; YYYY-MM-DD
  "valid_to" TEXT,  -- Last day of the unit, inclusive; YYYY-MM-DD
  "state" TEXT,  -- Where the unit stands in the round; one of nothing, unreadable, other, blank, parts, faulty, incomplete, accepted
  "participation" TEXT,  -- Whether a workbook of the unit counts; one of counted, apart, missing, absent
  PRIMARY KEY ("unit")
) WITHOUT ROWID;

-- The ledger: a file that came, as it was read, and from ``outcome`` on what was done with it.
CREATE TABLE file (
  "file" TEXT NOT NULL,  -- Path of the file; not public
  "sha256" TEXT NOT NULL,  -- SHA-256 of the file
  "usable" INTEGER NOT NULL,  -- Whether it was read as a workbook; 0 or 1
  "sender_code" TEXT NOT NULL,  -- Code of the unit as the file gives it
  "sender_name" TEXT NOT NULL,  -- Name of the unit as the file gives it
  "sender_level" TEXT NOT NULL,  -- Level of the unit as the file gives it
  "sender_kind" TEXT NOT NULL,  -- Kind of the unit as the file gives it
  "stage" TEXT,  -- Stage of the workbook; one of self, review, agreed
  "period" TEXT NOT NULL,  -- Period of the assessment
  "assessed" INTEGER,  -- Indicators with a level; indicators
  "score" REAL,  -- 0 to 100; empty below the minimum coverage; points of 100
  "reliable" INTEGER,  -- Every applicable indicator at the acceptable level or better; empty while not certain; 0 or 1
  "catalog_id" TEXT NOT NULL,  -- Id of the catalogue the workbook was made with
  "catalog_version" TEXT NOT NULL,  -- Version of that catalogue
  "catalog_digest" TEXT NOT NULL,  -- Digest of that catalogue's content
  "tool_version" TEXT NOT NULL,  -- Version of the program that made the workbook
  "repairs" INTEGER,  -- Texts that were repaired on reading; cells
  "answered" INTEGER NOT NULL,  -- Cells that the unit filled in; cells
  "answers_digest" TEXT NOT NULL,  -- Digest of its answers; not public
  "answers_to" TEXT NOT NULL,  -- Digests of the answers of the workbooks that it was made from; not public
  "saved" TEXT NOT NULL,  -- When it was last saved, as it says itself; not public
  "part" TEXT NOT NULL,  -- Part of the form: survey, lead: and an office's key; empty for a whole form
  "outcome" TEXT,  -- What was done with the file; one of counted, apart, second_copy, other_period, blank, part, unusable, skipped
  "unit" TEXT REFERENCES unit DEFERRABLE INITIALLY DEFERRED,  -- The unit it was counted for, or would have been
  "position" INTEGER,  -- Place among the workbooks of its outcome
  "code" TEXT NOT NULL,  -- Code of the finding that explains the outcome
  "reason_vi" TEXT,  -- Reason in Vietnamese; not public
  "reason_en" TEXT,  -- Reason in English; not public
  "counts_instead" TEXT REFERENCES file DEFERRABLE INITIALLY DEFERRED,  -- The file that counts instead; not public
  "differs" INTEGER,  -- Rows answered otherwise than in the file that counts instead; rows
  "state" TEXT,  -- Where this file takes its unit in the round; one of nothing, unreadable, other, blank, parts, faulty, incomplete, accepted
  "received" TEXT,  -- When it came first (UTC), by the round's ledger
  "sender" TEXT NOT NULL,  -- Who sent it, by the round's ledger; not public
  "late" INTEGER,  -- Whether it came after the last day; 0 or 1
  PRIMARY KEY ("file")
) WITHOUT ROWID;

-- A figure of one workbook: its total, a pillar's score, or an indicator's level.
CREATE TABLE score (
  "file" TEXT NOT NULL REFERENCES file ON DELETE CASCADE ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,  -- Path of the file
  "seq" INTEGER NOT NULL,  -- Total first, then pillars, then indicators
  "scope" TEXT NOT NULL,  -- What the figure is of; one of total, pillar, indicator
  "id" TEXT NOT NULL,  -- Key of pillar or indicator, or “total”
  "level" TEXT,  -- Level of the scale
  "status" TEXT,  -- Status of the indicator; one of assessed, incomplete, not_applicable, not_assessed
  "points" REAL,  -- Points of the indicator's level; points of the catalogue's scale
  "score" REAL,  -- 0 to 100; empty below the minimum coverage; points of 100
  "provisional_score" REAL,  -- 0 to 100, over what has been assessed; points of 100
  "assessed" INTEGER,  -- Indicators with a level; indicators
  "applicable" INTEGER,  -- Indicators that apply; indicators
  "not_applicable" INTEGER,  -- Indicators that do not apply; indicators
  "competence" TEXT,  -- Legal competence or expectation
  "worst_so_far" TEXT,  -- Lowest level answered, where the indicator is incomplete
  "label" TEXT,  -- Key of the catalogue's label for the score
  PRIMARY KEY ("file", "seq")
) WITHOUT ROWID;

-- A criterion of one workbook with its level; of an indicator without criteria, the indicator itself.
CREATE TABLE criterion (
  "file" TEXT NOT NULL REFERENCES file ON DELETE CASCADE ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,  -- Path of the file
  "seq" INTEGER NOT NULL,  -- Place in the catalogue's order
  "indicator" TEXT NOT NULL,  -- Its indicator
  "id" TEXT NOT NULL,  -- Key of the criterion
  "status" TEXT NOT NULL,  -- Status; not_asked: units of this level are not asked; one of assessed, incomplete, not_assessed, not_applicable, not_asked
  "level" TEXT,  -- Level of the scale
  "stage" TEXT,  -- Stage whose column decided the level; one of self, review, agreed
  "proved" INTEGER NOT NULL,  -- Whether evidence stands beside it; 0 or 1
  PRIMARY KEY ("file", "seq")
) WITHOUT ROWID;

-- What one workbook counts for a criterion, where that is understood.
CREATE TABLE measure (
  "file" TEXT NOT NULL REFERENCES file ON DELETE CASCADE ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,  -- Path of the file
  "seq" INTEGER NOT NULL,  -- Place in the catalogue's order
  "id" TEXT NOT NULL,  -- Key of the criterion
  "kind" TEXT NOT NULL,  -- Kind of measure; one of share, number, amount, date, choice, points
  "part" REAL,  -- As it was counted, in the measure's unit; not public
  "whole" REAL,  -- As it was counted, in the measure's unit; not public
  "value" REAL,  -- The share in per cent, or the figure; not public
  "answer" TEXT,  -- A date as YYYY-MM-DD, or the key of the answer that was chosen; not public
  "level" TEXT,  -- Level of the criterion
  "counts" INTEGER NOT NULL,  -- Whether it is in the sums: the level is the one the figures give; 0 or 1
  "open" INTEGER NOT NULL,  -- Whether a single unit's figure may be published: a share, or where the catalogue says so; 0 or 1
  PRIMARY KEY ("file", "seq")
) WITHOUT ROWID;

-- A Sustainable Development Goal that any indicator which applies to the unit serves.
CREATE TABLE goal (
  "file" TEXT NOT NULL REFERENCES file ON DELETE CASCADE ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,  -- Path of the file
  "goal" INTEGER NOT NULL,  -- The goal
  "reached" INTEGER NOT NULL,  -- Indicators at the acceptable level at least; indicators
  "applicable" INTEGER NOT NULL,  -- Indicators of the goal that apply; indicators
  "open" INTEGER NOT NULL,  -- Of these, without a level; indicators
  "held_back_by" TEXT NOT NULL,  -- Ids of the indicators that hold it back: below, then without a level
  PRIMARY KEY ("file", "goal")
) WITHOUT ROWID;

-- A cell in which something was answered. Blank cells have no row.
CREATE TABLE answer (
  "file" TEXT NOT NULL REFERENCES file ON DELETE CASCADE ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,  -- Path of the file
  "seq" INTEGER NOT NULL,  -- Place in the workbook as read
  "kind" TEXT NOT NULL,  -- Kind of answer; one of unit, indicator, criterion, survey, evidence, action
  "id" TEXT NOT NULL,  -- Key of the row
  "column" TEXT NOT NULL,  -- Column, by its key
  "value" TEXT,  -- What the cell means; empty where not understood
  "typed" TEXT,  -- What a person sees in the cell; in the store: empty where that is the meaning; not public
  "sheet" TEXT NOT NULL,  -- Sheet of the workbook
  "cell" TEXT NOT NULL,  -- Address of the cell
  "link" TEXT,  -- The address that lies behind the cell; not public
  PRIMARY KEY ("file", "seq")
) WITHOUT ROWID;

-- A question of the survey that the unit was asked, answered or not.
CREATE TABLE survey (
  "file" TEXT NOT NULL REFERENCES file ON DELETE CASCADE ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,  -- Path of the file
  "seq" INTEGER NOT NULL,  -- Place in the workbook as read
  "question" TEXT NOT NULL,  -- Key of the survey question
  "answer_kind" TEXT NOT NULL,  -- What kind of answer the question takes; one of yes_no, number, date, text, choice
  "status" TEXT NOT NULL,  -- Answered, not understood, or blank; one of answered, void, blank
  "value" TEXT,  -- What the answer means; not public
  "number" REAL,  -- The answer as a number
  "measure" TEXT,  -- Unit of that number
  "note" TEXT,  -- The unit's remark; not public
  PRIMARY KEY ("file", "seq")
) WITHOUT ROWID;

-- A document on the unit's register of evidence.
CREATE TABLE evidence (
  "file" TEXT NOT NULL REFERENCES file ON DELETE CASCADE ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,  -- Path of the file
  "seq" INTEGER NOT NULL,  -- Place in the order of codes; not public
  "code" TEXT NOT NULL,  -- Its code; “+27”: a row without one; not public
  "document" TEXT,  -- Name of the document; not public
  "sign" TEXT,  -- Number and sign; not public
  "issued_on" TEXT,  -- Date, YYYY-MM-DD; what was typed where not understood; not public
  "issuer" TEXT,  -- Who issued it; not public
  "located" TEXT,  -- Where it lies: a file's name or a link; not public
  "expected" TEXT,  -- Id of the expected evidence it meets; not public
  "uses" INTEGER NOT NULL,  -- Rows that name its code; rows; not public
  "used_at" TEXT NOT NULL,  -- Ids of these rows, in the form's order; not public
  "own" INTEGER NOT NULL,  -- Whether the unit itself issued it; 0 or 1; not public
  PRIMARY KEY ("file", "seq")
) WITHOUT ROWID;

-- An action that the unit planned.
CREATE TABLE action (
  "file" TEXT NOT NULL REFERENCES file ON DELETE CASCADE ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,  -- Path of the file
  "row" INTEGER NOT NULL,  -- Number of the action within the unit; not public
  "indicator" TEXT,  -- The indicator it serves; not public
  "phase" TEXT,  -- Phase; not public
  "task" TEXT,  -- Task; not public
  "lead" TEXT,  -- Lead office; not public
  "support" TEXT,  -- Supporting offices; not public
  "deadline" TEXT,  -- Deadline: its last day (YYYY-MM-DD), or as the unit says it (“thường xuyên”, as a matter of course); not public
  "product" TEXT,  -- Product; not public
  "budget" TEXT,  -- Budget as the unit gives it; not public
  "status" TEXT,  -- How far it is; not public
  PRIMARY KEY ("file", "row")
) WITHOUT ROWID;

-- A finding about one file.
CREATE TABLE finding (
  "file" TEXT NOT NULL REFERENCES file ON DELETE CASCADE ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,  -- Path of the file
  "seq" INTEGER NOT NULL,  -- Place among the file's findings; not public
  "code" TEXT NOT NULL,  -- Code of the rule; not public
  "severity" TEXT NOT NULL,  -- How grave the finding is; one of error, warning, info; not public
  "id" TEXT NOT NULL,  -- Key of the record; not public
  "sheet" TEXT NOT NULL,  -- Sheet of the workbook; not public
  "cell" TEXT NOT NULL,  -- Address of the cell; not public
  "arguments" TEXT NOT NULL,  -- Particulars of the finding; JSON; not public
  "made" TEXT NOT NULL,  -- Found while reading, or when all files were there; one of reading, counting; not public
  PRIMARY KEY ("file", "seq")
) WITHOUT ROWID;

-- What all units, or a group of them, count for a criterion.
CREATE TABLE measure_sum (
  "seq" INTEGER NOT NULL,  -- All units first, then the groups
  "by" TEXT NOT NULL,  -- Of all units, or by what they are grouped; one of all, level, kind, group
  "key" TEXT NOT NULL,  -- Key of the group
  "id" TEXT NOT NULL,  -- Key of the criterion
  "kind" TEXT NOT NULL,  -- Kind of measure; one of share, number, amount, date, choice, points
  "units" INTEGER NOT NULL,  -- N: units to which the criterion applies
  "counted" INTEGER NOT NULL,  -- n: units whose figures are in the sum
  "overruled" INTEGER NOT NULL,  -- Units left out, since another level was picked than their figures give
  "part" REAL,  -- Sum of the parts, or of the figures
  "whole" REAL,  -- Sum of the wholes
  "value" REAL,  -- The share of the sums, in per cent
  "median" REAL,  -- Median of the units' values
  "lower" REAL,  -- Lower quartile of the units' values
  "upper" REAL,  -- Upper quartile of the units' values
  "lowest" REAL,  -- Lowest of the units' values
  "highest" REAL,  -- Highest of the units' values
  "enough" INTEGER NOT NULL,  -- Whether n of N reaches the catalogue's minimum coverage; 0 or 1
  "previous" REAL,  -- The share of the sums or the sum of last period, of the workbooks that hold it; not public
  "previous_counted" INTEGER NOT NULL,  -- Units with a figure of last period
  PRIMARY KEY ("seq")
) WITHOUT ROWID;

-- A finding across several files, or one that is only made when all are there.
CREATE TABLE likeness (
  "seq" INTEGER NOT NULL,  -- Place among them; not public
  "file" TEXT REFERENCES file DEFERRABLE INITIALLY DEFERRED,  -- The file, where it is one; not public
  "code" TEXT NOT NULL,  -- Code of the rule; not public
  "severity" TEXT NOT NULL,  -- How grave the finding is; one of error, warning, info; not public
  "id" TEXT NOT NULL,  -- Key of the record; not public
  "sheet" TEXT NOT NULL,  -- Sheet of the workbook; not public
  "cell" TEXT NOT NULL,  -- Address of the cell; not public
  "arguments" TEXT NOT NULL,  -- Particulars of the finding; JSON; not public
  PRIMARY KEY ("seq")
) WITHOUT ROWID;
