package org.demarche.archive;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.queryparser.simple.SimpleQueryParser;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.automaton.ByteRunAutomaton;
import org.demarche.record.ArticleRecord;
import org.demarche.record.Entity;
import org.demarche.record.RecordJson;
import org.demarche.record.Span;
import org.demarche.record.Statement;

/**
 * Full text of sentences and statements. It holds nothing that the database does not: deleting the folder makes it anew at the next opening. Each commit
 * carries the number of the last change it has seen, so that a stop between database and index is made good.
 */
public final class SearchIndex {
    private static final String SEEN = "seen";
    private static final int CHUNK = 500;
    /** Most hits that are given at a time. */
    public static final int MOST = 1_000;
    /** More characters may hold more words than a query takes. */
    private static final int LONGEST = 1_000;

    private final IndexWriter writer;
    private final SearcherManager searchers;

    private SearchIndex(IndexWriter writer, SearcherManager searchers) {
        this.writer = writer;
        this.searchers = searchers;
    }

    /**
     * A sentence or statement found.
     *
     * @param articleId  the article
     * @param kind       "sentence" or "statement"
     * @param id         index of the sentence, or id of the statement
     * @param text       its words
     * @param found      which of them were asked for, in order
     * @param speaker    name of the speaker, or null
     * @param day        the article's day, or null
     * @param publisher  the article's publisher, or null
     */
    public record Hit(String articleId, String kind, String id, String text, List<Span> found, String speaker, LocalDate day, String publisher) {

        /** Copies the list. */
        public Hit {
            found = List.copyOf(found);
        }
    }

    /**
     * One page of what was found.
     *
     * @param total number of all hits, counted exactly up to a thousand
     * @param hits  this page
     */
    public record Hits(long total, List<Hit> hits) {

        /** Copies the list. */
        public Hits {
            hits = List.copyOf(hits);
        }
    }

