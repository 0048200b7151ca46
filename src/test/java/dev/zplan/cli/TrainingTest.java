package dev.zplan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingTest {

    /** A command that is refused would load little of what users need. */
    @Test
    void everyCommandDoesWhatItIsFor(@TempDir Path folder) throws IOException {
        assertThat(Training.run(folder))
                .isNotEmpty()
                .allSatisfy(
                        (command, exitCode) -> assertThat(exitCode).as(command).isZero());
    }
}
