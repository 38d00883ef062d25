-- What may be published, table by table. A public edition is a new store that is filled from these views alone.
-- Made by `make generate` from results/records.py; a test fails where it is stale.

-- How the store was made; one row.
CREATE TEMP VIEW public_run AS SELECT
  "catalog" AS "catalog",
  "catalog_id" AS "catalog_id",
  "catalog_version" AS "catalog_version",
  "catalog_digest" AS "catalog_digest",
  "stage" AS "stage",
  "period" AS "period",
  1 AS "public",
  "register" AS "register",
  "register_sha256" AS "register_sha256",
  "tool_version" AS "tool_version",
  "stages_by" AS "stages_by"
FROM main.run;

-- A unit of the register, or one that sent a workbook without standing there.
CREATE TEMP VIEW public_unit AS SELECT
  "unit" AS "unit",
  "seq" AS "seq",
  "in_register" AS "in_register",
  "code" AS "code",
  "name" AS "name",
  "level" AS "level",
  "kind" AS "kind",
  "parent" AS "parent",
  "group" AS "group",
  '' AS "email",
  "status" AS "status",
  "reason" AS "reason",
  "valid_from" AS "valid_from",
  "valid_to" AS "valid_to",
  "state" AS "state",
  "participation" AS "participation"
FROM main.unit;

-- The ledger: a file that came, as it was read, and from ``outcome`` on what was done with it.
CREATE TEMP VIEW public_file AS SELECT
  (SELECT shown FROM temp.public_name WHERE named = file) AS "file",
  "sha256" AS "sha256",
  "usable" AS "usable",
  "sender_code" AS "sender_code",
  "sender_name" AS "sender_name",
  "sender_level" AS "sender_level",
  "sender_kind" AS "sender_kind",
  "stage" AS "stage",
  "period" AS "period",
  "assessed" AS "assessed",
  "score" AS "score",
  "reliable" AS "reliable",
  "catalog_id" AS "catalog_id",
  "catalog_version" AS "catalog_version",
  "catalog_digest" AS "catalog_digest",
  "tool_version" AS "tool_version",
  "repairs" AS "repairs",
  "answered" AS "answered",
  '' AS "answers_digest",
  '' AS "answers_to",
  '' AS "saved",
  "part" AS "part",
  "outcome" AS "outcome",
  "unit" AS "unit",
  "position" AS "position",
  "code" AS "code",
  without_names(reason_vi) AS "reason_vi",
  without_names(reason_en) AS "reason_en",
  (SELECT shown FROM temp.public_name WHERE named = counts_instead) AS "counts_instead",
  "differs" AS "differs",
  "state" AS "state",
  "received" AS "received",
  '' AS "sender",
  "late" AS "late"
FROM main.file;

-- A figure of one workbook: its total, a pillar's score, or an indicator's level.
CREATE TEMP VIEW public_score AS SELECT
  (SELECT shown FROM temp.public_name WHERE named = file) AS "file",
  "seq" AS "seq",
  "scope" AS "scope",
  "id" AS "id",
  "level" AS "level",
  "status" AS "status",
  "points" AS "points",
  "score" AS "score",
  "provisional_score" AS "provisional_score",
  "assessed" AS "assessed",
  "applicable" AS "applicable",
  "not_applicable" AS "not_applicable",
  "competence" AS "competence",
  "worst_so_far" AS "worst_so_far",
  "label" AS "label"
FROM main.score;

-- A criterion of one workbook with its level; of an indicator without criteria, the indicator itself.
CREATE TEMP VIEW public_criterion AS SELECT
  (SELECT shown FROM temp.public_name WHERE named = file) AS "file",
  "seq" AS "seq",
  "indicator" AS "indicator",
  "id" AS "id",
  "status" AS "status",
  "level" AS "level",
  "stage" AS "stage",
  "proved" AS "proved"
FROM main.criterion;

-- What one workbook counts for a criterion, where that is understood.
CREATE TEMP VIEW public_measure AS SELECT
  (SELECT shown FROM temp.public_name WHERE named = file) AS "file",
  "seq" AS "seq",
  "id" AS "id",
  "kind" AS "kind",
  NULL AS "part",
  NULL AS "whole",
  CASE WHEN open THEN value END AS "value",
  CASE WHEN open THEN answer END AS "answer",
  "level" AS "level",
  "counts" AS "counts",
  "open" AS "open"
FROM main.measure;

