package peers.krm;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.Set;
import javax.sql.DataSource;
import krm.eventstore.seal.Integrity;
import krm.eventstore.seal.SealFile;
import krm.eventstore.seal.Sealer;
import krm.eventstore.seal.SigningKey;

/** The seals of a whole log, and its verification by chains and seals together. */
record Seals(Integrity integrity) {

    static Seals over(DataSource pool) throws IOException {
        var file = new SealFile(Files.createTempDirectory("peers-seals").resolve("seals.jsonl"));
        var key = new SigningKey(new byte[SigningKey.BYTES]);
        new Sealer(pool, file, key, Set.of(), Clock.systemUTC()).sealAll();
        return new Seals(new Integrity(pool, file, Set.of(key.fingerprint())));
    }

    /** How many events there are. */
    long verify() {
        var verdict = integrity.verify(1, Integrity.EVERYTHING, _ -> {});
        if (!verdict.good()) {
            throw new IllegalStateException("Not as it was: " + verdict.findings());
        }
        return verdict.events();
    }
}
