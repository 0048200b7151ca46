package dev.zplan.kdl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.zplan.kdl.KdlPrinterConfiguration.PropertiesOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The official test suite, from a folder outside of the project: {@code -Dkdl.suite=.../tests/test_cases}, which holds {@code
 * input/} and {@code expected_kdl/}.
 */
class KdlSuiteTest {

    private static final KdlPrinter PRINTER = new KdlPrinter(KdlPrinterConfiguration.DEFAULT
            .withPropertiesOrder(PropertiesOrder.NAME_ASCENDING)
            .withDuplicateProperties(false));

    @TestFactory
    List<DynamicTest> officialCases() throws IOException {
        String suite = System.getProperty("kdl.suite", "");
        assumeFalse(suite.isEmpty(), "no folder given with -Dkdl.suite");
        try (Stream<Path> inputs = Files.list(Path.of(suite, "input"))) {
            List<DynamicTest> tests = inputs.sorted()
                    .map(input -> dynamicTest(input.getFileName().toString(), () -> check(input)))
                    .toList();
            assertThat(tests).isNotEmpty();
            return tests;
        }
    }

    private static void check(Path input) throws Exception {
        String file = input.getFileName().toString();
        byte[] text = Files.readAllBytes(input);
        if (file.endsWith("_fail.kdl")) {
            KdlParseException e =
                    catchThrowableOfType(KdlParseException.class, () -> new KdlParser().parse(file, text));
            assertThat(e).as("refused").isNotNull();
        } else {
            Path expected = input.resolveSibling("../expected_kdl").resolve(file);
            KdlDocument document = new KdlParser().parse(file, text);
            assertThat(PRINTER.printToString(document)).isEqualTo(Files.readString(expected));
            assertThat(new KdlParser().parse(file, new KdlPrinter().printToString(document)))
                    .isEqualTo(document);
        }
    }
}
