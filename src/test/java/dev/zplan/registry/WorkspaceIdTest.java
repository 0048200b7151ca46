package dev.zplan.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zplan.diagnostic.DiagnosticException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceIdTest {

    @TempDir
    Path folder;

    @Test
    void isDrawnOnce() throws IOException {
        Path state = folder.resolve(".zplan");
        WorkspaceId id = WorkspaceId.in(state, new Random(1));
        assertThat(id.text()).matches("[0-9a-f]{16}");
        assertThat(WorkspaceId.in(state, new Random(2))).isEqualTo(id);
        assertThat(WorkspaceId.in(folder.resolve("other"), new Random(2))).isNotEqualTo(id);
        assertThat(state).isDirectoryContaining(f -> f.endsWith("id"));
        try (var files = Files.list(state)) {
            assertThat(files).hasSize(1);
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state.resolve("id"))))
                .isEqualTo("rw-------");
    }

    @Test
    void manyAtATimeGetTheSame() {
        Set<WorkspaceId> ids = ConcurrentHashMap.newKeySet();
        IntStream.range(0, 16).parallel().forEach(i -> ids.add(WorkspaceId.in(folder, new Random(i))));
        assertThat(ids).hasSize(1);
    }

    @Test
    void anythingElseIsRefused() throws IOException {
        Files.writeString(folder.resolve("id"), "0123456789ABCDEF\n");
        assertThatThrownBy(() -> WorkspaceId.in(folder, new Random(1)))
                .isInstanceOf(DiagnosticException.class)
                .hasMessageContaining("16 hexadecimal digits");
    }
}
