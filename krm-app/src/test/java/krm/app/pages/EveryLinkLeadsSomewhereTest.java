package krm.app.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import krm.app.web.AtTheDoors;
import krm.app.web.Form;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a page offers to follow, its reader may follow: from where each role begins to the last page, one of each sort. */
class EveryLinkLeadsSomewhereTest extends AtTheDoors {

    private static final Pattern LINK = Pattern.compile("<a [^>]*href=\"(/[^\"#]*)");

    @ParameterizedTest
    @ValueSource(strings = {"krm", "team.leistung", "gf", "revision", "mitarbeit", "rd", "admin"})
    void for_each_role(String user) {
        staff().post("/api/complaints", oral()).expect(201);
        lead().step(forwarded(), "notes", Form.of("text", "Rückruf vereinbart."))
                .expect(200);
        var reader = as(user).patient().with("Accept", "text/html");
        var dead = new ArrayList<String>();
        var seen = new HashSet<String>();
        var next = new ArrayDeque<>(List.of("/help"));
        while (!next.isEmpty()) {
            var page = next.remove();
            var answer = reader.get(page);
            if (answer.status() != 200) {
                dead.add(page + " " + answer.status());
            }
            links(answer.text()).filter(link -> seen.add(sort(link))).forEach(next::add);
        }
        assertThat(dead).isEmpty();
        assertThat(seen).hasSizeGreaterThan(2);
    }

    private static Form oral() {
        return Form.letter().with("channel", "PHONE").with("forwardTo", Form.of("team", "LEISTUNG"));
    }

    private static Stream<String> links(String page) {
        return LINK.matcher(page)
                .results()
                .map(link -> link.group(1).replace("&amp;", "&"))
                // Whoever is signed in is led home from there.
                .filter(link -> !link.equals("/") && !link.startsWith("/login"));
    }

    /** The step of a case is one sort, whatever case it is; so are the lists that differ in a day, a page or a code only. */
    private static String sort(String link) {
        return link.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "*")
                .replaceAll("/topics/.*", "/topics/*")
                .replaceAll("/houses/.*", "/houses/*")
                .replaceAll("(from|to|page|asOf|value|team)=[^&]*", "$1=*")
                .replaceAll("/[0-9]+", "/*");
    }
}
