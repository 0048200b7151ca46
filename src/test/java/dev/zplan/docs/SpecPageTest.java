package dev.zplan.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.plan.Planning;
import dev.zplan.spec.NodeSchema;
import dev.zplan.spec.SpecLoader;
import dev.zplan.workspace.Settings;
import dev.zplan.workspace.Workspace;
import dev.zplan.zone.PoolReader;
import dev.zplan.zone.PublisherReader;
import dev.zplan.zone.ZoneSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** docs/spec.md is up to date; {@code -Dgolden.update=true} writes it. */
class SpecPageTest {

    @Test
    void isUpToDate() throws IOException {
        Workspace workspace = Workspace.open(Workbench.PROJECT, Workbench.PROJECT);
        Map<String, List<NodeSchema>> groups = new LinkedHashMap<>();
        groups.put("In plans (`plans/*.kdl`, `plans/*.yaml`): zones", List.of(ZoneSchema.ZONE));
        groups.put("In plans: resources by themselves", Planning.schemas(workspace));
        groups.put("In plans: variables and other files", SpecLoader.shared());
        groups.put("In `pools/`", List.of(PoolReader.POOL));
        groups.put("In `publishers/`", List.of(PublisherReader.PUBLISHER));
        groups.put("In `zplan.kdl`", Settings.schemas());
        String page = SpecPage.of(groups);
        Path file = Workbench.PROJECT.resolve("docs/spec.md");
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(file, page);
        }
        assertThat(Files.readString(file)).isEqualTo(page);
    }
}
