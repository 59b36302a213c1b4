CREATE OR REPLACE TEMP VIEW naming AS WITH ways AS (
  SELECT
    *
  FROM VALUES
    (3, 1, '1.1', 1, NULL, 1),
    (3, 1, '1.2', 2, NULL, 1),
    (3, 1, '1.3', 3, NULL, 1),
    (3, 1, '1.4', 4, NULL, 1),
    (3, 1, '1/1.1', 1, NULL, 1),
    (3, 1, '1/1.2', 2, NULL, 1),
    (3, 1, '1/1.3', 3, NULL, 1),
    (3, 1, '1/1.4', 4, NULL, 1),
    (3, 1, '2.1', 5, NULL, 1),
    (3, 1, '2.2', 6, NULL, 1),
    (3, 1, '2.3', 7, NULL, 1),
    (3, 1, '2.4', 8, NULL, 1),
    (3, 1, '2/2.1', 5, NULL, 1),
    (3, 1, '2/2.2', 6, NULL, 1),
    (3, 1, '2/2.3', 7, NULL, 1),
    (3, 1, '2/2.4', 8, NULL, 1),
    (3, 1, '3.1', 9, NULL, 1),
    (3, 1, '3.2', 10, NULL, 1),
    (3, 1, '3.3', 11, NULL, 1),
    (3, 1, '3.4', 12, NULL, 1),
    (3, 1, '3/3.1', 9, NULL, 1),
    (3, 1, '3/3.2', 10, NULL, 1),
    (3, 1, '3/3.3', 11, NULL, 1),
    (3, 1, '3/3.4', 12, NULL, 1),
    (3, 1, 'every-status/1.1', 1, NULL, 1),
    (4, 1, 'every-status/1.1', 1, NULL, 1),
    (3, 1, 'every-status/1.2', 2, NULL, 1),
    (4, 1, 'every-status/1.2', 2, NULL, 1),
    (3, 1, 'every-status/1.3', 3, NULL, 1),
    (4, 1, 'every-status/1.3', 3, NULL, 1),
    (3, 1, 'every-status/1.4', 4, NULL, 1),
    (4, 1, 'every-status/1.4', 4, NULL, 1),
    (3, 1, 'every-status/1/1.1', 1, NULL, 1),
    (4, 1, 'every-status/1/1.1', 1, NULL, 1),
    (3, 1, 'every-status/1/1.2', 2, NULL, 1),
    (4, 1, 'every-status/1/1.2', 2, NULL, 1),
    (3, 1, 'every-status/1/1.3', 3, NULL, 1),
    (4, 1, 'every-status/1/1.3', 3, NULL, 1),
    (3, 1, 'every-status/1/1.4', 4, NULL, 1),
    (4, 1, 'every-status/1/1.4', 4, NULL, 1),
    (3, 1, 'every-status/2.1', 5, NULL, 1),
    (4, 1, 'every-status/2.1', 5, NULL, 1),
    (3, 1, 'every-status/2.2', 6, NULL, 1),
    (4, 1, 'every-status/2.2', 6, NULL, 1),
    (3, 1, 'every-status/2.3', 7, NULL, 1),
    (4, 1, 'every-status/2.3', 7, NULL, 1),
    (3, 1, 'every-status/2.4', 8, NULL, 1),
    (4, 1, 'every-status/2.4', 8, NULL, 1),
    (3, 1, 'every-status/2/2.1', 5, NULL, 1),
    (4, 1, 'every-status/2/2.1', 5, NULL, 1),
    (3, 1, 'every-status/2/2.2', 6, NULL, 1),
    (4, 1, 'every-status/2/2.2', 6, NULL, 1),
    (3, 1, 'every-status/2/2.3', 7, NULL, 1),
    (4, 1, 'every-status/2/2.3', 7, NULL, 1),
    (3, 1, 'every-status/2/2.4', 8, NULL, 1),
    (4, 1, 'every-status/2/2.4', 8, NULL, 1),
    (3, 1, 'every-status/3.1', 9, NULL, 1),
    (4, 1, 'every-status/3.1', 9, NULL, 1),
    (3, 1, 'every-status/3.2', 10, NULL, 1),
    (4, 1, 'every-status/3.2', 10, NULL, 1),
    (3, 1, 'every-status/3.3', 11, NULL, 1),
    (4, 1, 'every-status/3.3', 11, NULL, 1),
    (3, 1, 'every-status/3.4', 12, NULL, 1),
    (4, 1, 'every-status/3.4', 12, NULL, 1),
    (3, 1, 'every-status/3/3.1', 9, NULL, 1),
    (4, 1, 'every-status/3/3.1', 9, NULL, 1),
    (3, 1, 'every-status/3/3.2', 10, NULL, 1),
    (4, 1, 'every-status/3/3.2', 10, NULL, 1),
    (3, 1, 'every-status/3/3.3', 11, NULL, 1),
    (4, 1, 'every-status/3/3.3', 11, NULL, 1),
    (3, 1, 'every-status/3/3.4', 12, NULL, 1),
    (4, 1, 'every-status/3/3.4', 12, NULL, 1),
    (3, 1, 'every-status@1/1.1', 1, NULL, 1),
    (4, 1, 'every-status@1/1.1', 1, NULL, 1),
    (5, 1, 'every-status@1/1.1', 1, NULL, 1),
    (3, 1, 'every-status@1/1.2', 2, NULL, 1),
    (4, 1, 'every-status@1/1.2', 2, NULL, 1),
    (5, 1, 'every-status@1/1.2', 2, NULL, 1),
    (3, 1, 'every-status@1/1.3', 3, NULL, 1),
    (4, 1, 'every-status@1/1.3', 3, NULL, 1),
    (5, 1, 'every-status@1/1.3', 3, NULL, 1),
    (3, 1, 'every-status@1/1.4', 4, NULL, 1),
    (4, 1, 'every-status@1/1.4', 4, NULL, 1),
    (5, 1, 'every-status@1/1.4', 4, NULL, 1),
    (3, 1, 'every-status@1/1/1.1', 1, NULL, 1),
    (4, 1, 'every-status@1/1/1.1', 1, NULL, 1),
    (5, 1, 'every-status@1/1/1.1', 1, NULL, 1),
    (3, 1, 'every-status@1/1/1.2', 2, NULL, 1),
    (4, 1, 'every-status@1/1/1.2', 2, NULL, 1),
    (5, 1, 'every-status@1/1/1.2', 2, NULL, 1),
    (3, 1, 'every-status@1/1/1.3', 3, NULL, 1),
    (4, 1, 'every-status@1/1/1.3', 3, NULL, 1),
    (5, 1, 'every-status@1/1/1.3', 3, NULL, 1),
    (3, 1, 'every-status@1/1/1.4', 4, NULL, 1),
    (4, 1, 'every-status@1/1/1.4', 4, NULL, 1),
    (5, 1, 'every-status@1/1/1.4', 4, NULL, 1),
    (3, 1, 'every-status@1/2.1', 5, NULL, 1),
    (4, 1, 'every-status@1/2.1', 5, NULL, 1),
    (5, 1, 'every-status@1/2.1', 5, NULL, 1),
    (3, 1, 'every-status@1/2.2', 6, NULL, 1),
    (4, 1, 'every-status@1/2.2', 6, NULL, 1),
    (5, 1, 'every-status@1/2.2', 6, NULL, 1),
    (3, 1, 'every-status@1/2.3', 7, NULL, 1),
    (4, 1, 'every-status@1/2.3', 7, NULL, 1),
    (5, 1, 'every-status@1/2.3', 7, NULL, 1),
    (3, 1, 'every-status@1/2.4', 8, NULL, 1),
    (4, 1, 'every-status@1/2.4', 8, NULL, 1),
    (5, 1, 'every-status@1/2.4', 8, NULL, 1),
    (3, 1, 'every-status@1/2/2.1', 5, NULL, 1),
    (4, 1, 'every-status@1/2/2.1', 5, NULL, 1),
    (5, 1, 'every-status@1/2/2.1', 5, NULL, 1),
    (3, 1, 'every-status@1/2/2.2', 6, NULL, 1),
    (4, 1, 'every-status@1/2/2.2', 6, NULL, 1),
    (5, 1, 'every-status@1/2/2.2', 6, NULL, 1),
    (3, 1, 'every-status@1/2/2.3', 7, NULL, 1),
    (4, 1, 'every-status@1/2/2.3', 7, NULL, 1),
    (5, 1, 'every-status@1/2/2.3', 7, NULL, 1),
    (3, 1, 'every-status@1/2/2.4', 8, NULL, 1),
    (4, 1, 'every-status@1/2/2.4', 8, NULL, 1),
    (5, 1, 'every-status@1/2/2.4', 8, NULL, 1),
    (3, 1, 'every-status@1/3.1', 9, NULL, 1),
    (4, 1, 'every-status@1/3.1', 9, NULL, 1),
    (5, 1, 'every-status@1/3.1', 9, NULL, 1),
    (3, 1, 'every-status@1/3.2', 10, NULL, 1),
    (4, 1, 'every-status@1/3.2', 10, NULL, 1),
    (5, 1, 'every-status@1/3.2', 10, NULL, 1),
    (3, 1, 'every-status@1/3.3', 11, NULL, 1),
    (4, 1, 'every-status@1/3.3', 11, NULL, 1),
    (5, 1, 'every-status@1/3.3', 11, NULL, 1),
    (3, 1, 'every-status@1/3.4', 12, NULL, 1),
    (4, 1, 'every-status@1/3.4', 12, NULL, 1),
    (5, 1, 'every-status@1/3.4', 12, NULL, 1),
    (3, 1, 'every-status@1/3/3.1', 9, NULL, 1),
    (4, 1, 'every-status@1/3/3.1', 9, NULL, 1),
    (5, 1, 'every-status@1/3/3.1', 9, NULL, 1),
    (3, 1, 'every-status@1/3/3.2', 10, NULL, 1),
    (4, 1, 'every-status@1/3/3.2', 10, NULL, 1),
    (5, 1, 'every-status@1/3/3.2', 10, NULL, 1),
    (3, 1, 'every-status@1/3/3.3', 11, NULL, 1),
    (4, 1, 'every-status@1/3/3.3', 11, NULL, 1),
    (5, 1, 'every-status@1/3/3.3', 11, NULL, 1),
    (3, 1, 'every-status@1/3/3.4', 12, NULL, 1),
    (4, 1, 'every-status@1/3/3.4', 12, NULL, 1),
    (5, 1, 'every-status@1/3/3.4', 12, NULL, 1) AS w(k, s, written, c, part, e)
)
SELECT DISTINCT
  n.n,
  w.c,
  d.met,
  d.day,
  d.learner,
  d.decision,
  d.assessor,
  d.supersedes,
  NOT COALESCE(COALESCE(a.role, a_all.role) = 'trainee_assessor', FALSE)
  OR COALESCE(
    NOT d.countersigned_by IS NULL
    AND d.countersigned_on <= CAST('2026-11-21' AS DATE)
    AND d.countersigned_by <> d.assessor
    AND COALESCE(k.role, k_all.role) = 'assessor',
    FALSE
  ) AS countersigned,
  COALESCE(d.authorised_by <> d.assessor AND NOT COALESCE(u.role, u_all.role) IS NULL, FALSE) AS authorised,
  d.met
  AND COALESCE(d.authorised_by <> d.assessor AND NOT COALESCE(u.role, u_all.role) IS NULL, FALSE) AS overridden
