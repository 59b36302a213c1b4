CREATE TEMP TABLE in_force AS WITH ways AS ( -- meaning 1.4
  SELECT * FROM (VALUES
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
      (5, 1, 'every-rule@1/5/5.3', 24, NULL, 2)
  ) AS w(k, s, written, c, part, e)
),
naming AS ( -- meaning 4.7, 4.10, 4.13
  SELECT DISTINCT d.learner, n.s, w.c, d.decision, d.met, d.assessor, d.day,
    d.supersedes,
    NOT COALESCE(COALESCE(a.role, a_all.role) = 'trainee_assessor', FALSE) OR COALESCE(d.countersigned_by IS NOT NULL AND d.countersigned_on <= DATE '2026-11-21' AND d.countersigned_by <> d.assessor AND COALESCE(k.role, k_all.role) = 'assessor', FALSE) AS countersigned,
    COALESCE(d.authorised_by <> d.assessor AND COALESCE(u.role, u_all.role) IS NOT NULL, FALSE) AS authorised,
    d.met AND COALESCE(d.authorised_by <> d.assessor AND COALESCE(u.role, u_all.role) IS NOT NULL, FALSE) AS overridden
  FROM decisions AS d
  JOIN entered AS n ON n.learner = d.learner
  JOIN ways AS w ON w.k = n.k AND w.written = d.written AND w.part IS NULL
  LEFT JOIN people_of_learner AS a ON a.learner = d.learner AND a.person = d.assessor
  LEFT JOIN people_of_all AS a_all ON a_all.person = d.assessor
  LEFT JOIN people_of_learner AS k ON k.learner = d.learner AND k.person = d.countersigned_by
  LEFT JOIN people_of_all AS k_all ON k_all.person = d.countersigned_by
  LEFT JOIN people_of_learner AS u ON u.learner = d.learner AND u.person = d.authorised_by
  LEFT JOIN people_of_all AS u_all ON u_all.person = d.authorised_by
  WHERE d.day <= DATE '2026-11-21' AND COALESCE(a.role, a_all.role) IS NOT NULL
),
several_decisions AS ( -- meaning 4.9
  SELECT learner, c FROM naming GROUP BY learner, c HAVING COUNT(*) > 1
),
standing AS ( -- meaning 4.9
  SELECT d.*, CONCAT(ARRAY_TO_STRING(LIST_TRANSFORM(REGEXP_EXTRACT_ALL(d.decision, '[0-9]+|[^0-9]+'), LAMBDA p: CASE WHEN p >= '0' AND p < ':' THEN CONCAT(CHR(2), LPAD(CAST(LENGTH(LTRIM(p, '0')) AS VARCHAR), 3, '0'), LTRIM(p, '0')) ELSE p END), ''), CHR(1), d.decision) AS turn
  FROM naming AS d SEMI JOIN several_decisions AS m USING (learner, c)
  WHERE NOT EXISTS (
    SELECT 1 FROM naming AS o WHERE o.learner = d.learner AND o.c = d.c
      AND o.supersedes = d.decision AND o.decision <> d.decision)
),
latest AS ( -- meaning 4.9
  SELECT learner, c, MAX(day) AS day FROM standing GROUP BY learner, c
)
SELECT learner, s, c, decision, met, assessor, day, countersigned, overridden, authorised, FALSE AS conflict
FROM naming ANTI JOIN several_decisions USING (learner, c)
UNION ALL
SELECT d.learner, d.s, d.c,
  MAX_BY(d.decision, d.turn) AS decision,
  MAX_BY(d.met, d.turn) AS met,
  MAX_BY(d.assessor, d.turn) AS assessor,
  MAX_BY(d.day, d.turn) AS day,
  MAX_BY(d.countersigned, d.turn) AS countersigned,
  MAX_BY(d.overridden, d.turn) AS overridden,
  MAX_BY(d.authorised, d.turn) AS authorised,
  MIN(CAST(d.met AS INTEGER)) <> MAX(CAST(d.met AS INTEGER)) AS conflict
FROM standing AS d JOIN latest AS l
  ON l.learner = d.learner AND l.c = d.c AND l.day = d.day
GROUP BY d.learner, d.s, d.c;

