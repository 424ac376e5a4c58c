package krm.app.audit;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import krm.app.audit.IntegrityView.SealView;
import krm.app.audit.IntegrityView.SealingProblem;
import krm.app.audit.IntegrityView.SealingView;
import krm.app.audit.VerificationView.FindingView;
import krm.app.audit.VerificationView.NotSealed;
import krm.app.audit.VerificationView.VerdictView;
import krm.app.auditlog.Verification;
import krm.app.database.SealSettings;
import krm.app.web.Sentences;
import krm.eventstore.seal.Finding;
import krm.eventstore.seal.Seal;
import krm.eventstore.seal.Sealer;
import krm.eventstore.seal.Verdict;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Shows verifications and seals, with sentences in the caller's language. */
@Component
class AuditViews {

    private static final String UNKNOWN = "?";

    private final Sealer sealer;
    private final SealSettings settings;
    private final MessageSource messages;
    private final JsonMapper json;
    private final Clock clock;

    AuditViews(Sealer sealer, SealSettings settings, MessageSource messages, JsonMapper json, Clock clock) {
        this.sealer = sealer;
        this.settings = settings;
        this.messages = messages;
        this.json = json;
        this.clock = clock;
    }

    VerificationView show(Verification some) {
        return new VerificationView(
                some.id(),
                some.state(),
                local(some.startedAt().toInstant()),
                some.endedAt() == null ? null : local(some.endedAt().toInstant()),
                some.askedBy(),
                some.fromPosition(),
                some.toPosition(),
                some.position(),
                some.verdict() == null ? null : verdict(json.readValue(some.verdict(), Verdict.class)));
    }

    private VerdictView verdict(Verdict some) {
        return new VerdictView(
                some.events(),
                some.unchanged(),
                some.complete(),
                some.seals(),
                new NotSealed(
                        some.sealedUpTo(),
                        some.unsealed(),
                        some.sealedAt() == null ? null : local(some.sealedAt()),
                        sentence("audit.NOT_SEALED", some.sealedUpTo(), some.unsealed())),
                some.findingsTotal(),
                some.findings().stream().map(this::finding).toList());
    }

    private FindingView finding(Finding some) {
        return new FindingView(
                some.kind(),
                some.position(),
                some.seal(),
                sentence(
                        "finding." + some.kind(),
                        some.position() == 0 ? UNKNOWN : some.position(),
                        some.seal() == null ? UNKNOWN : some.seal()));
    }

    SealingView sealing() {
        var state = sealer.state();
        return new SealingView(
                state.last() == null ? null : seal(state.last()),
                sealer.count(),
                settings.key().fingerprint(),
                settings.file().path().toString(),
                state.unsealed(),
                state.oldestUnsealed() == null ? null : local(state.oldestUnsealed()),
                state.problem() == null
                        ? null
                        : new SealingProblem(state.problem(), sentence("sealing." + state.problem())));
    }

    SealView seal(Seal some) {
        return SealView.of(some, local(some.sealedAt()));
    }

    private OffsetDateTime local(Instant instant) {
        return instant.atZone(clock.getZone()).toOffsetDateTime();
    }

    private String sentence(String key, Object... facts) {
        // Positions and numbers are names here: without the separators of an amount.
        var shown = Arrays.stream(facts).<Object>map(String::valueOf).toList();
        return Sentences.of(messages, key, shown, LocaleContextHolder.getLocale());
    }
}
