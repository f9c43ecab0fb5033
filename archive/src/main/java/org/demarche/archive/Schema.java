package org.demarche.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Brings a database to the newest schema, one version after the other, each in a transaction of its own. */
final class Schema {
    private static final int NEWEST = 6;

    private Schema() {
    }

    /** @throws ArchiveException if a newer program made the archive */
    static void migrate(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL)");
            int version;
            try (ResultSet row = statement.executeQuery("SELECT coalesce(max(version), 0) FROM schema_version")) {
                row.next();
                version = row.getInt(1);
            }
            if (version > NEWEST) {
                throw new ArchiveException("the archive has schema " + version + ", this program knows " + NEWEST + ": use the program that made it");
            }
            for (int next = version + 1; next <= NEWEST; next++) {
                connection.setAutoCommit(false);
                for (String command : script(next).split(";")) {
                    if (!command.isBlank()) {
                        statement.execute(command);
                    }
                }
                statement.execute("INSERT INTO schema_version VALUES (" + next + ")");
                connection.commit();
                connection.setAutoCommit(true);
            }
        }
    }

    private static String script(int version) {
        try (InputStream in = Schema.class.getResourceAsStream("schema-" + version + ".sql")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replaceAll("(?m)--.*$", "");
        } catch (IOException e) {
            throw new ArchiveException("schema " + version + " is missing from the program", e);
        }
    }
}
