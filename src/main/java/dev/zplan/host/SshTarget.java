package dev.zplan.host;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where OpenSSH's client connects to. All else (keys, agents, jump hosts, known hosts) is the user's configuration of it.
 *
 * @param address a name or an address, or what the user's {@code ~/.ssh/config} knows
 * @param user who to be there; null for what ssh takes
 * @param port the port; null for what ssh takes
 * @param connectTimeout how long a connection may take
 * @param sockets the folder for the sockets of shared connections; only its owner may enter it
 * @param more further arguments for ssh, before all of zplan's: the first value that ssh is told counts
 */
public record SshTarget(
        String address,
        @Nullable String user,
        @Nullable Integer port,
        Duration connectTimeout,
        Path sockets,
        List<String> more) {

    /** In any login shell the same: a POSIX shell, with nothing of the login's environment but what sh is told later. */
    private static final String SHELL = "exec /usr/bin/env -i LC_ALL=C LANG=C /bin/sh";

    /** Three that go unanswered, ten seconds apart, and a connection counts as broken. */
    private static final List<String> ALIVE = List.of("ServerAliveInterval=10", "ServerAliveCountMax=3");

    /** Nobody is asked, nothing but the shell is run, and unknown hosts are not talked to. */
    private static final List<String> OPTIONS = List.of(
            "BatchMode=yes",
            "StrictHostKeyChecking=yes",
            "LogLevel=ERROR",
            "RemoteCommand=none",
            "PermitLocalCommand=no",
            "ClearAllForwardings=yes",
            "EscapeChar=none",
            "ControlMaster=auto",
            "ControlPersist=60");

    /** Keeps a copy. */
    public SshTarget {
        more = List.copyOf(more);
    }

    /** As a user would name it. */
    String shown() {
        return (user == null ? "" : user + "@") + address + (port == null ? "" : " (port " + port + ")");
    }

    /** The words after {@code ssh} that bring a shell, which reads its commands from standard input. */
    List<String> shell() {
        List<String> words = words();
        words.add(SHELL);
        return words;
    }

    /** The words after {@code ssh} that run a command of that shell with a terminal. Its escape character is left to the command. */
    List<String> terminal(String script) {
        List<String> words = words();
        words.replaceAll(word -> word.equals("-T") ? "-t" : word);
        words.add("exec /bin/sh -c " + Argv.quoted(List.of(script)));
        return words;
    }

    /** The words after {@code ssh} that end the shared connection. */
    List<String> exit() {
        List<String> words = new ArrayList<>(List.of("-O", "exit"));
        words.addAll(words());
        return words;
    }

    private List<String> words() {
        List<String> words = new ArrayList<>(more);
        words.addAll(List.of("-T", "-a", "-x"));
        List<String> options = new ArrayList<>(OPTIONS);
        options.addAll(ALIVE);
        options.add("ConnectTimeout=" + connectTimeout.toSeconds());
        options.add("ControlPath=" + sockets.toString().replace("%", "%%") + "/%C");
        for (String option : options) {
            words.add("-o");
            words.add(option);
        }
        if (user != null) {
            words.addAll(List.of("-l", user));
        }
        if (port != null) {
            words.addAll(List.of("-p", String.valueOf(port)));
        }
        words.addAll(List.of("--", address));
        return words;
    }
}
