package krm.projections.caselist.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * Words as keyed tokens: the first 8 bytes of HMAC-SHA256 over house and word. The same word has other tokens in another
 * house. Of a million different words, a query's word shares its token with one by accident once in 10^13 queries.
 */
public final class SearchWords {

    private static final String ALGORITHM = "HmacSHA256";
    private static final Pattern BLANK = Pattern.compile("\\s+");

    private final ThreadLocal<Mac> macs;

    /** @param key the installation's search key ({@code DataKeys.searchKey}) */
    public SearchWords(SecretKey key) {
        macs = ThreadLocal.withInitial(() -> mac(key));
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

    Set<Long> ofReference(String house, String reference) {
        return tokens(house, Reference.words(house, reference).collect(Collectors.toSet()));
    }

    Set<Long> of(String house, CaseTexts texts) {
        return tokens(
                house,
                Stream.concat(
                                texts.names().stream().flatMap(Words::withBeginnings),
                                texts.texts().stream().flatMap(Words::of))
                        .collect(Collectors.toSet()));
    }

    private long token(String house, String word) {
        return ByteBuffer.wrap(macs.get().doFinal((house + "\n" + word).getBytes(UTF_8)))
                .getLong();
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
