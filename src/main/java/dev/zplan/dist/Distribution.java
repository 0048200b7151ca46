package dev.zplan.dist;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.zplan.cli.Context;
import dev.zplan.cli.Zplan;
import dev.zplan.manual.CompletionScript;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/** Lays out what the packages are made of, below {@code target/dist/}, and writes the IPS manifest. */
public final class Distribution {

    private Distribution() {}

    /**
     * Run by the build.
     *
     * @param args the folder of the sources, the folder {@code target}, the version, the time that the packages are
     *     of, and the maintainer
     */
    public static void main(String[] args) throws IOException {
        Path sources = Path.of(args[0]);
        Path target = Path.of(args[1]);
        String version = args[2];
        Path dist = target.resolve("dist");
        delete(dist);
        Path generated = dist.resolve("generated");
        generate(generated);
        Layout layout = Layout.of(sources, target, generated);
        layout.copyTo(dist.resolve("tarball"));
        new DebianTree(layout, version, OffsetDateTime.parse(args[3])).writeTo(dist.resolve("deb"), args[4]);
        Files.writeString(target.resolve("zplan.p5m"), new IpsManifest(layout, version).text());
    }

    /** What zplan tells of itself: manual pages and completion. */
    private static void generate(Path folder) throws IOException {
        Path pages = folder.resolve("share/man/man1");
        PrintWriter nowhere = new PrintWriter(OutputStream.nullOutputStream(), false, UTF_8);
        Context context = new Context(
                new BufferedReader(Reader.nullReader()),
                nowhere,
                nowhere,
                new Context.Bytes(
                        InputStream.nullInputStream(),
                        OutputStream.nullOutputStream(),
                        OutputStream.nullOutputStream()),
                Map.of(),
                folder,
                new Context.Terminals(false, false, false),
                Clock.systemUTC(),
                new Random(0),
                "nobody",
                "nowhere");
        if (new Zplan(context).run("man", "--out", pages.toString()) != 0) {
            throw new IllegalStateException("zplan man has failed");
        }
        complete(folder.resolve("share/bash-completion/completions/zplan"), CompletionScript.bash);
        complete(folder.resolve("share/zsh/site-functions/_zplan"), CompletionScript.zsh);
        complete(folder.resolve("share/fish/vendor_completions.d/zplan.fish"), CompletionScript.fish);
    }

    private static void complete(Path file, CompletionScript script) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, script.text());
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> inside = all.sorted(Comparator.reverseOrder()).toList();
            for (Path path : inside) {
                Files.delete(path);
            }
        }
    }
}
