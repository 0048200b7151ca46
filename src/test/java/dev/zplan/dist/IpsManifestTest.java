package dev.zplan.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpsManifestTest {

    @ParameterizedTest
    @CsvSource({"0.1.0-SNAPSHOT, 0.1.0-0", "0.1.0, 0.1.0-1", "1.10.0, 1.10.0-1", "2, 2-1"})
    void aVersionIsNumbersAndASnapshotComesBeforeItsRelease(String version, String expected) {
        assertThat(IpsManifest.ipsVersion(version)).isEqualTo(expected);
    }

    /** What {@code pkg.version.DotSequence} would not read. */
    @ParameterizedTest
    @ValueSource(strings = {"1.0-rc1", "1.01", "1..2", "v1", "1.0-SNAPSHOT-SNAPSHOT", ""})
    void otherVersionsAreRefused(String version) {
        assertThatThrownBy(() -> IpsManifest.ipsVersion(version)).hasMessage("IPS has no such version: " + version);
    }

    @Test
    void hasAnActionForEachFileAndForEachFolderOfItsOwn() {
        TreeMap<String, Path> files = new TreeMap<>();
        Stream.of("share/man/man1/zplan.1", "bin/zplan", "share/doc/zplan/docs/spec.md", "lib/zplan.jar")
                .forEach(file -> files.put(file, Path.of(file)));
        assertThat(new IpsManifest(new Layout(files), "0.1.0").text()).endsWith("""
                dir group=bin mode=0755 owner=root path=usr/share/doc/zplan
                dir group=bin mode=0755 owner=root path=usr/share/doc/zplan/docs
                dir group=bin mode=0755 owner=root path=usr/share/zplan
                dir group=bin mode=0755 owner=root path=usr/share/zplan/bin
                dir group=bin mode=0755 owner=root path=usr/share/zplan/lib
                file bin/zplan group=bin mode=0555 owner=root path=usr/share/zplan/bin/zplan
                file lib/zplan.jar group=bin mode=0444 owner=root path=usr/share/zplan/lib/zplan.jar
                file share/doc/zplan/docs/spec.md group=bin mode=0444 owner=root path=usr/share/doc/zplan/docs/spec.md facet.doc=true
                file share/man/man1/zplan.1 group=bin mode=0444 owner=root path=usr/share/man/man1/zplan.1 facet.doc.man=true restart_fmri=svc:/system/update-man-index:default
                link path=usr/bin/zplan target=../share/zplan/bin/zplan
                """);
    }
}
