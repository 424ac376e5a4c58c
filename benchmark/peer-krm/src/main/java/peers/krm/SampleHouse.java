package peers.krm;

import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.StringJoiner;
import java.util.UUID;
import krm.core.deadline.DeadlineType;
import krm.projections.caselist.Newest;
import krm.projections.caselist.search.SampleTokens;
import krm.projections.caselist.search.SearchWords;
import peers.Db;

/**
 * Fills the read side with the cases of one house over ten years, copied in as the projection would have written them:
 * some 40 words of text a case by Zipf's law over 30,000, one word that every second case has, invented names of which
 * the most frequent has about 1 % of the cases, and open deadlines for what came in the last weeks.
 */
final class SampleHouse implements AutoCloseable {

    static final String HOUSE = "WF";
    static final List<String> TEAMS = List.of("LEISTUNG", "VERMITTLUNG", "EINGANG", "GF", "RECHT");

    private static final int DAYS = 3_650;
    /** So many older cases are still open: one in 500, and 20,000 of a million with 60. */
    private static final int OPEN_ONE_IN = Db.number("PEERS_OPEN_ONE_IN", 500);

    private final Random random = new Random(42);
    private final SampleWords invented = new SampleWords(random);
    private final SearchWords words;
    private final LocalDate today = LocalDate.now();
    private final List<TableCopy> copies = new ArrayList<>();
    private final TableCopy cases;
    private final TableCopy deadlines;
    private final TableCopy search;

    SampleHouse(String database, SearchWords words) throws SQLException {
        this.words = words;
        cases = copy(
                database,
                "case_list (complaint_id, newest, reference, jobcenter, kind, channel, customer_group, special_groups,"
                        + " topics, areas, received_on, recorded_at, recorded_by, disciplinary, accused_users, status,"
                        + " priority, urgency, team, deadlines, began_on, last_on, last_recorded_at, next_type,"
                        + " next_run, next_due_on, next_missed_after, next_act_by, first_missed_after, version,"
                        + " sequence)");
        deadlines = copy(database, "case_deadline (complaint_id, no, type, set_on, due_on, missed_after, open)");
        search = copy(database, "case_search (complaint_id, newest, jobcenter, sequence, tokens)");
    }

    /** Some case's complainant: who is looked for. */
    String lastName() {
        return invented.lastName();
    }

    String firstName() {
        return invented.firstName();
    }

    String customerNumber(int no) {
        return "241A%07d".formatted(no * 7_919L % 10_000_000);
    }

    String word(int rank) {
        return invented.word(rank);
    }

    void fill(int count) throws SQLException, IOException {
        for (int no = 1; no <= count; no++) {
            add(no, today.minusDays((long) (count - no) * DAYS / count));
        }
    }

    private void add(int no, LocalDate receivedOn) throws SQLException {
        var id = new UUID(random.nextLong(), random.nextLong());
        var newest = Newest.of(receivedOn, no);
        var reference = "%s-%d-%06d".formatted(HOUSE, receivedOn.getYear(), no);
        var open = receivedOn.isAfter(today.minusDays(21)) && random.nextInt(3) > 0 || random.nextInt(OPEN_ONE_IN) == 0;
        var disciplinary = random.nextInt(100) == 0;
        var kind = disciplinary ? "DISCIPLINARY_COMPLAINT" : one("COMPLAINT", 85, "PRAISE", 8, "SUGGESTION", 7);
        var oral = random.nextInt(3) == 0;
        var lastOn = open ? receivedOn : receivedOn.plusDays(12);
        var next = oral ? "INTERIM_NOTICE" : "ACKNOWLEDGEMENT";
        var due = open ? receivedOn.plusDays(oral ? 7 : 4) : null;
        cases.row(
                id,
                newest,
                reference,
                HOUSE,
                kind,
                oral ? one("PHONE", 60, "IN_PERSON", 40) : one("LETTER", 50, "E_MAIL", 40, "OPINION_CARD", 10),
                one("EMPLOYEE", 90, "EMPLOYER", 7, "OTHER", 3),
                one("{}", 80, "{UNDER_25}", 10, "{OVER_50}", 10),
                "{TOPIC_" + (int) (Math.pow(random.nextDouble(), 3) * 30) + "}",
                one("{SUBJECT}", 80, "{CONDUCT}", 20),
                receivedOn,
                receivedOn + "T10:00:00Z",
                one("krm", 50, "mitarbeit", 1, "anna", 49),
                disciplinary,
                "{}",
                open ? one("RECEIVED", 30, "ACKNOWLEDGED", 30, "FORWARDED", 40) : one("CLOSED", 97, "ANSWERED", 3),
                "NORMAL",
                random.nextInt(50) == 0 ? 0 : 2,
                disciplinary ? "GF" : TEAMS.get((int) (Math.pow(random.nextDouble(), 2) * TEAMS.size())),
                deadlines(id, receivedOn, open, oral),
                receivedOn,
                lastOn,
                lastOn + "T10:00:00Z",
                open ? next : null,
                open ? 1 : null,
                due,
                due,
                due,
                due,
                8,
                9);
        var found = SampleTokens.of(
                words,
                HOUSE,
                reference,
                List.of(firstName() + " " + lastName(), customerNumber(no)),
                invented.text(40));
        search.row(id, newest, HOUSE, 9, found.toString().replace('[', '{').replace(']', '}'));
    }

    /** As {@code DeadlineLines} has them. */
    private String deadlines(UUID id, LocalDate receivedOn, boolean open, boolean oral) throws SQLException {
        var types = oral
                ? List.of(DeadlineType.INTERIM_NOTICE, DeadlineType.ANSWER)
                : List.of(
                        DeadlineType.ACKNOWLEDGEMENT,
                        DeadlineType.INTERIM_NOTICE,
                        DeadlineType.ANSWER,
                        DeadlineType.COMPLETION);
        var numbers = new StringJoiner(",", "{", "}");
        for (int i = 0; i < types.size(); i++) {
            var type = types.get(i);
            var due = receivedOn.plusDays(
                    switch (type) {
                        case ACKNOWLEDGEMENT -> 4;
                        case INTERIM_NOTICE -> 7;
                        default -> 14;
                    });
            var settled = open ? "9" : one("1", 80, "3", 10, "9", 10);
            if (settled.equals("9")) {
                deadlines.row(id, i + 1, type, receivedOn, due, due, open);
            }
            numbers.add(type.ordinal() + settled);
        }
        return numbers.toString();
    }

    private String one(Object... valuesAndPercent) {
        int left = random.nextInt(100);
        for (int i = 0; i < valuesAndPercent.length; i += 2) {
            left -= (int) valuesAndPercent[i + 1];
            if (left < 0) {
                return (String) valuesAndPercent[i];
            }
        }
        return (String) valuesAndPercent[0];
    }

    private TableCopy copy(String database, String table) throws SQLException {
        var copy = new TableCopy(Db.connect(database), "read_side." + table);
        copies.add(copy);
        return copy;
    }

    /** In the order of their references. */
    @Override
    public void close() throws SQLException {
        for (var copy : copies) {
            copy.end();
        }
    }
}