    static SearchIndex open(Path folder) throws IOException {
        try {
            return tryOpen(folder);
        } catch (org.apache.lucene.index.CorruptIndexException | org.apache.lucene.index.IndexFormatTooNewException
                | org.apache.lucene.index.IndexFormatTooOldException | NoSuchFileException | EOFException e) {
            try (var files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            return tryOpen(folder);
        }
    }

    private static SearchIndex tryOpen(Path folder) throws IOException {
        IndexWriter writer = new IndexWriter(FSDirectory.open(folder), new IndexWriterConfig(new EnglishAnalyzer()).setRAMBufferSizeMB(32));
        try {
            return new SearchIndex(writer, new SearcherManager(writer, null));
        } catch (IOException | RuntimeException e) {
            writer.rollback();
            throw e;
        }
    }

    /** Indexes what the database has and the index has not seen. */
    void catchUp(Archive archive) {
        try {
            long seen = seen();
            long newest = seen;
            for (Map<String, Object> row : archive.query("SELECT article_id, number FROM removed WHERE number > ? ORDER BY number", seen)) {
                writer.deleteDocuments(new Term("article", (String) row.get("article_id")));
                newest = Math.max(newest, (Long) row.get("number"));
            }
            long from = seen;
            List<Map<String, Object>> rows;
            do {
                rows = archive.query("SELECT number, record FROM article WHERE number > ? ORDER BY number LIMIT " + CHUNK, from);
                for (Map<String, Object> row : rows) {
                    ArticleRecord record = RecordJson.read((String) row.get("record"));
                    index(new Term("article", record.id()), documents(record));
                    from = (Long) row.get("number");
                }
            } while (rows.size() == CHUNK);
            newest = Math.max(newest, from);
            if (newest > seen) {
                writer.setLiveCommitData(Map.of(SEEN, Long.toString(newest)).entrySet());
                writer.commit();
                searchers.maybeRefreshBlocking();
            }
        } catch (IOException e) {
            throw new ArchiveException("the search index cannot be written: " + e.getMessage(), e);
        }
    }

    /** Puts an article's documents in the place of those that it had; a copy has none. */
    private void index(Term article, List<Document> documents) throws IOException {
        if (documents.isEmpty()) {
            writer.deleteDocuments(article);
        } else {
            writer.updateDocuments(article, documents);
        }
    }

    private long seen() {
        Iterable<Map.Entry<String, String>> data = writer.getLiveCommitData();
        if (data != null) {
            for (Map.Entry<String, String> entry : data) {
                if (entry.getKey().equals(SEEN)) {
                    return Long.parseLong(entry.getValue());
                }
            }
        }
        return 0;
    }

    private static List<Document> documents(ArticleRecord r) {
        List<Document> documents = new ArrayList<>();
        for (int i = 0; i < r.sentences().size(); i++) {
            documents.add(document(r, "sentence", Integer.toString(i), r.sentences().get(i).of(r.text()), null));
        }
        for (Statement s : r.statements()) {
            StringBuilder words = new StringBuilder();
            for (Span span : s.contentSpans()) {
                words.append(words.isEmpty() ? "" : " … ").append(span.of(r.text()));
            }
            documents.add(document(r, "statement", s.id(), words.toString(), s.speaker() == null ? null : r.entity(s.speaker())));
        }
        return documents;
    }

    private static Document document(ArticleRecord r, String kind, String id, String text, Entity speaker) {
        Document document = new Document();
        document.add(new StringField("article", r.id(), Field.Store.YES));
        document.add(new StringField("kind", kind, Field.Store.YES));
        document.add(new StoredField("id", id));
        document.add(new TextField("text", text, Field.Store.YES));
        if (speaker != null) {
            document.add(new StringField("actor", ActorKey.of(speaker), Field.Store.NO));
            document.add(new TextField("speaker", speaker.name(), Field.Store.YES));
        }
        if (r.published() != null) {
            LocalDate day = LocalDate.parse(r.published().substring(0, 10));
            document.add(new LongPoint("day", day.toEpochDay()));
            document.add(new StoredField("day", day.toEpochDay()));
        }
        if (r.publisher() != null) {
            document.add(new StringField("publisher", r.publisher(), Field.Store.YES));
        }
        return document;
    }

    /**
     * Finds sentences and statements, best first.
     *
     * @param words     what the user typed: words, "phrases", +must, -not, prefix*; never fails on odd input, and passes over what stands behind the first {@value #LONGEST} characters
     * @param kind      "sentence", "statement", or null for both
     * @param actor     key of the speaker, or null
     * @param publisher publisher, or null
     * @param from      first day of the article, or null
     * @param to        last day of the article, or null
     * @param skip      hits to skip; there are none to be had behind the first 10,000 and one page
     * @param count     hits wanted, 1 to {@value #MOST}
     */
    public Hits find(String words, String kind, String actor, String publisher, LocalDate from, LocalDate to, int skip, int count) {
        SimpleQueryParser parser = new SimpleQueryParser(writer.getAnalyzer(), Map.of("text", 1f, "speaker", 0.5f));
        parser.setDefaultOperator(BooleanClause.Occur.MUST);
        Query typed = Objects.requireNonNullElseGet(parser.parse(words.substring(0, Math.min(LONGEST, words.length()))), org.apache.lucene.search.MatchNoDocsQuery::new);
        BooleanQuery.Builder query = new BooleanQuery.Builder().add(typed, BooleanClause.Occur.MUST);
        exactly(query, "kind", kind);
        exactly(query, "actor", actor);
        exactly(query, "publisher", publisher);
        if (from != null || to != null) {
            query.add(LongPoint.newRangeQuery("day", from == null ? Long.MIN_VALUE : from.toEpochDay(), to == null ? Long.MAX_VALUE : to.toEpochDay()),
                    BooleanClause.Occur.FILTER);
        }
        Asked asked = new Asked();
        typed.visit(asked);
        try {
            IndexSearcher searcher = searchers.acquire();
            try {
                TopDocs top = searcher.search(query.build(), Math.min(10_000, skip) + Math.max(1, Math.min(MOST, count)));
                List<Hit> hits = new ArrayList<>();
                for (int i = skip; i < top.scoreDocs.length; i++) {
                    hits.add(hit(searcher, top.scoreDocs[i], asked));
                }
                return new Hits(top.totalHits.value, hits);
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void exactly(BooleanQuery.Builder query, String field, String value) {
        if (value != null) {
            query.add(new TermQuery(new Term(field, value)), BooleanClause.Occur.FILTER);
        }
    }

    private Hit hit(IndexSearcher searcher, ScoreDoc found, Asked asked) throws IOException {
        Document d = searcher.storedFields().document(found.doc);
        Number day = d.getField("day") == null ? null : d.getField("day").numericValue();
        return new Hit(d.get("article"), d.get("kind"), d.get("id"), d.get("text"), asked.in(d.get("text"), writer.getAnalyzer()), d.get("speaker"),
                day == null ? null : LocalDate.ofEpochDay(day.longValue()), d.get("publisher"));
    }

    /** The words that a query asks for, in the form in which they are indexed; those that it wants absent left out. */
    private static final class Asked extends QueryVisitor {
        private final Set<String> words = new TreeSet<>();
        private final List<ByteRunAutomaton> begun = new ArrayList<>();

        @Override
        public void consumeTerms(Query query, Term... terms) {
            for (Term term : terms) {
                words.add(term.text());
            }
        }

        @Override
        public void consumeTermsMatching(Query query, String field, Supplier<ByteRunAutomaton> automaton) {
            begun.add(automaton.get());
        }

        private boolean has(String word) {
            BytesRef bytes = new BytesRef(word);
            return words.contains(word) || begun.stream().anyMatch(a -> a.run(bytes.bytes, bytes.offset, bytes.length));
        }

        /** Where they stand in a text. */
        List<Span> in(String text, Analyzer analyzer) throws IOException {
            List<Span> found = new ArrayList<>();
            try (TokenStream tokens = analyzer.tokenStream("text", text)) {
                CharTermAttribute word = tokens.addAttribute(CharTermAttribute.class);
                OffsetAttribute place = tokens.addAttribute(OffsetAttribute.class);
                tokens.reset();
                while (tokens.incrementToken()) {
                    if (has(word.toString())) {
                        found.add(new Span(place.startOffset(), place.endOffset()));
                    }
                }
                tokens.end();
            }
            return found;
        }
    }

    /** Number of sentences and statements. */
    public int size() {
        return writer.getDocStats().numDocs;
    }

    void close() {
        try {
            searchers.close();
            writer.close();
        } catch (IOException e) {
            throw new ArchiveException("the search index cannot be closed: " + e.getMessage(), e);
        }
    }
}
