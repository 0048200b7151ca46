package dev.zplan.sim.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.sim.command.SimResult;
import dev.zplan.sim.files.Entry;
import dev.zplan.sim.files.FileView;
import dev.zplan.sim.files.FileView.Place;
import dev.zplan.sim.files.Tree;
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
            public Stream<String> below(String directory) {
                String prefix = directory.equals("/") ? "/" : directory + "/";
                return places.keySet().stream().filter(p -> p.startsWith(prefix) && p.length() > prefix.length());
            }
        });
    }

    private SimResult sh(String text, String stdin) {
        return Shell.run(text, stdin, new Session(files, "root", Map.of("HOME", "/root"), ShellTest::program));
    }

    private static SimResult program(List<String> argv, String stdin, Map<String, String> environment) {
        return argv.get(0).equals("showenv")
                ? SimResult.ok(environment + "\n")
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
        for (String text : List.of(
                "sleep 1 &",
                "f() { echo; }",
                "[[ a ]]",
                "trap x 0",
                "echo ${x%y}",
                "echo 'a",
                "if true",
                "cat <<E",
                ". /f")) {
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
                "/a:\n\n/b:\nf\ng\nx\nx\n",
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

    @Test
    void variables() {
        gives("A=1; echo $A ${A} \"$A b\" '$A' ${B:-none} ${A:+set}", 0, "1 1 1 b $A none set\n", "");
        gives("A='x  y'; echo $A; echo \"$A\"", 0, "x y\nx  y\n", "");
        gives("false; echo $?; true; echo $?", 0, "1\n0\n", "");
        gives(
                "A=1 showenv; showenv; export B=2; showenv",
                0,
                "{A=1, HOME=/root}\n{HOME=/root}\n{B=2, HOME=/root}\n",
                "");
        gives("A=1; (A=2; echo $A); echo $A", 0, "2\n1\n", "");
        gives("read X Y <<E\none two three\nE\necho $Y-$X", 0, "two three-one\n", "");
        gives("set -u; echo $NO; echo never", 1, "", "sh: NO: parameter not set\n");
        gives("echo ${NO:?is wanted}; echo never", 1, "", "sh: NO: is wanted\n");
    }

    @Test
    void substitutionsAndSums() {
        gives("echo \"$(echo a; echo b)\" `echo c` $(echo $(echo d))", 0, "a\nb c d\n", "");
        gives("A=$(false); echo $?", 0, "1\n", "");
        gives("i=3; echo $((i * (2 + 1) - 1)) $((7 / 2)) $((i > 2 && i != 4))", 0, "8 3 1\n", "");
        gives("echo $((1 / 0))", 2, "", "sh: not simulated: a division by zero\n");
    }

    @Test
    void choicesAndLoops() {
        gives("if test -d /srv; then echo yes; elif true; then echo no; else echo never; fi", 0, "yes\n", "");
        gives("if false; then echo a; else echo b; fi", 0, "b\n", "");
        gives("for f in a 'b c' $(echo d e); do echo \"[$f]\"; done", 0, "[a]\n[b c]\n[d]\n[e]\n", "");
        gives("i=0; while [ $i -lt 3 ]; do i=$((i+1)); [ $i = 2 ] && continue; echo $i; done", 0, "1\n3\n", "");
        gives(
                "until true; do echo never; done; for i in 1 2; do for j in 1 2; do break 2; done; done; echo $i$j",
                0,
                "11\n",
                "");
        gives("case web1 in db*) echo db;; web? | www) echo web;; *) echo other;; esac", 0, "web\n", "");
        gives("printf 'a\\nb\\n' | while read l; do echo \"<$l>\"; done", 0, "<a>\n<b>\n", "");
        assertThat(sh("while true; do true; done", "").stderr()).startsWith("sh: not simulated: a script of more than");
    }

    @Test
    void hereDocuments() {
        gives("A=1; cat <<E > /f\nx $A $(echo y)\nE\ncat /f", 0, "x 1 y\n", "");
        gives("cat <<'E'\n$A `x`\nE\necho after", 0, "$A `x`\nafter\n", "");
        gives("cat <<-E | cat\n\tindented\n\tE\n", 0, "indented\n", "");
    }

    @Test
    void endsAtTheFirstFailureIfTold() {
        gives("set -e; false; echo never", 1, "", "");
        gives("set -e; false || echo a; if false; then :; fi; ! true; echo b; false; echo never", 1, "a\nb\n", "");
    }

    @Test
    void childrenAndScripts() {
        gives("sh -c 'echo $1-$#' x a b; echo 'echo in $1' > /s; sh /s it", 0, "a-2\nin it\n", "");
        gives("echo 'exit 4' > /s; /s", 126, "", "sh: /s: cannot execute [Permission denied]\n");
        gives("chmod +x /s; /s", 4, "", "");
        gives("nosuch", 127, "", "sh: nosuch: not found [No such file or directory]\n");
        gives(
                "mkdir /w; cd /w; pwd; echo x > f; cat /w/f; cd nosuch",
                1,
                "/w\nx\n",
                "sh: cd: nosuch: [No such file or directory]\n");
    }

    @Test
    void namesOfFiles() {
        gives(
                "mkdir /g; touch /g/a1 /g/a2 /g/b '/g/a*'; cd /g; echo a? 'a*' /g/[b]* x*",
                0,
                "a* a1 a2 a* /g/b x*\n",
                "");
    }

    @Test
    void streamsGoWhereTheyAreSent() {
        gives(
                "{ echo out; cat /no; } > /o 2> /e; cat /o /e",
                0,
                "out\ncat: cannot open /no: No such file or directory\n",
                "");
        gives("echo a >&2", 0, "", "a\n");
        gives("cat /no > /dev/null 2>&1", 2, "", "");
        gives("echo y | tee /t | cat; cat /t", 0, "y\ny\n", "");
        gives("cat < /nosuch", 1, "", "sh: /nosuch: cannot open [No such file or directory]\n");
    }
}
