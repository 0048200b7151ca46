package dev.zplan.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.module.FieldDef;
import dev.zplan.module.Kinds;
import dev.zplan.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** docs/reference.md is up to date; {@code -Dgolden.update=true} writes it. */
class ModulePageTest {

    private final Kinds kinds =
            Workspace.open(Workbench.PROJECT, Workbench.PROJECT).kinds();

    @Test
    void isUpToDate() throws IOException {
        String page = ModulePage.of(kinds);
        Path file = Workbench.PROJECT.resolve("docs/reference.md");
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(file, page);
        }
        assertThat(Files.readString(file)).isEqualTo(page);
    }

    @Test
    void everyFieldSaysWhatItMeans() {
        kinds.all()
                .forEach(kind -> assertThat(kind.module().fields())
                        .as(kind.module().kind())
                        .allSatisfy(field ->
                                assertThat(field.about()).as(field.name()).isNotBlank())
                        .extracting(FieldDef::name)
                        .doesNotHaveDuplicates());
    }
}
