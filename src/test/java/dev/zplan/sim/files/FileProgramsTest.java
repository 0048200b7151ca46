package dev.zplan.sim.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.sim.command.SimResult;
import dev.zplan.sim.files.FileView.Place;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The programs that touch files, one by one. */
class FileProgramsTest {

    private final Tree root = Tree.empty(0755);
    private final FileView files = FileView.of(new FileView.Mounts() {
        @Override
        public @Nullable Place at(String directory) {
            return directory.equals("/") ? new Place(root, "") : null;
        }

        @Override
        public Stream<String> below(String directory) {
            return Stream.empty();
        }
    });

    private SimResult run(String stdin, String... words) {
        List<String> argv = List.of(words);
        return new FilePrograms(files).run(argv.get(0), argv.subList(1, argv.size()), stdin);
    }

    private String ok(String... words) {
        SimResult result = run("", words);
        assertThat(result.exitCode()).as("%s: %s", List.of(words), result).isZero();
        return result.stdout();
    }

    @Test
    void symbolicLinksLeadOn() {
        files.write("/data/real/file", "text\n");
        ok("ln", "-s", "real", "/data/link");
        ok("ln", "-s", "/data/link/file", "/short");
        assertThat(ok("cat", "/short")).isEqualTo("text\n");
        assertThat(ok("ls", "/data/link/")).isEqualTo("file\n");
        assertThat(ok("ls", "-l", "/short")).matches("l\\S+ +1 root +root +15 .* /short -> /data/link/file\n");
        assertThat(run("", "ln", "-s", "x", "/short"))
                .isEqualTo(SimResult.fail(2, "ln: cannot create /short: File exists\n"));
        ok("rm", "/short");
        assertThat(ok("cat", "/data/real/file")).as("only the link is gone").isEqualTo("text\n");
        ok("ln", "-s", "loop", "/loop");
        assertThat(run("", "cat", "/loop").stderr()).isEqualTo("cat: cannot open /loop: No such file or directory\n");
        assertThat(run("", "test", "-h", "/loop").exitCode()).isZero();
    }

    @Test
    void ownersAndPermissionsAreKept() {
        files.write("/f", "");
        ok("groupadd", "-g", "200", "staff");
        ok("useradd", "-u", "100", "-g", "staff", "-m", "-d", "/home/joe", "joe");
        ok("chown", "-R", "joe:staff", "/f");
        ok("chmod", "u=rwx,go-r", "/f");
        assertThat(ok("ls", "-l", "/f")).startsWith("-rwx------   1 joe      staff ");
        assertThat(ok("ls", "-ldn", "/home/joe")).startsWith("drwxr-xr-x   2 100      200 ");
        assertThat(ok("id", "joe")).isEqualTo("uid=100(joe) gid=200(staff)\n");
        assertThat(ok("getent", "passwd", "joe")).isEqualTo("joe:x:100:200::/home/joe:/bin/sh\n");
        assertThat(run("", "chown", "nobody9", "/f")).isEqualTo(SimResult.fail(2, "chown: unknown user id nobody9\n"));
        assertThat(run("", "useradd", "joe").exitCode()).isEqualTo(9);
        ok("userdel", "-r", "joe");
        assertThat(run("", "id", "joe")).isEqualTo(SimResult.fail(1, "id: invalid user name: \"joe\"\n"));
        assertThat(files.exists("/home/joe")).isFalse();
        assertThat(root.get("f")).isEqualTo(new Entry(0700, "", null, 100, 200));
    }

    @Test
    void filters() {
        String text = "b 2\na 10\nc\n";
        assertThat(run(text, "head", "-n", "1").stdout()).isEqualTo("b 2\n");
        assertThat(run(text, "tail", "-1").stdout()).isEqualTo("c\n");
        assertThat(run(text, "tail", "-n", "+2").stdout()).isEqualTo("a 10\nc\n");
        assertThat(run(text, "wc", "-l").stdout()).isEqualTo("       3\n");
        assertThat(run(text, "sort").stdout()).isEqualTo("a 10\nb 2\nc\n");
        assertThat(run("10\n9\n9\n", "sort", "-nu").stdout()).isEqualTo("9\n10\n");
        assertThat(run("a:b:c\n", "cut", "-d:", "-f1,3").stdout()).isEqualTo("a:c\n");
        assertThat(run(text, "grep", "-n", "^[ab] ")).isEqualTo(SimResult.ok("1:b 2\n2:a 10\n"));
        assertThat(run(text, "grep", "-vc", "a").stdout()).isEqualTo("2\n");
        assertThat(run(text, "grep", "-q", "x").exitCode()).isEqualTo(1);
        assertThat(run(text, "grep", "a+").exitCode())
                .as("a plus is plain in a basic expression")
                .isEqualTo(1);
        assertThat(run("", "grep", "x", "/nosuch")).isEqualTo(SimResult.fail(2, "grep: can't open \"/nosuch\"\n"));
    }

    @Test
    void printing() {
        assertThat(ok("printf", "%s=%d\\n", "a", "1", "b", "2")).isEqualTo("a=1\nb=2\n");
        assertThat(ok("printf", "[%-4s|%4s|%03d]", "a", "b", "7")).isEqualTo("[a   |   b|007]");
        assertThat(run("", "printf", "%d", "x").exitCode()).isEqualTo(1);
        assertThat(ok("basename", "/a/b.txt", ".txt") + ok("dirname", "/a/b") + ok("dirname", "b"))
                .isEqualTo("b\n/a\n.\n");
    }

    @Test
    void copiesAndMoves() {
        files.write("/a/f", "1");
        ok("ln", "-s", "f", "/a/l");
        ok("cp", "-rP", "/a", "/b");
        assertThat(files.itself("/b/l")).isEqualTo(Entry.symlink("f"));
        ok("cp", "-r", "/a", "/c");
        assertThat(files.itself("/c/l")).isEqualTo(Entry.file("1"));
        ok("mkdir", "/d");
        ok("mv", "/a/f", "/b", "/d");
        assertThat(ok("ls", "/d")).isEqualTo("b\nf\n");
        assertThat(run("", "mv", "/d", "/d/e").exitCode()).isEqualTo(2);
        assertThat(run("", "mv", "/x", "/y"))
                .isEqualTo(SimResult.fail(2, "mv: cannot access /x: No such file or directory\n"));
        assertThat(run("", "cp", "/x").stderr()).startsWith("cp: Insufficient arguments (1)\n");
    }
}