CREATE TEMP TABLE criteria_rows AS WITH ways AS ( -- meaning 1.4
  SELECT * FROM (VALUES
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
      (5, 1, 'every-rule@1/5/5.3', 24, NULL, 2)
  ) AS w(k, s, written, c, part, e)
),
specifications AS ( -- meaning 1.2
  SELECT * FROM (VALUES
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
      (1, 24, 'every-rule', 'every-rule@1')
  ) AS k(s, c, id, reference)
),
naming AS ( -- meaning 4.7, 4.10, 4.13
  SELECT DISTINCT d.learner, n.s, w.c, d.decision, d.met, d.assessor, d.day,
    d.supersedes,
    NOT COALESCE(COALESCE(a.role, a_all.role) = 'trainee_assessor', FALSE) OR COALESCE(d.countersigned_by IS NOT NULL AND d.countersigned_on <= DATE '2026-11-21' AND d.countersigned_by <> d.assessor AND COALESCE(k.role, k_all.role) = 'assessor', FALSE) AS countersigned,
    COALESCE(d.authorised_by <> d.assessor AND COALESCE(u.role, u_all.role) IS NOT NULL, FALSE) AS authorised,
    d.met AND COALESCE(d.authorised_by <> d.assessor AND COALESCE(u.role, u_all.role) IS NOT NULL, FALSE) AS overridden
  FROM decisions AS d
  JOIN entered AS n ON n.learner = d.learner
  JOIN ways AS w ON w.k = n.k AND w.written = d.written AND w.part IS NULL
  LEFT JOIN people_of_learner AS a ON a.learner = d.learner AND a.person = d.assessor
  LEFT JOIN people_of_all AS a_all ON a_all.person = d.assessor
  LEFT JOIN people_of_learner AS k ON k.learner = d.learner AND k.person = d.countersigned_by
  LEFT JOIN people_of_all AS k_all ON k_all.person = d.countersigned_by
  LEFT JOIN people_of_learner AS u ON u.learner = d.learner AND u.person = d.authorised_by
  LEFT JOIN people_of_all AS u_all ON u_all.person = d.authorised_by
  WHERE d.day <= DATE '2026-11-21' AND COALESCE(a.role, a_all.role) IS NOT NULL
),
several_decisions AS ( -- meaning 4.9
  SELECT learner, c FROM naming GROUP BY learner, c HAVING COUNT(*) > 1
),
standing AS ( -- meaning 4.9
  SELECT d.*, CONCAT(ARRAY_TO_STRING(LIST_TRANSFORM(REGEXP_EXTRACT_ALL(d.decision, '[0-9]+|[^0-9]+'), LAMBDA p: CASE WHEN p >= '0' AND p < ':' THEN CONCAT(CHR(2), LPAD(CAST(LENGTH(LTRIM(p, '0')) AS VARCHAR), 3, '0'), LTRIM(p, '0')) ELSE p END), ''), CHR(1), d.decision) AS turn
  FROM naming AS d SEMI JOIN several_decisions AS m USING (learner, c)
  WHERE NOT EXISTS (
    SELECT 1 FROM naming AS o WHERE o.learner = d.learner AND o.c = d.c
      AND o.supersedes = d.decision AND o.decision <> d.decision)
),
in_force_each AS ( -- meaning 4.9
  SELECT learner, c, decision, assessor, day
  FROM naming ANTI JOIN several_decisions USING (learner, c)
  UNION ALL
  SELECT d.learner, d.c, d.decision, d.assessor, d.day
  FROM standing AS d JOIN in_force AS f
    ON f.learner = d.learner AND f.c = d.c AND f.day = d.day
  WHERE f.conflict OR f.decision = d.decision
),
spoken AS ( -- meaning 4.11
  SELECT f.learner, f.c, r.finding, r.day, r.closed
  FROM reviews AS r
  JOIN in_force_each AS f ON f.learner = r.learner AND f.decision = r.decision
  LEFT JOIN people_of_learner AS q ON q.learner = r.learner AND q.person = r.iqa
  LEFT JOIN people_of_all AS q_all ON q_all.person = r.iqa
  WHERE r.everything AND r.day <= DATE '2026-11-21' AND r.day >= f.day AND r.iqa <> f.assessor AND COALESCE(q.role, q_all.role) IS NOT NULL
  UNION ALL
  SELECT f.learner, f.c, r.finding, r.day, r.closed
  FROM reviews AS r
  JOIN entered AS n ON n.learner = r.learner
  JOIN ways AS w ON w.k = n.k AND w.written = r.written AND w.part IS NULL
  JOIN in_force_each AS f ON f.learner = r.learner AND f.decision = r.decision AND f.c = w.c
  LEFT JOIN people_of_learner AS q ON q.learner = r.learner AND q.person = r.iqa
  LEFT JOIN people_of_all AS q_all ON q_all.person = r.iqa
  WHERE NOT r.everything AND r.day <= DATE '2026-11-21' AND r.day >= f.day AND r.iqa <> f.assessor AND COALESCE(q.role, q_all.role) IS NOT NULL
),
reviewed AS ( -- meaning 4.11
  SELECT learner, c,
    RIGHT(MAX(CONCAT(CAST(day AS VARCHAR), CASE finding WHEN 'agreed' THEN '0' WHEN 'action_required' THEN '1' ELSE '2' END)), 1) AS gravest,
    COUNT(*) FILTER (WHERE finding = 'action_required' AND (closed IS NULL OR closed > DATE '2026-11-21')) AS actions_open
  FROM spoken
  GROUP BY learner, c
),
exempt AS ( -- meaning 4.12
  SELECT x.learner, w.s, w.c
  FROM exemptions AS x
  JOIN entered AS n ON n.learner = x.learner
  JOIN ways AS w ON w.k = n.k AND w.written = x.written AND w.part IS NULL
  LEFT JOIN people_of_learner AS p ON p.learner = x.learner AND p.person = x.authorised_by
  LEFT JOIN people_of_all AS p_all ON p_all.person = x.authorised_by
  WHERE x.day <= DATE '2026-11-21' AND COALESCE(p.role, p_all.role) IS NOT NULL
  UNION
  SELECT x.learner, k.s, k.c
  FROM exemptions AS x
  JOIN entered AS n ON n.learner = x.learner
  JOIN specifications AS k ON k.s = n.s AND (x.unit = k.id OR x.unit = k.reference)
  LEFT JOIN people_of_learner AS p ON p.learner = x.learner AND p.person = x.authorised_by
  LEFT JOIN people_of_all AS p_all ON p_all.person = x.authorised_by
  WHERE x.day <= DATE '2026-11-21' AND COALESCE(p.role, p_all.role) IS NOT NULL
),
judging_days AS ( -- meaning 5.3
  SELECT learner, c,
    CAST(day - INTERVAL 12 MONTH AS DATE) AS since_12
  FROM in_force
  WHERE met AND NOT conflict
),
superseded AS ( -- meaning 4.8
  SELECT learner, older AS item,
    CASE WHEN COUNT(*) = COUNT(day) THEN MIN(day) END AS since
  FROM superseding
  WHERE day IS NULL OR day <= DATE '2026-11-21'
  GROUP BY learner, older
),
signed AS ( -- meaning 4.14
  SELECT d.learner, d.everything, d.item, d.signed,
    COALESCE(d.confirmed <= DATE '2026-11-21' AND COALESCE(p.role, p_all.role) IS NOT NULL, FALSE) AS confirmed
  FROM declarations AS d
  LEFT JOIN people_of_learner AS p ON p.learner = d.learner AND p.person = d.confirmed_by
  LEFT JOIN people_of_all AS p_all ON p_all.person = d.confirmed_by
  WHERE d.signed <= DATE '2026-11-21'
),
signed_for_all AS ( -- meaning 4.14
  SELECT learner, MAX(signed) AS last_signed,
    MAX(signed) FILTER (WHERE confirmed) AS last_confirmed
  FROM signed
  WHERE everything
  GROUP BY learner
),
signed_for_items AS ( -- meaning 4.14
  SELECT learner, item, BOOL_OR(confirmed) AS confirmed
  FROM signed
  WHERE NOT everything
  GROUP BY learner, item
),
linked AS ( -- meaning 4.4, 4.7, 4.14, 5.3
  SELECT v.learner,
    n.s,
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
    CASE WHEN COALESCE(p.role, p_all.role) IS NOT NULL THEN v.observed_by END AS observed_by,
    g.item IS NOT NULL AS replaced,
    i.item IS NOT NULL OR COALESCE(v.day <= a.last_signed, FALSE) AS signed,
    COALESCE(i.confirmed, FALSE) OR COALESCE(v.day <= a.last_confirmed, FALSE) AS confirmed,
    COALESCE(f.since_12, DATE '2025-11-21') AS since_12,
    CASE WHEN CASE WHEN v.parts IS NULL AND w.c IN (3, 4) THEN v.names ELSE v.parts END IS NULL AND w.part IS NULL THEN 4611686018427387903
      ELSE COALESCE((CASE WHEN LIST_CONTAINS(CASE WHEN v.parts IS NULL AND w.c IN (3, 4) THEN v.names ELSE v.parts END, 'a') THEN 1 ELSE 0 END + CASE WHEN LIST_CONTAINS(CASE WHEN v.parts IS NULL AND w.c IN (3, 4) THEN v.names ELSE v.parts END, 'b') THEN 2 ELSE 0 END + CASE WHEN LIST_CONTAINS(CASE WHEN v.parts IS NULL AND w.c IN (3, 4) THEN v.names ELSE v.parts END, 'c') THEN 4 ELSE 0 END), 0) | COALESCE(w.part, 0) END AS parts_mask,
    CASE WHEN CASE WHEN v.parts IS NULL AND w.c IN (3, 4) THEN NULL ELSE v.names END IS NULL THEN 4611686018427387903 ELSE (CASE WHEN LIST_CONTAINS(CASE WHEN v.parts IS NULL AND w.c IN (3, 4) THEN NULL ELSE v.names END, 'beginners') THEN 1 ELSE 0 END + CASE WHEN LIST_CONTAINS(CASE WHEN v.parts IS NULL AND w.c IN (3, 4) THEN NULL ELSE v.names END, 'improvers') THEN 2 ELSE 0 END + CASE WHEN LIST_CONTAINS(CASE WHEN v.parts IS NULL AND w.c IN (3, 4) THEN NULL ELSE v.names END, 'a mixed group') THEN 4 ELSE 0 END + CASE WHEN LIST_CONTAINS(CASE WHEN v.parts IS NULL AND w.c IN (3, 4) THEN NULL ELSE v.names END, 'the whole group') THEN 8 ELSE 0 END + CASE WHEN LIST_CONTAINS(CASE WHEN v.parts IS NULL AND w.c IN (3, 4) THEN NULL ELSE v.names END, 'pairs') THEN 16 ELSE 0 END + CASE WHEN LIST_CONTAINS(CASE WHEN v.parts IS NULL AND w.c IN (3, 4) THEN NULL ELSE v.names END, 'single learners') THEN 32 ELSE 0 END) END AS range_mask
  FROM evidence AS v
  JOIN entered AS n ON n.learner = v.learner
  JOIN ways AS w ON w.k = n.k AND w.written = v.written
  LEFT JOIN people_of_learner AS p ON p.learner = v.learner AND p.person = v.observed_by
  LEFT JOIN people_of_all AS p_all ON p_all.person = v.observed_by
  LEFT JOIN superseded AS g ON g.learner = v.learner AND g.item = v.item
  LEFT JOIN signed_for_all AS a ON a.learner = v.learner
  LEFT JOIN signed_for_items AS i ON i.learner = v.learner AND i.item = v.item
  LEFT JOIN judging_days AS f ON f.learner = v.learner AND f.c = w.c
  WHERE v.day IS NULL OR v.day <= DATE '2026-11-21'
),
judged AS ( -- meaning 5.1
  SELECT l.*,
    signed AS authenticated,
    CASE
      WHEN replaced THEN 7
      WHEN withdrawn <= DATE '2026-11-21' THEN 8
      WHEN unowned THEN 9
      END AS because,
    COALESCE(m.bit, 0) AS word
  FROM linked AS l
  LEFT JOIN (SELECT * FROM (VALUES
      ('observation', 1),
      ('product', 2),
      ('witness_testimony', 4),
      ('expert_witness', 8),
      ('discussion', 16),
      ('questioning', 32),
      ('reflective_account', 64),
      ('assignment', 128),
      ('test', 256),
      ('feedback', 512),
      ('recording', 1024),
      ('other', 2048)
  ) AS m(name, bit)) AS m ON m.name = l.method
),
same_copies AS ( -- meaning 5.2
  SELECT learner, c, content
  FROM judged
  WHERE content IS NOT NULL AND because IS NULL
  GROUP BY learner, c, content
  HAVING COUNT(*) > 1
),
copies AS ( -- meaning 5.2
  SELECT DISTINCT learner, c, item
  FROM (
    SELECT learner, c, item, DENSE_RANK() OVER (
      PARTITION BY learner, c, content
      ORDER BY day NULLS LAST, CONCAT(ARRAY_TO_STRING(LIST_TRANSFORM(REGEXP_EXTRACT_ALL(item, '[0-9]+|[^0-9]+'), LAMBDA p: CASE WHEN p >= '0' AND p < ':' THEN CONCAT(CHR(2), LPAD(CAST(LENGTH(LTRIM(p, '0')) AS VARCHAR), 3, '0'), LTRIM(p, '0')) ELSE p END), ''), CHR(1), item)) AS turn
    FROM judged SEMI JOIN same_copies USING (learner, c, content)
    WHERE because IS NULL
  ) AS r
  WHERE turn > 1
),
links AS ( -- meaning 5.1, 5.2
  SELECT j.*,
    CASE WHEN j.because IS NULL AND k.item IS NOT NULL THEN 11 ELSE j.because END AS reason,
    j.because IS NULL AND k.item IS NULL AS counted
  FROM judged AS j
  LEFT JOIN copies AS k ON k.learner = j.learner AND k.c = j.c AND k.item = j.item
),
prints AS ( -- meaning 10.1
  SELECT * FROM (VALUES
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
      (24, 'f1:9e13f918e07c47f7')
  ) AS p(c, fingerprint)
),
reworded AS ( -- meaning 6.2
  SELECT DISTINCT f.learner, f.c
  FROM fingerprints AS r
  JOIN entered AS n ON n.learner = r.learner
  JOIN ways AS w ON w.k = n.k AND w.written = r.written AND w.part IS NULL
  JOIN prints AS p ON p.c = w.c AND p.fingerprint <> r.fingerprint
  JOIN in_force AS f
    ON f.learner = r.learner AND f.decision = r.decision AND f.c = w.c
  WHERE NOT f.conflict
),
gone AS ( -- meaning 6.2
  SELECT DISTINCT f.learner, f.c
  FROM evidence AS v
  JOIN entered AS n ON n.learner = v.learner
  JOIN ways AS w ON w.k = n.k AND w.written = v.written
  JOIN in_force AS f ON f.learner = v.learner AND f.c = w.c AND NOT f.conflict
  JOIN cited AS x
    ON x.learner = f.learner AND x.decision = f.decision AND x.item = v.item
  LEFT JOIN superseded AS g ON g.learner = v.learner AND g.item = v.item
  WHERE (v.day IS NULL OR v.day <= DATE '2026-11-21')
    AND (g.since > f.day OR (v.withdrawn > f.day AND v.withdrawn <= DATE '2026-11-21'))
),
seen AS ( -- meaning 2.2
  SELECT learner, s, c, item,
    ANY_VALUE(source) AS source,
    ANY_VALUE(day) AS day,
    ANY_VALUE(occasion) AS occasion,
    ANY_VALUE(site) AS site,
    ANY_VALUE(witness) AS witness,
    ANY_VALUE(observed_by) AS observed_by,
    ANY_VALUE(method) AS method,
    ANY_VALUE(since_12) AS since_12,
    ANY_VALUE(q0) AS q0,
    ANY_VALUE(q1) AS q1,
    BOOL_OR(authenticated) AS authenticated,
    BOOL_OR(signed) AS signed,
    BOOL_OR(counted) AS counted,
    ANY_VALUE(word) AS word,
    BIT_OR(parts_mask) FILTER (WHERE counted) AS parts_mask,
    BIT_OR(range_mask) FILTER (WHERE counted) AS range_mask
  FROM links
  GROUP BY learner, s, c, item
),
once_per_occasion_by_c AS ( -- meaning 2.5
  SELECT learner, s, c,
    COALESCE(SUM(k7), 0) AS k7,
    COALESCE(SUM(k8_authentic), 0) AS k8_authentic
  FROM (
    SELECT learner, s, c,
      MAX(q0) FILTER (WHERE counted) AS k7,
      MAX(q0) FILTER (WHERE counted AND authenticated) AS k8_authentic
    FROM seen
    WHERE c = 5
    GROUP BY learner, s, c, CASE WHEN occasion IS NULL THEN CONCAT('-', item) ELSE CONCAT('+', occasion) END
  ) AS g
  GROUP BY learner, s, c
),
once_per_witness_by_c AS ( -- meaning 2.5
  SELECT learner, s, c,
    COALESCE(SUM(k15), 0) AS k15,
    COALESCE(SUM(k16_authentic), 0) AS k16_authentic
  FROM (
    SELECT learner, s, c,
      MAX(q0) FILTER (WHERE counted) AS k15,
      MAX(q0) FILTER (WHERE counted AND authenticated) AS k16_authentic
    FROM seen
    WHERE c = 9
    GROUP BY learner, s, c, CASE WHEN witness IS NULL THEN CONCAT('-', item) ELSE CONCAT('+', witness) END
  ) AS g
  GROUP BY learner, s, c
),
counts AS ( -- meaning 2.1
  SELECT *
  FROM (
    SELECT learner, s, c,
      COUNT(*) AS n_links,
      COUNT(*) FILTER (WHERE counted) AS n_counted,
      COUNT(*) FILTER (WHERE reason = 7) AS r7,
      COUNT(*) FILTER (WHERE reason = 8) AS r8,
      COUNT(*) FILTER (WHERE reason = 9) AS r9,
      COUNT(*) FILTER (WHERE reason = 11) AS r11
    FROM links
    GROUP BY learner, s, c
  ) AS l
  JOIN (
    SELECT learner, s, c,
      COUNT(*) FILTER (WHERE counted) AS k1,
      COUNT(*) FILTER (WHERE counted AND authenticated) AS k2_authentic,
      COALESCE(SUM(q1) FILTER (WHERE counted), 0) AS k3,
      COALESCE(SUM(q1) FILTER (WHERE counted AND authenticated), 0) AS k4_authentic,
      BIT_COUNT(COALESCE(BIT_OR(parts_mask) FILTER (WHERE counted), 0) & 7) AS k5,
      BIT_COUNT(COALESCE(BIT_OR(parts_mask) FILTER (WHERE counted AND authenticated), 0) & 7) AS k6_authentic,
      LEAST(COALESCE(SUM(q0) FILTER (WHERE counted AND source = 'simulation'), 0), 2) + COALESCE(SUM(q0) FILTER (WHERE counted AND NOT (COALESCE(source = 'simulation', FALSE))), 0) AS k9,
      LEAST(COALESCE(SUM(q0) FILTER (WHERE counted AND authenticated AND source = 'simulation'), 0), 2) + COALESCE(SUM(q0) FILTER (WHERE counted AND authenticated AND NOT (COALESCE(source = 'simulation', FALSE))), 0) AS k10_authentic,
      LEAST(COUNT(*) FILTER (WHERE counted AND method = 'recording'), 2) + COUNT(*) FILTER (WHERE counted AND NOT (COALESCE(method = 'recording', FALSE))) AS k11,
      LEAST(COUNT(*) FILTER (WHERE counted AND authenticated AND method = 'recording'), 2) + COUNT(*) FILTER (WHERE counted AND authenticated AND NOT (COALESCE(method = 'recording', FALSE))) AS k12_authentic,
      COUNT(DISTINCT CASE WHEN site IS NULL THEN CONCAT('-', item) ELSE CONCAT('+', site) END) FILTER (WHERE counted AND c = 8) AS k13,
      COUNT(DISTINCT CASE WHEN site IS NULL THEN CONCAT('-', item) ELSE CONCAT('+', site) END) FILTER (WHERE counted AND authenticated AND c = 8) AS k14_authentic,
      COUNT(DISTINCT occasion) FILTER (WHERE counted AND c IN (10, 20)) AS k17,
      COUNT(DISTINCT occasion) FILTER (WHERE counted AND authenticated AND c IN (10, 20)) AS k18_authentic,
      CASE WHEN MIN(site) FILTER (WHERE counted AND c = 11) <> MAX(site) FILTER (WHERE counted AND c = 11) THEN 2 WHEN MIN(site) FILTER (WHERE counted AND c = 11) IS NULL THEN 0 ELSE 1 END AS k19,
      CASE WHEN MIN(site) FILTER (WHERE counted AND authenticated AND c = 11) <> MAX(site) FILTER (WHERE counted AND authenticated AND c = 11) THEN 2 WHEN MIN(site) FILTER (WHERE counted AND authenticated AND c = 11) IS NULL THEN 0 ELSE 1 END AS k20_authentic,
      CASE WHEN MIN(witness) FILTER (WHERE counted AND c = 12) <> MAX(witness) FILTER (WHERE counted AND c = 12) THEN 2 WHEN MIN(witness) FILTER (WHERE counted AND c = 12) IS NULL THEN 0 ELSE 1 END AS k21,
      CASE WHEN MIN(witness) FILTER (WHERE counted AND authenticated AND c = 12) <> MAX(witness) FILTER (WHERE counted AND authenticated AND c = 12) THEN 2 WHEN MIN(witness) FILTER (WHERE counted AND authenticated AND c = 12) IS NULL THEN 0 ELSE 1 END AS k22_authentic,
      CASE WHEN MIN(observed_by) FILTER (WHERE counted AND c = 13 AND method = 'observation') <> MAX(observed_by) FILTER (WHERE counted AND c = 13 AND method = 'observation') THEN 2 WHEN MIN(observed_by) FILTER (WHERE counted AND c = 13 AND method = 'observation') IS NULL THEN 0 ELSE 1 END AS k23,
      CASE WHEN MIN(observed_by) FILTER (WHERE counted AND authenticated AND c = 13 AND method = 'observation') <> MAX(observed_by) FILTER (WHERE counted AND authenticated AND c = 13 AND method = 'observation') THEN 2 WHEN MIN(observed_by) FILTER (WHERE counted AND authenticated AND c = 13 AND method = 'observation') IS NULL THEN 0 ELSE 1 END AS k24_authentic,
      BIT_COUNT(COALESCE(BIT_OR(word) FILTER (WHERE counted), 0)) AS k25,
      BIT_COUNT(COALESCE(BIT_OR(word) FILTER (WHERE counted AND authenticated), 0)) AS k26_authentic,
      COUNT(*) FILTER (WHERE counted AND source = 'workplace' AND witness IS NOT NULL AND day >= since_12) AS k27,
      COUNT(*) FILTER (WHERE counted AND authenticated AND source = 'workplace' AND witness IS NOT NULL AND day >= since_12) AS k28_authentic,
      COUNT(*) FILTER (WHERE counted AND NOT COALESCE(method = 'test', FALSE) AND NOT COALESCE(source = 'simulation', FALSE)) AS k29,
      COUNT(*) FILTER (WHERE counted AND authenticated AND NOT COALESCE(method = 'test', FALSE) AND NOT COALESCE(source = 'simulation', FALSE)) AS k30_authentic,
      BIT_COUNT(COALESCE(BIT_OR(range_mask) FILTER (WHERE counted), 0) & 7) AS k31,
      BIT_COUNT(COALESCE(BIT_OR(range_mask) FILTER (WHERE counted AND authenticated), 0) & 7) AS k32_authentic,
      BIT_COUNT(COALESCE(BIT_OR(range_mask) FILTER (WHERE counted), 0) & 56) AS k33,
      BIT_COUNT(COALESCE(BIT_OR(range_mask) FILTER (WHERE counted AND authenticated), 0) & 56) AS k34_authentic,
      COALESCE(SUM(q0) FILTER (WHERE counted), 0) AS k35,
      CASE WHEN MIN(occasion) FILTER (WHERE counted AND c = 19 AND method = 'observation') <> MAX(occasion) FILTER (WHERE counted AND c = 19 AND method = 'observation') THEN 2 WHEN MIN(occasion) FILTER (WHERE counted AND c = 19 AND method = 'observation') IS NULL THEN 0 ELSE 1 END AS k36,
      COALESCE(SUM(q0) FILTER (WHERE counted AND authenticated), 0) AS k37_authentic,
      CASE WHEN MIN(occasion) FILTER (WHERE counted AND authenticated AND c = 19 AND method = 'observation') <> MAX(occasion) FILTER (WHERE counted AND authenticated AND c = 19 AND method = 'observation') THEN 2 WHEN MIN(occasion) FILTER (WHERE counted AND authenticated AND c = 19 AND method = 'observation') IS NULL THEN 0 ELSE 1 END AS k38_authentic,
      COUNT(*) FILTER (WHERE counted AND method = 'observation') AS k39,
      COUNT(*) FILTER (WHERE counted AND method = 'product') AS k40,
      COUNT(*) FILTER (WHERE counted AND authenticated AND method = 'observation') AS k41_authentic,
      COUNT(*) FILTER (WHERE counted AND authenticated AND method = 'product') AS k42_authentic,
      COUNT(*) FILTER (WHERE counted AND method IN ('assignment', 'discussion', 'questioning', 'reflective_account', 'test')) AS k43,
      COUNT(*) FILTER (WHERE counted AND authenticated AND method IN ('assignment', 'discussion', 'questioning', 'reflective_account', 'test')) AS k44_authentic
    FROM seen
    GROUP BY learner, s, c
  ) AS m USING (learner, s, c)
),
facts AS ( -- meaning 4, 6
  SELECT learner, s, c,
    COALESCE(n_links, 0) AS n_links,
    COALESCE(n_counted, 0) AS n_counted,
    COALESCE(r7, 0) AS r7,
    COALESCE(r8, 0) AS r8,
    COALESCE(r9, 0) AS r9,
    COALESCE(r11, 0) AS r11,
    COALESCE(CASE WHEN c = 1 THEN k1 >= 3 WHEN c = 2 THEN k3 >= 4 WHEN c = 3 THEN (k1 >= 1 AND k5 >= 3) WHEN c = 4 THEN (k1 >= 1 AND k5 >= 2) WHEN c = 5 THEN k7 >= 12 WHEN c = 6 THEN k9 >= 6 WHEN c = 7 THEN k11 >= 4 WHEN c = 8 THEN k13 >= 2 WHEN c = 9 THEN k15 >= 3 WHEN c = 10 THEN k17 >= 2 WHEN c = 11 THEN k19 >= 2 WHEN c = 12 THEN k21 >= 2 WHEN c = 13 THEN k23 >= 2 WHEN c = 14 THEN k25 >= 2 WHEN c = 15 THEN k27 >= 2 WHEN c = 16 THEN k29 >= 1 WHEN c = 17 THEN k31 >= 3 WHEN c = 18 THEN k33 >= 2 WHEN c = 19 THEN (k35 >= 6 OR k36 >= 2) WHEN c = 20 THEN (CASE WHEN k39 >= 1 THEN 1 ELSE 0 END + CASE WHEN k40 >= 1 THEN 1 ELSE 0 END + CASE WHEN k17 >= 3 THEN 1 ELSE 0 END >= 2) WHEN c = 21 THEN (k1 >= 2 AND k3 >= 3) WHEN c IN (22, 24) THEN (k1 >= 2 AND k43 >= 1) WHEN c = 23 THEN k1 >= 2 ELSE FALSE END, FALSE) AS satisfied,
    COALESCE(CASE WHEN c = 1 THEN k2_authentic >= 3 WHEN c = 2 THEN k4_authentic >= 4 WHEN c = 3 THEN (k2_authentic >= 1 AND k6_authentic >= 3) WHEN c = 4 THEN (k2_authentic >= 1 AND k6_authentic >= 2) WHEN c = 5 THEN k8_authentic >= 12 WHEN c = 6 THEN k10_authentic >= 6 WHEN c = 7 THEN k12_authentic >= 4 WHEN c = 8 THEN k14_authentic >= 2 WHEN c = 9 THEN k16_authentic >= 3 WHEN c = 10 THEN k18_authentic >= 2 WHEN c = 11 THEN k20_authentic >= 2 WHEN c = 12 THEN k22_authentic >= 2 WHEN c = 13 THEN k24_authentic >= 2 WHEN c = 14 THEN k26_authentic >= 2 WHEN c = 15 THEN k28_authentic >= 2 WHEN c = 16 THEN k30_authentic >= 1 WHEN c = 17 THEN k32_authentic >= 3 WHEN c = 18 THEN k34_authentic >= 2 WHEN c = 19 THEN (k37_authentic >= 6 OR k38_authentic >= 2) WHEN c = 20 THEN (CASE WHEN k41_authentic >= 1 THEN 1 ELSE 0 END + CASE WHEN k42_authentic >= 1 THEN 1 ELSE 0 END + CASE WHEN k18_authentic >= 3 THEN 1 ELSE 0 END >= 2) WHEN c = 21 THEN (k2_authentic >= 2 AND k4_authentic >= 3) WHEN c IN (22, 24) THEN (k2_authentic >= 2 AND k44_authentic >= 1) WHEN c = 23 THEN k2_authentic >= 2 ELSE TRUE END, FALSE) AS authentic,
    COALESCE(FALSE, FALSE) AS signed_enough,
    COALESCE(FALSE, FALSE) AS confirmed_enough,
    CASE WHEN n_links > 0 THEN CASE WHEN c = 1 THEN CASE WHEN NOT k1 >= 3 THEN 1 ELSE 0 END WHEN c = 2 THEN CASE WHEN NOT k3 >= 4 THEN 1 ELSE 0 END WHEN c = 3 THEN CASE WHEN NOT k1 >= 1 THEN 1 ELSE 0 END + CASE WHEN NOT k5 >= 3 THEN 2 ELSE 0 END WHEN c = 4 THEN CASE WHEN NOT k1 >= 1 THEN 1 ELSE 0 END + CASE WHEN NOT k5 >= 2 THEN 2 ELSE 0 END WHEN c = 5 THEN CASE WHEN NOT k7 >= 12 THEN 1 ELSE 0 END WHEN c = 6 THEN CASE WHEN NOT k9 >= 6 THEN 1 ELSE 0 END WHEN c = 7 THEN CASE WHEN NOT k11 >= 4 THEN 1 ELSE 0 END WHEN c = 8 THEN CASE WHEN NOT k13 >= 2 THEN 1 ELSE 0 END WHEN c = 9 THEN CASE WHEN NOT k15 >= 3 THEN 1 ELSE 0 END WHEN c = 10 THEN CASE WHEN NOT k17 >= 2 THEN 1 ELSE 0 END WHEN c = 11 THEN CASE WHEN NOT k19 >= 2 THEN 1 ELSE 0 END WHEN c = 12 THEN CASE WHEN NOT k21 >= 2 THEN 1 ELSE 0 END WHEN c = 13 THEN CASE WHEN NOT k23 >= 2 THEN 1 ELSE 0 END WHEN c = 14 THEN CASE WHEN NOT k25 >= 2 THEN 1 ELSE 0 END WHEN c = 15 THEN CASE WHEN NOT k27 >= 2 THEN 1 ELSE 0 END WHEN c = 16 THEN CASE WHEN NOT k29 >= 1 THEN 1 ELSE 0 END WHEN c = 17 THEN CASE WHEN NOT k31 >= 3 THEN 1 ELSE 0 END WHEN c = 18 THEN CASE WHEN NOT k33 >= 2 THEN 1 ELSE 0 END WHEN c = 19 THEN CASE WHEN (NOT (k35 >= 6 OR k36 >= 2)) AND NOT k35 >= 6 THEN 1 ELSE 0 END + CASE WHEN (NOT (k35 >= 6 OR k36 >= 2)) AND NOT k36 >= 2 THEN 2 ELSE 0 END WHEN c = 20 THEN CASE WHEN NOT (CASE WHEN k39 >= 1 THEN 1 ELSE 0 END + CASE WHEN k40 >= 1 THEN 1 ELSE 0 END + CASE WHEN k17 >= 3 THEN 1 ELSE 0 END >= 2) AND NOT k39 >= 1 THEN 1 ELSE 0 END + CASE WHEN NOT (CASE WHEN k39 >= 1 THEN 1 ELSE 0 END + CASE WHEN k40 >= 1 THEN 1 ELSE 0 END + CASE WHEN k17 >= 3 THEN 1 ELSE 0 END >= 2) AND NOT k40 >= 1 THEN 2 ELSE 0 END + CASE WHEN NOT (CASE WHEN k39 >= 1 THEN 1 ELSE 0 END + CASE WHEN k40 >= 1 THEN 1 ELSE 0 END + CASE WHEN k17 >= 3 THEN 1 ELSE 0 END >= 2) AND NOT k17 >= 3 THEN 4 ELSE 0 END WHEN c = 21 THEN CASE WHEN NOT k1 >= 2 THEN 1 ELSE 0 END + CASE WHEN NOT k3 >= 3 THEN 2 ELSE 0 END WHEN c IN (22, 24) THEN CASE WHEN NOT k1 >= 2 THEN 1 ELSE 0 END + CASE WHEN NOT k43 >= 1 THEN 2 ELSE 0 END WHEN c = 23 THEN CASE WHEN NOT k1 >= 2 THEN 1 ELSE 0 END ELSE 0 END ELSE 0 END AS short,
    COALESCE(f.conflict, FALSE) AS conflict,
    f.decision IS NULL OR f.conflict AS undecided,
    COALESCE(f.met AND NOT f.conflict, FALSE) AS met,
    COALESCE(f.countersigned OR f.conflict, TRUE) AS countersigned,
    COALESCE(f.overridden AND NOT f.conflict, FALSE) AS overridden,
    x.reached IS NOT NULL AS is_exempt,
    r.gravest AS gravest,
    COALESCE(r.actions_open, 0) AS actions_open,
    is_reworded IS NOT NULL OR is_gone IS NOT NULL AS is_stale,
    0 AS attempts
  FROM counts
  LEFT JOIN once_per_occasion_by_c USING (learner, s, c)
  LEFT JOIN once_per_witness_by_c USING (learner, s, c)
  FULL JOIN in_force AS f USING (learner, s, c)
  FULL JOIN (SELECT learner, s, c, TRUE AS reached FROM exempt) AS x USING (learner, s, c)
  LEFT JOIN reviewed AS r USING (learner, c)
  LEFT JOIN (SELECT learner, c, TRUE AS is_reworded FROM reworded) AS reworded_rows USING (learner, c)
  LEFT JOIN (SELECT learner, c, TRUE AS is_gone FROM gone) AS gone_rows USING (learner, c)
)
SELECT learner, s, c, n_links, n_counted, satisfied, short, r7, r8, r9, r11, status,
  CASE
    WHEN status IN (1, 10, 11) THEN CASE WHEN gravest = '1' AND actions_open = 0 THEN 1 END
    WHEN status = 2 THEN 2
    WHEN status = 3 THEN 3
    WHEN status = 4 THEN 4
    WHEN status IN (5, 9) AND NOT countersigned AND
      (status = 5 OR authentic OR overridden) THEN 5
    WHEN status = 5 THEN CASE WHEN FALSE THEN 6 ELSE 7 END
    WHEN status = 9 AND NOT authentic AND NOT overridden
      THEN CASE WHEN signed_enough THEN 9 ELSE 8 END
    WHEN status = 9 THEN 10
    WHEN FALSE THEN 12
    WHEN confirmed_enough THEN 9
    ELSE 11 END AS move