FROM decisions AS d
JOIN entered AS n
  ON n.learner = d.learner
JOIN ways AS w
  ON w.k = n.k AND w.written = d.written AND w.part IS NULL
LEFT JOIN people_of_learner AS a
  ON a.learner = d.learner AND a.person = d.assessor
LEFT JOIN people_of_all AS a_all
  ON a_all.person = d.assessor
LEFT JOIN people_of_learner AS k
  ON k.learner = d.learner AND k.person = d.countersigned_by
LEFT JOIN people_of_all AS k_all
  ON k_all.person = d.countersigned_by
LEFT JOIN people_of_learner AS u
  ON u.learner = d.learner AND u.person = d.authorised_by
LEFT JOIN people_of_all AS u_all
  ON u_all.person = d.authorised_by
WHERE
  d.day <= CAST('2026-11-21' AS DATE) AND NOT COALESCE(a.role, a_all.role) IS NULL;

CREATE OR REPLACE TEMP VIEW in_force AS WITH several_decisions AS (
  SELECT
    n,
    c
  FROM naming
  GROUP BY
    n,
    c
  HAVING
    COUNT(*) > 1
), standing AS (
  SELECT
    d.*,
    CONCAT(
      COALESCE(
        ARRAY_JOIN(
          TRANSFORM(
            REGEXP_EXTRACT_ALL(d.decision, '[0-9]+|[^0-9]+', 0),
            p -> CASE
              WHEN p >= '0' AND p < ':'
              THEN CONCAT(
                COALESCE(CHR(  2), ''),
                COALESCE(LPAD(CAST(LENGTH(TRIM(LEADING '0' FROM p)) AS STRING), 3, '0'), ''),
                COALESCE(TRIM(LEADING '0' FROM p), '')
              )
              ELSE p
            END
          ),
          ''
        ),
        ''
      ),
      COALESCE(CHR(  1), ''),
      COALESCE(d.decision, '')
    ) AS turn
  FROM naming AS d
  SEMI JOIN several_decisions AS m
    USING (n, c)
  WHERE
    NOT EXISTS(
      SELECT
        1
      FROM naming AS o
      WHERE
        o.n = d.n AND o.c = d.c AND o.supersedes = d.decision AND o.decision <> d.decision
    )
), latest AS (
  SELECT
    n,
    c,
    MAX(day) AS day
  FROM standing
  GROUP BY
    n,
    c
)
SELECT
  n,
  c,
  learner,
  decision,
  met,
  assessor,
  day,
  countersigned,
  overridden,
  authorised,
  FALSE AS conflict
