package dev.zplan.report.html;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** One page of a browser, and what it complained of and asked the network for. */
final class Page {

    private final Chromium chromium;
    private final String session;

    /** What stands on the console: the script's words, errors, and breaches of the content security policy. */
    final List<String> console = Collections.synchronizedList(new ArrayList<>());

    /** The addresses that it asked for. */
    final List<String> requests = Collections.synchronizedList(new ArrayList<>());

    Page(Chromium chromium, String session) {
        this.chromium = chromium;
        this.session = session;
        chromium.listen((from, method, params) -> {
            if (from.equals(session)) {
                heard(method, params);
            }
        });
        List.of("Page", "Runtime", "Log", "Network").forEach(domain -> ask(domain + ".enable", object()));
    }

    private void heard(String method, JsonNode params) {
        switch (method) {
            case "Runtime.exceptionThrown", "Runtime.consoleAPICalled", "Log.entryAdded" ->
                console.add(params.toString());
            case "Network.requestWillBeSent" ->
                requests.add(params.get("request").get("url").asText());
            default -> {}
        }
    }

    private ObjectNode object() {
        return chromium.object();
    }

    private JsonNode ask(String method, ObjectNode params) {
        return chromium.ask(session, method, params);
    }

    /** Goes to an address and waits until everything of it is there. */
    Page open(String address) {
        CompletableFuture<JsonNode> loaded = chromium.await(session, "Page.loadEventFired", params -> true);
        ask("Page.navigate", object().put("url", address));
        loaded.join();
        return this;
    }

    /** Opens the page anew at the same address. */
    void reload() {
        CompletableFuture<JsonNode> loaded = chromium.await(session, "Page.loadEventFired", params -> true);
        ask("Page.reload", object());
        loaded.join();
    }

    /** What an expression of the page's language comes to, once it is there. */
    JsonNode eval(String expression) {
        JsonNode result = ask(
                "Runtime.evaluate",
                object().put("expression", expression)
                        .put("returnByValue", true)
                        .put("awaitPromise", true));
        if (result.has("exceptionDetails")) {
            throw new IllegalStateException(expression + ": " + result.get("exceptionDetails"));
        }
        return result.get("result").path("value");
    }

    /** Shows it to somebody who likes it {@code dark} or {@code light}. */
    Page prefers(String scheme) {
        ObjectNode params = object();
        params.putArray("features")
                .addObject()
                .put("name", "prefers-color-scheme")
                .put("value", scheme);
        ask("Emulation.setEmulatedMedia", params);
        return this;
    }

    /** Lets no script run in what is opened from now on. */
    Page withoutScript() {
        ask("Emulation.setScriptExecutionDisabled", object().put("value", true));
        return this;
    }

    /** Types keys into what has the focus. */
    void type(String text) {
        ask("Input.insertText", object().put("text", text));
    }

    /** A picture of all of it, as far as {@code height}. */
    void screenshot(Path file, int height) throws IOException {
        ObjectNode params = object().put("captureBeyondViewport", true);
        params.putObject("clip")
                .put("x", 0)
                .put("y", 0)
                .put("width", 1300)
                .put("height", height)
                .put("scale", 1);
        String data = ask("Page.captureScreenshot", params).get("data").asText();
        Files.write(file, Base64.getDecoder().decode(data));
    }
}