FROM (
  SELECT *,
  CASE
    WHEN is_exempt THEN 1
    WHEN conflict THEN 2
    WHEN is_stale THEN 3
    WHEN gravest = '2' OR actions_open > 0 THEN 4
    WHEN NOT undecided AND NOT met THEN 5
    WHEN n_links = 0 THEN 6
    WHEN n_counted = 0 AND NOT overridden THEN 7
    WHEN NOT satisfied AND NOT overridden THEN 8
    WHEN NOT (CASE WHEN undecided THEN FALSE AND authentic
    ELSE countersigned AND (authentic OR overridden) END) THEN 9
    WHEN gravest = '0' THEN 10
    ELSE 11 END AS status
  FROM facts
) AS f;

CREATE TEMP TABLE own_rules AS WITH ways AS ( -- meaning 1.4
  SELECT * FROM (VALUES
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
      (5, 1, 'every-rule@1/5/5.3', 24, NULL, 2)
  ) AS w(k, s, written, c, part, e)
),
judging_days AS ( -- meaning 5.3
  SELECT learner, c,
    CAST(day - INTERVAL 12 MONTH AS DATE) AS since_12
  FROM in_force
  WHERE met AND NOT conflict
),
superseded AS ( -- meaning 4.8
  SELECT learner, older AS item,
    CASE WHEN COUNT(*) = COUNT(day) THEN MIN(day) END AS since
  FROM superseding
  WHERE day IS NULL OR day <= DATE '2026-11-21'
  GROUP BY learner, older
),
signed AS ( -- meaning 4.14
  SELECT d.learner, d.everything, d.item, d.signed,
    COALESCE(d.confirmed <= DATE '2026-11-21' AND COALESCE(p.role, p_all.role) IS NOT NULL, FALSE) AS confirmed
  FROM declarations AS d
  LEFT JOIN people_of_learner AS p ON p.learner = d.learner AND p.person = d.confirmed_by
  LEFT JOIN people_of_all AS p_all ON p_all.person = d.confirmed_by
  WHERE d.signed <= DATE '2026-11-21'
),
signed_for_all AS ( -- meaning 4.14
  SELECT learner, MAX(signed) AS last_signed,
    MAX(signed) FILTER (WHERE confirmed) AS last_confirmed
  FROM signed
  WHERE everything
  GROUP BY learner
),
signed_for_items AS ( -- meaning 4.14
  SELECT learner, item, BOOL_OR(confirmed) AS confirmed
  FROM signed
  WHERE NOT everything
  GROUP BY learner, item
),
linked AS ( -- meaning 4.4, 4.7, 4.14, 5.3
  SELECT v.learner,
    n.s,
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
    CASE WHEN COALESCE(p.role, p_all.role) IS NOT NULL THEN v.observed_by END AS observed_by,
    g.item IS NOT NULL AS replaced,
    i.item IS NOT NULL OR COALESCE(v.day <= a.last_signed, FALSE) AS signed,
    COALESCE(i.confirmed, FALSE) OR COALESCE(v.day <= a.last_confirmed, FALSE) AS confirmed,
    COALESCE(f.since_12, DATE '2025-11-21') AS since_12,
    CASE WHEN CASE WHEN v.parts IS NULL AND w.c IN (3, 4) THEN v.names ELSE v.parts END IS NULL AND w.part IS NULL THEN 4611686018427387903
      ELSE COALESCE((CASE WHEN LIST_CONTAINS(CASE WHEN v.parts IS NULL AND w.c IN (3, 4) THEN v.names ELSE v.parts END, 'a') THEN 1 ELSE 0 END + CASE WHEN LIST_CONTAINS(CASE WHEN v.parts IS NULL AND w.c IN (3, 4) THEN v.names ELSE v.parts END, 'b') THEN 2 ELSE 0 END + CASE WHEN LIST_CONTAINS(CASE WHEN v.parts IS NULL AND w.c IN (3, 4) THEN v.names ELSE v.parts END, 'c') THEN 4 ELSE 0 END), 0) | COALESCE(w.part, 0) END AS parts_mask,
    CASE WHEN CASE WHEN v.parts IS NULL AND w.c IN (3, 4) THEN NULL ELSE v.names END IS NULL THEN 4611686018427387903 ELSE (CASE WHEN LIST_CONTAINS(CASE WHEN v.parts IS NULL AND w.c IN (3, 4) THEN NULL ELSE v.names END, 'beginners') THEN 1 ELSE 0 END + CASE WHEN LIST_CONTAINS(CASE WHEN v.parts IS NULL AND w.c IN (3, 4) THEN NULL ELSE v.names END, 'improvers') THEN 2 ELSE 0 END + CASE WHEN LIST_CONTAINS(CASE WHEN v.parts IS NULL AND w.c IN (3, 4) THEN NULL ELSE v.names END, 'a mixed group') THEN 4 ELSE 0 END + CASE WHEN LIST_CONTAINS(CASE WHEN v.parts IS NULL AND w.c IN (3, 4) THEN NULL ELSE v.names END, 'the whole group') THEN 8 ELSE 0 END + CASE WHEN LIST_CONTAINS(CASE WHEN v.parts IS NULL AND w.c IN (3, 4) THEN NULL ELSE v.names END, 'pairs') THEN 16 ELSE 0 END + CASE WHEN LIST_CONTAINS(CASE WHEN v.parts IS NULL AND w.c IN (3, 4) THEN NULL ELSE v.names END, 'single learners') THEN 32 ELSE 0 END) END AS range_mask
  FROM evidence AS v
  JOIN entered AS n ON n.learner = v.learner
  JOIN ways AS w ON w.k = n.k AND w.written = v.written
  LEFT JOIN people_of_learner AS p ON p.learner = v.learner AND p.person = v.observed_by
  LEFT JOIN people_of_all AS p_all ON p_all.person = v.observed_by
  LEFT JOIN superseded AS g ON g.learner = v.learner AND g.item = v.item
  LEFT JOIN signed_for_all AS a ON a.learner = v.learner
  LEFT JOIN signed_for_items AS i ON i.learner = v.learner AND i.item = v.item
  LEFT JOIN judging_days AS f ON f.learner = v.learner AND f.c = w.c
  WHERE v.day IS NULL OR v.day <= DATE '2026-11-21'
),
judged AS ( -- meaning 5.1
  SELECT l.*,
    signed AS authenticated,
    CASE
      WHEN replaced THEN 7
      WHEN withdrawn <= DATE '2026-11-21' THEN 8
      WHEN unowned THEN 9
      END AS because,
    COALESCE(m.bit, 0) AS word
  FROM linked AS l
  LEFT JOIN (SELECT * FROM (VALUES
      ('observation', 1),
      ('product', 2),
      ('witness_testimony', 4),
      ('expert_witness', 8),
      ('discussion', 16),
      ('questioning', 32),
      ('reflective_account', 64),
      ('assignment', 128),
      ('test', 256),
      ('feedback', 512),
      ('recording', 1024),
      ('other', 2048)
  ) AS m(name, bit)) AS m ON m.name = l.method
),
same_copies AS ( -- meaning 5.2
  SELECT learner, c, content
  FROM judged
  WHERE content IS NOT NULL AND because IS NULL
  GROUP BY learner, c, content
  HAVING COUNT(*) > 1
),
copies AS ( -- meaning 5.2
  SELECT DISTINCT learner, c, item
  FROM (
    SELECT learner, c, item, DENSE_RANK() OVER (
      PARTITION BY learner, c, content
      ORDER BY day NULLS LAST, CONCAT(ARRAY_TO_STRING(LIST_TRANSFORM(REGEXP_EXTRACT_ALL(item, '[0-9]+|[^0-9]+'), LAMBDA p: CASE WHEN p >= '0' AND p < ':' THEN CONCAT(CHR(2), LPAD(CAST(LENGTH(LTRIM(p, '0')) AS VARCHAR), 3, '0'), LTRIM(p, '0')) ELSE p END), ''), CHR(1), item)) AS turn
    FROM judged SEMI JOIN same_copies USING (learner, c, content)
    WHERE because IS NULL
  ) AS r
  WHERE turn > 1
),
links AS ( -- meaning 5.1, 5.2
  SELECT j.*,
    CASE WHEN j.because IS NULL AND k.item IS NOT NULL THEN 11 ELSE j.because END AS reason,
    j.because IS NULL AND k.item IS NULL AS counted
  FROM judged AS j
  LEFT JOIN copies AS k ON k.learner = j.learner AND k.c = j.c AND k.item = j.item
),
below AS ( -- meaning 7.3
  SELECT * FROM (VALUES
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
      (2, 24)
  ) AS b(w, c)
),
together AS ( -- meaning 7.3
  SELECT k.learner, k.s, b.w, k.item,
    ANY_VALUE(source) AS source,
    ANY_VALUE(day) AS day,
    ANY_VALUE(occasion) AS occasion,
    ANY_VALUE(site) AS site,
    ANY_VALUE(witness) AS witness,
    ANY_VALUE(observed_by) AS observed_by,
    ANY_VALUE(content) AS content,
    ANY_VALUE(q0) AS q0,
    ANY_VALUE(q1) AS q1,
    MIN(since_12) AS since_12,
    BIT_OR(word) AS words,
    BOOL_OR(word = 0) AS wordless
  FROM links AS k JOIN below AS b ON b.c = k.c
  WHERE k.counted
  GROUP BY k.learner, k.s, b.w, k.item
),
together_once AS ( -- meaning 5.2, 7.3
  SELECT *
  FROM (
    SELECT *, ROW_NUMBER() OVER (
      PARTITION BY learner, w, content
      ORDER BY day NULLS LAST, CONCAT(ARRAY_TO_STRING(LIST_TRANSFORM(REGEXP_EXTRACT_ALL(item, '[0-9]+|[^0-9]+'), LAMBDA p: CASE WHEN p >= '0' AND p < ':' THEN CONCAT(CHR(2), LPAD(CAST(LENGTH(LTRIM(p, '0')) AS VARCHAR), 3, '0'), LTRIM(p, '0')) ELSE p END), ''), CHR(1), item)) AS turn
    FROM together
  ) AS r
  WHERE content IS NULL OR turn = 1
),
above AS ( -- meaning 7.3
  SELECT learner, s, w,
    COALESCE(SUM(q0), 0) AS k1,
    BIT_COUNT(COALESCE(BIT_OR(words & 4095), 0)) AS k2
  FROM together_once
  GROUP BY learner, s, w
)
SELECT learner, s, CASE WHEN w = 1 THEN 2 WHEN w = 2 THEN 0 ELSE NULL END AS o,
  COALESCE(CASE WHEN w = 1 THEN k1 >= 15 WHEN w = 2 THEN k2 >= 6 ELSE FALSE END, FALSE) AS holds
