-- Questions to reports, with DuckDB:  duckdb < duckdb.sql   (reads reports.ndjson in this folder)

CREATE VIEW reports AS
SELECT * FROM read_json('reports.ndjson', format = 'newline_delimited', union_by_name = true, ignore_errors = true)
WHERE people IS NOT NULL;  -- error lines have none

-- Who is quoted most?
SELECT q.speaker.name AS speaker, count(*) AS quotations
FROM (SELECT unnest(quotations) AS q FROM reports)
WHERE q.speech AND q.speaker IS NOT NULL  -- else what somebody only thinks or plans, or nobody who is named
GROUP BY speaker ORDER BY quotations DESC, speaker LIMIT 20;

-- Who holds which office where?
SELECT r.person.name AS person, r.title AS title, r.organization.name AS organization, r.status AS status, count(*) AS articles
FROM (SELECT unnest(roles) AS r FROM reports)
GROUP BY ALL ORDER BY articles DESC, person, title LIMIT 20;

-- Which days do articles of a day look at?
SELECT article.published AS published, d.value AS value, count(*) AS times
FROM (SELECT article, unnest(dates) AS d FROM reports)
WHERE d.type = 'DATE' AND d.value IS NOT NULL
GROUP BY ALL ORDER BY times DESC, published, value LIMIT 20;
