package peers.axon;

import org.axonframework.common.caching.WeakReferenceCache;
import org.axonframework.config.AggregateConfigurer;

/** The same with Axon's own cache of aggregates. */
public final class AxonCachePeer extends AxonPeer {

    @Override
    AggregateConfigurer<Complaint> aggregate() {
        return super.aggregate().configureCache(_ -> new WeakReferenceCache());
    }
}
