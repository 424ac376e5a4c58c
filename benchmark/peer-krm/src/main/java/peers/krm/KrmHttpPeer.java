package peers.krm;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import peers.Db;
import peers.Peer;
import peers.Step;
import tools.jackson.databind.json.JsonMapper;

/** The whole program, called over HTTP. */
public final class KrmHttpPeer implements Peer {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Map<String, String> ids = new ConcurrentHashMap<>();
    private KrmProgram program;

    @Override
    public void open(DataSource superuser, String jdbcUrl) throws Exception {
        program = KrmProgram.on(Db.RUN);
    }

    @Override
    public void step(Step step) throws Exception {
        var path = step.no() == 0 ? "/api/complaints" : "/api/complaints/" + ids.get(step.caseId()) + "/" + path(step);
        var headers = Map.of("Content-Type", "application/json", "Idempotency-Key", step.caseId() + "/" + step.no());
        var answer = program.post(path, headers, JSON.writeValueAsString(body(step)), step.no() == 0 ? 201 : 200);
        if (step.no() == 0) {
            ids.put(step.caseId(), JSON.readTree(answer).at("/id").stringValue());
        }
    }

    private static String path(Step step) {
        return List.of("", "acknowledge", "forward", "interim-notice", "answer", "rate", "close")
                .get(step.no());
    }

    private static Map<String, ?> body(Step step) {
        return switch (step.no()) {
            case 0 ->
                Map.of(
                        "kind",
                        "COMPLAINT",
                        "channel",
                        "LETTER",
                        "receivedOn",
                        LocalDate.now().toString(),
                        "customerGroup",
                        "EMPLOYEE",
                        "concerns",
                        List.of(Map.of("text", step.text(), "area", "SUBJECT")),
                        "complainant",
                        Map.of("name", "Erika Beispiel", "address", "Am Herzogtore 12, 38300 Wolfenbüttel"));
            case 1 -> Map.of("medium", "LETTER", "reason", step.text());
            case 2 -> Map.of("team", "LEISTUNG", "reason", step.text());
            case 3 ->
                Map.of(
                        "medium", "LETTER",
                        "reason", step.text(),
                        "announcedAnswerOn", LocalDate.now().plusDays(7).toString());
            case 4 -> Map.of("medium", "LETTER", "outcome", "REMEDY", "text", step.text());
            case 5 -> Map.of("rating", "JUSTIFIED", "agreement", "YES", "satisfaction", "YES", "lesson", step.text());
            case 6 -> Map.of("originalsAt", step.reference(), "reason", step.text());
            default -> throw new IllegalArgumentException("No step " + step.no());
        };
    }

    /** The demo's own cases came without a key. */
    @Override
    public String countSql() {
        return "select count(request) from events.event";
    }

    @Override
    public void close() throws Exception {
        program.close();
    }
}
