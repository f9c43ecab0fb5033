-- Schema 2: what people add. Reviews stay apart from what the machine coded, and survive its being coded again.
CREATE SEQUENCE review_number;

-- One judgement of a coded event. What was judged is kept with it: type, trigger and sentence find the event again when ids have moved.
CREATE TABLE review (
  id BIGINT NOT NULL, article_id VARCHAR NOT NULL, event_id VARCHAR NOT NULL, event VARCHAR NOT NULL, trigger_words VARCHAR NOT NULL, sentence_text VARCHAR NOT NULL,
  coder VARCHAR, verdict VARCHAR NOT NULL, right_event VARCHAR, right_status VARCHAR, right_actors VARCHAR, right_recipients VARCHAR, note VARCHAR,
  reviewer VARCHAR NOT NULL, reviewed TIMESTAMP NOT NULL, undone TIMESTAMP);

-- Questions about a crisis, kept under a name.
CREATE TABLE dossier (name VARCHAR NOT NULL, query VARCHAR NOT NULL, saved TIMESTAMP NOT NULL);
