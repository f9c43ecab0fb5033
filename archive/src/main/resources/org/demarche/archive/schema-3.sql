-- Schema 3: pairs of countries counted beforehand, stories, alerts.

-- One row a report and pair of different country codes on its two sides (or in one meeting), the lesser code first; denied reports have none. "day" is the event's, or its
-- article's, and null where it is known to no week.
CREATE TABLE pair (
  article_id VARCHAR NOT NULL, event_id VARCHAR NOT NULL, occurrence BIGINT NOT NULL, a VARCHAR NOT NULL, b VARCHAR NOT NULL, day DATE, event VARCHAR NOT NULL,
  event_scale DOUBLE NOT NULL, quad_code INTEGER NOT NULL);
INSERT INTO pair SELECT DISTINCT e.article_id, e.event_id, e.occurrence, least(x.code, y.code), greatest(x.code, y.code),
    CASE WHEN coalesce(e.date_resolution, 'day') IN ('day', 'week') THEN coalesce(e.day, e.published) END, e.event, e.event_scale, e.quad_code
  FROM event e JOIN side x ON x.article_id = e.article_id AND x.event_id = e.event_id JOIN side y ON y.article_id = e.article_id AND y.event_id = e.event_id
  WHERE x.code < y.code AND (x.role <> y.role OR e.event = 'CONSULT') AND e.status <> 'denied';

-- The story to which an article belongs: id of the story's first article.
CREATE TABLE story (article_id VARCHAR NOT NULL, story VARCHAR NOT NULL);

-- Alerts that were sent, each once a rule, subject and channel; a rule looks at articles with greater numbers than it had when it was first used.
CREATE TABLE alert (rule VARCHAR NOT NULL, subject VARCHAR NOT NULL, channel VARCHAR NOT NULL, article_id VARCHAR, event VARCHAR, sent TIMESTAMP NOT NULL);
CREATE TABLE alert_rule (rule VARCHAR NOT NULL, number BIGINT NOT NULL);
