CREATE OR REPLACE TEMP VIEW naming AS WITH ways AS (
  SELECT
    *
  FROM VALUES
    (3, 1, '1.1', 1, NULL, 1),
    (3, 1, '1.2', 2, NULL, 1),
    (3, 1, '1.3', 3, NULL, 1),
    (3, 1, '1.3a', 3, 1, 1),
    (3, 1, '1.3b', 3, 2, 1),
    (3, 1, '1.3c', 3, 4, 1),
    (3, 1, '1.4', 4, NULL, 1),
    (3, 1, '1.4a', 4, 1, 1),
    (3, 1, '1.4b', 4, 2, 1),
    (3, 1, '1.4c', 4, 4, 1),
    (3, 1, '1/1.1', 1, NULL, 1),
    (3, 1, '1/1.2', 2, NULL, 1),
    (3, 1, '1/1.3', 3, NULL, 1),
    (3, 1, '1/1.3a', 3, 1, 1),
    (3, 1, '1/1.3b', 3, 2, 1),
    (3, 1, '1/1.3c', 3, 4, 1),
    (3, 1, '1/1.4', 4, NULL, 1),
    (3, 1, '1/1.4a', 4, 1, 1),
    (3, 1, '1/1.4b', 4, 2, 1),
    (3, 1, '1/1.4c', 4, 4, 1),
    (3, 1, '2.1', 5, NULL, 1),
    (3, 1, '2.2', 6, NULL, 1),
    (3, 1, '2.3', 7, NULL, 1),
    (3, 1, '2.4', 8, NULL, 1),
    (3, 1, '2.5', 9, NULL, 1),
    (3, 1, '2/2.1', 5, NULL, 1),
    (3, 1, '2/2.2', 6, NULL, 1),
    (3, 1, '2/2.3', 7, NULL, 1),
    (3, 1, '2/2.4', 8, NULL, 1),
    (3, 1, '2/2.5', 9, NULL, 1),
    (3, 1, '3.1', 10, NULL, 1),
    (3, 1, '3.2', 11, NULL, 1),
    (3, 1, '3.3', 12, NULL, 1),
    (3, 1, '3.4', 13, NULL, 1),
    (3, 1, '3.5', 14, NULL, 1),
    (3, 1, '3.6', 15, NULL, 1),
    (3, 1, '3.7', 16, NULL, 1),
    (3, 1, '3.8', 17, NULL, 1),
    (3, 1, '3/3.1', 10, NULL, 1),
    (3, 1, '3/3.2', 11, NULL, 1),
    (3, 1, '3/3.3', 12, NULL, 1),
    (3, 1, '3/3.4', 13, NULL, 1),
    (3, 1, '3/3.5', 14, NULL, 1),
    (3, 1, '3/3.6', 15, NULL, 1),
    (3, 1, '3/3.7', 16, NULL, 1),
    (3, 1, '3/3.8', 17, NULL, 1),
    (3, 1, '4.1', 18, NULL, 1),
    (3, 1, '4.2', 19, NULL, 1),
    (3, 1, '4.3', 20, NULL, 1),
    (3, 1, '4.4', 21, NULL, 1),
    (3, 1, '4/4.1', 18, NULL, 1),
    (3, 1, '4/4.2', 19, NULL, 1),
    (3, 1, '4/4.3', 20, NULL, 1),
    (3, 1, '4/4.4', 21, NULL, 1),
    (3, 1, '5.1', 22, NULL, 2),
    (3, 1, '5.2', 23, NULL, 1),
    (3, 1, '5.3', 24, NULL, 2),
    (3, 1, '5/5.1', 22, NULL, 2),
    (3, 1, '5/5.2', 23, NULL, 1),
    (3, 1, '5/5.3', 24, NULL, 2),
    (3, 1, 'every-rule/1.1', 1, NULL, 1),
    (4, 1, 'every-rule/1.1', 1, NULL, 1),
    (3, 1, 'every-rule/1.2', 2, NULL, 1),
    (4, 1, 'every-rule/1.2', 2, NULL, 1),
    (3, 1, 'every-rule/1.3', 3, NULL, 1),
    (4, 1, 'every-rule/1.3', 3, NULL, 1),
    (3, 1, 'every-rule/1.3a', 3, 1, 1),
    (4, 1, 'every-rule/1.3a', 3, 1, 1),
    (3, 1, 'every-rule/1.3b', 3, 2, 1),
    (4, 1, 'every-rule/1.3b', 3, 2, 1),
    (3, 1, 'every-rule/1.3c', 3, 4, 1),
    (4, 1, 'every-rule/1.3c', 3, 4, 1),
    (3, 1, 'every-rule/1.4', 4, NULL, 1),
    (4, 1, 'every-rule/1.4', 4, NULL, 1),
    (3, 1, 'every-rule/1.4a', 4, 1, 1),
    (4, 1, 'every-rule/1.4a', 4, 1, 1),
    (3, 1, 'every-rule/1.4b', 4, 2, 1),
    (4, 1, 'every-rule/1.4b', 4, 2, 1),
    (3, 1, 'every-rule/1.4c', 4, 4, 1),
    (4, 1, 'every-rule/1.4c', 4, 4, 1),
    (3, 1, 'every-rule/1/1.1', 1, NULL, 1),
    (4, 1, 'every-rule/1/1.1', 1, NULL, 1),
    (3, 1, 'every-rule/1/1.2', 2, NULL, 1),
    (4, 1, 'every-rule/1/1.2', 2, NULL, 1),
    (3, 1, 'every-rule/1/1.3', 3, NULL, 1),
    (4, 1, 'every-rule/1/1.3', 3, NULL, 1),
    (3, 1, 'every-rule/1/1.3a', 3, 1, 1),
    (4, 1, 'every-rule/1/1.3a', 3, 1, 1),
    (3, 1, 'every-rule/1/1.3b', 3, 2, 1),
    (4, 1, 'every-rule/1/1.3b', 3, 2, 1),
    (3, 1, 'every-rule/1/1.3c', 3, 4, 1),
    (4, 1, 'every-rule/1/1.3c', 3, 4, 1),
    (3, 1, 'every-rule/1/1.4', 4, NULL, 1),
    (4, 1, 'every-rule/1/1.4', 4, NULL, 1),
    (3, 1, 'every-rule/1/1.4a', 4, 1, 1),
    (4, 1, 'every-rule/1/1.4a', 4, 1, 1),
    (3, 1, 'every-rule/1/1.4b', 4, 2, 1),
    (4, 1, 'every-rule/1/1.4b', 4, 2, 1),
    (3, 1, 'every-rule/1/1.4c', 4, 4, 1),
    (4, 1, 'every-rule/1/1.4c', 4, 4, 1),
    (3, 1, 'every-rule/2.1', 5, NULL, 1),
    (4, 1, 'every-rule/2.1', 5, NULL, 1),
    (3, 1, 'every-rule/2.2', 6, NULL, 1),
    (4, 1, 'every-rule/2.2', 6, NULL, 1),
    (3, 1, 'every-rule/2.3', 7, NULL, 1),
    (4, 1, 'every-rule/2.3', 7, NULL, 1),
    (3, 1, 'every-rule/2.4', 8, NULL, 1),
    (4, 1, 'every-rule/2.4', 8, NULL, 1),
    (3, 1, 'every-rule/2.5', 9, NULL, 1),
    (4, 1, 'every-rule/2.5', 9, NULL, 1),
    (3, 1, 'every-rule/2/2.1', 5, NULL, 1),
    (4, 1, 'every-rule/2/2.1', 5, NULL, 1),
    (3, 1, 'every-rule/2/2.2', 6, NULL, 1),
    (4, 1, 'every-rule/2/2.2', 6, NULL, 1),
    (3, 1, 'every-rule/2/2.3', 7, NULL, 1),
    (4, 1, 'every-rule/2/2.3', 7, NULL, 1),
    (3, 1, 'every-rule/2/2.4', 8, NULL, 1),
    (4, 1, 'every-rule/2/2.4', 8, NULL, 1),
    (3, 1, 'every-rule/2/2.5', 9, NULL, 1),
    (4, 1, 'every-rule/2/2.5', 9, NULL, 1),
    (3, 1, 'every-rule/3.1', 10, NULL, 1),
    (4, 1, 'every-rule/3.1', 10, NULL, 1),
    (3, 1, 'every-rule/3.2', 11, NULL, 1),
    (4, 1, 'every-rule/3.2', 11, NULL, 1),
    (3, 1, 'every-rule/3.3', 12, NULL, 1),
    (4, 1, 'every-rule/3.3', 12, NULL, 1),
    (3, 1, 'every-rule/3.4', 13, NULL, 1),
    (4, 1, 'every-rule/3.4', 13, NULL, 1),
    (3, 1, 'every-rule/3.5', 14, NULL, 1),
    (4, 1, 'every-rule/3.5', 14, NULL, 1),
    (3, 1, 'every-rule/3.6', 15, NULL, 1),
    (4, 1, 'every-rule/3.6', 15, NULL, 1),
    (3, 1, 'every-rule/3.7', 16, NULL, 1),
    (4, 1, 'every-rule/3.7', 16, NULL, 1),
    (3, 1, 'every-rule/3.8', 17, NULL, 1),
    (4, 1, 'every-rule/3.8', 17, NULL, 1),
    (3, 1, 'every-rule/3/3.1', 10, NULL, 1),
    (4, 1, 'every-rule/3/3.1', 10, NULL, 1),
    (3, 1, 'every-rule/3/3.2', 11, NULL, 1),
    (4, 1, 'every-rule/3/3.2', 11, NULL, 1),
    (3, 1, 'every-rule/3/3.3', 12, NULL, 1),
    (4, 1, 'every-rule/3/3.3', 12, NULL, 1),
    (3, 1, 'every-rule/3/3.4', 13, NULL, 1),
    (4, 1, 'every-rule/3/3.4', 13, NULL, 1),
    (3, 1, 'every-rule/3/3.5', 14, NULL, 1),
    (4, 1, 'every-rule/3/3.5', 14, NULL, 1),
    (3, 1, 'every-rule/3/3.6', 15, NULL, 1),
    (4, 1, 'every-rule/3/3.6', 15, NULL, 1),
    (3, 1, 'every-rule/3/3.7', 16, NULL, 1),
    (4, 1, 'every-rule/3/3.7', 16, NULL, 1),
    (3, 1, 'every-rule/3/3.8', 17, NULL, 1),
    (4, 1, 'every-rule/3/3.8', 17, NULL, 1),
    (3, 1, 'every-rule/4.1', 18, NULL, 1),
    (4, 1, 'every-rule/4.1', 18, NULL, 1),
    (3, 1, 'every-rule/4.2', 19, NULL, 1),
    (4, 1, 'every-rule/4.2', 19, NULL, 1),
    (3, 1, 'every-rule/4.3', 20, NULL, 1),
    (4, 1, 'every-rule/4.3', 20, NULL, 1),
    (3, 1, 'every-rule/4.4', 21, NULL, 1),
    (4, 1, 'every-rule/4.4', 21, NULL, 1),
    (3, 1, 'every-rule/4/4.1', 18, NULL, 1),
    (4, 1, 'every-rule/4/4.1', 18, NULL, 1),
    (3, 1, 'every-rule/4/4.2', 19, NULL, 1),
    (4, 1, 'every-rule/4/4.2', 19, NULL, 1),
    (3, 1, 'every-rule/4/4.3', 20, NULL, 1),
    (4, 1, 'every-rule/4/4.3', 20, NULL, 1),
    (3, 1, 'every-rule/4/4.4', 21, NULL, 1),
    (4, 1, 'every-rule/4/4.4', 21, NULL, 1),
    (3, 1, 'every-rule/5.1', 22, NULL, 2),
    (4, 1, 'every-rule/5.1', 22, NULL, 2),
    (3, 1, 'every-rule/5.2', 23, NULL, 1),
    (4, 1, 'every-rule/5.2', 23, NULL, 1),
    (3, 1, 'every-rule/5.3', 24, NULL, 2),
    (4, 1, 'every-rule/5.3', 24, NULL, 2),
    (3, 1, 'every-rule/5/5.1', 22, NULL, 2),
    (4, 1, 'every-rule/5/5.1', 22, NULL, 2),
    (3, 1, 'every-rule/5/5.2', 23, NULL, 1),
    (4, 1, 'every-rule/5/5.2', 23, NULL, 1),
    (3, 1, 'every-rule/5/5.3', 24, NULL, 2),
    (4, 1, 'every-rule/5/5.3', 24, NULL, 2),
    (3, 1, 'every-rule@1/1.1', 1, NULL, 1),
    (4, 1, 'every-rule@1/1.1', 1, NULL, 1),
    (5, 1, 'every-rule@1/1.1', 1, NULL, 1),
    (3, 1, 'every-rule@1/1.2', 2, NULL, 1),
    (4, 1, 'every-rule@1/1.2', 2, NULL, 1),
    (5, 1, 'every-rule@1/1.2', 2, NULL, 1),
    (3, 1, 'every-rule@1/1.3', 3, NULL, 1),
    (4, 1, 'every-rule@1/1.3', 3, NULL, 1),
    (5, 1, 'every-rule@1/1.3', 3, NULL, 1),
    (3, 1, 'every-rule@1/1.3a', 3, 1, 1),
    (4, 1, 'every-rule@1/1.3a', 3, 1, 1),
    (5, 1, 'every-rule@1/1.3a', 3, 1, 1),
    (3, 1, 'every-rule@1/1.3b', 3, 2, 1),
    (4, 1, 'every-rule@1/1.3b', 3, 2, 1),
    (5, 1, 'every-rule@1/1.3b', 3, 2, 1),
    (3, 1, 'every-rule@1/1.3c', 3, 4, 1),
    (4, 1, 'every-rule@1/1.3c', 3, 4, 1),
    (5, 1, 'every-rule@1/1.3c', 3, 4, 1),
    (3, 1, 'every-rule@1/1.4', 4, NULL, 1),
    (4, 1, 'every-rule@1/1.4', 4, NULL, 1),
    (5, 1, 'every-rule@1/1.4', 4, NULL, 1),
    (3, 1, 'every-rule@1/1.4a', 4, 1, 1),
    (4, 1, 'every-rule@1/1.4a', 4, 1, 1),
    (5, 1, 'every-rule@1/1.4a', 4, 1, 1),
    (3, 1, 'every-rule@1/1.4b', 4, 2, 1),
    (4, 1, 'every-rule@1/1.4b', 4, 2, 1),
    (5, 1, 'every-rule@1/1.4b', 4, 2, 1),
    (3, 1, 'every-rule@1/1.4c', 4, 4, 1),
    (4, 1, 'every-rule@1/1.4c', 4, 4, 1),
    (5, 1, 'every-rule@1/1.4c', 4, 4, 1),
    (3, 1, 'every-rule@1/1/1.1', 1, NULL, 1),
    (4, 1, 'every-rule@1/1/1.1', 1, NULL, 1),
    (5, 1, 'every-rule@1/1/1.1', 1, NULL, 1),
    (3, 1, 'every-rule@1/1/1.2', 2, NULL, 1),
    (4, 1, 'every-rule@1/1/1.2', 2, NULL, 1),
    (5, 1, 'every-rule@1/1/1.2', 2, NULL, 1),
    (3, 1, 'every-rule@1/1/1.3', 3, NULL, 1),
    (4, 1, 'every-rule@1/1/1.3', 3, NULL, 1),
    (5, 1, 'every-rule@1/1/1.3', 3, NULL, 1),
    (3, 1, 'every-rule@1/1/1.3a', 3, 1, 1),
    (4, 1, 'every-rule@1/1/1.3a', 3, 1, 1),
    (5, 1, 'every-rule@1/1/1.3a', 3, 1, 1),
    (3, 1, 'every-rule@1/1/1.3b', 3, 2, 1),
    (4, 1, 'every-rule@1/1/1.3b', 3, 2, 1),
    (5, 1, 'every-rule@1/1/1.3b', 3, 2, 1),
    (3, 1, 'every-rule@1/1/1.3c', 3, 4, 1),
    (4, 1, 'every-rule@1/1/1.3c', 3, 4, 1),
    (5, 1, 'every-rule@1/1/1.3c', 3, 4, 1),
    (3, 1, 'every-rule@1/1/1.4', 4, NULL, 1),
    (4, 1, 'every-rule@1/1/1.4', 4, NULL, 1),
    (5, 1, 'every-rule@1/1/1.4', 4, NULL, 1),
    (3, 1, 'every-rule@1/1/1.4a', 4, 1, 1),
    (4, 1, 'every-rule@1/1/1.4a', 4, 1, 1),
    (5, 1, 'every-rule@1/1/1.4a', 4, 1, 1),
    (3, 1, 'every-rule@1/1/1.4b', 4, 2, 1),
    (4, 1, 'every-rule@1/1/1.4b', 4, 2, 1),
    (5, 1, 'every-rule@1/1/1.4b', 4, 2, 1),
    (3, 1, 'every-rule@1/1/1.4c', 4, 4, 1),
    (4, 1, 'every-rule@1/1/1.4c', 4, 4, 1),
    (5, 1, 'every-rule@1/1/1.4c', 4, 4, 1),
    (3, 1, 'every-rule@1/2.1', 5, NULL, 1),
    (4, 1, 'every-rule@1/2.1', 5, NULL, 1),
    (5, 1, 'every-rule@1/2.1', 5, NULL, 1),
    (3, 1, 'every-rule@1/2.2', 6, NULL, 1),
    (4, 1, 'every-rule@1/2.2', 6, NULL, 1),
    (5, 1, 'every-rule@1/2.2', 6, NULL, 1),
    (3, 1, 'every-rule@1/2.3', 7, NULL, 1),
    (4, 1, 'every-rule@1/2.3', 7, NULL, 1),
    (5, 1, 'every-rule@1/2.3', 7, NULL, 1),
    (3, 1, 'every-rule@1/2.4', 8, NULL, 1),
    (4, 1, 'every-rule@1/2.4', 8, NULL, 1),
    (5, 1, 'every-rule@1/2.4', 8, NULL, 1),
    (3, 1, 'every-rule@1/2.5', 9, NULL, 1),
    (4, 1, 'every-rule@1/2.5', 9, NULL, 1),
    (5, 1, 'every-rule@1/2.5', 9, NULL, 1),
    (3, 1, 'every-rule@1/2/2.1', 5, NULL, 1),
    (4, 1, 'every-rule@1/2/2.1', 5, NULL, 1),
    (5, 1, 'every-rule@1/2/2.1', 5, NULL, 1),
    (3, 1, 'every-rule@1/2/2.2', 6, NULL, 1),
    (4, 1, 'every-rule@1/2/2.2', 6, NULL, 1),
    (5, 1, 'every-rule@1/2/2.2', 6, NULL, 1),
    (3, 1, 'every-rule@1/2/2.3', 7, NULL, 1),
    (4, 1, 'every-rule@1/2/2.3', 7, NULL, 1),
    (5, 1, 'every-rule@1/2/2.3', 7, NULL, 1),
    (3, 1, 'every-rule@1/2/2.4', 8, NULL, 1),
    (4, 1, 'every-rule@1/2/2.4', 8, NULL, 1),
    (5, 1, 'every-rule@1/2/2.4', 8, NULL, 1),
    (3, 1, 'every-rule@1/2/2.5', 9, NULL, 1),
    (4, 1, 'every-rule@1/2/2.5', 9, NULL, 1),
    (5, 1, 'every-rule@1/2/2.5', 9, NULL, 1),
    (3, 1, 'every-rule@1/3.1', 10, NULL, 1),
    (4, 1, 'every-rule@1/3.1', 10, NULL, 1),
    (5, 1, 'every-rule@1/3.1', 10, NULL, 1),
    (3, 1, 'every-rule@1/3.2', 11, NULL, 1),
    (4, 1, 'every-rule@1/3.2', 11, NULL, 1),
    (5, 1, 'every-rule@1/3.2', 11, NULL, 1),
    (3, 1, 'every-rule@1/3.3', 12, NULL, 1),
    (4, 1, 'every-rule@1/3.3', 12, NULL, 1),
    (5, 1, 'every-rule@1/3.3', 12, NULL, 1),
    (3, 1, 'every-rule@1/3.4', 13, NULL, 1),
    (4, 1, 'every-rule@1/3.4', 13, NULL, 1),
    (5, 1, 'every-rule@1/3.4', 13, NULL, 1),
    (3, 1, 'every-rule@1/3.5', 14, NULL, 1),
    (4, 1, 'every-rule@1/3.5', 14, NULL, 1),
    (5, 1, 'every-rule@1/3.5', 14, NULL, 1),
    (3, 1, 'every-rule@1/3.6', 15, NULL, 1),
    (4, 1, 'every-rule@1/3.6', 15, NULL, 1),
    (5, 1, 'every-rule@1/3.6', 15, NULL, 1),
    (3, 1, 'every-rule@1/3.7', 16, NULL, 1),
    (4, 1, 'every-rule@1/3.7', 16, NULL, 1),
    (5, 1, 'every-rule@1/3.7', 16, NULL, 1),
    (3, 1, 'every-rule@1/3.8', 17, NULL, 1),
    (4, 1, 'every-rule@1/3.8', 17, NULL, 1),
    (5, 1, 'every-rule@1/3.8', 17, NULL, 1),
    (3, 1, 'every-rule@1/3/3.1', 10, NULL, 1),
    (4, 1, 'every-rule@1/3/3.1', 10, NULL, 1),
    (5, 1, 'every-rule@1/3/3.1', 10, NULL, 1),
    (3, 1, 'every-rule@1/3/3.2', 11, NULL, 1),
    (4, 1, 'every-rule@1/3/3.2', 11, NULL, 1),
    (5, 1, 'every-rule@1/3/3.2', 11, NULL, 1),
    (3, 1, 'every-rule@1/3/3.3', 12, NULL, 1),
    (4, 1, 'every-rule@1/3/3.3', 12, NULL, 1),
    (5, 1, 'every-rule@1/3/3.3', 12, NULL, 1),
    (3, 1, 'every-rule@1/3/3.4', 13, NULL, 1),
    (4, 1, 'every-rule@1/3/3.4', 13, NULL, 1),
    (5, 1, 'every-rule@1/3/3.4', 13, NULL, 1),
    (3, 1, 'every-rule@1/3/3.5', 14, NULL, 1),
    (4, 1, 'every-rule@1/3/3.5', 14, NULL, 1),
    (5, 1, 'every-rule@1/3/3.5', 14, NULL, 1),
    (3, 1, 'every-rule@1/3/3.6', 15, NULL, 1),
    (4, 1, 'every-rule@1/3/3.6', 15, NULL, 1),
    (5, 1, 'every-rule@1/3/3.6', 15, NULL, 1),
    (3, 1, 'every-rule@1/3/3.7', 16, NULL, 1),
    (4, 1, 'every-rule@1/3/3.7', 16, NULL, 1),
    (5, 1, 'every-rule@1/3/3.7', 16, NULL, 1),
    (3, 1, 'every-rule@1/3/3.8', 17, NULL, 1),
    (4, 1, 'every-rule@1/3/3.8', 17, NULL, 1),
    (5, 1, 'every-rule@1/3/3.8', 17, NULL, 1),
    (3, 1, 'every-rule@1/4.1', 18, NULL, 1),
    (4, 1, 'every-rule@1/4.1', 18, NULL, 1),
    (5, 1, 'every-rule@1/4.1', 18, NULL, 1),
    (3, 1, 'every-rule@1/4.2', 19, NULL, 1),
    (4, 1, 'every-rule@1/4.2', 19, NULL, 1),
    (5, 1, 'every-rule@1/4.2', 19, NULL, 1),
    (3, 1, 'every-rule@1/4.3', 20, NULL, 1),
    (4, 1, 'every-rule@1/4.3', 20, NULL, 1),
    (5, 1, 'every-rule@1/4.3', 20, NULL, 1),
    (3, 1, 'every-rule@1/4.4', 21, NULL, 1),
    (4, 1, 'every-rule@1/4.4', 21, NULL, 1),
    (5, 1, 'every-rule@1/4.4', 21, NULL, 1),
    (3, 1, 'every-rule@1/4/4.1', 18, NULL, 1),
    (4, 1, 'every-rule@1/4/4.1', 18, NULL, 1),
    (5, 1, 'every-rule@1/4/4.1', 18, NULL, 1),
    (3, 1, 'every-rule@1/4/4.2', 19, NULL, 1),
    (4, 1, 'every-rule@1/4/4.2', 19, NULL, 1),
    (5, 1, 'every-rule@1/4/4.2', 19, NULL, 1),
    (3, 1, 'every-rule@1/4/4.3', 20, NULL, 1),
    (4, 1, 'every-rule@1/4/4.3', 20, NULL, 1),
    (5, 1, 'every-rule@1/4/4.3', 20, NULL, 1),
    (3, 1, 'every-rule@1/4/4.4', 21, NULL, 1),
    (4, 1, 'every-rule@1/4/4.4', 21, NULL, 1),
    (5, 1, 'every-rule@1/4/4.4', 21, NULL, 1),
    (3, 1, 'every-rule@1/5.1', 22, NULL, 2),
    (4, 1, 'every-rule@1/5.1', 22, NULL, 2),
    (5, 1, 'every-rule@1/5.1', 22, NULL, 2),
    (3, 1, 'every-rule@1/5.2', 23, NULL, 1),
    (4, 1, 'every-rule@1/5.2', 23, NULL, 1),
    (5, 1, 'every-rule@1/5.2', 23, NULL, 1),
    (3, 1, 'every-rule@1/5.3', 24, NULL, 2),
    (4, 1, 'every-rule@1/5.3', 24, NULL, 2),
    (5, 1, 'every-rule@1/5.3', 24, NULL, 2),
    (3, 1, 'every-rule@1/5/5.1', 22, NULL, 2),
    (4, 1, 'every-rule@1/5/5.1', 22, NULL, 2),
    (5, 1, 'every-rule@1/5/5.1', 22, NULL, 2),
    (3, 1, 'every-rule@1/5/5.2', 23, NULL, 1),
    (4, 1, 'every-rule@1/5/5.2', 23, NULL, 1),
    (5, 1, 'every-rule@1/5/5.2', 23, NULL, 1),
    (3, 1, 'every-rule@1/5/5.3', 24, NULL, 2),
    (4, 1, 'every-rule@1/5/5.3', 24, NULL, 2),
    (5, 1, 'every-rule@1/5/5.3', 24, NULL, 2) AS w(k, s, written, c, part, e)
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
    (3, 1, '1.3a', 3, 1, 1),
    (3, 1, '1.3b', 3, 2, 1),
    (3, 1, '1.3c', 3, 4, 1),
    (3, 1, '1.4', 4, NULL, 1),
    (3, 1, '1.4a', 4, 1, 1),
    (3, 1, '1.4b', 4, 2, 1),
    (3, 1, '1.4c', 4, 4, 1),
    (3, 1, '1/1.1', 1, NULL, 1),
    (3, 1, '1/1.2', 2, NULL, 1),
    (3, 1, '1/1.3', 3, NULL, 1),
    (3, 1, '1/1.3a', 3, 1, 1),
    (3, 1, '1/1.3b', 3, 2, 1),
    (3, 1, '1/1.3c', 3, 4, 1),
    (3, 1, '1/1.4', 4, NULL, 1),
    (3, 1, '1/1.4a', 4, 1, 1),
    (3, 1, '1/1.4b', 4, 2, 1),
    (3, 1, '1/1.4c', 4, 4, 1),
    (3, 1, '2.1', 5, NULL, 1),
    (3, 1, '2.2', 6, NULL, 1),
    (3, 1, '2.3', 7, NULL, 1),
    (3, 1, '2.4', 8, NULL, 1),
    (3, 1, '2.5', 9, NULL, 1),
    (3, 1, '2/2.1', 5, NULL, 1),
    (3, 1, '2/2.2', 6, NULL, 1),
    (3, 1, '2/2.3', 7, NULL, 1),
    (3, 1, '2/2.4', 8, NULL, 1),
    (3, 1, '2/2.5', 9, NULL, 1),
    (3, 1, '3.1', 10, NULL, 1),
    (3, 1, '3.2', 11, NULL, 1),
    (3, 1, '3.3', 12, NULL, 1),
    (3, 1, '3.4', 13, NULL, 1),
    (3, 1, '3.5', 14, NULL, 1),
    (3, 1, '3.6', 15, NULL, 1),
    (3, 1, '3.7', 16, NULL, 1),
    (3, 1, '3.8', 17, NULL, 1),
    (3, 1, '3/3.1', 10, NULL, 1),
    (3, 1, '3/3.2', 11, NULL, 1),
    (3, 1, '3/3.3', 12, NULL, 1),
    (3, 1, '3/3.4', 13, NULL, 1),
    (3, 1, '3/3.5', 14, NULL, 1),
    (3, 1, '3/3.6', 15, NULL, 1),
    (3, 1, '3/3.7', 16, NULL, 1),
    (3, 1, '3/3.8', 17, NULL, 1),
    (3, 1, '4.1', 18, NULL, 1),
    (3, 1, '4.2', 19, NULL, 1),
    (3, 1, '4.3', 20, NULL, 1),
    (3, 1, '4.4', 21, NULL, 1),
    (3, 1, '4/4.1', 18, NULL, 1),
    (3, 1, '4/4.2', 19, NULL, 1),
    (3, 1, '4/4.3', 20, NULL, 1),
    (3, 1, '4/4.4', 21, NULL, 1),
    (3, 1, '5.1', 22, NULL, 2),
    (3, 1, '5.2', 23, NULL, 1),
    (3, 1, '5.3', 24, NULL, 2),
    (3, 1, '5/5.1', 22, NULL, 2),
    (3, 1, '5/5.2', 23, NULL, 1),
    (3, 1, '5/5.3', 24, NULL, 2),
    (3, 1, 'every-rule/1.1', 1, NULL, 1),
    (4, 1, 'every-rule/1.1', 1, NULL, 1),
    (3, 1, 'every-rule/1.2', 2, NULL, 1),
    (4, 1, 'every-rule/1.2', 2, NULL, 1),
    (3, 1, 'every-rule/1.3', 3, NULL, 1),
    (4, 1, 'every-rule/1.3', 3, NULL, 1),
    (3, 1, 'every-rule/1.3a', 3, 1, 1),
    (4, 1, 'every-rule/1.3a', 3, 1, 1),
    (3, 1, 'every-rule/1.3b', 3, 2, 1),
    (4, 1, 'every-rule/1.3b', 3, 2, 1),
    (3, 1, 'every-rule/1.3c', 3, 4, 1),
    (4, 1, 'every-rule/1.3c', 3, 4, 1),
    (3, 1, 'every-rule/1.4', 4, NULL, 1),
    (4, 1, 'every-rule/1.4', 4, NULL, 1),
    (3, 1, 'every-rule/1.4a', 4, 1, 1),
    (4, 1, 'every-rule/1.4a', 4, 1, 1),
    (3, 1, 'every-rule/1.4b', 4, 2, 1),
    (4, 1, 'every-rule/1.4b', 4, 2, 1),
    (3, 1, 'every-rule/1.4c', 4, 4, 1),
    (4, 1, 'every-rule/1.4c', 4, 4, 1),
    (3, 1, 'every-rule/1/1.1', 1, NULL, 1),
    (4, 1, 'every-rule/1/1.1', 1, NULL, 1),
    (3, 1, 'every-rule/1/1.2', 2, NULL, 1),
    (4, 1, 'every-rule/1/1.2', 2, NULL, 1),
    (3, 1, 'every-rule/1/1.3', 3, NULL, 1),
    (4, 1, 'every-rule/1/1.3', 3, NULL, 1),
    (3, 1, 'every-rule/1/1.3a', 3, 1, 1),
    (4, 1, 'every-rule/1/1.3a', 3, 1, 1),
    (3, 1, 'every-rule/1/1.3b', 3, 2, 1),
    (4, 1, 'every-rule/1/1.3b', 3, 2, 1),
    (3, 1, 'every-rule/1/1.3c', 3, 4, 1),
    (4, 1, 'every-rule/1/1.3c', 3, 4, 1),
    (3, 1, 'every-rule/1/1.4', 4, NULL, 1),
    (4, 1, 'every-rule/1/1.4', 4, NULL, 1),
    (3, 1, 'every-rule/1/1.4a', 4, 1, 1),
    (4, 1, 'every-rule/1/1.4a', 4, 1, 1),
    (3, 1, 'every-rule/1/1.4b', 4, 2, 1),
    (4, 1, 'every-rule/1/1.4b', 4, 2, 1),
    (3, 1, 'every-rule/1/1.4c', 4, 4, 1),
    (4, 1, 'every-rule/1/1.4c', 4, 4, 1),
    (3, 1, 'every-rule/2.1', 5, NULL, 1),
    (4, 1, 'every-rule/2.1', 5, NULL, 1),
    (3, 1, 'every-rule/2.2', 6, NULL, 1),
    (4, 1, 'every-rule/2.2', 6, NULL, 1),
    (3, 1, 'every-rule/2.3', 7, NULL, 1),
    (4, 1, 'every-rule/2.3', 7, NULL, 1),
    (3, 1, 'every-rule/2.4', 8, NULL, 1),
    (4, 1, 'every-rule/2.4', 8, NULL, 1),
    (3, 1, 'every-rule/2.5', 9, NULL, 1),
    (4, 1, 'every-rule/2.5', 9, NULL, 1),
    (3, 1, 'every-rule/2/2.1', 5, NULL, 1),
    (4, 1, 'every-rule/2/2.1', 5, NULL, 1),
    (3, 1, 'every-rule/2/2.2', 6, NULL, 1),
    (4, 1, 'every-rule/2/2.2', 6, NULL, 1),
    (3, 1, 'every-rule/2/2.3', 7, NULL, 1),
    (4, 1, 'every-rule/2/2.3', 7, NULL, 1),
    (3, 1, 'every-rule/2/2.4', 8, NULL, 1),
    (4, 1, 'every-rule/2/2.4', 8, NULL, 1),
    (3, 1, 'every-rule/2/2.5', 9, NULL, 1),
    (4, 1, 'every-rule/2/2.5', 9, NULL, 1),
    (3, 1, 'every-rule/3.1', 10, NULL, 1),
    (4, 1, 'every-rule/3.1', 10, NULL, 1),
    (3, 1, 'every-rule/3.2', 11, NULL, 1),
    (4, 1, 'every-rule/3.2', 11, NULL, 1),
    (3, 1, 'every-rule/3.3', 12, NULL, 1),
    (4, 1, 'every-rule/3.3', 12, NULL, 1),
    (3, 1, 'every-rule/3.4', 13, NULL, 1),
    (4, 1, 'every-rule/3.4', 13, NULL, 1),
    (3, 1, 'every-rule/3.5', 14, NULL, 1),
    (4, 1, 'every-rule/3.5', 14, NULL, 1),
    (3, 1, 'every-rule/3.6', 15, NULL, 1),
    (4, 1, 'every-rule/3.6', 15, NULL, 1),
    (3, 1, 'every-rule/3.7', 16, NULL, 1),
    (4, 1, 'every-rule/3.7', 16, NULL, 1),
    (3, 1, 'every-rule/3.8', 17, NULL, 1),
    (4, 1, 'every-rule/3.8', 17, NULL, 1),
    (3, 1, 'every-rule/3/3.1', 10, NULL, 1),
    (4, 1, 'every-rule/3/3.1', 10, NULL, 1),
    (3, 1, 'every-rule/3/3.2', 11, NULL, 1),
    (4, 1, 'every-rule/3/3.2', 11, NULL, 1),
    (3, 1, 'every-rule/3/3.3', 12, NULL, 1),
    (4, 1, 'every-rule/3/3.3', 12, NULL, 1),
    (3, 1, 'every-rule/3/3.4', 13, NULL, 1),
    (4, 1, 'every-rule/3/3.4', 13, NULL, 1),
    (3, 1, 'every-rule/3/3.5', 14, NULL, 1),
    (4, 1, 'every-rule/3/3.5', 14, NULL, 1),
    (3, 1, 'every-rule/3/3.6', 15, NULL, 1),
    (4, 1, 'every-rule/3/3.6', 15, NULL, 1),
    (3, 1, 'every-rule/3/3.7', 16, NULL, 1),
    (4, 1, 'every-rule/3/3.7', 16, NULL, 1),
    (3, 1, 'every-rule/3/3.8', 17, NULL, 1),
    (4, 1, 'every-rule/3/3.8', 17, NULL, 1),
    (3, 1, 'every-rule/4.1', 18, NULL, 1),
    (4, 1, 'every-rule/4.1', 18, NULL, 1),
    (3, 1, 'every-rule/4.2', 19, NULL, 1),
    (4, 1, 'every-rule/4.2', 19, NULL, 1),
    (3, 1, 'every-rule/4.3', 20, NULL, 1),
    (4, 1, 'every-rule/4.3', 20, NULL, 1),
    (3, 1, 'every-rule/4.4', 21, NULL, 1),
    (4, 1, 'every-rule/4.4', 21, NULL, 1),
    (3, 1, 'every-rule/4/4.1', 18, NULL, 1),
    (4, 1, 'every-rule/4/4.1', 18, NULL, 1),
    (3, 1, 'every-rule/4/4.2', 19, NULL, 1),
    (4, 1, 'every-rule/4/4.2', 19, NULL, 1),
    (3, 1, 'every-rule/4/4.3', 20, NULL, 1),
    (4, 1, 'every-rule/4/4.3', 20, NULL, 1),
    (3, 1, 'every-rule/4/4.4', 21, NULL, 1),
    (4, 1, 'every-rule/4/4.4', 21, NULL, 1),
    (3, 1, 'every-rule/5.1', 22, NULL, 2),
    (4, 1, 'every-rule/5.1', 22, NULL, 2),
    (3, 1, 'every-rule/5.2', 23, NULL, 1),
    (4, 1, 'every-rule/5.2', 23, NULL, 1),
    (3, 1, 'every-rule/5.3', 24, NULL, 2),
    (4, 1, 'every-rule/5.3', 24, NULL, 2),
    (3, 1, 'every-rule/5/5.1', 22, NULL, 2),
    (4, 1, 'every-rule/5/5.1', 22, NULL, 2),
    (3, 1, 'every-rule/5/5.2', 23, NULL, 1),
    (4, 1, 'every-rule/5/5.2', 23, NULL, 1),
    (3, 1, 'every-rule/5/5.3', 24, NULL, 2),
    (4, 1, 'every-rule/5/5.3', 24, NULL, 2),
    (3, 1, 'every-rule@1/1.1', 1, NULL, 1),
    (4, 1, 'every-rule@1/1.1', 1, NULL, 1),
    (5, 1, 'every-rule@1/1.1', 1, NULL, 1),
    (3, 1, 'every-rule@1/1.2', 2, NULL, 1),
    (4, 1, 'every-rule@1/1.2', 2, NULL, 1),
    (5, 1, 'every-rule@1/1.2', 2, NULL, 1),
    (3, 1, 'every-rule@1/1.3', 3, NULL, 1),
    (4, 1, 'every-rule@1/1.3', 3, NULL, 1),
    (5, 1, 'every-rule@1/1.3', 3, NULL, 1),
    (3, 1, 'every-rule@1/1.3a', 3, 1, 1),
    (4, 1, 'every-rule@1/1.3a', 3, 1, 1),
    (5, 1, 'every-rule@1/1.3a', 3, 1, 1),
    (3, 1, 'every-rule@1/1.3b', 3, 2, 1),
    (4, 1, 'every-rule@1/1.3b', 3, 2, 1),
    (5, 1, 'every-rule@1/1.3b', 3, 2, 1),
    (3, 1, 'every-rule@1/1.3c', 3, 4, 1),
    (4, 1, 'every-rule@1/1.3c', 3, 4, 1),
    (5, 1, 'every-rule@1/1.3c', 3, 4, 1),
    (3, 1, 'every-rule@1/1.4', 4, NULL, 1),
    (4, 1, 'every-rule@1/1.4', 4, NULL, 1),
    (5, 1, 'every-rule@1/1.4', 4, NULL, 1),
    (3, 1, 'every-rule@1/1.4a', 4, 1, 1),
    (4, 1, 'every-rule@1/1.4a', 4, 1, 1),
    (5, 1, 'every-rule@1/1.4a', 4, 1, 1),
    (3, 1, 'every-rule@1/1.4b', 4, 2, 1),
    (4, 1, 'every-rule@1/1.4b', 4, 2, 1),
    (5, 1, 'every-rule@1/1.4b', 4, 2, 1),
    (3, 1, 'every-rule@1/1.4c', 4, 4, 1),
    (4, 1, 'every-rule@1/1.4c', 4, 4, 1),
    (5, 1, 'every-rule@1/1.4c', 4, 4, 1),
    (3, 1, 'every-rule@1/1/1.1', 1, NULL, 1),
    (4, 1, 'every-rule@1/1/1.1', 1, NULL, 1),
    (5, 1, 'every-rule@1/1/1.1', 1, NULL, 1),
    (3, 1, 'every-rule@1/1/1.2', 2, NULL, 1),
    (4, 1, 'every-rule@1/1/1.2', 2, NULL, 1),
    (5, 1, 'every-rule@1/1/1.2', 2, NULL, 1),
    (3, 1, 'every-rule@1/1/1.3', 3, NULL, 1),
    (4, 1, 'every-rule@1/1/1.3', 3, NULL, 1),
    (5, 1, 'every-rule@1/1/1.3', 3, NULL, 1),
    (3, 1, 'every-rule@1/1/1.3a', 3, 1, 1),
    (4, 1, 'every-rule@1/1/1.3a', 3, 1, 1),
    (5, 1, 'every-rule@1/1/1.3a', 3, 1, 1),
    (3, 1, 'every-rule@1/1/1.3b', 3, 2, 1),
    (4, 1, 'every-rule@1/1/1.3b', 3, 2, 1),
    (5, 1, 'every-rule@1/1/1.3b', 3, 2, 1),
    (3, 1, 'every-rule@1/1/1.3c', 3, 4, 1),
    (4, 1, 'every-rule@1/1/1.3c', 3, 4, 1),
    (5, 1, 'every-rule@1/1/1.3c', 3, 4, 1),
    (3, 1, 'every-rule@1/1/1.4', 4, NULL, 1),
    (4, 1, 'every-rule@1/1/1.4', 4, NULL, 1),
    (5, 1, 'every-rule@1/1/1.4', 4, NULL, 1),
    (3, 1, 'every-rule@1/1/1.4a', 4, 1, 1),
    (4, 1, 'every-rule@1/1/1.4a', 4, 1, 1),
    (5, 1, 'every-rule@1/1/1.4a', 4, 1, 1),
    (3, 1, 'every-rule@1/1/1.4b', 4, 2, 1),
    (4, 1, 'every-rule@1/1/1.4b', 4, 2, 1),
    (5, 1, 'every-rule@1/1/1.4b', 4, 2, 1),
    (3, 1, 'every-rule@1/1/1.4c', 4, 4, 1),
    (4, 1, 'every-rule@1/1/1.4c', 4, 4, 1),
    (5, 1, 'every-rule@1/1/1.4c', 4, 4, 1),
    (3, 1, 'every-rule@1/2.1', 5, NULL, 1),
    (4, 1, 'every-rule@1/2.1', 5, NULL, 1),
    (5, 1, 'every-rule@1/2.1', 5, NULL, 1),
    (3, 1, 'every-rule@1/2.2', 6, NULL, 1),
    (4, 1, 'every-rule@1/2.2', 6, NULL, 1),
    (5, 1, 'every-rule@1/2.2', 6, NULL, 1),
    (3, 1, 'every-rule@1/2.3', 7, NULL, 1),
    (4, 1, 'every-rule@1/2.3', 7, NULL, 1),
    (5, 1, 'every-rule@1/2.3', 7, NULL, 1),
    (3, 1, 'every-rule@1/2.4', 8, NULL, 1),
    (4, 1, 'every-rule@1/2.4', 8, NULL, 1),
    (5, 1, 'every-rule@1/2.4', 8, NULL, 1),
    (3, 1, 'every-rule@1/2.5', 9, NULL, 1),
    (4, 1, 'every-rule@1/2.5', 9, NULL, 1),
    (5, 1, 'every-rule@1/2.5', 9, NULL, 1),
    (3, 1, 'every-rule@1/2/2.1', 5, NULL, 1),
    (4, 1, 'every-rule@1/2/2.1', 5, NULL, 1),
    (5, 1, 'every-rule@1/2/2.1', 5, NULL, 1),
    (3, 1, 'every-rule@1/2/2.2', 6, NULL, 1),
    (4, 1, 'every-rule@1/2/2.2', 6, NULL, 1),
    (5, 1, 'every-rule@1/2/2.2', 6, NULL, 1),
    (3, 1, 'every-rule@1/2/2.3', 7, NULL, 1),
    (4, 1, 'every-rule@1/2/2.3', 7, NULL, 1),
    (5, 1, 'every-rule@1/2/2.3', 7, NULL, 1),
    (3, 1, 'every-rule@1/2/2.4', 8, NULL, 1),
    (4, 1, 'every-rule@1/2/2.4', 8, NULL, 1),
    (5, 1, 'every-rule@1/2/2.4', 8, NULL, 1),
    (3, 1, 'every-rule@1/2/2.5', 9, NULL, 1),
    (4, 1, 'every-rule@1/2/2.5', 9, NULL, 1),
    (5, 1, 'every-rule@1/2/2.5', 9, NULL, 1),
    (3, 1, 'every-rule@1/3.1', 10, NULL, 1),
    (4, 1, 'every-rule@1/3.1', 10, NULL, 1),
    (5, 1, 'every-rule@1/3.1', 10, NULL, 1),
    (3, 1, 'every-rule@1/3.2', 11, NULL, 1),
    (4, 1, 'every-rule@1/3.2', 11, NULL, 1),
    (5, 1, 'every-rule@1/3.2', 11, NULL, 1),
    (3, 1, 'every-rule@1/3.3', 12, NULL, 1),
    (4, 1, 'every-rule@1/3.3', 12, NULL, 1),
    (5, 1, 'every-rule@1/3.3', 12, NULL, 1),
    (3, 1, 'every-rule@1/3.4', 13, NULL, 1),
    (4, 1, 'every-rule@1/3.4', 13, NULL, 1),
    (5, 1, 'every-rule@1/3.4', 13, NULL, 1),
    (3, 1, 'every-rule@1/3.5', 14, NULL, 1),
    (4, 1, 'every-rule@1/3.5', 14, NULL, 1),
    (5, 1, 'every-rule@1/3.5', 14, NULL, 1),
    (3, 1, 'every-rule@1/3.6', 15, NULL, 1),
    (4, 1, 'every-rule@1/3.6', 15, NULL, 1),
    (5, 1, 'every-rule@1/3.6', 15, NULL, 1),
    (3, 1, 'every-rule@1/3.7', 16, NULL, 1),
    (4, 1, 'every-rule@1/3.7', 16, NULL, 1),
    (5, 1, 'every-rule@1/3.7', 16, NULL, 1),
    (3, 1, 'every-rule@1/3.8', 17, NULL, 1),
    (4, 1, 'every-rule@1/3.8', 17, NULL, 1),
    (5, 1, 'every-rule@1/3.8', 17, NULL, 1),
    (3, 1, 'every-rule@1/3/3.1', 10, NULL, 1),
    (4, 1, 'every-rule@1/3/3.1', 10, NULL, 1),
    (5, 1, 'every-rule@1/3/3.1', 10, NULL, 1),
    (3, 1, 'every-rule@1/3/3.2', 11, NULL, 1),
    (4, 1, 'every-rule@1/3/3.2', 11, NULL, 1),
    (5, 1, 'every-rule@1/3/3.2', 11, NULL, 1),
    (3, 1, 'every-rule@1/3/3.3', 12, NULL, 1),
    (4, 1, 'every-rule@1/3/3.3', 12, NULL, 1),
    (5, 1, 'every-rule@1/3/3.3', 12, NULL, 1),
    (3, 1, 'every-rule@1/3/3.4', 13, NULL, 1),
    (4, 1, 'every-rule@1/3/3.4', 13, NULL, 1),
    (5, 1, 'every-rule@1/3/3.4', 13, NULL, 1),
    (3, 1, 'every-rule@1/3/3.5', 14, NULL, 1),
    (4, 1, 'every-rule@1/3/3.5', 14, NULL, 1),
    (5, 1, 'every-rule@1/3/3.5', 14, NULL, 1),
    (3, 1, 'every-rule@1/3/3.6', 15, NULL, 1),
    (4, 1, 'every-rule@1/3/3.6', 15, NULL, 1),
    (5, 1, 'every-rule@1/3/3.6', 15, NULL, 1),
    (3, 1, 'every-rule@1/3/3.7', 16, NULL, 1),
    (4, 1, 'every-rule@1/3/3.7', 16, NULL, 1),
    (5, 1, 'every-rule@1/3/3.7', 16, NULL, 1),
    (3, 1, 'every-rule@1/3/3.8', 17, NULL, 1),
    (4, 1, 'every-rule@1/3/3.8', 17, NULL, 1),
    (5, 1, 'every-rule@1/3/3.8', 17, NULL, 1),
    (3, 1, 'every-rule@1/4.1', 18, NULL, 1),
    (4, 1, 'every-rule@1/4.1', 18, NULL, 1),
    (5, 1, 'every-rule@1/4.1', 18, NULL, 1),
    (3, 1, 'every-rule@1/4.2', 19, NULL, 1),
    (4, 1, 'every-rule@1/4.2', 19, NULL, 1),
    (5, 1, 'every-rule@1/4.2', 19, NULL, 1),
    (3, 1, 'every-rule@1/4.3', 20, NULL, 1),
    (4, 1, 'every-rule@1/4.3', 20, NULL, 1),
    (5, 1, 'every-rule@1/4.3', 20, NULL, 1),
    (3, 1, 'every-rule@1/4.4', 21, NULL, 1),
    (4, 1, 'every-rule@1/4.4', 21, NULL, 1),
    (5, 1, 'every-rule@1/4.4', 21, NULL, 1),
    (3, 1, 'every-rule@1/4/4.1', 18, NULL, 1),
    (4, 1, 'every-rule@1/4/4.1', 18, NULL, 1),
    (5, 1, 'every-rule@1/4/4.1', 18, NULL, 1),
    (3, 1, 'every-rule@1/4/4.2', 19, NULL, 1),
    (4, 1, 'every-rule@1/4/4.2', 19, NULL, 1),
    (5, 1, 'every-rule@1/4/4.2', 19, NULL, 1),
    (3, 1, 'every-rule@1/4/4.3', 20, NULL, 1),
    (4, 1, 'every-rule@1/4/4.3', 20, NULL, 1),
    (5, 1, 'every-rule@1/4/4.3', 20, NULL, 1),
    (3, 1, 'every-rule@1/4/4.4', 21, NULL, 1),
    (4, 1, 'every-rule@1/4/4.4', 21, NULL, 1),
    (5, 1, 'every-rule@1/4/4.4', 21, NULL, 1),
    (3, 1, 'every-rule@1/5.1', 22, NULL, 2),
    (4, 1, 'every-rule@1/5.1', 22, NULL, 2),
    (5, 1, 'every-rule@1/5.1', 22, NULL, 2),
    (3, 1, 'every-rule@1/5.2', 23, NULL, 1),
    (4, 1, 'every-rule@1/5.2', 23, NULL, 1),
    (5, 1, 'every-rule@1/5.2', 23, NULL, 1),
    (3, 1, 'every-rule@1/5.3', 24, NULL, 2),
    (4, 1, 'every-rule@1/5.3', 24, NULL, 2),
    (5, 1, 'every-rule@1/5.3', 24, NULL, 2),
    (3, 1, 'every-rule@1/5/5.1', 22, NULL, 2),
    (4, 1, 'every-rule@1/5/5.1', 22, NULL, 2),
    (5, 1, 'every-rule@1/5/5.1', 22, NULL, 2),
    (3, 1, 'every-rule@1/5/5.2', 23, NULL, 1),
    (4, 1, 'every-rule@1/5/5.2', 23, NULL, 1),
    (5, 1, 'every-rule@1/5/5.2', 23, NULL, 1),
    (3, 1, 'every-rule@1/5/5.3', 24, NULL, 2),
    (4, 1, 'every-rule@1/5/5.3', 24, NULL, 2),
    (5, 1, 'every-rule@1/5/5.3', 24, NULL, 2) AS w(k, s, written, c, part, e)
), specifications AS (
  SELECT
    *
  FROM VALUES
    (1, 1, 'every-rule', 'every-rule@1'),
    (1, 2, 'every-rule', 'every-rule@1'),
    (1, 3, 'every-rule', 'every-rule@1'),
    (1, 4, 'every-rule', 'every-rule@1'),
    (1, 5, 'every-rule', 'every-rule@1'),
    (1, 6, 'every-rule', 'every-rule@1'),
    (1, 7, 'every-rule', 'every-rule@1'),
    (1, 8, 'every-rule', 'every-rule@1'),
    (1, 9, 'every-rule', 'every-rule@1'),
    (1, 10, 'every-rule', 'every-rule@1'),
    (1, 11, 'every-rule', 'every-rule@1'),
    (1, 12, 'every-rule', 'every-rule@1'),
    (1, 13, 'every-rule', 'every-rule@1'),
    (1, 14, 'every-rule', 'every-rule@1'),
    (1, 15, 'every-rule', 'every-rule@1'),
    (1, 16, 'every-rule', 'every-rule@1'),
    (1, 17, 'every-rule', 'every-rule@1'),
    (1, 18, 'every-rule', 'every-rule@1'),
    (1, 19, 'every-rule', 'every-rule@1'),
    (1, 20, 'every-rule', 'every-rule@1'),
    (1, 21, 'every-rule', 'every-rule@1'),
    (1, 22, 'every-rule', 'every-rule@1'),
    (1, 23, 'every-rule', 'every-rule@1'),
    (1, 24, 'every-rule', 'every-rule@1') AS k(s, c, id, reference)
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
    CAST(day - INTERVAL '12' MONTH AS DATE) AS since_12
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
    v.q1,
    v.method AS method,
    CASE WHEN NOT COALESCE(p.role, p_all.role) IS NULL THEN v.observed_by END AS observed_by,
    NOT g.item IS NULL AS replaced,
    NOT i.item IS NULL OR COALESCE(v.day <= a.last_signed, FALSE) AS signed,
    COALESCE(i.confirmed, FALSE) OR COALESCE(v.day <= a.last_confirmed, FALSE) AS confirmed,
    COALESCE(f.since_12, CAST('2025-11-21' AS DATE)) AS since_12,
    CASE
      WHEN CASE WHEN v.parts IS NULL AND w.c IN (3, 4) THEN v.names ELSE v.parts END IS NULL
      AND w.part IS NULL
      THEN 4611686018427387903
      ELSE COALESCE(
        (
          CASE
            WHEN ARRAY_CONTAINS(CASE WHEN v.parts IS NULL AND w.c IN (3, 4) THEN v.names ELSE v.parts END, 'a')
            THEN 1
            ELSE 0
          END + CASE
            WHEN ARRAY_CONTAINS(CASE WHEN v.parts IS NULL AND w.c IN (3, 4) THEN v.names ELSE v.parts END, 'b')
            THEN 2
            ELSE 0
          END + CASE
            WHEN ARRAY_CONTAINS(CASE WHEN v.parts IS NULL AND w.c IN (3, 4) THEN v.names ELSE v.parts END, 'c')
            THEN 4
            ELSE 0
          END
        ),
        0
      ) | COALESCE(w.part, 0)
    END AS parts_mask,
    CASE
      WHEN CASE WHEN v.parts IS NULL AND w.c IN (3, 4) THEN NULL ELSE v.names END IS NULL
      THEN 4611686018427387903
      ELSE (
        CASE
          WHEN ARRAY_CONTAINS(
            CASE WHEN v.parts IS NULL AND w.c IN (3, 4) THEN NULL ELSE v.names END,
            'beginners'
          )
          THEN 1
          ELSE 0
        END + CASE
          WHEN ARRAY_CONTAINS(
            CASE WHEN v.parts IS NULL AND w.c IN (3, 4) THEN NULL ELSE v.names END,
            'improvers'
          )
          THEN 2
          ELSE 0
        END + CASE
          WHEN ARRAY_CONTAINS(
            CASE WHEN v.parts IS NULL AND w.c IN (3, 4) THEN NULL ELSE v.names END,
            'a mixed group'
          )
          THEN 4
          ELSE 0
        END + CASE
          WHEN ARRAY_CONTAINS(
            CASE WHEN v.parts IS NULL AND w.c IN (3, 4) THEN NULL ELSE v.names END,
            'the whole group'
          )
          THEN 8
          ELSE 0
        END + CASE
          WHEN ARRAY_CONTAINS(CASE WHEN v.parts IS NULL AND w.c IN (3, 4) THEN NULL ELSE v.names END, 'pairs')
          THEN 16
          ELSE 0
        END + CASE
          WHEN ARRAY_CONTAINS(
            CASE WHEN v.parts IS NULL AND w.c IN (3, 4) THEN NULL ELSE v.names END,
            'single learners'
          )
          THEN 32
          ELSE 0
        END
      )
    END AS range_mask
  FROM evidence AS v
  JOIN entered AS n
    ON n.learner = v.learner
  JOIN ways AS w
    ON w.k = n.k AND w.written = v.written
  LEFT JOIN people_of_learner AS p
    ON p.learner = v.learner AND p.person = v.observed_by
  LEFT JOIN people_of_all AS p_all
    ON p_all.person = v.observed_by
  LEFT JOIN superseded AS g
    ON g.learner = v.learner AND g.item = v.item
  LEFT JOIN signed_for_all AS a
    ON a.learner = v.learner
  LEFT JOIN signed_for_items AS i
    ON i.learner = v.learner AND i.item = v.item
  LEFT JOIN judging_days AS f
    ON f.n = CASE WHEN v.day < CAST('2025-11-21' AS DATE) THEN n.n END AND f.c = w.c
  WHERE
    v.day IS NULL OR v.day <= CAST('2026-11-21' AS DATE)
), judged AS (
  SELECT
    l.*,
    signed AS authenticated,
    CASE
      WHEN replaced
      THEN 7
      WHEN withdrawn <= CAST('2026-11-21' AS DATE)
      THEN 8
      WHEN unowned
      THEN 9
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
    (1, 'f1:9632571ce0307f9f'),
    (2, 'f1:2694e8a7677fa97b'),
    (3, 'f1:b1ce0d0e48696e4d'),
    (4, 'f1:75e74c68ce6719c6'),
    (5, 'f1:395d0f6a3c7bde6f'),
    (6, 'f1:dba2746763a32163'),
    (7, 'f1:ea91242e8697365b'),
    (8, 'f1:a2e2f0ce087aaa03'),
    (9, 'f1:dd3e5ad9f8540622'),
    (10, 'f1:3d70b382d151214b'),
    (11, 'f1:0354ff3785b77065'),
    (12, 'f1:6350069ace9195cf'),
    (13, 'f1:5b64b8abdb8fcd0f'),
    (14, 'f1:e389e39c3964b7fe'),
    (15, 'f1:3ee884ae152252bf'),
    (16, 'f1:88c5a62a6b138a29'),
    (17, 'f1:15405b9cfd57bd6c'),
    (18, 'f1:49bd98bfc4997938'),
    (19, 'f1:25dc9c6ec16f927f'),
    (20, 'f1:98c194d3208088c9'),
    (21, 'f1:1def1a09b497da18'),
    (22, 'f1:ab23d303b8171bda'),
    (23, 'f1:ae77ad36e465e1ca'),
    (24, 'f1:9e13f918e07c47f7') AS p(c, fingerprint)
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
    ANY_VALUE(since_12) IGNORE NULLS AS since_12,
    ANY_VALUE(q0) IGNORE NULLS AS q0,
    ANY_VALUE(q1) IGNORE NULLS AS q1,
    BOOL_OR(authenticated) AS authenticated,
    BOOL_OR(signed) AS signed,
    BOOL_OR(counted) AS counted,
    BIT_OR(parts_mask) FILTER(WHERE
      counted) AS parts_mask,
    BIT_OR(range_mask) FILTER(WHERE
      counted) AS range_mask
  FROM links
  GROUP BY
    n,
    c,
    item
), once_per_occasion_by_c AS (
  SELECT
    n,
    c,
    COALESCE(SUM(once_1), 0) AS once_1,
    COALESCE(SUM(once_2), 0) AS once_2
  FROM (
    SELECT
      n,
      c,
      MAX(q0) FILTER(WHERE
        counted) AS once_1,
      MAX(q0) FILTER(WHERE
        counted AND authenticated) AS once_2
    FROM seen
    WHERE
      c = 5
    GROUP BY
      n,
      c,
      CASE
        WHEN occasion IS NULL
        THEN CONCAT('-', COALESCE(item, ''))
        ELSE CONCAT('+', COALESCE(occasion, ''))
      END
  ) AS g
  GROUP BY
    n,
    c
), once_per_witness_by_c AS (
  SELECT
    n,
    c,
    COALESCE(SUM(once_3), 0) AS once_3,
    COALESCE(SUM(once_4), 0) AS once_4
  FROM (
    SELECT
      n,
      c,
      MAX(q0) FILTER(WHERE
        counted) AS once_3,
      MAX(q0) FILTER(WHERE
        counted AND authenticated) AS once_4
    FROM seen
    WHERE
      c = 9
    GROUP BY
      n,
      c,
      CASE
        WHEN witness IS NULL
        THEN CONCAT('-', COALESCE(item, ''))
        ELSE CONCAT('+', COALESCE(witness, ''))
      END
  ) AS g
  GROUP BY
    n,
    c
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
        reason = 7) AS r7,
      COUNT(*) FILTER(WHERE
        reason = 8) AS r8,
      COUNT(*) FILTER(WHERE
        reason = 9) AS r9,
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
        CASE
          WHEN c IN (1, 3, 4, 21, 22, 23, 24) AND counted
          THEN 1
          WHEN c = 15
          AND counted
          AND source = 'workplace'
          AND NOT witness IS NULL
          AND day >= since_12
          THEN 1
          WHEN c = 16
          AND counted
          AND NOT COALESCE(method = 'test', FALSE)
          AND NOT COALESCE(source = 'simulation', FALSE)
          THEN 1
          WHEN c = 19 AND counted
          THEN COALESCE(q0, 0)
          WHEN c = 20 AND counted AND method = 'observation'
          THEN 1
          ELSE 0
        END
      ) AS added_1,
      SUM(
        CASE
          WHEN c IN (1, 3, 4, 21, 22, 23, 24) AND counted AND authenticated
          THEN 1
          WHEN c = 15
          AND counted
          AND authenticated
          AND source = 'workplace'
          AND NOT witness IS NULL
          AND day >= since_12
          THEN 1
          WHEN c = 16
          AND counted
          AND authenticated
          AND NOT COALESCE(method = 'test', FALSE)
          AND NOT COALESCE(source = 'simulation', FALSE)
          THEN 1
          WHEN c = 19 AND counted AND authenticated
          THEN COALESCE(q0, 0)
          WHEN c = 20 AND counted AND method = 'product'
          THEN 1
          ELSE 0
        END
      ) AS added_2,
      SUM(
        CASE
          WHEN c IN (2, 21) AND counted
          THEN COALESCE(q1, 0)
          WHEN c = 20 AND counted AND authenticated AND method = 'observation'
          THEN 1
          WHEN c IN (22, 24)
          AND counted
          AND method IN ('assignment', 'discussion', 'questioning', 'reflective_account', 'test')
          THEN 1
          ELSE 0
        END
      ) AS added_3,
      SUM(
        CASE
          WHEN c IN (2, 21) AND counted AND authenticated
          THEN COALESCE(q1, 0)
          WHEN c = 20 AND counted AND authenticated AND method = 'product'
          THEN 1
          WHEN c IN (22, 24)
          AND counted
          AND authenticated
          AND method IN ('assignment', 'discussion', 'questioning', 'reflective_account', 'test')
          THEN 1
          ELSE 0
        END
      ) AS added_4,
      BIT_OR(
        CASE
          WHEN c IN (3, 4) AND counted
          THEN parts_mask
          WHEN c = 14 AND counted
          THEN CASE method
            WHEN 'observation'
            THEN 1
            WHEN 'product'
            THEN 2
            WHEN 'witness_testimony'
            THEN 4
            WHEN 'expert_witness'
            THEN 8
            WHEN 'discussion'
            THEN 16
            WHEN 'questioning'
            THEN 32
            WHEN 'reflective_account'
            THEN 64
            WHEN 'assignment'
            THEN 128
            WHEN 'test'
            THEN 256
            WHEN 'feedback'
            THEN 512
            WHEN 'recording'
            THEN 1024
            WHEN 'other'
            THEN 2048
            ELSE 0
          END
          WHEN c = 17 AND counted
          THEN range_mask
          WHEN c = 18 AND counted
          THEN range_mask
          ELSE 0
        END
      ) AS found_1,
      BIT_OR(
        CASE
          WHEN c IN (3, 4) AND counted AND authenticated
          THEN parts_mask
          WHEN c = 14 AND counted AND authenticated
          THEN CASE method
            WHEN 'observation'
            THEN 1
            WHEN 'product'
            THEN 2
            WHEN 'witness_testimony'
            THEN 4
            WHEN 'expert_witness'
            THEN 8
            WHEN 'discussion'
            THEN 16
            WHEN 'questioning'
            THEN 32
            WHEN 'reflective_account'
            THEN 64
            WHEN 'assignment'
            THEN 128
            WHEN 'test'
            THEN 256
            WHEN 'feedback'
            THEN 512
            WHEN 'recording'
            THEN 1024
            WHEN 'other'
            THEN 2048
            ELSE 0
          END
          WHEN c = 17 AND counted AND authenticated
          THEN range_mask
          WHEN c = 18 AND counted AND authenticated
          THEN range_mask
          ELSE 0
        END
      ) AS found_2,
      LEAST(COALESCE(SUM(q0) FILTER(WHERE
        counted AND source = 'simulation'), 0), 2) + COALESCE(
        SUM(q0) FILTER(WHERE
          counted AND NOT (
            COALESCE(source = 'simulation', FALSE)
          )),
        0
      ) AS capped_1,
      LEAST(
        COALESCE(SUM(q0) FILTER(WHERE
          counted AND authenticated AND source = 'simulation'), 0),
        2
      ) + COALESCE(
        SUM(q0) FILTER(WHERE
          counted AND authenticated AND NOT (
            COALESCE(source = 'simulation', FALSE)
          )),
        0
      ) AS capped_2,
      LEAST(COUNT(*) FILTER(WHERE
        counted AND method = 'recording'), 2) + COUNT(*) FILTER(WHERE
        counted AND NOT (
          COALESCE(method = 'recording', FALSE)
        )) AS capped_3,
      LEAST(COUNT(*) FILTER(WHERE
        counted AND authenticated AND method = 'recording'), 2) + COUNT(*) FILTER(WHERE
        counted AND authenticated AND NOT (
          COALESCE(method = 'recording', FALSE)
        )) AS capped_4,
      COALESCE(
        SIZE(
          ARRAY_DISTINCT(
            COLLECT_LIST(
              CASE
                WHEN c = 8 AND counted
                THEN CASE
                  WHEN site IS NULL
                  THEN CONCAT('-', COALESCE(item, ''))
                  ELSE CONCAT('+', COALESCE(site, ''))
                END
                WHEN c IN (10, 20) AND counted
                THEN occasion
              END
            )
          )
        ),
        0
      ) AS listed_1,
      COALESCE(
        SIZE(
          ARRAY_DISTINCT(
            COLLECT_LIST(
              CASE
                WHEN c = 8 AND counted AND authenticated
                THEN CASE
                  WHEN site IS NULL
                  THEN CONCAT('-', COALESCE(item, ''))
                  ELSE CONCAT('+', COALESCE(site, ''))
                END
                WHEN c IN (10, 20) AND counted AND authenticated
                THEN occasion
              END
            )
          )
        ),
        0
      ) AS listed_2,
      MIN(
        CASE
          WHEN c = 11 AND counted
          THEN site
          WHEN c = 12 AND counted
          THEN witness
          WHEN c = 13 AND counted AND method = 'observation'
          THEN observed_by
          WHEN c = 19 AND counted AND method = 'observation'
          THEN occasion
        END
      ) AS two_1_first,
      MAX(
        CASE
          WHEN c = 11 AND counted
          THEN site
          WHEN c = 12 AND counted
          THEN witness
          WHEN c = 13 AND counted AND method = 'observation'
          THEN observed_by
          WHEN c = 19 AND counted AND method = 'observation'
          THEN occasion
        END
      ) AS two_1_last,
      MIN(
        CASE
          WHEN c = 11 AND counted AND authenticated
          THEN site
          WHEN c = 12 AND counted AND authenticated
          THEN witness
          WHEN c = 13 AND counted AND authenticated AND method = 'observation'
          THEN observed_by
          WHEN c = 19 AND counted AND authenticated AND method = 'observation'
          THEN occasion
        END
      ) AS two_2_first,
      MAX(
        CASE
          WHEN c = 11 AND counted AND authenticated
          THEN site
          WHEN c = 12 AND counted AND authenticated
          THEN witness
          WHEN c = 13 AND counted AND authenticated AND method = 'observation'
          THEN observed_by
          WHEN c = 19 AND counted AND authenticated AND method = 'observation'
          THEN occasion
        END
      ) AS two_2_last
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
    COALESCE(r7, 0) AS r7,
    COALESCE(r8, 0) AS r8,
    COALESCE(r9, 0) AS r9,
    COALESCE(r11, 0) AS r11,
    COALESCE(
      CASE
        WHEN c = 1
        THEN added_2 >= 3
        WHEN c = 2
        THEN added_4 >= 4
        WHEN c = 3
        THEN (
          added_2 >= 1 AND BIT_COUNT(found_2 & 7) >= 3
        )
        WHEN c = 4
        THEN (
          added_2 >= 1 AND BIT_COUNT(found_2 & 7) >= 2
        )
        WHEN c = 5
        THEN once_2 >= 12
        WHEN c = 6
        THEN capped_2 >= 6
        WHEN c = 7
        THEN capped_4 >= 4
        WHEN c IN (8, 10)
        THEN listed_2 >= 2
        WHEN c = 9
        THEN once_4 >= 3
        WHEN c IN (11, 12, 13)
        THEN CASE WHEN two_2_first <> two_2_last THEN 2 WHEN two_2_first IS NULL THEN 0 ELSE 1 END >= 2
        WHEN c = 14
        THEN BIT_COUNT(found_2) >= 2
        WHEN c IN (15, 23)
        THEN added_2 >= 2
        WHEN c = 16
        THEN added_2 >= 1
        WHEN c = 17
        THEN BIT_COUNT(found_2 & 7) >= 3
        WHEN c = 18
        THEN BIT_COUNT(found_2 & 56) >= 2
        WHEN c = 19
        THEN (
          added_2 >= 6
          OR CASE WHEN two_2_first <> two_2_last THEN 2 WHEN two_2_first IS NULL THEN 0 ELSE 1 END >= 2
        )
        WHEN c = 20
        THEN (
          CASE WHEN added_3 >= 1 THEN 1 ELSE 0 END + CASE WHEN added_4 >= 1 THEN 1 ELSE 0 END + CASE WHEN listed_2 >= 3 THEN 1 ELSE 0 END >= 2
        )
        WHEN c = 21
        THEN (
          added_2 >= 2 AND added_4 >= 3
        )
        WHEN c IN (22, 24)
        THEN (
          added_2 >= 2 AND added_4 >= 1
        )
        ELSE TRUE
      END,
      FALSE
    ) AS authentic,
    COALESCE(FALSE, FALSE) AS signed_enough,
    COALESCE(FALSE, FALSE) AS confirmed_enough,
    CASE
      WHEN n_links > 0
      THEN CASE
        WHEN c = 1
        THEN CASE WHEN NOT added_1 >= 3 THEN 1 ELSE 0 END
        WHEN c = 2
        THEN CASE WHEN NOT added_3 >= 4 THEN 1 ELSE 0 END
        WHEN c = 3
        THEN CASE WHEN NOT added_1 >= 1 THEN 1 ELSE 0 END + CASE WHEN NOT BIT_COUNT(found_1 & 7) >= 3 THEN 2 ELSE 0 END
        WHEN c = 4
        THEN CASE WHEN NOT added_1 >= 1 THEN 1 ELSE 0 END + CASE WHEN NOT BIT_COUNT(found_1 & 7) >= 2 THEN 2 ELSE 0 END
        WHEN c = 5
        THEN CASE WHEN NOT once_1 >= 12 THEN 1 ELSE 0 END
        WHEN c = 6
        THEN CASE WHEN NOT capped_1 >= 6 THEN 1 ELSE 0 END
        WHEN c = 7
        THEN CASE WHEN NOT capped_3 >= 4 THEN 1 ELSE 0 END
        WHEN c IN (8, 10)
        THEN CASE WHEN NOT listed_1 >= 2 THEN 1 ELSE 0 END
        WHEN c = 9
        THEN CASE WHEN NOT once_3 >= 3 THEN 1 ELSE 0 END
        WHEN c IN (11, 12, 13)
        THEN CASE
          WHEN NOT CASE WHEN two_1_first <> two_1_last THEN 2 WHEN two_1_first IS NULL THEN 0 ELSE 1 END >= 2
          THEN 1
          ELSE 0
        END
        WHEN c = 14
        THEN CASE WHEN NOT BIT_COUNT(found_1) >= 2 THEN 1 ELSE 0 END
        WHEN c IN (15, 23)
        THEN CASE WHEN NOT added_1 >= 2 THEN 1 ELSE 0 END
        WHEN c = 16
        THEN CASE WHEN NOT added_1 >= 1 THEN 1 ELSE 0 END
        WHEN c = 17
        THEN CASE WHEN NOT BIT_COUNT(found_1 & 7) >= 3 THEN 1 ELSE 0 END
        WHEN c = 18
        THEN CASE WHEN NOT BIT_COUNT(found_1 & 56) >= 2 THEN 1 ELSE 0 END
        WHEN c = 19
        THEN CASE
          WHEN (
            NOT (
              added_1 >= 6
              OR CASE WHEN two_1_first <> two_1_last THEN 2 WHEN two_1_first IS NULL THEN 0 ELSE 1 END >= 2
            )
          )
          AND NOT added_1 >= 6
          THEN 1
          ELSE 0
        END + CASE
          WHEN (
            NOT (
              added_1 >= 6
              OR CASE WHEN two_1_first <> two_1_last THEN 2 WHEN two_1_first IS NULL THEN 0 ELSE 1 END >= 2
            )
          )
          AND NOT CASE WHEN two_1_first <> two_1_last THEN 2 WHEN two_1_first IS NULL THEN 0 ELSE 1 END >= 2
          THEN 2
          ELSE 0
        END
        WHEN c = 20
        THEN CASE
          WHEN NOT (
            CASE WHEN added_1 >= 1 THEN 1 ELSE 0 END + CASE WHEN added_2 >= 1 THEN 1 ELSE 0 END + CASE WHEN listed_1 >= 3 THEN 1 ELSE 0 END >= 2
          )
          AND NOT added_1 >= 1
          THEN 1
          ELSE 0
        END + CASE
          WHEN NOT (
            CASE WHEN added_1 >= 1 THEN 1 ELSE 0 END + CASE WHEN added_2 >= 1 THEN 1 ELSE 0 END + CASE WHEN listed_1 >= 3 THEN 1 ELSE 0 END >= 2
          )
          AND NOT added_2 >= 1
          THEN 2
          ELSE 0
        END + CASE
          WHEN NOT (
            CASE WHEN added_1 >= 1 THEN 1 ELSE 0 END + CASE WHEN added_2 >= 1 THEN 1 ELSE 0 END + CASE WHEN listed_1 >= 3 THEN 1 ELSE 0 END >= 2
          )
          AND NOT listed_1 >= 3
          THEN 4
          ELSE 0
        END
        WHEN c = 21
        THEN CASE WHEN NOT added_1 >= 2 THEN 1 ELSE 0 END + CASE WHEN NOT added_3 >= 3 THEN 2 ELSE 0 END
        WHEN c IN (22, 24)
        THEN CASE WHEN NOT added_1 >= 2 THEN 1 ELSE 0 END + CASE WHEN NOT added_3 >= 1 THEN 2 ELSE 0 END
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
  LEFT JOIN once_per_occasion_by_c
    USING (n, c)
  LEFT JOIN once_per_witness_by_c
    USING (n, c)
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
  r7,
  r8,
  r9,
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

