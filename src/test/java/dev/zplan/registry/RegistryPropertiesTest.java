package dev.zplan.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.kdl.KdlDocument;
import dev.zplan.kdl.KdlPrinter;
import dev.zplan.resource.Value;
import dev.zplan.resource.Values;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RegistryPropertiesTest {

    @Provide
    Arbitrary<Value> values() {
        return Values.values();
    }

    @Provide
    Arbitrary<Snapshot> snapshots() {
        return Snapshots.any();
    }

    @Provide
    Arbitrary<String> names() {
        Arbitrary<String> tricky =
                Arbitraries.strings().withChars("aAbB./%+~-_2Fé").ofMinLength(1).ofMaxLength(6);
        return Arbitraries.oneOf(tricky, tricky.map(name -> name + "x".repeat(250)));
    }

    @Property(tries = 100)
    void everyValueComesBack(@ForAll("values") Value value) {
        String text = new KdlPrinter().printToString(new KdlDocument(List.of(ValueKdl.write("a b", value))));
        RegistryText file = RegistryText.parse(Path.of("test"), text.getBytes(StandardCharsets.UTF_8));

        assertThat(new ValueKdl(file).readAll(file.nodes())).as(text).isEqualTo(Map.of("a b", value));
        assertThat(text).doesNotContain("the clear text");
    }

    @Property(tries = 40)
    void everySnapshotComesBack(@ForAll("snapshots") Snapshot snapshot) throws IOException {
        Path folder = Files.createTempDirectory("registry");
        try {
            SortedMap<String, byte[]> files = RegistryWriter.files(snapshot);
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Path path = folder.resolve(file.getKey());
                Files.createDirectories(Objects.requireNonNull(path.getParent()));
                Files.write(path, file.getValue());
            }

            Snapshot loaded = new FileRegistry(folder).load();

            assertThat(loaded).isEqualTo(snapshot);
            assertThat(texts(RegistryWriter.files(loaded))).isEqualTo(texts(files));
        } finally {
            deleteAll(folder);
        }
    }

    private static Map<String, String> texts(SortedMap<String, byte[]> files) {
        Map<String, String> texts = new TreeMap<>();
        files.forEach((path, bytes) -> texts.put(path, new String(bytes, StandardCharsets.UTF_8)));
        return texts;
    }

    private static void deleteAll(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    @Property(tries = 60)
    void aDeltaLeadsFromOneToTheOther(@ForAll("snapshots") Snapshot before, @ForAll("snapshots") Snapshot after) {
        Delta delta = Delta.between(before, after);

        assertThat(delta.applyTo(before)).isEqualTo(after);
        assertThat(delta.applyTo(after)).isEqualTo(after);
        assertThat(Delta.between(after, after).put()).isEmpty();
        assertThat(Delta.between(after, after).removed()).isEmpty();
    }

    @Property(tries = 300)
    void twoNamesNeverShareAFile(@ForAll("names") String one, @ForAll("names") String other) {
        TreeSet<String> paths = new TreeSet<>(List.of(
                FileNames.zone(one, other).toLowerCase(Locale.ROOT),
                FileNames.zone(other, one).toLowerCase(Locale.ROOT),
                FileNames.plan(one, one).toLowerCase(Locale.ROOT)));

        assertThat(paths).hasSize(one.equals(other) ? 2 : 3);
        for (String path : paths) {
            assertThat(path)
                    .matches("[^/.][^/]*/(zones|plans)/[^/.][^/]*\\.kdl")
                    .doesNotStartWith("registry.kdl/");
            assertThat(path.split("/")).allMatch(part -> part.length() <= 255);
        }
    }
}
