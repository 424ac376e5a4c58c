package krm.app.demo;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** An invented house to try krm with; made at the first start, before the doors open. */
@Component
@Profile("demo & !" + SampleData.ON_REQUEST)
class DemoCases implements SmartInitializingSingleton {

    private static final int CASES = 300;
    private static final long SEED = 38300;

    private final SampleData samples;

    DemoCases(SampleData samples) {
        this.samples = samples;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (samples.empty()) {
            samples.fill(CASES, SEED, _ -> {});
        }
    }
}
