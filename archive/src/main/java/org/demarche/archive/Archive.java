package org.demarche.archive;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.demarche.record.ArticleRecord;
import org.demarche.record.RecordJson;
import org.duckdb.DuckDBConnection;

/**
 * An archive of records in a folder. One process opens it at a time; inside that process reading and writing may go on together from any number of
 * threads (writing is serialised). What {@link #add} has returned from survives a kill at any moment.
 */
public final class Archive implements AutoCloseable {
    private static final int READERS = 8;
    private static final int RECENT = 30;
    private static final int CHUNK = 500;

    private final Path folder;
    private final DuckDBConnection writer;
    private final ArrayBlockingQueue<Reader> readers = new ArrayBlockingQueue<>(READERS);
    private final SearchIndex index;
    private final Object writing = new Object();
    private final AtomicLong version = new AtomicLong();

    private Archive(Path folder, DuckDBConnection writer, SearchIndex index) {
        this.folder = folder;
        this.writer = writer;
        this.index = index;
    }

    /**
     * Opens an archive, making it where there is none, bringing its schema and its search index up to date.
     *
     * @throws ArchiveException if another process owns it, a newer program made it, or it cannot be read or written
     */
    public static Archive open(Path folder) {
        try {
            Files.createDirectories(folder);
            Properties settings = new Properties();
            settings.setProperty("memory_limit", "512MB");
            // One thread a question costs a tenth less than two, and readers ask beside each other.
            settings.setProperty("threads", "1");
            settings.setProperty("temp_directory", folder.resolve("spill").toString());
            DuckDBConnection writer = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:" + folder.resolve("records.duckdb"), settings);
            try {
                Schema.migrate(writer);
                return open(folder, writer);
            } catch (SQLException | IOException | RuntimeException e) {
                writer.close();
                throw e;
            }
        } catch (SQLException e) {
            if (String.valueOf(e.getMessage()).contains("Could not set lock")) {
                throw new ArchiveException("the archive " + folder + " is in use by another process", e);
            }
            throw new ArchiveException("the archive " + folder + " cannot be opened: " + firstLine(e), e);
        } catch (IOException e) {
            throw new ArchiveException("the archive " + folder + " cannot be opened: "
                    + (e instanceof FileAlreadyExistsException ? "it is no folder" : e instanceof AccessDeniedException ? "permission denied" : e.getMessage()), e);
        }
    }

    private static Archive open(Path folder, DuckDBConnection writer) throws SQLException, IOException {
        SearchIndex index = SearchIndex.open(folder.resolve("search"));
        try {
            Archive archive = new Archive(folder, writer, index);
            for (int i = 0; i < READERS; i++) {
                archive.readers.add(new Reader(writer.duplicate()));
            }
            index.catchUp(archive);
            return archive;
        } catch (SQLException | RuntimeException e) {
            index.close();
            throw e;
        }
    }

    /** The folder. */
    public Path folder() {
        return folder;
    }

    /** What became of a record that was added. */
    public enum Added {
        /** It is new. */
        NEW,
        /** It replaced the record that another version of the coder had made of the same article. */
        REPLACED,
        /** The same article was there already, by id, address or content, coded by the same version. */
        KNOWN
    }

    /**
     * Stores records, all or none: when this returns they are on disk.
     *
     * @return one outcome for each record, in order
     * @throws ArchiveException         if the store refuses
     * @throws IllegalArgumentException naming record and reason, if it names a day, a sentence or an entity that there is not, or lacks a part that every record has
     */
    public List<Added> add(List<ArticleRecord> records) {
        return add(records, false);
    }

    /** Stores records of articles that were coded again, also by the same version with other tables; the old ones are kept as those of former coders are. */
    public List<Added> replace(List<ArticleRecord> records) {
        return add(records, true);
    }

    private List<Added> add(List<ArticleRecord> records, boolean again) {
        synchronized (writing) {
            List<Added> outcomes = transaction(() -> new ArticleStore(writer).add(records, again));
            index.catchUp(this);
            return outcomes;
        }
    }

    /**
     * Takes articles out, with all that came from them alone.
     *
     * @param condition column of table article ({@code id} or {@code publisher})
     * @return how many articles were taken out
     */
    private int remove(String condition, String value) {
        synchronized (writing) {
            int count = transaction(() -> new ArticleStore(writer).remove(condition, value));
            index.catchUp(this);
            return count;
        }
    }

    /** Takes one article out, with all that came from it alone. Returns how many were taken out: 0 or 1. */
    public int removeArticle(String id) {
        return remove("id", id);
    }

    /** Takes all articles of a publisher out, with all that came from them alone. Returns how many were taken out. */
    public int removePublisher(String publisher) {
        return remove("publisher", publisher);
    }

