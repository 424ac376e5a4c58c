package krm.projections.caselist.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/**
 * Words as keyed tokens: the first 8 bytes of HMAC-SHA256 over house and word. The same word has other tokens in another
 * house. Of a million different words, a query's word shares its token with one by accident once in 10^13 queries.
 */
public final class SearchWords {

    private static final String ALGORITHM = "HmacSHA256";
    private static final Pattern BLANK = Pattern.compile("\\s+");

    private final ThreadLocal<Mac> macs;
    private final @Nullable Map<String, Long> known;

    /** @param key the installation's search key ({@code DataKeys.searchKey}) */
    public SearchWords(SecretKey key) {
        this(ThreadLocal.withInitial(() -> mac(key)), null);
    }

    private SearchWords(ThreadLocal<Mac> macs, @Nullable Map<String, Long> known) {
        this.macs = macs;
        this.known = known;
    }

    /** The same for one batch on one thread: a few words are most of all text, and each is keyed once. */
    SearchWords remembering() {
        return new SearchWords(macs, new HashMap<>());
    }

    /** The words of a query, each once; there may be none. A case must have all of them. */
    public static Set<String> asked(String house, String query) {
        return BLANK.splitAsStream(query.strip())
                .flatMap(typed -> Reference.whole(house, typed).map(Stream::of).orElseGet(() -> Words.of(typed)))
                .collect(Collectors.toUnmodifiableSet());
    }

    public Set<Long> tokens(String house, Set<String> words) {
        return words.stream().map(word -> token(house, word)).collect(Collectors.toUnmodifiableSet());
    }

    LongStream ofReference(String house, String reference) {
        return Reference.words(house, reference).mapToLong(word -> token(house, word));
    }

    LongStream of(String house, CaseTexts texts) {
        return Stream.concat(
                        texts.names().stream().flatMap(Words::withBeginnings),
                        texts.texts().stream().flatMap(Words::of))
                .mapToLong(word -> token(house, word));
    }

    private long token(String house, String word) {
        var keyed = house + "\n" + word;
        return known == null ? token(keyed) : known.computeIfAbsent(keyed, this::token);
    }

    private long token(String keyed) {
        return ByteBuffer.wrap(macs.get().doFinal(keyed.getBytes(UTF_8))).getLong();
    }

    private static Mac mac(SecretKey key) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
