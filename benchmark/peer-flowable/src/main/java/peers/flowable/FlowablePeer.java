package peers.flowable;

import java.util.Map;
import javax.sql.DataSource;
import org.flowable.common.engine.impl.persistence.StrongUuidGenerator;
import org.flowable.engine.ProcessEngine;
import org.flowable.engine.ProcessEngineConfiguration;
import org.flowable.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import peers.Peer;
import peers.Step;

/** Flowable with its default history level (audit): received is the start of a process, then six user tasks. */
public final class FlowablePeer implements Peer {

    private ProcessEngine engine;

    @Override
    public void open(DataSource database, String jdbcUrl) {
        var configuration = new StandaloneProcessEngineConfiguration();
        configuration.setDataSource(database);
        configuration.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE);
        configuration.setIdGenerator(new StrongUuidGenerator());
        configuration.setAsyncExecutorActivate(false);
        engine = configuration.buildProcessEngine();
        engine.getRepositoryService()
                .createDeployment()
                .addClasspathResource("complaint.bpmn20.xml")
                .deploy();
    }

    @Override
    public void step(Step step) {
        var data = Map.<String, Object>of("data_" + step.no(), step.all());
        if (step.no() == 0) {
            engine.getRuntimeService().startProcessInstanceByKey("complaint", step.caseId(), data);
            return;
        }
        var task = engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(step.caseId())
                .singleResult();
        if (task == null || !task.getTaskDefinitionKey().equals(step.name())) {
            throw new IllegalStateException("The case is at " + task);
        }
        engine.getTaskService().complete(task.getId(), data);
    }

    @Override
    public String countSql() {
        return """
            select (select count(*) from act_hi_procinst)
                 + (select count(*) from act_hi_taskinst where end_time_ is not null)
            """;
    }

    @Override
    public void close() {
        engine.close();
    }
}
