package dev.zplan.report.html;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A headless Chromium, spoken to in the DevTools protocol. */
final class Chromium implements AutoCloseable {

    private static final String LISTENING = "DevTools listening on ";
    private static final int PATIENCE = 20;

    private final JsonMapper json = new JsonMapper();
    private final Process process;
    private final WebSocket socket;
    private final AtomicInteger last = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
    private final List<Consumer> consumers = new CopyOnWriteArrayList<>();

    /** Who is told of events. */
    interface Consumer {
        void event(String session, String method, JsonNode params);
    }

    /** The program, if there is one on this machine. */
    static Optional<Path> program() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(folder -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Starts one with its data in that folder. */
    Chromium(Path program, Path data) throws IOException {
        process = new ProcessBuilder(
                        program.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--disable-quic",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--no-first-run",
                        "--hide-scrollbars",
                        "--window-size=1300,900",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + data,
                        "about:blank")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(address(), new Listener())
                .join();
    }

    /** Where it listens, which it says among other things; what it says afterwards is thrown away. */
    private URI address() throws IOException {
        BufferedReader said = new BufferedReader(new InputStreamReader(process.getErrorStream(), UTF_8));
        List<String> before = new ArrayList<>();
        String line = said.readLine();
        while (line != null && !line.startsWith(LISTENING)) {
            before.add(line);
            line = said.readLine();
        }
        if (line == null) {
            throw new IOException("Chromium ended before it listened: " + before);
        }
        Thread drain = new Thread(() -> said.lines().forEach(ignored -> {}));
        drain.setDaemon(true);
        drain.start();
        return URI.create(line.substring(LISTENING.length()));
    }

    /** A new page, which shows nothing yet. */
    Page page() {
        String target = ask("", "Target.createTarget", object().put("url", "about:blank"))
                .get("targetId")
                .asText();
        String session = ask(
                        "",
                        "Target.attachToTarget",
                        object().put("targetId", target).put("flatten", true))
                .get("sessionId")
                .asText();
        return new Page(this, session);
    }

    ObjectNode object() {
        return json.createObjectNode();
    }

    /** Sends a command and waits for what it returns; an empty session is the browser itself. */
    JsonNode ask(String session, String method, ObjectNode params) {
        int id = last.incrementAndGet();
        ObjectNode message = object().put("id", id).put("method", method);
        message.set("params", params);
        if (!session.isEmpty()) {
            message.put("sessionId", session);
        }
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        asked.put(id, answer);
        socket.sendText(message.toString(), true).join();
        JsonNode all = answer.orTimeout(PATIENCE, SECONDS).join();
        if (all.has("error")) {
            throw new IllegalStateException(method + ": " + all.get("error"));
        }
        return all.get("result");
    }

    /** The first event from now on that this is true of. */
    CompletableFuture<JsonNode> await(String session, String method, Predicate<JsonNode> wanted) {
        CompletableFuture<JsonNode> found = new CompletableFuture<>();
        listen((from, name, params) -> {
            if (from.equals(session) && name.equals(method) && wanted.test(params)) {
                found.complete(params);
            }
        });
        return found.orTimeout(PATIENCE, SECONDS);
    }

    void listen(Consumer consumer) {
        consumers.add(consumer);
    }

    @Override
    public void close() {
        List<ProcessHandle> family = Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
        ask("", "Browser.close", object());
        family.forEach(member -> member.onExit().orTimeout(PATIENCE, SECONDS).join());
    }

    private void received(String text) {
        try {
            JsonNode message = json.readTree(text);
            if (message.has("id")) {
                CompletableFuture<JsonNode> answer =
                        asked.remove(message.get("id").asInt());
                if (answer != null) {
                    answer.complete(message);
                }
            } else {
                String session = message.path("sessionId").asText();
                String method = message.get("method").asText();
                consumers.forEach(consumer -> consumer.event(session, method, message.get("params")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder parts = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean whole) {
            parts.append(part);
            if (whole) {
                received(parts.toString());
                parts.setLength(0);
            }
            from.request(1);
            return CompletableFuture.completedStage(null);
        }
    }
}
