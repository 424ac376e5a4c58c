package krm.app.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import krm.app.web.Somebody;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What imports have made of a file, so that two of them can be compared case by case. */
public final class Histories {

    private Histories() {}

    /** Type, day and content of each event (but the system's own) of each imported case of a house, by the source's key. */
    public static Map<String, List<String>> of(DataSource database, Somebody officer, String house, String keysLike) {
        var histories = new TreeMap<String, List<String>>();
        JdbcClient.create(database)
                .sql("""
                    select aggregate_id::text as id, payload::json ->> 'sourceKey' as key from events.event
                     where sequence = 0 and payload::json ->> 'sourceKey' like :keys
                       and payload::json ->> 'jobcenter' = :house
                    """)
                .param("keys", keysLike)
                .param("house", house)
                .query()
                .listOfRows()
                .forEach(row -> assertThat(
                                histories.put((String) row.get("key"), history(officer, (String) row.get("id"))))
                        .as("one case a key")
                        .isNull());
        return histories;
    }

    private static List<String> history(Somebody officer, String id) {
        var items = officer.get("/api/complaints/" + id + "/history").expect(200);
        return StreamSupport.stream(items.json().at("/items").spliterator(), false)
                // That a day has passed is recorded whenever somebody comes to look.
                .filter(item -> !item.at("/type").asString().equals("DeadlineMissed"))
                .map(item -> item.at("/type").asString() + " "
                        + item.at("/occurredOn").asString() + " "
                        + item.at("/data")
                                .toString()
                                .replace(id, "id")
                                .replaceAll("\"(jobcenter|recordedBy)\":\"[^\"]*\"", ""))
                .toList();
    }
}
