package krm.app.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A form as the body that the door reads: fields are named by their path in it ({@code complainant.name},
 * {@code concerns[0].text}), and what was left empty is not there. What cannot stand there stays as it was typed, so that
 * the door says so.
 */
public final class FormBody {

    private static final int MOST_OF_A_LIST = 20;

    private final Map<String, String[]> fields;

    private FormBody(Map<String, String[]> fields) {
        this.fields = fields;
    }

    public static ObjectNode of(Class<? extends Record> body, Map<String, String[]> fields) {
        return of(body, "", fields);
    }

    /** @param prefix under which its fields stand in the form, for a part of a body */
    public static ObjectNode of(Class<? extends Record> body, String prefix, Map<String, String[]> fields) {
        return new FormBody(fields).read(body, prefix);
    }

    private ObjectNode read(Class<?> type, String prefix) {
        var object = JsonMapper.shared().createObjectNode();
        for (var part : type.getRecordComponents()) {
            var name = nameOf(part);
            var value = value(part.getType(), part.getGenericType(), prefix + name);
            if (!value.isNull()) {
                object.set(name, value);
            }
        }
        return object;
    }

    /** As the body calls it. */
    public static String nameOf(RecordComponent part) {
        var renamed = part.getAccessor().getAnnotation(JsonProperty.class);
        return renamed == null ? part.getName() : renamed.value();
    }

    private JsonNode value(Class<?> type, Type generic, String path) {
        if (type.isRecord()) {
            var inner = read(type, path + ".");
            return inner.isEmpty() ? JsonNodeFactory.instance.nullNode() : inner;
        }
        if (List.class.isAssignableFrom(type)) {
            return list((Class<?>) ((ParameterizedType) generic).getActualTypeArguments()[0], path);
        }
        return typed(type, said(path).stream().findFirst().orElse(""));
    }

    private JsonNode list(Class<?> element, String path) {
        var all = JsonMapper.shared().createArrayNode();
        if (element.isRecord()) {
            for (int i = 0; i < MOST_OF_A_LIST; i++) {
                var one = read(element, path + "[" + i + "].");
                if (!one.isEmpty()) {
                    all.add(one);
                }
            }
        } else {
            said(path).forEach(one -> all.add(typed(element, one)));
        }
        return all.isEmpty() ? JsonNodeFactory.instance.nullNode() : all;
    }

    /** Line ends as people mean them: a form sends two characters for each. */
    private List<String> said(String path) {
        return Arrays.stream(fields.getOrDefault(path, new String[0]))
                .map(text -> text.replace("\r\n", "\n").strip())
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private static JsonNode typed(Class<?> type, String text) {
        var nodes = JsonNodeFactory.instance;
        if (text.isEmpty()) {
            return nodes.nullNode();
        }
        if ((type == Boolean.class || type == boolean.class) && (text.equals("true") || text.equals("false"))) {
            return nodes.booleanNode(text.equals("true"));
        }
        if ((type == Integer.class || type == int.class) && text.matches("[0-9]{1,9}")) {
            return nodes.numberNode(Integer.parseInt(text));
        }
        return nodes.stringNode(text);
    }
}