-- A Sustainable Development Goal that any indicator which applies to the unit serves.
CREATE TEMP VIEW public_goal AS SELECT
  (SELECT shown FROM temp.public_name WHERE named = file) AS "file",
  "goal" AS "goal",
  "reached" AS "reached",
  "applicable" AS "applicable",
  "open" AS "open",
  "held_back_by" AS "held_back_by"
FROM main.goal;

-- A cell in which something was answered. Blank cells have no row.
CREATE TEMP VIEW public_answer AS SELECT
  (SELECT shown FROM temp.public_name WHERE named = file) AS "file",
  "seq" AS "seq",
  "kind" AS "kind",
  "id" AS "id",
  "column" AS "column",
  "value" AS "value",
  '' AS "typed",
  "sheet" AS "sheet",
  "cell" AS "cell",
  NULL AS "link"
FROM main.answer WHERE value IS NOT NULL AND (kind IN ('indicator', 'criterion') AND "column" IN ('self_level', 'review_level', 'agreed_level', 'competence', 'previous_level') OR kind = 'survey' AND "column" = 'answer' AND EXISTS (SELECT 1 FROM survey WHERE survey.file = answer.file AND survey.question = answer.id AND survey.answer_kind IN ('number', 'yes_no', 'choice', 'date')));

-- A question of the survey that the unit was asked, answered or not.
CREATE TEMP VIEW public_survey AS SELECT
  (SELECT shown FROM temp.public_name WHERE named = file) AS "file",
  "seq" AS "seq",
  "question" AS "question",
  "answer_kind" AS "answer_kind",
  "status" AS "status",
  CASE WHEN answer_kind IN ('number', 'yes_no', 'choice', 'date') THEN value END AS "value",
  "number" AS "number",
  "measure" AS "measure",
  NULL AS "note"
FROM main.survey;

-- A document on the unit's register of evidence.
CREATE TEMP VIEW public_evidence AS SELECT
  (SELECT shown FROM temp.public_name WHERE named = file) AS "file",
  NULL AS "seq",
  NULL AS "code",
  NULL AS "document",
  NULL AS "sign",
  NULL AS "issued_on",
  NULL AS "issuer",
  NULL AS "located",
  NULL AS "expected",
  NULL AS "uses",
  NULL AS "used_at",
  NULL AS "own"
FROM main.evidence WHERE 0;

-- An action that the unit planned.
CREATE TEMP VIEW public_action AS SELECT
  (SELECT shown FROM temp.public_name WHERE named = file) AS "file",
  NULL AS "row",
  NULL AS "indicator",
  NULL AS "phase",
  NULL AS "task",
  NULL AS "lead",
  NULL AS "support",
  NULL AS "deadline",
  NULL AS "product",
  NULL AS "budget",
  NULL AS "status"
FROM main.action WHERE 0;

-- A finding about one file.
CREATE TEMP VIEW public_finding AS SELECT
  (SELECT shown FROM temp.public_name WHERE named = file) AS "file",
  NULL AS "seq",
  NULL AS "code",
  NULL AS "severity",
  NULL AS "id",
  NULL AS "sheet",
  NULL AS "cell",
  NULL AS "arguments",
  NULL AS "made"
FROM main.finding WHERE 0;

-- What all units, or a group of them, count for a criterion.
CREATE TEMP VIEW public_measure_sum AS SELECT
  "seq" AS "seq",
  "by" AS "by",
  "key" AS "key",
  "id" AS "id",
  "kind" AS "kind",
  "units" AS "units",
  "counted" AS "counted",
  "overruled" AS "overruled",
  "part" AS "part",
  "whole" AS "whole",
  "value" AS "value",
  "median" AS "median",
  "lower" AS "lower",
  "upper" AS "upper",
  "lowest" AS "lowest",
  "highest" AS "highest",
  "enough" AS "enough",
  CASE WHEN previous_counted >= 3 THEN previous END AS "previous",
  "previous_counted" AS "previous_counted"
FROM main.measure_sum WHERE enough AND counted >= 3;

-- A finding across several files, or one that is only made when all are there.
CREATE TEMP VIEW public_likeness AS SELECT
  NULL AS "seq",
  NULL AS "file",
  NULL AS "code",
  NULL AS "severity",
  NULL AS "id",
  NULL AS "sheet",
  NULL AS "cell",
  NULL AS "arguments"
FROM main.likeness WHERE 0;
