package krm.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.util.List;
import java.util.stream.StreamSupport;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;

/** What krm answered. */
public record Answer(int status, HttpHeaders headers, String text, JsonNode json) {

    public Answer expect(int expected) {
        assertThat(status).as(text).isEqualTo(expected);
        return this;
    }

    /** A problem with this status and code. */
    public Answer expect(int expected, String code) {
        expect(expected);
        assertThat(header("Content-Type")).startsWith("application/problem+json");
        assertThat(at("/code")).as(text).isEqualTo(code);
        return this;
    }

    /** What somebody reads on a page, without its marks. */
    public String words() {
        return HtmlUtils.htmlUnescape(text.replaceAll("<[^>]*>", " ")).replaceAll("\\s+", " ");
    }

    public String id() {
        return at("/id");
    }

    public int version() {
        return json.at("/version").intValue();
    }

    /** The text at a JSON Pointer; null where there is none. */
    public String at(String pointer) {
        return json.at(pointer).asString(null);
    }

    public String header(String name) {
        return headers.firstValue(name).orElse(null);
    }

    /** The whole line that sets a cookie; null where none does. */
    public String setCookie(String name) {
        return headers.allValues("Set-Cookie").stream()
                .filter(line -> line.startsWith(name + "="))
                .findFirst()
                .orElse(null);
    }

    public String cookie(String name) {
        return setCookie(name).split(";")[0].substring(name.length() + 1);
    }

    /** One field of each element of an array. */
    public List<String> each(String array, String field) {
        return StreamSupport.stream(json.at(array).spliterator(), false)
                .map(one -> field.isEmpty() ? one.asString() : one.at(field).asString(null))
                .toList();
    }
}
