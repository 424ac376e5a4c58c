package krm.app.command;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import krm.app.database.Database;
import krm.app.database.Exit;
import krm.app.database.StartFailure;
import krm.eventstore.StoreUnavailable;
import krm.eventstore.seal.Finding;
import krm.eventstore.seal.Integrity;
import krm.eventstore.seal.SealFile;
import krm.eventstore.seal.Verdict;

/** Verifies the log from outside of the running program, and says in one block what is so. */
final class LogVerification {

    private LogVerification() {}

    static Exit of(Database database, SealFile file, List<String> keys, PrintWriter out) {
        var trusted = fingerprints(keys);
        if (!Files.isReadable(file.path())) {
            throw new StartFailure(
                    Exit.SEALS, "The file of the seals cannot be read: " + file.path() + "; name it with --seal-file.");
        }
        var main = database.settings().main();
        try {
            var verdict = new Integrity(main.asProgram(), file, trusted).verify(1, Integrity.EVERYTHING, _ -> {});
            block(verdict, database.place(), file).forEach(out::println);
            return verdict.good() ? Exit.OK : Exit.NOT_AS_IT_WAS;
        } catch (StoreUnavailable | IllegalStateException e) {
            if (e.getCause() instanceof SQLException said) {
                throw main.failure(said);
            }
            throw e;
        }
    }

    /** As krm shows them at its start, with or without the name of the function. */
    private static Set<String> fingerprints(List<String> keys) {
        var all = new HashSet<String>();
        for (var key : keys) {
            var fingerprint = key.replaceFirst("(?i)^sha-?256[: ]", "").strip().toLowerCase(java.util.Locale.ROOT);
            if (!fingerprint.matches("[0-9a-f]{64}")) {
                throw new StartFailure(
                        Exit.USAGE, "--key takes the fingerprint that krm shows at its start, 64 hexadecimal digits.");
            }
            all.add(fingerprint);
        }
        return all;
    }

    private static List<String> block(Verdict verdict, String place, SealFile file) {
        var lines = new ArrayList<String>();
        lines.add("database    " + place);
        lines.add("seals       " + verdict.seals() + ", file " + file.path());
        lines.add("looked at   " + verdict.events() + " events, up to position " + verdict.to());
        lines.add("unchanged   " + (verdict.unchanged() ? "yes" : "NO"));
        lines.add("complete    " + complete(verdict));
        lines.add("not known   whether anything is missing behind position " + verdict.sealedUpTo() + ", where "
                + verdict.unsealed() + " events have no seal yet");
        for (var finding : verdict.findings()) {
            lines.add("found       " + text(finding));
        }
        if (verdict.findingsTotal() > verdict.findings().size()) {
            lines.add("found       … " + verdict.findingsTotal() + " in all");
        }
        return lines;
    }

    private static String complete(Verdict verdict) {
        if (verdict.complete() == null) {
            return "not known: nothing is sealed yet";
        }
        return verdict.complete()
                ? "yes, up to position " + verdict.sealedUpTo() + ", sealed at " + verdict.sealedAt()
                : "NO";
    }

    private static String text(Finding finding) {
        return finding.kind() + " at position " + finding.position()
                + (finding.seal() == null ? "" : " (seal " + finding.seal() + ")");
    }
}
