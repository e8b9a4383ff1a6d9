package leopard.rules.drools;

import java.nio.charset.StandardCharsets;
import java.util.List;
import leopard.rule.RuleException;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;
import org.kie.api.io.ResourceType;

/** Turns a text into a rule base, all in memory. */
final class DrlBuilder {

    private static final String PATH = "src/main/resources/leopard/scheme.drl";

    /** Drools keeps what it builds in one place of the process, under one name: so one text at a time. */
    private static final Object ONE_AT_A_TIME = new Object();

    private DrlBuilder() {}

    /** @throws RuleException with every problem of the text */
    static KieBase build(DrlText.Rules rules) throws RuleException {
        synchronized (ONE_AT_A_TIME) {
            KieServices services = KieServices.get();
            ClassLoader loader = DrlBuilder.class.getClassLoader();
            ReleaseId release = services.newReleaseId("leopard", "rules", "1");
            KieFileSystem files = services.newKieFileSystem().generateAndWritePomXML(release);
            files.write(services.getResources()
                    .newByteArrayResource(rules.text().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8.name())
                    .setResourceType(ResourceType.DRL)
                    .setSourcePath(PATH));
            KieBuilder builder = services.newKieBuilder(files, loader);
            try {
                builder.buildAll(ExecutableModelProject.class);
                List<Message> errors = builder.getResults().getMessages(Message.Level.ERROR);
                if (!errors.isEmpty()) {
                    throw new RuleException(DrlMessages.translate(errors, rules));
                }
                return services.newKieContainer(release, loader).newKieBase(services.newKieBaseConfiguration());
            } finally {
                services.getRepository().removeKieModule(release);
            }
        }
    }
}
