package org.demarche.spark;

import java.util.Iterator;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.demarche.record.RecordJson;
import org.demarche.record.Table;

/** Takes records apart into the rows of one of {@link Table}'s flat tables. */
final class FlatRows implements FlatMapFunction<String, Row> {
    private static final long serialVersionUID = 1;

    private final String table;

    /** @param table name of one of the record's tables */
    FlatRows(String table) {
        this.table = table;
    }

    private static Table<?> table(String name) {
        return name.equals(Table.EVENTS.name()) ? Table.EVENTS : Table.STATEMENTS;
    }

    /** The table's columns for Spark. */
    StructType schema() {
        StructType schema = new StructType();
        for (Table.Column<?> column : table(table).columns()) {
            schema = schema.add(column.name(), type(column.type()));
        }
        return schema;
    }

    private static DataType type(Class<?> cell) {
        return cell == Long.class ? DataTypes.LongType : cell == Double.class ? DataTypes.DoubleType : cell == Boolean.class ? DataTypes.BooleanType
                : DataTypes.StringType;
    }

    @Override
    public Iterator<Row> call(String json) {
        return table(table).cells(RecordJson.read(json)).stream().map(cells -> RowFactory.create(cells.toArray())).iterator();
    }
}