    /** Whether the same article is there, by id, address or content, coded by the same version. */
    public boolean knows(ArticleRecord record) {
        synchronized (writing) {
            try {
                return new ArticleStore(writer).knows(record);
            } catch (SQLException e) {
                throw new ArchiveException("the archive cannot answer: " + firstLine(e), e);
            }
        }
    }

    /**
     * An article's text as copies and stories are looked for in it.
     *
     * @param id        the article
     * @param published ISO date or date-time, or null
     * @param title     headline, or null
     * @param publisher who published it, or null
     * @param copyOf    the article whose copy it is, or null
     * @param story     the story to which it belongs, or null where none was noted
     * @param text      its text
     */
    public record Text(String id, String published, String title, String publisher, String copyOf, String story, String text) {
    }

    /** Gives the texts of the last {@value #RECENT} days before the newest article, oldest first; memory holds some hundred of them at a time. */
    public void recent(Consumer<Text> take) {
        List<Map<String, Object>> ids = query("SELECT id FROM article WHERE day >= (SELECT max(day) FROM article) - " + RECENT + " ORDER BY day, id");
        for (int i = 0; i < ids.size(); i += CHUNK) {
            Object[] chunk = ids.subList(i, Math.min(ids.size(), i + CHUNK)).stream().map(r -> r.get("id")).toArray();
            query("SELECT a.record, s.story FROM article a LEFT JOIN story s ON s.article_id = a.id WHERE a.id IN (" + Selection.marks(chunk.length) + ") ORDER BY a.day, a.id", chunk)
                    .forEach(row -> {
                        ArticleRecord r = RecordJson.read((String) row.get("record"));
                        take.accept(new Text(r.id(), r.published(), r.title(), r.publisher(), r.copyOf(), (String) row.get("story"), r.text()));
                    });
        }
    }

    /** The record of an article, or null. */
    public ArticleRecord record(String id) {
        List<Map<String, Object>> rows = query("SELECT record FROM article WHERE id = ?", id);
        return rows.isEmpty() ? null : RecordJson.read((String) rows.get(0).get("record"));
    }

    /**
     * Asks the database. Dates come as {@link java.time.LocalDate}.
     *
     * @param sql        one SELECT over the tables of {@code schema-1.sql} and those after it
     * @param parameters values of its question marks
     * @return the rows, columns by name in order
     */
    public List<Map<String, Object>> query(String sql, Object... parameters) {
        return ask(reader -> rows(reader.prepared(sql, version.get()), List.of(parameters)));
    }

    /**
     * Asks the database for whole numbers, as they come and without an object for each: for answers of many rows.
     *
     * @param sql        one SELECT whose columns are whole numbers, none of them null
     * @param parameters values of its question marks
     * @return the columns
     */
    public long[][] numbers(String sql, Object... parameters) {
        return ask(reader -> {
            PreparedStatement statement = reader.prepared(sql, version.get());
            set(statement, List.of(parameters));
            try (ResultSet result = statement.executeQuery()) {
                long[][] columns = new long[result.getMetaData().getColumnCount()][1_000];
                int rows = 0;
                for (; result.next(); rows++) {
                    for (int c = 0; c < columns.length; c++) {
                        if (rows == columns[c].length) {
                            columns[c] = Arrays.copyOf(columns[c], rows * 2);
                        }
                        columns[c][rows] = result.getLong(c + 1);
                    }
                }
                for (int c = 0; c < columns.length; c++) {
                    columns[c] = Arrays.copyOf(columns[c], rows);
                }
                return columns;
            }
        });
    }

    private interface Question<T> {
        T ask(Reader reader) throws SQLException;
    }

    private <T> T ask(Question<T> question) {
        Reader reader = null;
        try {
            reader = readers.take();
            return question.ask(reader);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ArchiveException("interrupted", e);
        } catch (SQLException e) {
            throw new ArchiveException("the archive cannot answer: " + firstLine(e), e);
        } finally {
            if (reader != null) {
                readers.add(reader);
            }
        }
    }

    /**
     * A connection for reading that keeps what it prepared: planning a long question costs as much as a short one's answer. A plan may rest on what the tables held, so none outlives a change
     * of the archive.
     */
    private static final class Reader implements AutoCloseable {
        private static final int KEPT = 60;
        private final Connection connection;
        private final Map<String, PreparedStatement> prepared = new LinkedHashMap<>(16, 0.75f, true);
        private long version = -1;

        Reader(Connection connection) {
            this.connection = connection;
        }