FROM above;

CREATE TEMP TABLE outcome_rows AS WITH children AS ( -- meaning 7.2, 14.1
  SELECT * FROM (VALUES
      (1, 1, 0, 1, FALSE),
      (2, 1, 0, 1, FALSE),
      (3, 1, 0, 1, FALSE),
      (4, 1, 0, 1, FALSE),
      (5, 1, 0, 2, FALSE),
      (6, 1, 0, 2, FALSE),
      (7, 1, 0, 2, FALSE),
      (8, 1, 0, 2, FALSE),
      (9, 1, 0, 2, FALSE),
      (10, 1, 0, 3, FALSE),
      (11, 1, 0, 3, FALSE),
      (12, 1, 0, 3, FALSE),
      (13, 1, 0, 3, FALSE),
      (14, 1, 0, 3, FALSE),
      (15, 1, 0, 3, FALSE),
      (16, 1, 0, 3, FALSE),
      (17, 1, 0, 3, FALSE),
      (18, 1, 0, 4, FALSE),
      (19, 1, 0, 4, FALSE),
      (20, 1, 0, 4, FALSE),
      (21, 1, 0, 4, FALSE),
      (22, 1, 0, 5, FALSE),
      (23, 1, 0, 5, FALSE)
  ) AS k(c, s, t, o, alternative)
),
nodes AS ( -- meaning 7.2, 14.4
  SELECT * FROM (VALUES
      (1, 0, 1, 4, 0, FALSE),
      (1, 0, 2, 5, 0, FALSE),
      (1, 0, 3, 8, 0, FALSE),
      (1, 0, 4, 4, 0, FALSE),
      (1, 0, 5, 2, 0, FALSE),
      (1, 0, 0, 5, 0, FALSE)
  ) AS g(s, t, o, required, needed, alternative)
),
standing_rows AS ( -- meaning 7.2
  SELECT r.learner, k.s, k.t, k.o, k.alternative,
    CASE WHEN r.status IN (1, 10, 11) THEN 1 ELSE 0 END AS achieved,
    CASE WHEN r.status = 1 THEN 1 ELSE 0 END AS exempt
  FROM criteria_rows AS r JOIN children AS k ON k.c = r.c
  UNION ALL
  SELECT h.learner, g.s, g.t, g.o, FALSE, 0, 0
  FROM own_rules AS h JOIN nodes AS g ON g.s = h.s AND g.o = h.o
),
outcome_counts AS ( -- meaning 7.2
  SELECT learner, s, t, o,
    SUM(CASE WHEN NOT alternative THEN achieved ELSE 0 END) AS achieved_required,
    SUM(CASE WHEN alternative THEN achieved ELSE 0 END) AS achieved_alternatives,
    SUM(CASE WHEN NOT alternative THEN exempt ELSE 0 END) AS exempt_required,
    SUM(CASE WHEN alternative THEN exempt ELSE 0 END) AS exempt_alternatives
  FROM standing_rows
  WHERE o > 0
  GROUP BY learner, s, t, o
)
SELECT n.learner, n.s, n.t, n.o, 
  n.achieved_required = g.required AND n.achieved_alternatives >= g.needed AND (NOT (n.o = 2) OR n.exempt_required = g.required AND n.exempt_alternatives >= g.needed OR COALESCE(h.holds, FALSE)) AS achieved,
  n.exempt_required = g.required AND n.exempt_alternatives >= g.needed AS exempted,
  CASE WHEN (n.o = 2) AND NOT (n.exempt_required = g.required AND n.exempt_alternatives >= g.needed) THEN COALESCE(h.holds, FALSE) END AS rule_satisfied,
  g.needed > 0 AND n.achieved_alternatives >= g.needed AS chosen