CREATE OR REPLACE TEMP VIEW standings AS WITH ways AS (
  SELECT
    *
  FROM VALUES
    (3, 1, '1.1', 1, NULL, 1),
    (3, 1, '1.2', 2, NULL, 1),
    (3, 1, '1.3', 3, NULL, 1),
    (3, 1, '1.3a', 3, 1, 1),
    (3, 1, '1.3b', 3, 2, 1),
    (3, 1, '1.3c', 3, 4, 1),
    (3, 1, '1.4', 4, NULL, 1),
    (3, 1, '1.4a', 4, 1, 1),
    (3, 1, '1.4b', 4, 2, 1),
    (3, 1, '1.4c', 4, 4, 1),
    (3, 1, '1/1.1', 1, NULL, 1),
    (3, 1, '1/1.2', 2, NULL, 1),
    (3, 1, '1/1.3', 3, NULL, 1),
    (3, 1, '1/1.3a', 3, 1, 1),
    (3, 1, '1/1.3b', 3, 2, 1),
    (3, 1, '1/1.3c', 3, 4, 1),
    (3, 1, '1/1.4', 4, NULL, 1),
    (3, 1, '1/1.4a', 4, 1, 1),
    (3, 1, '1/1.4b', 4, 2, 1),
    (3, 1, '1/1.4c', 4, 4, 1),
    (3, 1, '2.1', 5, NULL, 1),
    (3, 1, '2.2', 6, NULL, 1),
    (3, 1, '2.3', 7, NULL, 1),
    (3, 1, '2.4', 8, NULL, 1),
    (3, 1, '2.5', 9, NULL, 1),
    (3, 1, '2/2.1', 5, NULL, 1),
    (3, 1, '2/2.2', 6, NULL, 1),
    (3, 1, '2/2.3', 7, NULL, 1),
    (3, 1, '2/2.4', 8, NULL, 1),
    (3, 1, '2/2.5', 9, NULL, 1),
    (3, 1, '3.1', 10, NULL, 1),
    (3, 1, '3.2', 11, NULL, 1),
    (3, 1, '3.3', 12, NULL, 1),
    (3, 1, '3.4', 13, NULL, 1),
    (3, 1, '3.5', 14, NULL, 1),
    (3, 1, '3.6', 15, NULL, 1),
    (3, 1, '3.7', 16, NULL, 1),
    (3, 1, '3.8', 17, NULL, 1),
    (3, 1, '3/3.1', 10, NULL, 1),
    (3, 1, '3/3.2', 11, NULL, 1),
    (3, 1, '3/3.3', 12, NULL, 1),
    (3, 1, '3/3.4', 13, NULL, 1),
    (3, 1, '3/3.5', 14, NULL, 1),
    (3, 1, '3/3.6', 15, NULL, 1),
    (3, 1, '3/3.7', 16, NULL, 1),
    (3, 1, '3/3.8', 17, NULL, 1),
    (3, 1, '4.1', 18, NULL, 1),
    (3, 1, '4.2', 19, NULL, 1),
    (3, 1, '4.3', 20, NULL, 1),
    (3, 1, '4.4', 21, NULL, 1),
    (3, 1, '4/4.1', 18, NULL, 1),
    (3, 1, '4/4.2', 19, NULL, 1),
    (3, 1, '4/4.3', 20, NULL, 1),
    (3, 1, '4/4.4', 21, NULL, 1),
    (3, 1, '5.1', 22, NULL, 2),
    (3, 1, '5.2', 23, NULL, 1),
    (3, 1, '5.3', 24, NULL, 2),
    (3, 1, '5/5.1', 22, NULL, 2),
    (3, 1, '5/5.2', 23, NULL, 1),
    (3, 1, '5/5.3', 24, NULL, 2),
    (3, 1, 'every-rule/1.1', 1, NULL, 1),
    (4, 1, 'every-rule/1.1', 1, NULL, 1),
    (3, 1, 'every-rule/1.2', 2, NULL, 1),
    (4, 1, 'every-rule/1.2', 2, NULL, 1),
    (3, 1, 'every-rule/1.3', 3, NULL, 1),
    (4, 1, 'every-rule/1.3', 3, NULL, 1),
    (3, 1, 'every-rule/1.3a', 3, 1, 1),
    (4, 1, 'every-rule/1.3a', 3, 1, 1),
    (3, 1, 'every-rule/1.3b', 3, 2, 1),
    (4, 1, 'every-rule/1.3b', 3, 2, 1),
    (3, 1, 'every-rule/1.3c', 3, 4, 1),
    (4, 1, 'every-rule/1.3c', 3, 4, 1),
    (3, 1, 'every-rule/1.4', 4, NULL, 1),
    (4, 1, 'every-rule/1.4', 4, NULL, 1),
    (3, 1, 'every-rule/1.4a', 4, 1, 1),
    (4, 1, 'every-rule/1.4a', 4, 1, 1),
    (3, 1, 'every-rule/1.4b', 4, 2, 1),
    (4, 1, 'every-rule/1.4b', 4, 2, 1),
    (3, 1, 'every-rule/1.4c', 4, 4, 1),
    (4, 1, 'every-rule/1.4c', 4, 4, 1),
    (3, 1, 'every-rule/1/1.1', 1, NULL, 1),
    (4, 1, 'every-rule/1/1.1', 1, NULL, 1),
    (3, 1, 'every-rule/1/1.2', 2, NULL, 1),
    (4, 1, 'every-rule/1/1.2', 2, NULL, 1),
    (3, 1, 'every-rule/1/1.3', 3, NULL, 1),
    (4, 1, 'every-rule/1/1.3', 3, NULL, 1),
    (3, 1, 'every-rule/1/1.3a', 3, 1, 1),
    (4, 1, 'every-rule/1/1.3a', 3, 1, 1),
    (3, 1, 'every-rule/1/1.3b', 3, 2, 1),
    (4, 1, 'every-rule/1/1.3b', 3, 2, 1),
    (3, 1, 'every-rule/1/1.3c', 3, 4, 1),
    (4, 1, 'every-rule/1/1.3c', 3, 4, 1),
    (3, 1, 'every-rule/1/1.4', 4, NULL, 1),
    (4, 1, 'every-rule/1/1.4', 4, NULL, 1),
    (3, 1, 'every-rule/1/1.4a', 4, 1, 1),
    (4, 1, 'every-rule/1/1.4a', 4, 1, 1),
    (3, 1, 'every-rule/1/1.4b', 4, 2, 1),
    (4, 1, 'every-rule/1/1.4b', 4, 2, 1),
    (3, 1, 'every-rule/1/1.4c', 4, 4, 1),
    (4, 1, 'every-rule/1/1.4c', 4, 4, 1),
    (3, 1, 'every-rule/2.1', 5, NULL, 1),
    (4, 1, 'every-rule/2.1', 5, NULL, 1),
    (3, 1, 'every-rule/2.2', 6, NULL, 1),
    (4, 1, 'every-rule/2.2', 6, NULL, 1),
    (3, 1, 'every-rule/2.3', 7, NULL, 1),
    (4, 1, 'every-rule/2.3', 7, NULL, 1),
    (3, 1, 'every-rule/2.4', 8, NULL, 1),
    (4, 1, 'every-rule/2.4', 8, NULL, 1),
    (3, 1, 'every-rule/2.5', 9, NULL, 1),
    (4, 1, 'every-rule/2.5', 9, NULL, 1),
    (3, 1, 'every-rule/2/2.1', 5, NULL, 1),
    (4, 1, 'every-rule/2/2.1', 5, NULL, 1),
    (3, 1, 'every-rule/2/2.2', 6, NULL, 1),
    (4, 1, 'every-rule/2/2.2', 6, NULL, 1),
    (3, 1, 'every-rule/2/2.3', 7, NULL, 1),
    (4, 1, 'every-rule/2/2.3', 7, NULL, 1),
    (3, 1, 'every-rule/2/2.4', 8, NULL, 1),
    (4, 1, 'every-rule/2/2.4', 8, NULL, 1),
    (3, 1, 'every-rule/2/2.5', 9, NULL, 1),
    (4, 1, 'every-rule/2/2.5', 9, NULL, 1),
    (3, 1, 'every-rule/3.1', 10, NULL, 1),
    (4, 1, 'every-rule/3.1', 10, NULL, 1),
    (3, 1, 'every-rule/3.2', 11, NULL, 1),
    (4, 1, 'every-rule/3.2', 11, NULL, 1),
    (3, 1, 'every-rule/3.3', 12, NULL, 1),
    (4, 1, 'every-rule/3.3', 12, NULL, 1),
    (3, 1, 'every-rule/3.4', 13, NULL, 1),
    (4, 1, 'every-rule/3.4', 13, NULL, 1),
    (3, 1, 'every-rule/3.5', 14, NULL, 1),
    (4, 1, 'every-rule/3.5', 14, NULL, 1),
    (3, 1, 'every-rule/3.6', 15, NULL, 1),
    (4, 1, 'every-rule/3.6', 15, NULL, 1),
    (3, 1, 'every-rule/3.7', 16, NULL, 1),
    (4, 1, 'every-rule/3.7', 16, NULL, 1),
    (3, 1, 'every-rule/3.8', 17, NULL, 1),
    (4, 1, 'every-rule/3.8', 17, NULL, 1),
    (3, 1, 'every-rule/3/3.1', 10, NULL, 1),
    (4, 1, 'every-rule/3/3.1', 10, NULL, 1),
    (3, 1, 'every-rule/3/3.2', 11, NULL, 1),
    (4, 1, 'every-rule/3/3.2', 11, NULL, 1),
    (3, 1, 'every-rule/3/3.3', 12, NULL, 1),
    (4, 1, 'every-rule/3/3.3', 12, NULL, 1),
    (3, 1, 'every-rule/3/3.4', 13, NULL, 1),
    (4, 1, 'every-rule/3/3.4', 13, NULL, 1),
    (3, 1, 'every-rule/3/3.5', 14, NULL, 1),
    (4, 1, 'every-rule/3/3.5', 14, NULL, 1),
    (3, 1, 'every-rule/3/3.6', 15, NULL, 1),
    (4, 1, 'every-rule/3/3.6', 15, NULL, 1),
    (3, 1, 'every-rule/3/3.7', 16, NULL, 1),
    (4, 1, 'every-rule/3/3.7', 16, NULL, 1),
    (3, 1, 'every-rule/3/3.8', 17, NULL, 1),
    (4, 1, 'every-rule/3/3.8', 17, NULL, 1),
    (3, 1, 'every-rule/4.1', 18, NULL, 1),
    (4, 1, 'every-rule/4.1', 18, NULL, 1),
    (3, 1, 'every-rule/4.2', 19, NULL, 1),
    (4, 1, 'every-rule/4.2', 19, NULL, 1),
    (3, 1, 'every-rule/4.3', 20, NULL, 1),
    (4, 1, 'every-rule/4.3', 20, NULL, 1),
    (3, 1, 'every-rule/4.4', 21, NULL, 1),
    (4, 1, 'every-rule/4.4', 21, NULL, 1),
    (3, 1, 'every-rule/4/4.1', 18, NULL, 1),
    (4, 1, 'every-rule/4/4.1', 18, NULL, 1),
    (3, 1, 'every-rule/4/4.2', 19, NULL, 1),
    (4, 1, 'every-rule/4/4.2', 19, NULL, 1),
    (3, 1, 'every-rule/4/4.3', 20, NULL, 1),
    (4, 1, 'every-rule/4/4.3', 20, NULL, 1),
    (3, 1, 'every-rule/4/4.4', 21, NULL, 1),
    (4, 1, 'every-rule/4/4.4', 21, NULL, 1),
    (3, 1, 'every-rule/5.1', 22, NULL, 2),
    (4, 1, 'every-rule/5.1', 22, NULL, 2),
    (3, 1, 'every-rule/5.2', 23, NULL, 1),
    (4, 1, 'every-rule/5.2', 23, NULL, 1),
    (3, 1, 'every-rule/5.3', 24, NULL, 2),
    (4, 1, 'every-rule/5.3', 24, NULL, 2),
    (3, 1, 'every-rule/5/5.1', 22, NULL, 2),
    (4, 1, 'every-rule/5/5.1', 22, NULL, 2),
    (3, 1, 'every-rule/5/5.2', 23, NULL, 1),
    (4, 1, 'every-rule/5/5.2', 23, NULL, 1),
    (3, 1, 'every-rule/5/5.3', 24, NULL, 2),
    (4, 1, 'every-rule/5/5.3', 24, NULL, 2),
    (3, 1, 'every-rule@1/1.1', 1, NULL, 1),
    (4, 1, 'every-rule@1/1.1', 1, NULL, 1),
    (5, 1, 'every-rule@1/1.1', 1, NULL, 1),
    (3, 1, 'every-rule@1/1.2', 2, NULL, 1),
    (4, 1, 'every-rule@1/1.2', 2, NULL, 1),
    (5, 1, 'every-rule@1/1.2', 2, NULL, 1),
    (3, 1, 'every-rule@1/1.3', 3, NULL, 1),
    (4, 1, 'every-rule@1/1.3', 3, NULL, 1),
    (5, 1, 'every-rule@1/1.3', 3, NULL, 1),
    (3, 1, 'every-rule@1/1.3a', 3, 1, 1),
    (4, 1, 'every-rule@1/1.3a', 3, 1, 1),
    (5, 1, 'every-rule@1/1.3a', 3, 1, 1),
    (3, 1, 'every-rule@1/1.3b', 3, 2, 1),
    (4, 1, 'every-rule@1/1.3b', 3, 2, 1),
    (5, 1, 'every-rule@1/1.3b', 3, 2, 1),
    (3, 1, 'every-rule@1/1.3c', 3, 4, 1),
    (4, 1, 'every-rule@1/1.3c', 3, 4, 1),
    (5, 1, 'every-rule@1/1.3c', 3, 4, 1),
    (3, 1, 'every-rule@1/1.4', 4, NULL, 1),
    (4, 1, 'every-rule@1/1.4', 4, NULL, 1),
    (5, 1, 'every-rule@1/1.4', 4, NULL, 1),
    (3, 1, 'every-rule@1/1.4a', 4, 1, 1),
    (4, 1, 'every-rule@1/1.4a', 4, 1, 1),
    (5, 1, 'every-rule@1/1.4a', 4, 1, 1),
    (3, 1, 'every-rule@1/1.4b', 4, 2, 1),
    (4, 1, 'every-rule@1/1.4b', 4, 2, 1),
    (5, 1, 'every-rule@1/1.4b', 4, 2, 1),
    (3, 1, 'every-rule@1/1.4c', 4, 4, 1),
    (4, 1, 'every-rule@1/1.4c', 4, 4, 1),
    (5, 1, 'every-rule@1/1.4c', 4, 4, 1),
    (3, 1, 'every-rule@1/1/1.1', 1, NULL, 1),
    (4, 1, 'every-rule@1/1/1.1', 1, NULL, 1),
    (5, 1, 'every-rule@1/1/1.1', 1, NULL, 1),
    (3, 1, 'every-rule@1/1/1.2', 2, NULL, 1),
    (4, 1, 'every-rule@1/1/1.2', 2, NULL, 1),
    (5, 1, 'every-rule@1/1/1.2', 2, NULL, 1),
    (3, 1, 'every-rule@1/1/1.3', 3, NULL, 1),
    (4, 1, 'every-rule@1/1/1.3', 3, NULL, 1),
    (5, 1, 'every-rule@1/1/1.3', 3, NULL, 1),
    (3, 1, 'every-rule@1/1/1.3a', 3, 1, 1),
    (4, 1, 'every-rule@1/1/1.3a', 3, 1, 1),
    (5, 1, 'every-rule@1/1/1.3a', 3, 1, 1),
    (3, 1, 'every-rule@1/1/1.3b', 3, 2, 1),
    (4, 1, 'every-rule@1/1/1.3b', 3, 2, 1),
    (5, 1, 'every-rule@1/1/1.3b', 3, 2, 1),
    (3, 1, 'every-rule@1/1/1.3c', 3, 4, 1),
    (4, 1, 'every-rule@1/1/1.3c', 3, 4, 1),
    (5, 1, 'every-rule@1/1/1.3c', 3, 4, 1),
    (3, 1, 'every-rule@1/1/1.4', 4, NULL, 1),
    (4, 1, 'every-rule@1/1/1.4', 4, NULL, 1),
    (5, 1, 'every-rule@1/1/1.4', 4, NULL, 1),
    (3, 1, 'every-rule@1/1/1.4a', 4, 1, 1),
    (4, 1, 'every-rule@1/1/1.4a', 4, 1, 1),
    (5, 1, 'every-rule@1/1/1.4a', 4, 1, 1),
    (3, 1, 'every-rule@1/1/1.4b', 4, 2, 1),
    (4, 1, 'every-rule@1/1/1.4b', 4, 2, 1),
    (5, 1, 'every-rule@1/1/1.4b', 4, 2, 1),
    (3, 1, 'every-rule@1/1/1.4c', 4, 4, 1),
    (4, 1, 'every-rule@1/1/1.4c', 4, 4, 1),
    (5, 1, 'every-rule@1/1/1.4c', 4, 4, 1),
    (3, 1, 'every-rule@1/2.1', 5, NULL, 1),
    (4, 1, 'every-rule@1/2.1', 5, NULL, 1),
    (5, 1, 'every-rule@1/2.1', 5, NULL, 1),
    (3, 1, 'every-rule@1/2.2', 6, NULL, 1),
    (4, 1, 'every-rule@1/2.2', 6, NULL, 1),
    (5, 1, 'every-rule@1/2.2', 6, NULL, 1),
    (3, 1, 'every-rule@1/2.3', 7, NULL, 1),
    (4, 1, 'every-rule@1/2.3', 7, NULL, 1),
    (5, 1, 'every-rule@1/2.3', 7, NULL, 1),
    (3, 1, 'every-rule@1/2.4', 8, NULL, 1),
    (4, 1, 'every-rule@1/2.4', 8, NULL, 1),
    (5, 1, 'every-rule@1/2.4', 8, NULL, 1),
    (3, 1, 'every-rule@1/2.5', 9, NULL, 1),
    (4, 1, 'every-rule@1/2.5', 9, NULL, 1),
    (5, 1, 'every-rule@1/2.5', 9, NULL, 1),
    (3, 1, 'every-rule@1/2/2.1', 5, NULL, 1),
    (4, 1, 'every-rule@1/2/2.1', 5, NULL, 1),
    (5, 1, 'every-rule@1/2/2.1', 5, NULL, 1),
    (3, 1, 'every-rule@1/2/2.2', 6, NULL, 1),
    (4, 1, 'every-rule@1/2/2.2', 6, NULL, 1),
    (5, 1, 'every-rule@1/2/2.2', 6, NULL, 1),
    (3, 1, 'every-rule@1/2/2.3', 7, NULL, 1),
    (4, 1, 'every-rule@1/2/2.3', 7, NULL, 1),
    (5, 1, 'every-rule@1/2/2.3', 7, NULL, 1),
    (3, 1, 'every-rule@1/2/2.4', 8, NULL, 1),
    (4, 1, 'every-rule@1/2/2.4', 8, NULL, 1),
    (5, 1, 'every-rule@1/2/2.4', 8, NULL, 1),
    (3, 1, 'every-rule@1/2/2.5', 9, NULL, 1),
    (4, 1, 'every-rule@1/2/2.5', 9, NULL, 1),
    (5, 1, 'every-rule@1/2/2.5', 9, NULL, 1),
    (3, 1, 'every-rule@1/3.1', 10, NULL, 1),
    (4, 1, 'every-rule@1/3.1', 10, NULL, 1),
    (5, 1, 'every-rule@1/3.1', 10, NULL, 1),
    (3, 1, 'every-rule@1/3.2', 11, NULL, 1),
    (4, 1, 'every-rule@1/3.2', 11, NULL, 1),
    (5, 1, 'every-rule@1/3.2', 11, NULL, 1),
    (3, 1, 'every-rule@1/3.3', 12, NULL, 1),
    (4, 1, 'every-rule@1/3.3', 12, NULL, 1),
    (5, 1, 'every-rule@1/3.3', 12, NULL, 1),
    (3, 1, 'every-rule@1/3.4', 13, NULL, 1),
    (4, 1, 'every-rule@1/3.4', 13, NULL, 1),
    (5, 1, 'every-rule@1/3.4', 13, NULL, 1),
    (3, 1, 'every-rule@1/3.5', 14, NULL, 1),
    (4, 1, 'every-rule@1/3.5', 14, NULL, 1),
    (5, 1, 'every-rule@1/3.5', 14, NULL, 1),
    (3, 1, 'every-rule@1/3.6', 15, NULL, 1),
    (4, 1, 'every-rule@1/3.6', 15, NULL, 1),
    (5, 1, 'every-rule@1/3.6', 15, NULL, 1),
    (3, 1, 'every-rule@1/3.7', 16, NULL, 1),
    (4, 1, 'every-rule@1/3.7', 16, NULL, 1),
    (5, 1, 'every-rule@1/3.7', 16, NULL, 1),
    (3, 1, 'every-rule@1/3.8', 17, NULL, 1),
    (4, 1, 'every-rule@1/3.8', 17, NULL, 1),
    (5, 1, 'every-rule@1/3.8', 17, NULL, 1),
    (3, 1, 'every-rule@1/3/3.1', 10, NULL, 1),
    (4, 1, 'every-rule@1/3/3.1', 10, NULL, 1),
    (5, 1, 'every-rule@1/3/3.1', 10, NULL, 1),
    (3, 1, 'every-rule@1/3/3.2', 11, NULL, 1),
    (4, 1, 'every-rule@1/3/3.2', 11, NULL, 1),
    (5, 1, 'every-rule@1/3/3.2', 11, NULL, 1),
    (3, 1, 'every-rule@1/3/3.3', 12, NULL, 1),
    (4, 1, 'every-rule@1/3/3.3', 12, NULL, 1),
    (5, 1, 'every-rule@1/3/3.3', 12, NULL, 1),
    (3, 1, 'every-rule@1/3/3.4', 13, NULL, 1),
    (4, 1, 'every-rule@1/3/3.4', 13, NULL, 1),
    (5, 1, 'every-rule@1/3/3.4', 13, NULL, 1),
    (3, 1, 'every-rule@1/3/3.5', 14, NULL, 1),
    (4, 1, 'every-rule@1/3/3.5', 14, NULL, 1),
    (5, 1, 'every-rule@1/3/3.5', 14, NULL, 1),
    (3, 1, 'every-rule@1/3/3.6', 15, NULL, 1),
    (4, 1, 'every-rule@1/3/3.6', 15, NULL, 1),
    (5, 1, 'every-rule@1/3/3.6', 15, NULL, 1),
    (3, 1, 'every-rule@1/3/3.7', 16, NULL, 1),
    (4, 1, 'every-rule@1/3/3.7', 16, NULL, 1),
    (5, 1, 'every-rule@1/3/3.7', 16, NULL, 1),
    (3, 1, 'every-rule@1/3/3.8', 17, NULL, 1),
    (4, 1, 'every-rule@1/3/3.8', 17, NULL, 1),
    (5, 1, 'every-rule@1/3/3.8', 17, NULL, 1),
    (3, 1, 'every-rule@1/4.1', 18, NULL, 1),
    (4, 1, 'every-rule@1/4.1', 18, NULL, 1),
    (5, 1, 'every-rule@1/4.1', 18, NULL, 1),
    (3, 1, 'every-rule@1/4.2', 19, NULL, 1),
    (4, 1, 'every-rule@1/4.2', 19, NULL, 1),
    (5, 1, 'every-rule@1/4.2', 19, NULL, 1),
    (3, 1, 'every-rule@1/4.3', 20, NULL, 1),
    (4, 1, 'every-rule@1/4.3', 20, NULL, 1),
    (5, 1, 'every-rule@1/4.3', 20, NULL, 1),
    (3, 1, 'every-rule@1/4.4', 21, NULL, 1),
    (4, 1, 'every-rule@1/4.4', 21, NULL, 1),
    (5, 1, 'every-rule@1/4.4', 21, NULL, 1),
    (3, 1, 'every-rule@1/4/4.1', 18, NULL, 1),
    (4, 1, 'every-rule@1/4/4.1', 18, NULL, 1),
    (5, 1, 'every-rule@1/4/4.1', 18, NULL, 1),
    (3, 1, 'every-rule@1/4/4.2', 19, NULL, 1),
    (4, 1, 'every-rule@1/4/4.2', 19, NULL, 1),
    (5, 1, 'every-rule@1/4/4.2', 19, NULL, 1),
    (3, 1, 'every-rule@1/4/4.3', 20, NULL, 1),
    (4, 1, 'every-rule@1/4/4.3', 20, NULL, 1),
    (5, 1, 'every-rule@1/4/4.3', 20, NULL, 1),
    (3, 1, 'every-rule@1/4/4.4', 21, NULL, 1),
    (4, 1, 'every-rule@1/4/4.4', 21, NULL, 1),
    (5, 1, 'every-rule@1/4/4.4', 21, NULL, 1),
    (3, 1, 'every-rule@1/5.1', 22, NULL, 2),
    (4, 1, 'every-rule@1/5.1', 22, NULL, 2),
    (5, 1, 'every-rule@1/5.1', 22, NULL, 2),
    (3, 1, 'every-rule@1/5.2', 23, NULL, 1),
    (4, 1, 'every-rule@1/5.2', 23, NULL, 1),
    (5, 1, 'every-rule@1/5.2', 23, NULL, 1),
    (3, 1, 'every-rule@1/5.3', 24, NULL, 2),
    (4, 1, 'every-rule@1/5.3', 24, NULL, 2),
    (5, 1, 'every-rule@1/5.3', 24, NULL, 2),
    (3, 1, 'every-rule@1/5/5.1', 22, NULL, 2),
    (4, 1, 'every-rule@1/5/5.1', 22, NULL, 2),
    (5, 1, 'every-rule@1/5/5.1', 22, NULL, 2),
    (3, 1, 'every-rule@1/5/5.2', 23, NULL, 1),
    (4, 1, 'every-rule@1/5/5.2', 23, NULL, 1),
    (5, 1, 'every-rule@1/5/5.2', 23, NULL, 1),
    (3, 1, 'every-rule@1/5/5.3', 24, NULL, 2),
    (4, 1, 'every-rule@1/5/5.3', 24, NULL, 2),
    (5, 1, 'every-rule@1/5/5.3', 24, NULL, 2) AS w(k, s, written, c, part, e)
), judging_days AS (
  SELECT
    n,
    c,
    CAST(day - INTERVAL '12' MONTH AS DATE) AS since_12
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
    v.q1,
    v.method AS method,
    CASE WHEN NOT COALESCE(p.role, p_all.role) IS NULL THEN v.observed_by END AS observed_by,
    NOT g.item IS NULL AS replaced,
    NOT i.item IS NULL OR COALESCE(v.day <= a.last_signed, FALSE) AS signed,
    COALESCE(i.confirmed, FALSE) OR COALESCE(v.day <= a.last_confirmed, FALSE) AS confirmed,
    COALESCE(f.since_12, CAST('2025-11-21' AS DATE)) AS since_12,
    CASE
      WHEN CASE WHEN v.parts IS NULL AND w.c IN (3, 4) THEN v.names ELSE v.parts END IS NULL
      AND w.part IS NULL
      THEN 4611686018427387903
      ELSE COALESCE(
        (
          CASE
            WHEN ARRAY_CONTAINS(CASE WHEN v.parts IS NULL AND w.c IN (3, 4) THEN v.names ELSE v.parts END, 'a')
            THEN 1
            ELSE 0
          END + CASE
            WHEN ARRAY_CONTAINS(CASE WHEN v.parts IS NULL AND w.c IN (3, 4) THEN v.names ELSE v.parts END, 'b')
            THEN 2
            ELSE 0
          END + CASE
            WHEN ARRAY_CONTAINS(CASE WHEN v.parts IS NULL AND w.c IN (3, 4) THEN v.names ELSE v.parts END, 'c')
            THEN 4
            ELSE 0
          END
        ),
        0
      ) | COALESCE(w.part, 0)
    END AS parts_mask,
    CASE
      WHEN CASE WHEN v.parts IS NULL AND w.c IN (3, 4) THEN NULL ELSE v.names END IS NULL
      THEN 4611686018427387903
      ELSE (
        CASE
          WHEN ARRAY_CONTAINS(
            CASE WHEN v.parts IS NULL AND w.c IN (3, 4) THEN NULL ELSE v.names END,
            'beginners'
          )
          THEN 1
          ELSE 0
        END + CASE
          WHEN ARRAY_CONTAINS(
            CASE WHEN v.parts IS NULL AND w.c IN (3, 4) THEN NULL ELSE v.names END,
            'improvers'
          )
          THEN 2
          ELSE 0
        END + CASE
          WHEN ARRAY_CONTAINS(
            CASE WHEN v.parts IS NULL AND w.c IN (3, 4) THEN NULL ELSE v.names END,
            'a mixed group'
          )
          THEN 4
          ELSE 0
        END + CASE
          WHEN ARRAY_CONTAINS(
            CASE WHEN v.parts IS NULL AND w.c IN (3, 4) THEN NULL ELSE v.names END,
            'the whole group'
          )
          THEN 8
          ELSE 0
        END + CASE
          WHEN ARRAY_CONTAINS(CASE WHEN v.parts IS NULL AND w.c IN (3, 4) THEN NULL ELSE v.names END, 'pairs')
          THEN 16
          ELSE 0
        END + CASE
          WHEN ARRAY_CONTAINS(
            CASE WHEN v.parts IS NULL AND w.c IN (3, 4) THEN NULL ELSE v.names END,
            'single learners'
          )
          THEN 32
          ELSE 0
        END
      )
    END AS range_mask
  FROM evidence AS v
  JOIN entered AS n
    ON n.learner = v.learner
  JOIN ways AS w
    ON w.k = n.k AND w.written = v.written
  LEFT JOIN people_of_learner AS p
    ON p.learner = v.learner AND p.person = v.observed_by
  LEFT JOIN people_of_all AS p_all
    ON p_all.person = v.observed_by
  LEFT JOIN superseded AS g
    ON g.learner = v.learner AND g.item = v.item
  LEFT JOIN signed_for_all AS a
    ON a.learner = v.learner
  LEFT JOIN signed_for_items AS i
    ON i.learner = v.learner AND i.item = v.item
  LEFT JOIN judging_days AS f
    ON f.n = CASE WHEN v.day < CAST('2025-11-21' AS DATE) THEN n.n END AND f.c = w.c
  WHERE
    v.day IS NULL OR v.day <= CAST('2026-11-21' AS DATE)
), judged AS (
  SELECT
    l.*,
    signed AS authenticated,
    CASE
      WHEN replaced
      THEN 7
      WHEN withdrawn <= CAST('2026-11-21' AS DATE)
      THEN 8
      WHEN unowned
      THEN 9
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
), below AS (
  SELECT
    *
  FROM VALUES
    (1, 5),
    (1, 6),
    (1, 7),
    (1, 8),
    (1, 9),
    (2, 1),
    (2, 2),
    (2, 3),
    (2, 4),
    (2, 5),
    (2, 6),
    (2, 7),
    (2, 8),
    (2, 9),
    (2, 10),
    (2, 11),
    (2, 12),
    (2, 13),
    (2, 14),
    (2, 15),
    (2, 16),
    (2, 17),
    (2, 18),
    (2, 19),
    (2, 20),
    (2, 21),
    (2, 22),
    (2, 23),
    (2, 24) AS b(w, c)
), together AS (
  SELECT
    k.n,
    b.w,
    k.item,
    ANY_VALUE(source) IGNORE NULLS AS source,
    ANY_VALUE(day) IGNORE NULLS AS day,
    ANY_VALUE(occasion) IGNORE NULLS AS occasion,
    ANY_VALUE(site) IGNORE NULLS AS site,
    ANY_VALUE(witness) IGNORE NULLS AS witness,
    ANY_VALUE(observed_by) IGNORE NULLS AS observed_by,
    ANY_VALUE(content) IGNORE NULLS AS content,
    ANY_VALUE(q0) IGNORE NULLS AS q0,
    ANY_VALUE(q1) IGNORE NULLS AS q1,
    MIN(since_12) AS since_12,
    BIT_OR(word) AS words,
    BOOL_OR(word = 0) AS wordless
  FROM (
    SELECT
      *,
      CASE method
        WHEN 'observation'
        THEN 1
        WHEN 'product'
        THEN 2
        WHEN 'witness_testimony'
        THEN 4
        WHEN 'expert_witness'
        THEN 8
        WHEN 'discussion'
        THEN 16
        WHEN 'questioning'
        THEN 32
        WHEN 'reflective_account'
        THEN 64
        WHEN 'assignment'
        THEN 128
        WHEN 'test'
        THEN 256
        WHEN 'feedback'
        THEN 512
        WHEN 'recording'
        THEN 1024
        WHEN 'other'
        THEN 2048
        ELSE 0
      END AS word
    FROM links
    WHERE
      counted
  ) AS k
  JOIN below AS b
    ON b.c = k.c
  WHERE
    k.counted
  GROUP BY
    k.n,
    b.w,
    k.item
), together_once AS (
  SELECT
    *
  FROM (
    SELECT
      *,
      ROW_NUMBER() OVER (
        PARTITION BY n, w, content
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
    FROM together
  ) AS r
  WHERE
    content IS NULL OR turn = 1
), above AS (
  SELECT
    n,
    w,
    SUM(CASE WHEN w = 1 THEN COALESCE(q0, 0) ELSE 0 END) AS added_1,
    BIT_OR(CASE WHEN w = 2 THEN words & 4095 ELSE 0 END) AS found_1
  FROM together_once
  GROUP BY
    n,
    w
), own_rules AS (
  SELECT
    n,
    w,
    COALESCE(
      CASE
        WHEN w = 1
        THEN added_1 >= 15
        WHEN w = 2
        THEN BIT_COUNT(found_1) >= 6
        ELSE FALSE
      END,
      FALSE
    ) AS holds
  FROM above
), places AS (
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
    (12, 1, 2048),
    (13, 1, 4096),
    (14, 1, 8192),
    (15, 1, 16384),
    (16, 1, 32768),
    (17, 1, 65536),
    (18, 1, 131072),
    (19, 1, 262144),
    (20, 1, 524288),
    (21, 1, 1048576),
    (22, 1, 2097152),
    (23, 1, 4194304),
    (24, 1, 8388608) AS p(c, word, bit)
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
), rules_held AS (
  SELECT
    n,
    BIT_OR(
      CASE WHEN holds THEN CASE WHEN w = 1 THEN 1 WHEN w = 2 THEN 2 ELSE 0 END ELSE 0 END
    ) AS held_1
  FROM own_rules
  GROUP BY
    n
), marks AS (
  SELECT
    n,
    s,
    COALESCE(achieved_1, 0) AS achieved_1,
    COALESCE(exempt_1, 0) AS exempt_1,
    COALESCE(held_1, 0) AS held_1
  FROM entered
  LEFT JOIN gathered
    USING (n)
  LEFT JOIN rules_held
    USING (n)
), marks_of_outcomes AS (
  SELECT
    *,
    CASE
      WHEN s = 1
      THEN CASE WHEN (
        achieved_1 & 15
      ) = 15 THEN 1 ELSE 0 END + CASE
        WHEN (
          achieved_1 & 496
        ) = 496
        AND (
          (
            exempt_1 & 496
          ) = 496 OR (
            held_1 & 1
          ) <> 0
        )
        THEN 2
        ELSE 0
      END + CASE WHEN (
        achieved_1 & 130560
      ) = 130560 THEN 4 ELSE 0 END + CASE WHEN (
        achieved_1 & 1966080
      ) = 1966080 THEN 8 ELSE 0 END + CASE WHEN (
        achieved_1 & 6291456
      ) = 6291456 THEN 16 ELSE 0 END
      ELSE 0
    END AS outcomes_0_1,
    CASE
      WHEN s = 1
      THEN CASE WHEN (
        exempt_1 & 15
      ) = 15 THEN 1 ELSE 0 END + CASE WHEN (
        exempt_1 & 496
      ) = 496 THEN 2 ELSE 0 END + CASE WHEN (
        exempt_1 & 130560
      ) = 130560 THEN 4 ELSE 0 END + CASE WHEN (
        exempt_1 & 1966080
      ) = 1966080 THEN 8 ELSE 0 END + CASE WHEN (
        exempt_1 & 6291456
      ) = 6291456 THEN 16 ELSE 0 END
      ELSE 0
    END AS exempt_outcomes_0_1
  FROM marks
)
SELECT
  n,
  s,
  CASE
    WHEN s = 1
    THEN (
      outcomes_0_1 & 31
    ) = 31
    AND (
      (
        exempt_outcomes_0_1 & 31
      ) = 31 OR (
        held_1 & 2
      ) <> 0
    )
    ELSE FALSE
  END AS achieved_0,
  CASE
    WHEN s = 1
    THEN CASE
      WHEN NOT (
        (
          exempt_outcomes_0_1 & 31
        ) = 31
      )
      THEN (
        held_1 & 2
      ) <> 0
    END
    ELSE NULL
  END AS rule_satisfied,
  FALSE AS chosen,
  CASE WHEN s = 1 THEN outcomes_0_1 ELSE 0 END AS outcomes_1,
  CASE
    WHEN s = 1
    THEN CASE
      WHEN NOT (
        (
          exempt_1 & 496
        ) = 496
      ) AND (
        held_1 & 1
      ) <> 0
      THEN 2
      ELSE 0
    END
    ELSE 0
  END AS holding_1,
  CASE
    WHEN s = 1
    THEN CASE
      WHEN NOT (
        (
          exempt_1 & 496
        ) = 496
      ) AND NOT (
        held_1 & 1
      ) <> 0
      THEN 2
      ELSE 0
    END
    ELSE 0
  END AS short_1,
  0 AS chosen_1
FROM marks_of_outcomes;
