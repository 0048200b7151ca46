package dev.zplan.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.manual.Chapter;
import dev.zplan.spec.NodeSchema;
import dev.zplan.workspace.Workspace;
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
        Chapter.all(workspace).forEach(chapter -> groups.put(chapter.heading(), chapter.nodes()));
        String page = SpecPage.of(groups);
        Path file = Workbench.PROJECT.resolve("docs/spec.md");
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(file, page);
        }
        assertThat(Files.readString(file)).isEqualTo(page);
    }
}
