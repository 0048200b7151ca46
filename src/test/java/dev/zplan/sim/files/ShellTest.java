package dev.zplan.sim.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.sim.command.SimResult;
import dev.zplan.sim.files.FileView.Place;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The small shell and the programs that touch files. */
class ShellTest {

    private final Tree root = Tree.empty(0755);
    private final Tree data = Tree.empty(0700);
    private final FileView files = view();

    private FileView view() {
        Map<String, Place> places = Map.of("/", new Place(root, ""), "/srv/data", new Place(data, ""));
        return FileView.of(new FileView.Mounts() {
            @Override
            public @Nullable Place at(String directory) {
                return places.get(directory);
            }

            @Override
            public Stream<String> points() {
                return places.keySet().stream();
            }
        });
    }

    private SimResult sh(String text, String stdin) {
        return Shell.run(text, stdin, files, this::program);
    }

    private SimResult program(List<String> argv, String stdin) {
        return FilePrograms.has(argv.get(0))
                ? new FilePrograms(files).run(argv.get(0), argv.subList(1, argv.size()), stdin)
                : SimResult.fail(127, argv.get(0) + ": not found\n");
    }

    private void gives(String text, int status, String stdout, String stderr) {
        assertThat(sh(text, "")).as(text).isEqualTo(new SimResult(status, stdout, stderr));
    }

    @Test
    void lists() {
        gives("echo a; echo b\necho c # no more", 0, "a\nb\nc\n", "");
        gives("false && echo a || echo b", 0, "b\n", "");
        gives("true || echo a; false", 1, "", "");
        gives("! false && echo a", 0, "a\n", "");
        gives("exit 3; echo a", 3, "", "");
        gives("false; exit", 1, "", "");
        gives("", 0, "", "");
    }

    @Test
    void words() {
        gives("echo 'a  b' \"c 'd\" e\\ f \"\\\"g\"", 0, "a  b c 'd e f \"g\n", "");
        gives("LC_ALL=C echo x=1", 0, "x=1\n", "");
        gives("echo a#b", 0, "a#b\n", "");
        gives("echo 2 > /x; cat /x", 0, "2\n", "");
    }

    @Test
    void redirectionsAndPipes() {
        gives("echo a > /f; echo b >> /f; cat /f; cat < /f", 0, "a\nb\na\nb\n", "");
        gives("echo a | cat | cat - /nosuch 2>/dev/null", 2, "a\n", "");
        gives("cat /nosuch 2>&1 | cat", 0, "cat: cannot open /nosuch: No such file or directory\n", "");
        gives("echo a > /no/such && echo b", 1, "", "sh: /no/such: cannot create [No such file or directory]\n");
        assertThat(sh("cat > /in", "text\n").exitCode()).isZero();
        gives("cat /in", 0, "text\n", "");
    }

    @Test
    void whatItDoesNotKnowItRefuses() {
        for (String text :
                List.of("echo $HOME", "ls *", "echo `id`", "sleep 1 &", "for i in a; do echo; done", "echo 'a")) {
            assertThat(sh(text, "").exitCode()).as(text).isEqualTo(2);
            assertThat(sh(text, "").stderr()).as(text).startsWith("sh: not simulated: ");
        }
    }

    @Test
    void directories() {
        gives("mkdir /a/b", 2, "", "mkdir: Failed to make directory \"/a/b\"; No such file or directory\n");
        gives("mkdir -p -m 700 /a/b; mkdir /a/b", 2, "", "mkdir: Failed to make directory \"/a/b\"; File exists\n");
        gives("ls /; ls -d /a", 0, "a\nsrv\n/a\n", "");
        gives("rmdir /a", 2, "", "rmdir: directory \"/a\": Directory not empty\n");
        gives("rm /a", 2, "", "rm: /a is a directory\n");
        gives("rm -r /a; ls /a", 2, "", "/a: No such file or directory\n");
        gives("rm /nosuch", 2, "", "/nosuch: No such file or directory\n");
        gives("rm -f /nosuch", 0, "", "");
        gives("rm -rf /srv", 2, "", "rm: Unable to remove directory /srv: Device busy\n");
    }

    @Test
    void tests() {
        gives("touch /f; test -f /f && test ! -d /f && test -e /srv/data && [ -d /srv/data ]", 0, "", "");
        gives("test -s /f", 1, "", "");
        gives("test a = b", 1, "", "");
        gives("[ a != b ]", 0, "", "");
        gives("test -q /f", 2, "", "test: unknown operator\n");
    }

    @Test
    void copies() {
        gives(
                "mkdir /a; echo x > /a/f; cp -r /a /b; mv /a/f /b/g; ls /a /b; cat /b/f /b/g",
                0,
                "/a:\n/b:\nf\ng\nx\nx\n",
                "");
        gives("cp /a /c", 2, "", "cp: /a: is a directory\n");
    }

    @Test
    void fileSystemsHoldTheirOwnFiles() {
        gives("echo x > /srv/data/f", 0, "", "");
        assertThat(data.get("f")).isEqualTo(Entry.file("x\n"));
        assertThat(files.within("/srv").get("/data/f")).isEqualTo(Entry.file("x\n"));
        assertThat(files.within("/srv/data").list("/")).containsExactly("f");
        assertThat(files.within("/srv").get("/../../data/f")).isNotNull();
    }
}
