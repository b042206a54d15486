-- The same job in plain SQL, for the comparison. {files} is the pattern of the files and {areas} the file of areas, which is read
-- before any time is taken.
CREATE TABLE areas AS SELECT row_number() OVER (ORDER BY practice) - 1 AS id, practice, district, region, country FROM read_csv('{areas}', all_varchar = true);
-- INGEST
-- Read, check types, look codes up, find duplicates, keep rejects with their lines, put in order.
CREATE TABLE raw AS SELECT *, row_number() OVER () AS line FROM read_csv('{files}', all_varchar = true, filename = true, union_by_name = false);
CREATE TABLE checked AS
  SELECT r.filename, r.line, a.id AS area, TRY_CAST(r.year AS INTEGER) AS year,
    TRY_CAST(r.numerator AS DECIMAL(18,6)) AS numerator, TRY_CAST(r.denominator AS DECIMAL(18,6)) AS denominator,
    CASE WHEN a.id IS NULL THEN 'area' WHEN TRY_CAST(r.year AS INTEGER) IS NULL THEN 'year'
      WHEN TRY_CAST(r.numerator AS DECIMAL(18,6)) IS NULL OR TRY_CAST(r.denominator AS DECIMAL(18,6)) IS NULL THEN 'number'
      WHEN TRY_CAST(r.numerator AS DECIMAL(18,6)) < 0 OR TRY_CAST(r.denominator AS DECIMAL(18,6)) < 0 THEN 'negative'
      WHEN TRY_CAST(r.numerator AS DECIMAL(18,6)) > TRY_CAST(r.denominator AS DECIMAL(18,6)) THEN 'exceeds' END AS fault
  FROM raw r LEFT JOIN areas a ON a.practice = r.area;
CREATE TABLE repeated AS SELECT filename, area, year FROM checked WHERE fault IS NULL GROUP BY ALL HAVING count(*) > 1;
CREATE TABLE fact AS SELECT filename, area, year, numerator, denominator, line FROM checked c WHERE fault IS NULL
  AND NOT EXISTS (FROM repeated r WHERE r.filename = c.filename AND r.area = c.area AND r.year = c.year) ORDER BY filename, area, year;
CREATE TABLE reject AS SELECT filename, line, fault FROM checked WHERE fault IS NOT NULL ORDER BY filename, line;
-- ESTIMATES
-- Add up to every level, both pairs of limits, benchmark and parent, written in order.
CREATE TABLE leaf AS SELECT f.filename, f.year, a.practice, a.district, a.region, a.country, f.numerator AS n, f.denominator AS d FROM fact f JOIN areas a ON a.id = f.area;
CREATE TABLE summed AS
  SELECT filename, year, 0 AS level, practice AS area, district AS parent, sum(n)::DOUBLE AS n, sum(d)::DOUBLE AS d FROM leaf GROUP BY ALL
  UNION ALL SELECT filename, year, 1, district, region, sum(n), sum(d) FROM leaf GROUP BY ALL
  UNION ALL SELECT filename, year, 2, region, country, sum(n), sum(d) FROM leaf GROUP BY ALL
  UNION ALL SELECT filename, year, 3, country, NULL, sum(n), sum(d) FROM leaf GROUP BY ALL;
CREATE TABLE estimate AS
  SELECT *, n / d AS value,
    (2 * n + 3.8414588206941254e0 - 1.959963984540054e0 * sqrt(3.8414588206941254e0 + 4 * n * (1 - n / d))) / (2 * (d + 3.8414588206941254e0)) AS lower95,
    (2 * n + 3.8414588206941254e0 + 1.959963984540054e0 * sqrt(3.8414588206941254e0 + 4 * n * (1 - n / d))) / (2 * (d + 3.8414588206941254e0)) AS upper95,
    (2 * n + 9.549535706083242e0 - 3.090232306167813e0 * sqrt(9.549535706083242e0 + 4 * n * (1 - n / d))) / (2 * (d + 9.549535706083242e0)) AS lower998,
    (2 * n + 9.549535706083242e0 + 3.090232306167813e0 * sqrt(9.549535706083242e0 + 4 * n * (1 - n / d))) / (2 * (d + 9.549535706083242e0)) AS upper998
  FROM summed;
