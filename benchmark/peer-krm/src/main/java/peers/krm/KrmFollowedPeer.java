package peers.krm;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import krm.projections.ProjectionRunner;
import peers.Db;
import peers.Peer;
import peers.Step;

/** krm in process as {@link KrmPeer}, and all read models follow meanwhile, as they do in the program. */
public final class KrmFollowedPeer implements Peer {

    private final KrmPeer peer = new KrmPeer();
    private HikariDataSource pool;
    private ProjectionRunner following;

    @Override
    public void open(DataSource superuser, String jdbcUrl) throws Exception {
        var database = KrmDatabase.withReadSide(Db.RUN);
        peer.open(database);
        pool = database.pool();
        following = ReadSide.following(pool, peer.store());
        following.start();
    }

    @Override
    public void step(Step step) {
        peer.step(step);
    }

    @Override
    public String countSql() {
        return peer.countSql();
    }

    @Override
    public void close() throws Exception {
        following.close();
        pool.close();
        peer.close();
    }
}