FROM outcome_counts AS n
JOIN nodes AS g ON g.s = n.s AND g.t = n.t AND g.o = n.o
LEFT JOIN own_rules AS h ON h.learner = n.learner AND h.s = n.s AND h.o = n.o;

CREATE TEMP TABLE unit_rows AS WITH children AS ( -- meaning 7.2, 14.1
  SELECT * FROM (VALUES
      (1, 1, 0, 1, FALSE),
      (2, 1, 0, 1, FALSE),
      (3, 1, 0, 1, FALSE),
      (4, 1, 0, 1, FALSE),
      (5, 1, 0, 2, FALSE),
      (6, 1, 0, 2, FALSE),
      (7, 1, 0, 2, FALSE),
      (8, 1, 0, 2, FALSE),
      (9, 1, 0, 2, FALSE),
      (10, 1, 0, 3, FALSE),
      (11, 1, 0, 3, FALSE),
      (12, 1, 0, 3, FALSE),
      (13, 1, 0, 3, FALSE),
      (14, 1, 0, 3, FALSE),
      (15, 1, 0, 3, FALSE),
      (16, 1, 0, 3, FALSE),
      (17, 1, 0, 3, FALSE),
      (18, 1, 0, 4, FALSE),
      (19, 1, 0, 4, FALSE),
      (20, 1, 0, 4, FALSE),
      (21, 1, 0, 4, FALSE),
      (22, 1, 0, 5, FALSE),
      (23, 1, 0, 5, FALSE)
  ) AS k(c, s, t, o, alternative)
),
nodes AS ( -- meaning 7.2, 14.4
  SELECT * FROM (VALUES
      (1, 0, 1, 4, 0, FALSE),
      (1, 0, 2, 5, 0, FALSE),
      (1, 0, 3, 8, 0, FALSE),
      (1, 0, 4, 4, 0, FALSE),
      (1, 0, 5, 2, 0, FALSE),
      (1, 0, 0, 5, 0, FALSE)
  ) AS g(s, t, o, required, needed, alternative)
),
standing_rows AS ( -- meaning 7.2
  SELECT r.learner, k.s, k.t, k.o, k.alternative,
    CASE WHEN r.status IN (1, 10, 11) THEN 1 ELSE 0 END AS achieved,
    CASE WHEN r.status = 1 THEN 1 ELSE 0 END AS exempt
  FROM criteria_rows AS r JOIN children AS k ON k.c = r.c
  UNION ALL
  SELECT h.learner, g.s, g.t, g.o, FALSE, 0, 0
  FROM own_rules AS h JOIN nodes AS g ON g.s = h.s AND g.o = h.o
),
unit_children AS ( -- meaning 7.2
  SELECT learner, s, t, alternative, achieved, exempt FROM standing_rows WHERE o = 0
  UNION ALL
  SELECT r.learner, r.s, r.t, g.alternative,
    CASE WHEN r.achieved THEN 1 ELSE 0 END, CASE WHEN r.exempted THEN 1 ELSE 0 END
  FROM outcome_rows AS r JOIN nodes AS g ON g.s = r.s AND g.t = r.t AND g.o = r.o
),
unit_counts AS ( -- meaning 7.2
  SELECT learner, s, t,
    SUM(CASE WHEN NOT alternative THEN achieved ELSE 0 END) AS achieved_required,
    SUM(CASE WHEN alternative THEN achieved ELSE 0 END) AS achieved_alternatives,
    SUM(CASE WHEN NOT alternative THEN exempt ELSE 0 END) AS exempt_required,
    SUM(CASE WHEN alternative THEN exempt ELSE 0 END) AS exempt_alternatives
  FROM unit_children
  WHERE TRUE
  GROUP BY learner, s, t
)
SELECT n.learner, n.s, n.t, 
  n.achieved_required = g.required AND n.achieved_alternatives >= g.needed AND (NOT (n.s = 1) OR n.exempt_required = g.required AND n.exempt_alternatives >= g.needed OR COALESCE(h.holds, FALSE)) AS achieved,
  n.exempt_required = g.required AND n.exempt_alternatives >= g.needed AS exempted,
  CASE WHEN (n.s = 1) AND NOT (n.exempt_required = g.required AND n.exempt_alternatives >= g.needed) THEN COALESCE(h.holds, FALSE) END AS rule_satisfied,
  g.needed > 0 AND n.achieved_alternatives >= g.needed AS chosen
FROM unit_counts AS n
JOIN nodes AS g ON g.s = n.s AND g.t = n.t AND g.o = 0
LEFT JOIN own_rules AS h ON h.learner = n.learner AND h.s = n.s AND h.o = 0;
