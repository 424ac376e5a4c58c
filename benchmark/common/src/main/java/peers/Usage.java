package peers;

import java.io.IOException;
import java.sql.SQLException;

/** What the cluster and the machine have used up to one moment, or between two. */
public record Usage(double clusterCpuSeconds, double machineCpuSeconds, long walBytes, long commits) {

    public static Usage now(String database) throws IOException, SQLException {
        return new Usage(
                Proc.clusterCpuSeconds(),
                Proc.machineCpuSeconds(),
                Db.count(database, "select (pg_current_wal_lsn() - '0/0')::bigint"),
                Db.count(database, "select xact_commit from pg_stat_database where datname = current_database()"));
    }

    public Usage since(Usage before) {
        return new Usage(
                clusterCpuSeconds - before.clusterCpuSeconds,
                machineCpuSeconds - before.machineCpuSeconds,
                walBytes - before.walBytes,
                commits - before.commits);
    }
}
