-- Schema 6: what else is told in an article has its number, too; see schema-5.
ALTER TABLE statement ADD COLUMN article BIGINT;
ALTER TABLE demand ADD COLUMN article BIGINT;
ALTER TABLE denial ADD COLUMN article BIGINT;
ALTER TABLE dispute ADD COLUMN article BIGINT;
ALTER TABLE force ADD COLUMN article BIGINT;
UPDATE statement SET article = a.number FROM article a WHERE a.id = statement.article_id;
UPDATE demand SET article = a.number FROM article a WHERE a.id = demand.article_id;
UPDATE denial SET article = a.number FROM article a WHERE a.id = denial.article_id;
UPDATE dispute SET article = a.number FROM article a WHERE a.id = dispute.article_id;
UPDATE force SET article = a.number FROM article a WHERE a.id = force.article_id;
