-- Schema 1 of the archive. A later version is a file schema-2.sql that changes this one; Schema runs in order what is missing.
-- No keys are declared: the one writing process keeps them, and columns scanned whole are faster here than an index kept on every insert.
CREATE SEQUENCE article_number;
CREATE SEQUENCE occurrence_number;
CREATE SEQUENCE position_number;

-- One row an article. "number" grows with every change, so that the search index knows what it has not seen.
CREATE TABLE article (
  id VARCHAR NOT NULL, number BIGINT NOT NULL, url VARCHAR, content VARCHAR NOT NULL, title VARCHAR, byline VARCHAR, published VARCHAR, day DATE,
  publisher VARCHAR, language VARCHAR, cluster VARCHAR, copy_of VARCHAR, coder VARCHAR, added TIMESTAMP NOT NULL, record VARCHAR NOT NULL);

-- Records that a newer coder replaced.
CREATE TABLE former (article_id VARCHAR NOT NULL, coder VARCHAR, replaced TIMESTAMP NOT NULL, record VARCHAR NOT NULL);

-- Articles taken out: only their number stays, for the search index.
CREATE TABLE removed (article_id VARCHAR NOT NULL, number BIGINT NOT NULL);

-- What happened, once: reports of the same act share an occurrence.
CREATE TABLE occurrence (
  id BIGINT NOT NULL, event VARCHAR NOT NULL, quad_code INTEGER NOT NULL, day DATE, date_resolution VARCHAR, actor_codes VARCHAR NOT NULL,
  recipient_codes VARCHAR NOT NULL, place_name VARCHAR, reports INTEGER NOT NULL, articles INTEGER NOT NULL);

-- Every report of an act, with the reason why it was joined.
CREATE TABLE event (
  article_id VARCHAR NOT NULL, event_id VARCHAR NOT NULL, occurrence BIGINT NOT NULL, reason VARCHAR NOT NULL, event VARCHAR NOT NULL, mode VARCHAR,
  context VARCHAR, cameo VARCHAR, quad_code INTEGER NOT NULL, event_scale DOUBLE NOT NULL, status VARCHAR NOT NULL, background BOOLEAN NOT NULL, day DATE,
  date_resolution VARCHAR, published DATE, place_name VARCHAR, place_code VARCHAR, lat DOUBLE, lon DOUBLE, geonameid BIGINT, place_resolution VARCHAR,
  dead_min BIGINT, dead_max BIGINT, confidence DOUBLE NOT NULL, sentence INTEGER NOT NULL, trigger_words VARCHAR NOT NULL, sentence_text VARCHAR NOT NULL,
  why VARCHAR);

-- The sides of every report.
CREATE TABLE side (
  article_id VARCHAR NOT NULL, event_id VARCHAR NOT NULL, role VARCHAR NOT NULL, place INTEGER NOT NULL, actor VARCHAR NOT NULL, name VARCHAR NOT NULL,
  code VARCHAR, sectors VARCHAR, office VARCHAR, keys VARCHAR NOT NULL);

-- Everybody that an article names, by the archive's own key.
CREATE TABLE actor (
  actor VARCHAR NOT NULL, article_id VARCHAR NOT NULL, entity_id VARCHAR NOT NULL, name VARCHAR NOT NULL, kind VARCHAR NOT NULL, code VARCHAR, sectors VARCHAR,
  office VARCHAR, identifier_id VARCHAR, day DATE);

CREATE TABLE statement (
  article_id VARCHAR NOT NULL, statement_id VARCHAR NOT NULL, actor VARCHAR, speaker VARCHAR, speaker_code VARCHAR, source VARCHAR, cue VARCHAR,
  content VARCHAR, form VARCHAR, kind VARCHAR, within VARCHAR, addressee VARCHAR, day DATE);

-- What sides want, joined across articles: the position is the demand, its reports carry the answers over time.
CREATE TABLE position (id BIGINT NOT NULL, kind VARCHAR NOT NULL, by_codes VARCHAR NOT NULL, of_codes VARCHAR NOT NULL, text VARCHAR NOT NULL);
CREATE TABLE demand (
  article_id VARCHAR NOT NULL, demand_id VARCHAR NOT NULL, position BIGINT NOT NULL, kind VARCHAR NOT NULL, by_names VARCHAR, by_codes VARCHAR, of_names VARCHAR,
  of_codes VARCHAR, text VARCHAR NOT NULL, answer VARCHAR NOT NULL, evidence VARCHAR, condition VARCHAR, deadline VARCHAR, day DATE);

CREATE TABLE denial (article_id VARCHAR NOT NULL, denial_id VARCHAR NOT NULL, by_names VARCHAR, by_codes VARCHAR, claim VARCHAR, claimed_by VARCHAR, day DATE);
CREATE TABLE dispute (article_id VARCHAR NOT NULL, dispute_id VARCHAR NOT NULL, about VARCHAR, account INTEGER NOT NULL, by_names VARCHAR, by_codes VARCHAR, words VARCHAR, day DATE);
CREATE TABLE force (
  article_id VARCHAR NOT NULL, place INTEGER NOT NULL, actor VARCHAR, name VARCHAR, code VARCHAR, kind VARCHAR, min BIGINT, max BIGINT, action VARCHAR,
  from_place VARCHAR, to_place VARCHAR, location VARCHAR, words VARCHAR, day DATE);