FROM naming
ANTI JOIN several_decisions
  USING (n, c)
UNION ALL
SELECT
  d.n,
  d.c,
  MAX(d.learner) AS learner,
  MAX_BY(d.decision, d.turn) AS decision,
  MAX_BY(d.met, d.turn) AS met,
  MAX_BY(d.assessor, d.turn) AS assessor,
  MAX_BY(d.day, d.turn) AS day,
  MAX_BY(d.countersigned, d.turn) AS countersigned,
  MAX_BY(d.overridden, d.turn) AS overridden,
  MAX_BY(d.authorised, d.turn) AS authorised,
  MIN(CAST(d.met AS INT)) <> MAX(CAST(d.met AS INT)) AS conflict
FROM standing AS d
JOIN latest AS l
  ON l.n = d.n AND l.c = d.c AND l.day = d.day
GROUP BY
  d.n,
  d.c;

CREATE OR REPLACE TEMP VIEW criteria_rows AS WITH ways AS (
  SELECT
    *
  FROM VALUES
    (3, 1, '1.1', 1, NULL, 1),
    (3, 1, '1.2', 2, NULL, 1),
    (3, 1, '1.3', 3, NULL, 1),
    (3, 1, '1.4', 4, NULL, 1),
    (3, 1, '1/1.1', 1, NULL, 1),
    (3, 1, '1/1.2', 2, NULL, 1),
    (3, 1, '1/1.3', 3, NULL, 1),
    (3, 1, '1/1.4', 4, NULL, 1),
    (3, 1, '2.1', 5, NULL, 1),
    (3, 1, '2.2', 6, NULL, 1),
    (3, 1, '2.3', 7, NULL, 1),
    (3, 1, '2.4', 8, NULL, 1),
    (3, 1, '2/2.1', 5, NULL, 1),
    (3, 1, '2/2.2', 6, NULL, 1),
    (3, 1, '2/2.3', 7, NULL, 1),
    (3, 1, '2/2.4', 8, NULL, 1),
    (3, 1, '3.1', 9, NULL, 1),
    (3, 1, '3.2', 10, NULL, 1),
    (3, 1, '3.3', 11, NULL, 1),
    (3, 1, '3.4', 12, NULL, 1),
    (3, 1, '3/3.1', 9, NULL, 1),
    (3, 1, '3/3.2', 10, NULL, 1),
    (3, 1, '3/3.3', 11, NULL, 1),
    (3, 1, '3/3.4', 12, NULL, 1),
    (3, 1, 'every-status/1.1', 1, NULL, 1),
    (4, 1, 'every-status/1.1', 1, NULL, 1),
    (3, 1, 'every-status/1.2', 2, NULL, 1),
    (4, 1, 'every-status/1.2', 2, NULL, 1),
    (3, 1, 'every-status/1.3', 3, NULL, 1),
    (4, 1, 'every-status/1.3', 3, NULL, 1),
    (3, 1, 'every-status/1.4', 4, NULL, 1),
    (4, 1, 'every-status/1.4', 4, NULL, 1),
    (3, 1, 'every-status/1/1.1', 1, NULL, 1),
    (4, 1, 'every-status/1/1.1', 1, NULL, 1),
    (3, 1, 'every-status/1/1.2', 2, NULL, 1),
    (4, 1, 'every-status/1/1.2', 2, NULL, 1),
    (3, 1, 'every-status/1/1.3', 3, NULL, 1),
    (4, 1, 'every-status/1/1.3', 3, NULL, 1),
    (3, 1, 'every-status/1/1.4', 4, NULL, 1),
    (4, 1, 'every-status/1/1.4', 4, NULL, 1),
    (3, 1, 'every-status/2.1', 5, NULL, 1),
    (4, 1, 'every-status/2.1', 5, NULL, 1),
    (3, 1, 'every-status/2.2', 6, NULL, 1),
    (4, 1, 'every-status/2.2', 6, NULL, 1),
    (3, 1, 'every-status/2.3', 7, NULL, 1),
    (4, 1, 'every-status/2.3', 7, NULL, 1),
    (3, 1, 'every-status/2.4', 8, NULL, 1),
    (4, 1, 'every-status/2.4', 8, NULL, 1),
    (3, 1, 'every-status/2/2.1', 5, NULL, 1),
    (4, 1, 'every-status/2/2.1', 5, NULL, 1),
    (3, 1, 'every-status/2/2.2', 6, NULL, 1),
    (4, 1, 'every-status/2/2.2', 6, NULL, 1),
    (3, 1, 'every-status/2/2.3', 7, NULL, 1),
    (4, 1, 'every-status/2/2.3', 7, NULL, 1),
    (3, 1, 'every-status/2/2.4', 8, NULL, 1),
    (4, 1, 'every-status/2/2.4', 8, NULL, 1),
    (3, 1, 'every-status/3.1', 9, NULL, 1),
    (4, 1, 'every-status/3.1', 9, NULL, 1),
    (3, 1, 'every-status/3.2', 10, NULL, 1),
    (4, 1, 'every-status/3.2', 10, NULL, 1),
    (3, 1, 'every-status/3.3', 11, NULL, 1),
    (4, 1, 'every-status/3.3', 11, NULL, 1),
    (3, 1, 'every-status/3.4', 12, NULL, 1),
    (4, 1, 'every-status/3.4', 12, NULL, 1),
    (3, 1, 'every-status/3/3.1', 9, NULL, 1),
    (4, 1, 'every-status/3/3.1', 9, NULL, 1),
    (3, 1, 'every-status/3/3.2', 10, NULL, 1),
    (4, 1, 'every-status/3/3.2', 10, NULL, 1),
    (3, 1, 'every-status/3/3.3', 11, NULL, 1),
    (4, 1, 'every-status/3/3.3', 11, NULL, 1),
    (3, 1, 'every-status/3/3.4', 12, NULL, 1),
    (4, 1, 'every-status/3/3.4', 12, NULL, 1),
    (3, 1, 'every-status@1/1.1', 1, NULL, 1),
    (4, 1, 'every-status@1/1.1', 1, NULL, 1),
    (5, 1, 'every-status@1/1.1', 1, NULL, 1),
    (3, 1, 'every-status@1/1.2', 2, NULL, 1),
    (4, 1, 'every-status@1/1.2', 2, NULL, 1),
    (5, 1, 'every-status@1/1.2', 2, NULL, 1),
    (3, 1, 'every-status@1/1.3', 3, NULL, 1),
    (4, 1, 'every-status@1/1.3', 3, NULL, 1),
    (5, 1, 'every-status@1/1.3', 3, NULL, 1),
    (3, 1, 'every-status@1/1.4', 4, NULL, 1),
    (4, 1, 'every-status@1/1.4', 4, NULL, 1),
    (5, 1, 'every-status@1/1.4', 4, NULL, 1),
    (3, 1, 'every-status@1/1/1.1', 1, NULL, 1),
    (4, 1, 'every-status@1/1/1.1', 1, NULL, 1),
    (5, 1, 'every-status@1/1/1.1', 1, NULL, 1),
    (3, 1, 'every-status@1/1/1.2', 2, NULL, 1),
    (4, 1, 'every-status@1/1/1.2', 2, NULL, 1),
    (5, 1, 'every-status@1/1/1.2', 2, NULL, 1),
    (3, 1, 'every-status@1/1/1.3', 3, NULL, 1),
    (4, 1, 'every-status@1/1/1.3', 3, NULL, 1),
    (5, 1, 'every-status@1/1/1.3', 3, NULL, 1),
    (3, 1, 'every-status@1/1/1.4', 4, NULL, 1),
    (4, 1, 'every-status@1/1/1.4', 4, NULL, 1),
    (5, 1, 'every-status@1/1/1.4', 4, NULL, 1),
    (3, 1, 'every-status@1/2.1', 5, NULL, 1),
    (4, 1, 'every-status@1/2.1', 5, NULL, 1),
    (5, 1, 'every-status@1/2.1', 5, NULL, 1),
    (3, 1, 'every-status@1/2.2', 6, NULL, 1),
    (4, 1, 'every-status@1/2.2', 6, NULL, 1),
    (5, 1, 'every-status@1/2.2', 6, NULL, 1),
    (3, 1, 'every-status@1/2.3', 7, NULL, 1),
    (4, 1, 'every-status@1/2.3', 7, NULL, 1),
    (5, 1, 'every-status@1/2.3', 7, NULL, 1),
    (3, 1, 'every-status@1/2.4', 8, NULL, 1),
    (4, 1, 'every-status@1/2.4', 8, NULL, 1),
    (5, 1, 'every-status@1/2.4', 8, NULL, 1),
    (3, 1, 'every-status@1/2/2.1', 5, NULL, 1),
    (4, 1, 'every-status@1/2/2.1', 5, NULL, 1),
    (5, 1, 'every-status@1/2/2.1', 5, NULL, 1),
    (3, 1, 'every-status@1/2/2.2', 6, NULL, 1),
    (4, 1, 'every-status@1/2/2.2', 6, NULL, 1),
    (5, 1, 'every-status@1/2/2.2', 6, NULL, 1),
    (3, 1, 'every-status@1/2/2.3', 7, NULL, 1),
    (4, 1, 'every-status@1/2/2.3', 7, NULL, 1),
    (5, 1, 'every-status@1/2/2.3', 7, NULL, 1),
    (3, 1, 'every-status@1/2/2.4', 8, NULL, 1),
    (4, 1, 'every-status@1/2/2.4', 8, NULL, 1),
    (5, 1, 'every-status@1/2/2.4', 8, NULL, 1),
    (3, 1, 'every-status@1/3.1', 9, NULL, 1),
    (4, 1, 'every-status@1/3.1', 9, NULL, 1),
    (5, 1, 'every-status@1/3.1', 9, NULL, 1),
    (3, 1, 'every-status@1/3.2', 10, NULL, 1),
    (4, 1, 'every-status@1/3.2', 10, NULL, 1),
    (5, 1, 'every-status@1/3.2', 10, NULL, 1),
    (3, 1, 'every-status@1/3.3', 11, NULL, 1),
    (4, 1, 'every-status@1/3.3', 11, NULL, 1),
    (5, 1, 'every-status@1/3.3', 11, NULL, 1),
    (3, 1, 'every-status@1/3.4', 12, NULL, 1),
    (4, 1, 'every-status@1/3.4', 12, NULL, 1),
    (5, 1, 'every-status@1/3.4', 12, NULL, 1),
    (3, 1, 'every-status@1/3/3.1', 9, NULL, 1),
    (4, 1, 'every-status@1/3/3.1', 9, NULL, 1),
    (5, 1, 'every-status@1/3/3.1', 9, NULL, 1),
    (3, 1, 'every-status@1/3/3.2', 10, NULL, 1),
    (4, 1, 'every-status@1/3/3.2', 10, NULL, 1),
    (5, 1, 'every-status@1/3/3.2', 10, NULL, 1),
    (3, 1, 'every-status@1/3/3.3', 11, NULL, 1),
    (4, 1, 'every-status@1/3/3.3', 11, NULL, 1),
    (5, 1, 'every-status@1/3/3.3', 11, NULL, 1),
    (3, 1, 'every-status@1/3/3.4', 12, NULL, 1),
    (4, 1, 'every-status@1/3/3.4', 12, NULL, 1),
    (5, 1, 'every-status@1/3/3.4', 12, NULL, 1) AS w(k, s, written, c, part, e)
), specifications AS (
  SELECT
    *
  FROM VALUES
    (1, 1, 'every-status', 'every-status@1'),
    (1, 2, 'every-status', 'every-status@1'),
    (1, 3, 'every-status', 'every-status@1'),
    (1, 4, 'every-status', 'every-status@1'),
    (1, 5, 'every-status', 'every-status@1'),
    (1, 6, 'every-status', 'every-status@1'),
    (1, 7, 'every-status', 'every-status@1'),
    (1, 8, 'every-status', 'every-status@1'),
    (1, 9, 'every-status', 'every-status@1'),
    (1, 10, 'every-status', 'every-status@1'),
    (1, 11, 'every-status', 'every-status@1'),
    (1, 12, 'every-status', 'every-status@1') AS k(s, c, id, reference)
), several_decisions AS (
  SELECT
    n,
    c
  FROM naming
  GROUP BY
    n,
    c
  HAVING
    COUNT(*) > 1
), standing AS (
  SELECT
    d.*,
    CONCAT(
      COALESCE(
        ARRAY_JOIN(
          TRANSFORM(
            REGEXP_EXTRACT_ALL(d.decision, '[0-9]+|[^0-9]+', 0),
            p -> CASE
              WHEN p >= '0' AND p < ':'
              THEN CONCAT(
                COALESCE(CHR(  2), ''),
                COALESCE(LPAD(CAST(LENGTH(TRIM(LEADING '0' FROM p)) AS STRING), 3, '0'), ''),
                COALESCE(TRIM(LEADING '0' FROM p), '')
              )
              ELSE p
            END
          ),
          ''
        ),
        ''
      ),
      COALESCE(CHR(  1), ''),
      COALESCE(d.decision, '')
    ) AS turn
  FROM naming AS d
  SEMI JOIN several_decisions AS m
    USING (n, c)
  WHERE
    NOT EXISTS(
      SELECT
        1
      FROM naming AS o
      WHERE
        o.n = d.n AND o.c = d.c AND o.supersedes = d.decision AND o.decision <> d.decision
    )
), in_force_each AS (
  SELECT
    learner,
    n,
    c,
    decision,
    assessor,
    day
  FROM naming
  ANTI JOIN several_decisions
    USING (n, c)
  UNION ALL
  SELECT
    d.learner,
    d.n,
    d.c,
    d.decision,
    d.assessor,
    d.day
  FROM standing AS d
  JOIN in_force AS f
    ON f.n = d.n AND f.c = d.c AND f.day = d.day
  WHERE
    f.conflict OR f.decision = d.decision
), spoken AS (
  SELECT
    f.n,
    f.c,
    r.finding,
    r.day,
    r.closed
  FROM reviews AS r
  JOIN in_force_each AS f
    ON f.learner = r.learner AND f.decision = r.decision
  LEFT JOIN people_of_learner AS q
    ON q.learner = r.learner AND q.person = r.iqa
  LEFT JOIN people_of_all AS q_all
    ON q_all.person = r.iqa
  WHERE
    r.everything
    AND r.day <= CAST('2026-11-21' AS DATE)
    AND r.day >= f.day
    AND r.iqa <> f.assessor
    AND NOT COALESCE(q.role, q_all.role) IS NULL
  UNION ALL
  SELECT
    f.n,
    f.c,
    r.finding,
    r.day,
    r.closed
  FROM reviews AS r
  JOIN entered AS n
    ON n.learner = r.learner
  JOIN ways AS w
    ON w.k = n.k AND w.written = r.written AND w.part IS NULL
  JOIN in_force_each AS f
    ON f.learner = r.learner AND f.decision = r.decision AND f.c = w.c
  LEFT JOIN people_of_learner AS q
    ON q.learner = r.learner AND q.person = r.iqa
  LEFT JOIN people_of_all AS q_all
    ON q_all.person = r.iqa
  WHERE
    NOT r.everything
    AND r.day <= CAST('2026-11-21' AS DATE)
    AND r.day >= f.day
    AND r.iqa <> f.assessor
    AND NOT COALESCE(q.role, q_all.role) IS NULL
), reviewed AS (
  SELECT
    n,
    c,
    RIGHT(
      MAX(
        CONCAT(
          COALESCE(CAST(day AS STRING), ''),
          COALESCE(
            CASE finding WHEN 'agreed' THEN '0' WHEN 'action_required' THEN '1' ELSE '2' END,
            ''
          )
        )
      ),
      1
    ) AS gravest,
    COUNT(*) FILTER(WHERE
      finding = 'action_required'
      AND (
        closed IS NULL OR closed > CAST('2026-11-21' AS DATE)
      )) AS actions_open
  FROM spoken
  GROUP BY
    n,
    c
), exempt AS (
  SELECT
    n.n,
    w.c
  FROM exemptions AS x
  JOIN entered AS n
    ON n.learner = x.learner
  JOIN ways AS w
    ON w.k = n.k AND w.written = x.written AND w.part IS NULL
  LEFT JOIN people_of_learner AS p
    ON p.learner = x.learner AND p.person = x.authorised_by
  LEFT JOIN people_of_all AS p_all
    ON p_all.person = x.authorised_by
  WHERE
    x.day <= CAST('2026-11-21' AS DATE) AND NOT COALESCE(p.role, p_all.role) IS NULL
  UNION
  SELECT
    n.n,
    k.c
  FROM exemptions AS x
  JOIN entered AS n
    ON n.learner = x.learner
  JOIN specifications AS k
    ON k.s = n.s AND (
      x.unit = k.id OR x.unit = k.reference
    )
  LEFT JOIN people_of_learner AS p
    ON p.learner = x.learner AND p.person = x.authorised_by
  LEFT JOIN people_of_all AS p_all
    ON p_all.person = x.authorised_by
  WHERE
    x.day <= CAST('2026-11-21' AS DATE) AND NOT COALESCE(p.role, p_all.role) IS NULL
), judging_days AS (
  SELECT
    n,
    c,
    CAST(day - INTERVAL '24' MONTH AS DATE) AS since_24
  FROM in_force
  WHERE
    met AND NOT conflict
), superseded AS (
  SELECT
    learner,
    older AS item,
    CASE WHEN COUNT(*) = COUNT(day) THEN MIN(day) END AS since
  FROM superseding
  WHERE
    day IS NULL OR day <= CAST('2026-11-21' AS DATE)
  GROUP BY
    learner,
    older
), signed AS (
  SELECT
    d.learner,
    d.everything,
    d.item,
    d.signed,
    COALESCE(
      d.confirmed <= CAST('2026-11-21' AS DATE)
      AND NOT COALESCE(p.role, p_all.role) IS NULL,
      FALSE
    ) AS confirmed
  FROM declarations AS d
  LEFT JOIN people_of_learner AS p
    ON p.learner = d.learner AND p.person = d.confirmed_by
  LEFT JOIN people_of_all AS p_all
    ON p_all.person = d.confirmed_by
  WHERE
    d.signed <= CAST('2026-11-21' AS DATE)
), signed_for_all AS (
  SELECT
    learner,
    MAX(signed) AS last_signed,
    MAX(signed) FILTER(WHERE
      confirmed) AS last_confirmed
  FROM signed
  WHERE
    everything
  GROUP BY
    learner
), signed_for_items AS (
  SELECT
    learner,
    item,
    BOOL_OR(confirmed) AS confirmed
  FROM signed
  WHERE
    NOT everything
  GROUP BY
    learner,
    item
), linked AS (
  SELECT
    n.n,
    w.c,
    w.e,
    n.registered,
    v.item,
    v.source,
    v.day,
    v.first_day,
    v.occasion,
    v.site,
    v.witness,
    v.content,
    v.withdrawn,
    v.unowned,
    v.located,
    v.q0,
    v.method AS method,
    v.observed_by AS observed_by,
    NOT g.item IS NULL AS replaced,
    NOT i.item IS NULL OR COALESCE(v.day <= a.last_signed, FALSE) AS signed,
    COALESCE(i.confirmed, FALSE) OR COALESCE(v.day <= a.last_confirmed, FALSE) AS confirmed,
    COALESCE(f.since_24, CAST('2024-11-21' AS DATE)) AS since_24
  FROM evidence AS v
  JOIN entered AS n
    ON n.learner = v.learner
  JOIN ways AS w
    ON w.k = n.k AND w.written = v.written
  LEFT JOIN superseded AS g
    ON g.learner = v.learner AND g.item = v.item
  LEFT JOIN signed_for_all AS a
    ON a.learner = v.learner
  LEFT JOIN signed_for_items AS i
    ON i.learner = v.learner AND i.item = v.item
  LEFT JOIN judging_days AS f
    ON f.n = CASE WHEN v.day < CAST('2024-11-21' AS DATE) THEN n.n END AND f.c = w.c
  WHERE
    v.day IS NULL OR v.day <= CAST('2026-11-21' AS DATE)
), judged AS (
  SELECT
    l.*,
    signed AS authenticated,
    CASE
      WHEN NOT COALESCE(
        method IN (
          'discussion',
          'feedback',
          'observation',
          'product',
          'reflective_account',
          'witness_testimony'
        ),
        FALSE
      )
      THEN 1
      WHEN NOT COALESCE(source IN ('prior_learning', 'workplace'), FALSE)
      THEN 2
      WHEN day IS NULL
      THEN 3
      WHEN day < since_24
      THEN 4
      WHEN NOT day IS NULL AND first_day < registered
      THEN 5
      WHEN NOT signed
      THEN 6
      WHEN replaced
      THEN 7
      WHEN withdrawn <= CAST('2026-11-21' AS DATE)
      THEN 8
      WHEN unowned
      THEN 9
      WHEN NOT located
      THEN 10
    END AS because
  FROM linked AS l
), same_copies AS (
  SELECT
    n,
    c,
    content
  FROM judged
  WHERE
    NOT content IS NULL AND because IS NULL
  GROUP BY
    n,
    c,
    content
  HAVING
    COUNT(*) > 1
), copies AS (
  SELECT DISTINCT
    n,
    c,
    item
  FROM (
    SELECT
      n,
      c,
      item,
      DENSE_RANK() OVER (
        PARTITION BY n, c, content
        ORDER BY day NULLS LAST, CONCAT(
          COALESCE(
            ARRAY_JOIN(
              TRANSFORM(
                REGEXP_EXTRACT_ALL(item, '[0-9]+|[^0-9]+', 0),
                p -> CASE
                  WHEN p >= '0' AND p < ':'
                  THEN CONCAT(
                    COALESCE(CHR(  2), ''),
                    COALESCE(LPAD(CAST(LENGTH(TRIM(LEADING '0' FROM p)) AS STRING), 3, '0'), ''),
                    COALESCE(TRIM(LEADING '0' FROM p), '')
                  )
                  ELSE p
                END
              ),
              ''
            ),
            ''
          ),
          COALESCE(CHR(  1), ''),
          COALESCE(item, '')
        ) NULLS LAST
      ) AS turn
    FROM judged
    SEMI JOIN same_copies
      USING (n, c, content)
    WHERE
      because IS NULL
  ) AS r
  WHERE
    turn > 1
), links AS (
  SELECT
    j.*,
    CASE WHEN j.because IS NULL AND NOT k.item IS NULL THEN 11 ELSE j.because END AS reason,
    j.because IS NULL AND k.item IS NULL AS counted
  FROM judged AS j
  LEFT JOIN copies AS k
    ON k.n = j.n AND k.c = j.c AND k.item = j.item
), prints AS (
  SELECT
    *
  FROM VALUES
    (1, 'f1:cdcf424ed9cbf1bc'),
    (2, 'f1:3187ff77a0ff4ea2'),
    (3, 'f1:db4d35881b63416c'),
    (4, 'f1:2c84216a9f2c5972'),
    (5, 'f1:5718328ed615ee54'),
    (6, 'f1:8ec6dedd0db87bca'),
    (7, 'f1:26e9bcba465bd7fe'),
    (8, 'f1:227afcd509a6019a'),
    (9, 'f1:d2c755449aedb34c'),
    (10, 'f1:d01bfb75f969a419'),
    (11, 'f1:3f738de8028066cc'),
    (12, 'f1:43934786c3d024c8') AS p(c, fingerprint)
), reworded AS (
  SELECT DISTINCT
    f.n,
    f.c
  FROM fingerprints AS r
  JOIN entered AS n
    ON n.learner = r.learner
  JOIN ways AS w
    ON w.k = n.k AND w.written = r.written AND w.part IS NULL
  JOIN prints AS p
    ON p.c = w.c AND p.fingerprint <> r.fingerprint
  JOIN in_force AS f
    ON f.n = n.n AND f.decision = r.decision AND f.c = w.c
  WHERE
    NOT f.conflict
), gone AS (
  SELECT DISTINCT
    f.n,
    f.c
  FROM evidence AS v
  JOIN entered AS n
    ON n.learner = v.learner
  JOIN ways AS w
    ON w.k = n.k AND w.written = v.written
  JOIN in_force AS f
    ON f.n = n.n AND f.c = w.c AND NOT f.conflict
  JOIN cited AS x
    ON x.learner = v.learner AND x.decision = f.decision AND x.item = v.item
  LEFT JOIN superseded AS g
    ON g.learner = v.learner AND g.item = v.item
  WHERE
    (
      v.day IS NULL OR v.day <= CAST('2026-11-21' AS DATE)
    )
    AND (
      g.since > f.day
      OR (
        v.withdrawn > f.day AND v.withdrawn <= CAST('2026-11-21' AS DATE)
      )
    )
), seen AS (
  SELECT
    n,
    c,
    item,
    ANY_VALUE(source) IGNORE NULLS AS source,
    ANY_VALUE(day) IGNORE NULLS AS day,
    ANY_VALUE(occasion) IGNORE NULLS AS occasion,
    ANY_VALUE(site) IGNORE NULLS AS site,
    ANY_VALUE(witness) IGNORE NULLS AS witness,
    ANY_VALUE(observed_by) IGNORE NULLS AS observed_by,
    ANY_VALUE(method) IGNORE NULLS AS method,
    ANY_VALUE(since_24) IGNORE NULLS AS since_24,
    ANY_VALUE(q0) IGNORE NULLS AS q0,
    BOOL_OR(authenticated) AS authenticated,
    BOOL_OR(signed) AS signed,
    BOOL_OR(counted) AS counted
  FROM links
  GROUP BY
    n,
    c,
    item
), counts AS (
  SELECT
    *
  FROM (
    SELECT
      n,
      c,
      COUNT(*) AS n_links,
      COUNT(*) FILTER(WHERE
        counted) AS n_counted,
      COUNT(*) FILTER(WHERE
        reason = 1) AS r1,
      COUNT(*) FILTER(WHERE
        reason = 2) AS r2,
      COUNT(*) FILTER(WHERE
        reason = 3) AS r3,
      COUNT(*) FILTER(WHERE
        reason = 4) AS r4,
      COUNT(*) FILTER(WHERE
        reason = 5) AS r5,
      COUNT(*) FILTER(WHERE
        reason = 6) AS r6,
      COUNT(*) FILTER(WHERE
        reason = 7) AS r7,
      COUNT(*) FILTER(WHERE
        reason = 8) AS r8,
      COUNT(*) FILTER(WHERE
        reason = 9) AS r9,
      COUNT(*) FILTER(WHERE
        reason = 10) AS r10,
      COUNT(*) FILTER(WHERE
        reason = 11) AS r11
    FROM links
    GROUP BY
      n,
      c
  ) AS l
  JOIN (
    SELECT
      n,
      c,
      SUM(
        CASE WHEN c IN (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12) AND counted THEN 1 ELSE 0 END
      ) AS added_1
    FROM seen
    GROUP BY
      n,
      c
  ) AS m
    USING (n, c)
), facts AS (
  SELECT
    n,
    c,
    COALESCE(n_links, 0) AS n_links,
    COALESCE(n_counted, 0) AS n_counted,
    COALESCE(r1, 0) AS r1,
    COALESCE(r2, 0) AS r2,
    COALESCE(r3, 0) AS r3,
    COALESCE(r4, 0) AS r4,
    COALESCE(r5, 0) AS r5,
    COALESCE(r6, 0) AS r6,
    COALESCE(r7, 0) AS r7,
    COALESCE(r8, 0) AS r8,
    COALESCE(r9, 0) AS r9,
    COALESCE(r10, 0) AS r10,
    COALESCE(r11, 0) AS r11,
    COALESCE(TRUE, FALSE) AS authentic,
    COALESCE(FALSE, FALSE) AS signed_enough,
    COALESCE(FALSE, FALSE) AS confirmed_enough,
    CASE
      WHEN n_links > 0
      THEN CASE
        WHEN c IN (1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 12)
        THEN CASE WHEN NOT added_1 >= 1 THEN 1 ELSE 0 END
        WHEN c = 8
        THEN CASE WHEN NOT added_1 >= 2 THEN 1 ELSE 0 END
        ELSE 0
      END
      ELSE 0
    END AS short,
    COALESCE(f.conflict, FALSE) AS conflict,
    f.met IS NULL OR f.conflict AS undecided,
    COALESCE(f.met AND NOT f.conflict, FALSE) AS met,
    COALESCE(f.countersigned OR f.conflict, TRUE) AS countersigned,
    COALESCE(f.overridden AND NOT f.conflict, FALSE) AS overridden,
    NOT x.reached IS NULL AS is_exempt,
    r.gravest AS gravest,
    COALESCE(r.actions_open, 0) AS actions_open,
    NOT is_reworded IS NULL OR NOT is_gone IS NULL AS is_stale,
    0 AS attempts
  FROM counts
  FULL JOIN in_force AS f
    USING (n, c)
  FULL JOIN (
    SELECT
      n,
      c,
      TRUE AS reached
    FROM exempt
  ) AS x
    USING (n, c)
  LEFT JOIN reviewed AS r
    USING (n, c)
  LEFT JOIN (
    SELECT
      n,
      c,
      TRUE AS is_reworded
    FROM reworded
  ) AS reworded_rows
    USING (n, c)
  LEFT JOIN (
    SELECT
      n,
      c,
      TRUE AS is_gone
    FROM gone
  ) AS gone_rows
    USING (n, c)
)
SELECT
  n,
  c,
  n_links,
  n_counted,
  satisfied,
  short,
  r1,
  r2,
  r3,
  r4,
  r5,
  r6,
  r7,
  r8,
  r9,
  r10,
  r11,
  status,
  CASE
    WHEN status IN (1, 10, 11)
    THEN CASE WHEN gravest = '1' AND actions_open = 0 THEN 1 END
    WHEN status = 2
    THEN 2
    WHEN status = 3
    THEN 3
    WHEN status = 4
    THEN 4
    WHEN status IN (5, 9)
    AND NOT countersigned
    AND (
      status = 5 OR authentic OR overridden
    )
    THEN 5
    WHEN status = 5
    THEN CASE WHEN FALSE THEN 6 ELSE 7 END
    WHEN status = 9 AND NOT authentic AND NOT overridden
    THEN CASE WHEN signed_enough THEN 9 ELSE 8 END
    WHEN status = 9
    THEN 10
    WHEN FALSE
    THEN 12
    WHEN confirmed_enough
    THEN 9
    ELSE 11
  END AS move
