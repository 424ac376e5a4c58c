package krm.projections.statistics;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Histories as the table has them: JSON of which a quarter is left. The server compresses rows from 2 kB on only, and each by
 * itself; that all of them are alike is what the dictionary says.
 */
final class Deflated {

    /** What histories say, the most frequent last. Another one asks for a rebuild. */
    private static final byte[] DICTIONARY = """
        "OVER_50"],"UNDER_25"],"kind":"PRAISE","kind":"SUGGESTION","kind":"DISCIPLINARY_COMPLAINT","channel":"PHONE",\
        "channel":"LETTER","channel":"IN_PERSON","customerGroup":"EMPLOYER","area":"CONDUCT","topic":"\
        "],["ComplaintRedirected",{"occurredOn":"20","target":"\
        ,"ComplaintReopened",{"occurredOn":"20,"ComplaintCorrected",{"occurredOn":"20","field":"from":"to":"\
        ,"DelayForeseen",{"occurredOn":"20,"AnswerExpectedInTime",{"occurredOn":"20,"ReliefGiven",{"occurredOn":"20\
        ,"PriorityRaised",{"occurredOn":"20,"PriorityLowered",{"occurredOn":"20,"StatementDispatched",{"occurredOn":"20\
        ,"FollowUpScheduled",{"occurredOn":"20,"FollowUpDone",{"occurredOn":"20","no":1,"dueOn":"20\
        ,"InterimNoticeSent",{"occurredOn":"20","medium":"LETTER","announcedOn":"20","inWriting":false}],[1\
        {"type":"PROMISED_ANSWER","run":1,"dueOn":"20{"type":"STATEMENT","run":1,"dueOn":"20\
        {"type":"RISK_RESPONSE","run":1,"dueOn":"20{"type":"FOLLOW_UP","run":1,"dueOn":"20","insteadOf":"20\
        [[1700000000000000,"ComplaintReceived",{"kind":"COMPLAINT","channel":"E_MAIL","receivedOn":"2026-01-01",\
        "jobcenter":"","land":"","recordedBy":"","customerGroup":"EMPLOYEE","specialGroups":[],"concerns":[{"no":1,\
        "topic":"BENEFIT_PROCESSING_TIME","area":"SUBJECT"},{"no":2,"topic":"BENEFIT_","area":"SUBJECT"}],"risks":[],\
        "complainant":{},"reachable":true,"reachableInWriting":true,"accused":[],"settledOnTheSpot":false,\
        "ruleBook":"GA-01/2011@1"}],[1,"DeadlinesSet",{"occurredOn":"2026-01-01","ruleBook":"GA-01/2011@1",\
        "calendar":"jollyday-2.19.0/NI","deadlines":[{"type":"ACKNOWLEDGEMENT","run":1,"dueOn":"2026-01-0"},\
        {"type":"INTERIM_NOTICE","run":1,"dueOn":"2026-01-0"},{"type":"ANSWER","run":1,"dueOn":"2026-01-1"},\
        {"type":"COMPLETION","run":1,"dueOn":"2026-01-1"}]}],[1,"ComplaintAcknowledged",{"occurredOn":"2026-01-0",\
        "medium":"LETTER"}],[1,"ComplaintForwarded",{"occurredOn":"2026-01-0","team":"","copyToOfficer":true}],[1\
        ,"ComplaintAnswered",{"occurredOn":"2026-01-1","medium":"LETTER","outcome":"REMEDY","conclusive":true,\
        "anonymised":false}],[1,"ComplaintRated",{"occurredOn":"2026-01-1","rating":"JUSTIFIED",\
        "agreement":"NOT_COLLECTED","satisfaction":"UNKNOWN","concerns":[]}],[1,"ComplaintClosed",\
        {"occurredOn":"20","registryUnit":""}]]
        """.strip().getBytes(UTF_8);

    private static final int PIECE = 2_048;
    /** Costly to make, and there are few threads that write. */
    private static final ThreadLocal<Deflater> DEFLATERS =
            ThreadLocal.withInitial(() -> new Deflater(Deflater.DEFAULT_COMPRESSION, true));

    private Deflated() {}

    static byte[] of(String text) {
        var deflater = DEFLATERS.get();
        deflater.reset();
        deflater.setDictionary(DICTIONARY);
        deflater.setInput(text.getBytes(UTF_8));
        deflater.finish();
        var bytes = new ByteArrayOutputStream(PIECE);
        var piece = new byte[PIECE];
        while (!deflater.finished()) {
            bytes.write(piece, 0, deflater.deflate(piece));
        }
        return bytes.toByteArray();
    }

    static String text(byte[] deflated) {
        var inflater = new Inflater(true);
        try {
            inflater.setDictionary(DICTIONARY);
            inflater.setInput(deflated);
            var bytes = new ByteArrayOutputStream(PIECE);
            var piece = new byte[PIECE];
            while (!inflater.finished()) {
                var n = inflater.inflate(piece);
                if (n == 0 && !inflater.finished()) {
                    throw new IllegalStateException("The history ends too soon");
                }
                bytes.write(piece, 0, n);
            }
            return bytes.toString(UTF_8);
        } catch (DataFormatException e) {
            throw new IllegalStateException("No history", e);
        } finally {
            inflater.end();
        }
    }
}
