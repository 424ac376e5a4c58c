package krm.projections;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import krm.eventstore.Share;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Brings a table up to date with what has become of many cases: one statement for all rows, or two. */
final class TableWriter<S> {

    private final Table<S> table;
    private final String upsert;
    private final String delete;
    private final String select;
    private final int columns;
    private final int segments;

    TableWriter(Table<S> table, int segments) {
        this.table = table;
        this.segments = segments;
        var key = names(table.key());
        var rest = names(table.rest());
        var all = Stream.concat(key.stream(), rest.stream()).toList();
        columns = all.size();
        var typed = Stream.concat(table.key().stream(), table.rest().stream())
                .map(column -> column.replaceFirst(" ", "::"))
                .collect(joining(", "));
        upsert = """
            insert into %s (%s)
            select %s from unnest(%s) as one (%s)
             order by %s
            on conflict (%s) do %s
            """.formatted(
                table.name(),
                String.join(", ", all),
                typed,
                all.stream().map(_ -> "?::text[]").collect(joining(", ")),
                String.join(", ", all),
                key.stream().map(name -> "one." + name + typeOf(table, name)).collect(joining(", ")),
                String.join(", ", key),
                onConflict(table, rest));
        var these = "unnest(%s) as these (%s) where %s"
                .formatted(
                        key.stream().map(_ -> "?::text[]").collect(joining(", ")),
                        String.join(", ", key),
                        key.stream()
                                .map(name -> table.name() + "." + name + " = these." + name + typeOf(table, name))
                                .collect(joining(" and ")));
        delete = "delete from %s using %s".formatted(table.name(), these);
        select = "select %s from %s, %s"
                .formatted(
                        Stream.concat(
                                        key.stream().map(name -> "these." + name),
                                        rest.stream().map(name -> table.name() + "." + name))
                                .collect(joining(", ")),
                        table.name(),
                        these);
    }

    static List<String> names(List<String> columns) {
        return columns.stream().map(column -> column.split(" ", 2)[0]).toList();
    }

    private static String typeOf(Table<?> table, String keyColumn) {
        return table.key().stream()
                .filter(column -> column.startsWith(keyColumn + " "))
                .map(column -> "::" + column.split(" ", 2)[1])
                .findFirst()
                .orElseThrow();
    }

    private static String onConflict(Table<?> table, List<String> rest) {
        if (rest.isEmpty()) {
            return "nothing";
        }
        var counts = table instanceof Table.Tally;
        return "update set "
                + rest.stream()
                        .map(name ->
                                name + " = " + (counts ? table.name() + "." + name + " + " : "") + "excluded." + name)
                        .collect(joining(", "));
    }

    void write(JdbcClient db, List<Change<S>> changes) {
        switch (table) {
            case Table.OfCases<S> ofCases
            when ofCases.single() ->
                upsert(
                        db,
                        changes.stream()
                                .flatMap(change -> ofCases.rows().apply(change.after()))
                                .toList());
            case Table.OfCases<S> ofCases -> replace(db, ofCases, changes);
            case Table.Tally<S> tally -> count(db, moved(tally, changes));
            case Table.Packed<S> packed -> pack(db, moved(packed, changes));
        }
    }

    private void replace(JdbcClient db, Table.OfCases<S> ofCases, List<Change<S>> changes) {
        var added = new ArrayList<Row>();
        var gone = new ArrayList<Row>();
        for (var change : changes) {
            var before = rows(ofCases, change.before());
            var after = rows(ofCases, change.after());
            var keys = after.stream().map(this::key).collect(Collectors.toCollection(HashSet::new));
            before.stream().filter(row -> !keys.contains(key(row))).forEach(gone::add);
            after.removeAll(before);
            added.addAll(after);
        }
        run(db, delete, gone, table.key().size());
        upsert(db, added);
    }

    private List<@Nullable String> key(Row row) {
        return row.first(table.key().size());
    }

    private static <S> LinkedHashSet<Row> rows(Table.OfCases<S> ofCases, @Nullable S state) {
        return state == null
                ? new LinkedHashSet<>()
                : ofCases.rows().apply(state).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** By segment. */
    private TreeMap<Integer, Counts> moved(Table.Counted<S> counted, List<Change<S>> changes) {
        var moved = new TreeMap<Integer, Counts>();
        for (var change : changes) {
            var counts = moved.computeIfAbsent(Share.numberOf(change.caseId(), segments), _ -> new Counts());
            if (change.before() != null) {
                counted.counting().accept(change.before(), (sort, n) -> counts.accept(sort, -n));
            }
            counted.counting().accept(change.after(), counts);
        }
        return moved;
    }

    private void count(JdbcClient db, TreeMap<Integer, Counts> moved) {
        var rows = new ArrayList<Row>();
        var fewer = new ArrayList<Integer>();
        moved.forEach((segment, counts) -> {
            rows.addAll(counts.rows(segment));
            if (counts.anyNegative()) {
                fewer.add(segment);
            }
        });
        upsert(db, rows);
        if (!fewer.isEmpty()) {
            db.sql("delete from " + table.name() + " where segment = any (?) and cases = 0")
                    .param(fewer.toArray(Integer[]::new))
                    .update();
        }
    }

    /** Nobody else writes rows of these segments meanwhile: what is there is read, added to and written. */
    private void pack(JdbcClient db, TreeMap<Integer, Counts> moved) {
        var packs = new LinkedHashMap<Row, Pack>();
        moved.forEach((segment, counts) -> packs.putAll(counts.packs(segment)));
        if (packs.isEmpty()) {
            return;
        }
        var keys = List.copyOf(packs.keySet());
        var key = table.key().size();
        params(db.sql(select), keys, key).query(found -> {
            var values = new ArrayList<@Nullable String>();
            for (int i = 1; i <= key; i++) {
                values.add(found.getString(i));
            }
            packs.get(new Row(values)).add(found.getString(key + 1));
        });
        var gone = new ArrayList<Row>();
        var rows = new ArrayList<Row>();
        packs.forEach((row, pack) -> {
            if (pack.isEmpty()) {
                gone.add(row);
            } else {
                rows.add(row.with(pack.text()));
            }
        });
        run(db, delete, gone, key);
        upsert(db, rows);
    }

    private void upsert(JdbcClient db, List<Row> rows) {
        run(db, upsert, rows, columns);
    }

    private static void run(JdbcClient db, String sql, List<Row> rows, int columns) {
        if (!rows.isEmpty()) {
            params(db.sql(sql), rows, columns).update();
        }
    }

    /** An array a column. */
    private static JdbcClient.StatementSpec params(JdbcClient.StatementSpec sql, List<Row> rows, int columns) {
        var statement = sql;
        for (int i = 0; i < columns; i++) {
            var column = new @Nullable String[rows.size()];
            for (int r = 0; r < column.length; r++) {
                column[r] = rows.get(r).values().get(i);
            }
            statement = statement.param(column);
        }
        return statement;
    }
}