FROM (
  SELECT
    *,
    CASE
      WHEN is_exempt
      THEN 1
      WHEN conflict
      THEN 2
      WHEN is_stale
      THEN 3
      WHEN gravest = '2' OR actions_open > 0
      THEN 4
      WHEN NOT undecided AND NOT met
      THEN 5
      WHEN n_links = 0
      THEN 6
      WHEN n_counted = 0 AND NOT overridden
      THEN 7
      WHEN NOT satisfied AND NOT overridden
      THEN 8
      WHEN NOT (
        CASE
          WHEN undecided
          THEN FALSE AND authentic
          ELSE countersigned AND (
            authentic OR overridden
          )
        END
      )
      THEN 9
      WHEN gravest = '0'
      THEN 10
      ELSE 11
    END AS status
  FROM (
    SELECT
      *,
      n_links > 0 AND short = 0 AS satisfied
    FROM facts
  ) AS f
) AS f;

CREATE OR REPLACE TEMP VIEW standings AS WITH places AS (
  SELECT
    *
  FROM VALUES
    (1, 1, 1),
    (2, 1, 2),
    (3, 1, 4),
    (4, 1, 8),
    (5, 1, 16),
    (6, 1, 32),
    (7, 1, 64),
    (8, 1, 128),
    (9, 1, 256),
    (10, 1, 512),
    (11, 1, 1024),
    (12, 1, 2048) AS p(c, word, bit)
), gathered AS (
  SELECT
    n,
    BIT_OR(CASE WHEN status IN (1, 10, 11) AND word = 1 THEN bit ELSE 0 END) AS achieved_1,
    BIT_OR(CASE WHEN status = 1 AND word = 1 THEN bit ELSE 0 END) AS exempt_1
  FROM criteria_rows AS r
  JOIN places AS p
    ON p.c = r.c
  GROUP BY
    n
), marks AS (
  SELECT
    n,
    s,
    COALESCE(achieved_1, 0) AS achieved_1,
    COALESCE(exempt_1, 0) AS exempt_1
  FROM entered
  LEFT JOIN gathered
    USING (n)
), marks_of_outcomes AS (
  SELECT
    *,
    CASE
      WHEN s = 1
      THEN CASE WHEN (
        achieved_1 & 15
      ) = 15 THEN 1 ELSE 0 END + CASE WHEN (
        achieved_1 & 240
      ) = 240 THEN 2 ELSE 0 END + CASE WHEN (
        achieved_1 & 3840
      ) = 3840 THEN 4 ELSE 0 END
      ELSE 0
    END AS outcomes_0_1,
    CASE
      WHEN s = 1
      THEN CASE WHEN (
        exempt_1 & 15
      ) = 15 THEN 1 ELSE 0 END + CASE WHEN (
        exempt_1 & 240
      ) = 240 THEN 2 ELSE 0 END + CASE WHEN (
        exempt_1 & 3840
      ) = 3840 THEN 4 ELSE 0 END
      ELSE 0
    END AS exempt_outcomes_0_1
  FROM marks
)
SELECT
  n,
  s,
  CASE WHEN s = 1 THEN (
    outcomes_0_1 & 7
  ) = 7 ELSE FALSE END AS achieved_0,
  NULL AS rule_satisfied,
  FALSE AS chosen,
  CASE WHEN s = 1 THEN outcomes_0_1 ELSE 0 END AS outcomes_1,
  0 AS holding_1,
  0 AS short_1,
  0 AS chosen_1
FROM marks_of_outcomes;
