package krm.projections;

import static java.util.stream.Collectors.joining;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The tables of a rebuild: made like those that are read, without indexes at first, and put in their place at the end. */
final class NextTables {

    private static final String READ = Generation.READ.schema() + '.';
    private static final String NEXT = Generation.NEXT.schema() + '.';

    private static final int TABLES_AT_ONCE = 2;

    private final List<String> names;

    NextTables(Rebuildable projection) {
        names = projection.tableNames();
    }

    void create(JdbcClient db) {
        drop(db);
        for (var name : names) {
            db.sql("create table " + NEXT + name + " (like " + READ + name + " including all excluding indexes)")
                    .update();
            // What LIKE leaves out.
            db.sql("select unnest(reloptions) from pg_class where oid = ?::regclass")
                    .param(READ + name)
                    .query(String.class)
                    .list()
                    .forEach(option -> db.sql("alter table " + NEXT + name + " set (" + option + ")")
                            .update());
        }
    }

    void drop(JdbcClient db) {
        db.sql("drop table if exists " + all(NEXT)).update();
    }

    /** The same keys and indexes as those that are read have, under the same names; two tables at a time. */
    void index(DataSource unhurried) throws SQLException, InterruptedException, ExecutionException {
        try (var threads = Executors.newFixedThreadPool(TABLES_AT_ONCE)) {
            var working = names.stream()
                    .map(name -> threads.submit(() -> {
                        index(unhurried, name);
                        return name;
                    }))
                    .toList();
            for (var worker : working) {
                worker.get();
            }
        }
    }

    private static void index(DataSource unhurried, String name) throws SQLException {
        try (var connection = unhurried.getConnection()) {
            var db = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            // Else the largest are sorted on disk.
            db.sql("set maintenance_work_mem = '256MB'").update();
            db.sql("""
                select coalesce('alter table ' || ? || ' add constraint ' || quote_ident(conname) || ' '
                                || pg_get_constraintdef(pg_constraint.oid),
                                replace(pg_get_indexdef(indexrelid), ' ON ' || ?, ' ON ' || ?))
                  from pg_index
                  left join pg_constraint on conindid = indexrelid and conrelid = indrelid
                 where indrelid = ?::regclass
                 order by indexrelid
                """)
                    .param(NEXT + name)
                    .param(READ)
                    .param(NEXT)
                    .param(READ + name)
                    .query(String.class)
                    .list()
                    .forEach(definition -> db.sql(definition).update());
            db.sql("vacuum (analyze) " + NEXT + name).update();
        }
    }

    /** In one transaction with the positions. Nobody reads meanwhile, and who waits reads the new ones. */
    void takeOver(JdbcClient db) {
        db.sql("lock table " + all(READ) + " in access exclusive mode").update();
        db.sql("drop table " + all(READ)).update();
        for (var name : names) {
            db.sql("alter table " + NEXT + name + " set schema " + Generation.READ.schema())
                    .update();
        }
    }

    private String all(String schema) {
        return names.stream().map(name -> schema + name).collect(joining(", "));
    }
}