        PreparedStatement prepared(String sql, long now) throws SQLException {
            if (now != version) {
                forget(0);
                version = now;
            }
            PreparedStatement statement = prepared.get(sql);
            if (statement == null) {
                forget(KEPT - 1);
                statement = connection.prepareStatement(sql);
                prepared.put(sql, statement);
            }
            return statement;
        }

        /** Closes all but so many of what was prepared, those used longest ago first. */
        private void forget(int left) throws SQLException {
            for (Iterator<PreparedStatement> all = prepared.values().iterator(); prepared.size() > left;) {
                PreparedStatement oldest = all.next();
                all.remove();
                oldest.close();
            }
        }

        @Override
        public void close() throws SQLException {
            forget(0);
            connection.close();
        }
    }

    /** Sentences and statements that hold the words asked for, best first. */
    public SearchIndex search() {
        return index;
    }

    /** Reviews and dossiers: what people add. */
    public Reviews reviews() {
        return new Reviews(this);
    }

    /** Which alerts are due, and which were sent. */
    public Alerts alerts() {
        return new Alerts(this);
    }

    /** How pairs of countries get on. */
    public Dyads dyads() {
        return new Dyads(this);
    }

    /** Notes to which stories articles belong, in place of what was noted before; articles that are not there are passed over. */
    public void stories(Map<String, String> storyOf) {
        write(connection -> {
            for (Map.Entry<String, String> e : storyOf.entrySet()) {
                Reviews.run(connection, "DELETE FROM story WHERE article_id = ?", e.getKey());
                Reviews.run(connection, "INSERT INTO story SELECT id, ? FROM article WHERE id = ?", e.getValue(), e.getKey());
            }
            return null;
        });
    }

    /** Notes how the feeds fare that fill the archive, in place of what was noted before. */
    public void feeds(List<Feed> feeds) {
        write(connection -> {
            Reviews.run(connection, "DELETE FROM feed");
            for (Feed f : feeds) {
                Reviews.run(connection, "INSERT INTO feed VALUES (?, ?, ?, ?, ?)", f.address(), f.title(), f.seen(), f.missing(), f.reason());
            }
            return null;
        });
    }

    /** Changes the database, all or nothing. */
    <T> T write(Change<T> change) {
        synchronized (writing) {
            return transaction(() -> change.run(writer));
        }
    }

    /** What is done in one transaction. */
    interface Change<T> {
        T run(Connection connection) throws SQLException;
    }

    /** Writes what is selected in a format. @return rows written. @throws ArchiveException if the target cannot be written */
    public long export(Export.Format format, Selection selection, boolean texts, Path target) {
        return new Export(this).write(format, selection, texts, target);
    }

    /** Works on a reading connection of its own, which may have temporary tables. */
    <T> T own(Export.OnConnection<T> work) throws IOException {
        try (Connection connection = writer.duplicate()) {
            return work.run(connection);
        } catch (SQLException e) {
            throw new ArchiveException("the archive cannot write: " + firstLine(e), e);
        }
    }

    static List<Map<String, Object>> rows(Connection connection, String sql, List<Object> parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            return rows(statement, parameters);
        }
    }

    private static List<Map<String, Object>> rows(PreparedStatement statement, List<Object> parameters) throws SQLException {
        set(statement, parameters);
        List<Map<String, Object>> rows = new ArrayList<>();
        try (ResultSet result = statement.executeQuery()) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                Map<String, Object> row = new LinkedHashMap<>();
                for (int c = 1; c <= columns; c++) {
                    Object value = result.getObject(c);
                    row.put(result.getMetaData().getColumnLabel(c), value instanceof java.sql.Date day ? day.toLocalDate() : value);
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private static void set(PreparedStatement statement, List<Object> parameters) throws SQLException {
        for (int i = 0; i < parameters.size(); i++) {
            statement.setObject(i + 1, parameters.get(i));
        }
    }

    private interface Work<T> {
        T run() throws SQLException;
    }

    /** Grows with every change: while it stays, every question has the answer that it had. */
    public long version() {
        return version.get();
    }

    private <T> T transaction(Work<T> work) {
        try {
            writer.setAutoCommit(false);
            try {
                T result = work.run();
                writer.commit();
                version.incrementAndGet();
                return result;
            } catch (SQLException | RuntimeException e) {
                writer.rollback();
                throw e;
            } finally {
                writer.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new ArchiveException("the archive cannot store: " + firstLine(e), e);
        }
    }

    private static String firstLine(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("unknown");
    }

    /** Closes database and index. */
    @Override
    public void close() {
        synchronized (writing) {
            try {
                index.close();
                for (Reader reader : readers) {
                    reader.close();
                }
                writer.close();
            } catch (SQLException e) {
                throw new ArchiveException("the archive cannot be closed: " + firstLine(e), e);
            }
        }
    }
}
