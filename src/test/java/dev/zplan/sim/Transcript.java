package dev.zplan.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.resource.Flavour;
import dev.zplan.sim.command.SimResult;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a host was asked and what it said, in the form that the head of {@code transcripts/zones.txt} tells.
 *
 * @param number its name
 * @param host the words that tell of the host
 * @param steps the commands, those that lead to it included
 */
record Transcript(String number, List<String> host, List<Step> steps) {

    /**
     * A command and what it does.
     *
     * @param setup whether it only leads to the transcript, and has to succeed
     * @param lines the lines after it: {@code <}, {@code >}, {@code !} or {@code =} and a text
     */
    record Step(boolean setup, String command, List<String> lines) {

        private String text(char mark) {
            StringBuilder text = new StringBuilder();
            for (String line : lines) {
                if (line.charAt(0) == mark) {
                    text.append(line.substring(Math.min(2, line.length())).replace('␠', ' '));
                    text.append('\n');
                }
            }
            return text.toString().replace("\\c\n", "");
        }

        private int exitCode() {
            String code = text('=').trim();
            return code.isEmpty() ? 0 : Integer.parseInt(code);
        }

        private void play(SimHost host) {
            SimResult result = host.run(List.of("sh", "-c", command), text('<'));
            if (setup) {
                assertThat(result.exitCode()).as("%s: %s", command, result).isZero();
                return;
            }
            same(command + ": output", result.stdout(), text('>'));
            same(command + ": errors", result.stderr(), text('!'));
            assertThat(result.exitCode()).as(command).isEqualTo(exitCode());
        }

        private static void same(String what, String text, String expected) {
            Pattern form = form(expected);
            if (!form.matcher(text).matches()) {
                assertThat(text).as(what).isEqualTo(expected);
            }
        }
    }

    private static final Pattern HEAD = Pattern.compile("== (T?\\d+( in part)?): .+");
    private static final Pattern OPEN = Pattern.compile("(?m)^\\.\\.\\.\\n|\\{[a-z ]+}");

    /** The transcripts of a resource, by their number, in order. */
    static List<Transcript> read(String resource) {
        List<Transcript> all = new ArrayList<>();
        for (String line : lines(resource)) {
            Matcher head = HEAD.matcher(line);
            if (head.matches()) {
                all.add(new Transcript(head.group(1), new ArrayList<>(List.of("omnios")), new ArrayList<>()));
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                all.get(all.size() - 1).add(line);
            }
        }
        return all;
    }

    private void add(String line) {
        String text = line.substring(Math.min(2, line.length()));
        switch (line.charAt(0)) {
            case '@' -> {
                host.clear();
                host.addAll(Arrays.asList(text.split(" ")));
            }
            case '%', '$' -> steps.add(new Step(line.charAt(0) == '%', text, new ArrayList<>()));
            case '<', '>', '!', '=' -> steps.get(steps.size() - 1).lines().add(line);
            default -> throw new IllegalArgumentException("neither command nor answer: " + line);
        }
    }

    private static List<String> lines(String resource) {
        try (InputStream in = Objects.requireNonNull(Transcript.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** A text with its open places. */
    private static Pattern form(String text) {
        StringBuilder form = new StringBuilder();
        Matcher open = OPEN.matcher(text);
        int from = 0;
        while (open.find()) {
            form.append(Pattern.quote(text.substring(from, open.start())));
            form.append(open.group().startsWith("{") ? ".+?" : "(?:.*\\n)*");
            from = open.end();
        }
        return Pattern.compile(form + Pattern.quote(text.substring(from)));
    }

    /** Plays it on a fresh host. */
    void play() {
        assertThat(steps).as("commands of " + number).anyMatch(s -> !s.setup());
        SimHost fresh = fresh();
        steps.forEach(s -> s.play(fresh));
    }

    private SimHost fresh() {
        Flavour flavour = host.get(0).equals("omnios") ? Flavour.OMNIOS : Flavour.OPENINDIANA;
        List<Hardware.Nic> nics = new ArrayList<>();
        Duration services = Duration.ZERO;
        for (String word : host.subList(1, host.size())) {
            if (word.startsWith("services=")) {
                services = Duration.ofSeconds(Long.parseLong(word.substring("services=".length())));
            } else {
                nics.add(new Hardware.Nic(word.replace("*", ""), word.endsWith("*")));
            }
        }
        SimHost made = nics.isEmpty()
                ? SimHost.create(flavour)
                : SimHost.create(
                        flavour,
                        1,
                        new Hardware("lab", nics, new TreeMap<>(Map.of("rpool", 64L << 30)), "rpool/ROOT/be"));
        made.delayServices(services);
        return made;
    }

    @Override
    public String toString() {
        return number;
    }
}