CREATE TABLE compared AS
  SELECT e.*, b.value AS benchmark, p.value AS parent_value,
    CASE WHEN e.lower998 > b.value THEN 2 WHEN e.lower95 > b.value THEN 1 WHEN e.upper998 < b.value THEN -2 WHEN e.upper95 < b.value THEN -1 ELSE 0 END AS against_benchmark,
    CASE WHEN e.lower998 > p.value THEN 2 WHEN e.lower95 > p.value THEN 1 WHEN e.upper998 < p.value THEN -2 WHEN e.upper95 < p.value THEN -1 ELSE 0 END AS against_parent
  FROM estimate e LEFT JOIN estimate b ON b.filename = e.filename AND b.year = e.year AND b.level = 3
  LEFT JOIN estimate p ON p.filename = e.filename AND p.year = e.year AND p.area = e.parent AND p.level = e.level + 1
  ORDER BY e.filename, e.level, e.area, e.year;
-- SUMMARY
-- The same from the facts without writing a row: how many areas of each level come out how.
WITH leaf AS (SELECT f.filename, f.year, a.practice, a.district, a.region, a.country, f.numerator AS n, f.denominator AS d FROM fact f JOIN areas a ON a.id = f.area),
summed AS (
  SELECT filename, year, 0 AS level, practice AS area, district AS parent, sum(n)::DOUBLE AS n, sum(d)::DOUBLE AS d FROM leaf GROUP BY ALL
  UNION ALL SELECT filename, year, 1, district, region, sum(n), sum(d) FROM leaf GROUP BY ALL
  UNION ALL SELECT filename, year, 2, region, country, sum(n), sum(d) FROM leaf GROUP BY ALL
  UNION ALL SELECT filename, year, 3, country, NULL, sum(n), sum(d) FROM leaf GROUP BY ALL),
estimate AS (
  SELECT *, n / d AS value,
    (2 * n + 3.8414588206941254e0 - 1.959963984540054e0 * sqrt(3.8414588206941254e0 + 4 * n * (1 - n / d))) / (2 * (d + 3.8414588206941254e0)) AS lower95,
    (2 * n + 3.8414588206941254e0 + 1.959963984540054e0 * sqrt(3.8414588206941254e0 + 4 * n * (1 - n / d))) / (2 * (d + 3.8414588206941254e0)) AS upper95,
    (2 * n + 9.549535706083242e0 - 3.090232306167813e0 * sqrt(9.549535706083242e0 + 4 * n * (1 - n / d))) / (2 * (d + 9.549535706083242e0)) AS lower998,
    (2 * n + 9.549535706083242e0 + 3.090232306167813e0 * sqrt(9.549535706083242e0 + 4 * n * (1 - n / d))) / (2 * (d + 9.549535706083242e0)) AS upper998
  FROM summed),
compared AS (
  SELECT e.level,
    CASE WHEN e.lower998 > b.value THEN 2 WHEN e.lower95 > b.value THEN 1 WHEN e.upper998 < b.value THEN -2 WHEN e.upper95 < b.value THEN -1 ELSE 0 END AS benchmark,
    CASE WHEN e.lower998 > p.value THEN 2 WHEN e.lower95 > p.value THEN 1 WHEN e.upper998 < p.value THEN -2 WHEN e.upper95 < p.value THEN -1 ELSE 0 END AS parent
  FROM estimate e LEFT JOIN estimate b ON b.filename = e.filename AND b.year = e.year AND b.level = 3
  LEFT JOIN estimate p ON p.filename = e.filename AND p.year = e.year AND p.area = e.parent AND p.level = e.level + 1)
SELECT level, benchmark, parent, count(*) AS n FROM compared GROUP BY level, benchmark, parent ORDER BY level, benchmark, parent;
