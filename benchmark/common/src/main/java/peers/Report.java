package peers;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Locale;

/** One JSON line a measured stretch. */
final class Report {

    private static final int CORES = Runtime.getRuntime().availableProcessors();

    private Report() {}

    /**
     * @param engineCpu CPU seconds of the engine's process
     * @param peakRssMiB of the engine's process
     * @param all steps acknowledged since the database was made, warm-up included: must be what is stored
     */
    static void print(
            String peer, int clients, Phase phase, double engineCpu, Usage used, long peakRssMiB, long all, long stored)
            throws IOException, SQLException {
        var steps = phase.steps();
        var clusterCpu = used.clusterCpuSeconds();
        var others = used.machineCpuSeconds() - engineCpu - clusterCpu;
        var size = Db.count(Db.RUN, "select pg_database_size(current_database()) - pg_database_size('template1')");
        System.out.println(String.format(
                Locale.ROOT,
                """
                {"peer":"%s","clients":%d,"seconds":%.1f,"steps":%d,"steps_per_s":%.1f,"p50_ms":%.3f,"p99_ms":%.3f,\
                "cpu_s_per_1000":%.3f,"engine_cpu_s_per_1000":%.3f,"pg_cpu_s_per_1000":%.3f,"other_cpu_percent":%.0f,\
                "peak_rss_mb":%d,"pg_pss_mb":%d,"wal_bytes_per_step":%.0f,"commits_per_step":%.2f,\
                "db_bytes_per_step":%.0f,"errors":%d,"all_steps":%d,"stored":%d%s}\
                """,
                peer,
                clients,
                phase.seconds(),
                steps,
                steps / phase.seconds(),
                phase.percentileMillis(0.50),
                phase.percentileMillis(0.99),
                1000 * (engineCpu + clusterCpu) / steps,
                1000 * engineCpu / steps,
                1000 * clusterCpu / steps,
                100 * others / (CORES * phase.seconds()),
                peakRssMiB,
                Proc.clusterPssMiB(),
                used.walBytes() / (double) steps,
                used.commits() / (double) steps,
                size / (double) Math.max(1, stored),
                phase.errors(),
                all,
                stored,
                phase.firstError() == null
                        ? ""
                        : ",\"first_error\":\"" + phase.firstError().replaceAll("[\"\\\\\\p{Cntrl}]", " ") + "\""));
    }
}
