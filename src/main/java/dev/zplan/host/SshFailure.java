package dev.zplan.host;

import dev.zplan.diagnostic.Diagnostic;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/** The ways in which ssh does not get to a shell, by what OpenSSH's client says then (with {@code LC_ALL=C}). */
enum SshFailure {
    KEY_CHANGED(
            "remote host identification has changed|host key for .* has changed",
            "host_key_changed",
            "%s shows another host key than the one in known_hosts",
            "if the host was installed anew: ssh-keygen -R %s, then ssh %s, and compare the fingerprint; otherwise"
                    + " somebody may stand between"),
    KEY_UNKNOWN(
            "host key verification failed|no .* host key is known for|host key is known",
            "host_key_unknown",
            "the host key of %s is not known",
            "connect once by hand and compare the fingerprint (ssh %s), or put the key into known_hosts"),
    DENIED(
            "permission denied|too many authentication failures|no supported authentication methods",
            "auth_refused",
            "%s lets nobody in with the keys that ssh offers",
            "zplan never asks for a password: check the user, the key in its authorized_keys, and ssh-add -l; ssh -v %s"
                    + " tells more"),
    NO_NAME(
            "could not resolve hostname|name or service not known|nodename nor servname",
            "name_not_resolved",
            "there is no host of the name %s",
            "check address= in zplan.kdl, the name service and ~/.ssh/config"),
    REFUSED(
            "connection refused",
            "connection_refused",
            "%s refuses connections",
            "check port= in zplan.kdl, and svcs network/ssh there"),
    TIMEOUT(
            "timed out|timeout, server .* not responding",
            "connection_timeout",
            "%s does not answer",
            "check that it is up and that no firewall is between; connect-timeout= in zplan.kdl gives it more time"),
    UNREACHABLE(
            "no route to host|network is unreachable|host is down",
            "unreachable",
            "there is no way to %s",
            "check address= in zplan.kdl and the network"),
    INCOMPATIBLE(
            "no matching .* found|unable to negotiate",
            "ssh_incompatible",
            "the ssh here and that of %s have no method in common",
            "ssh -v %s tells which; ~/.ssh/config can allow more"),
    CONFIGURATION(
            "bad configuration option|bad owner or permissions|terminating, .* bad configuration",
            "ssh_configuration",
            "ssh does not accept its configuration, on the way to %s",
            "repair ~/.ssh/config"),
    OTHER(
            "",
            "no_shell",
            "%s gave no shell",
            "what must work is: ssh %s /bin/sh -c true (a login shell that runs commands, and nothing that asks)");

    private final Pattern pattern;
    private final String code;
    private final String message;
    private final String help;

    SshFailure(String pattern, String code, String message, String help) {
        this.pattern = Pattern.compile(pattern);
        this.code = code;
        this.message = message;
        this.help = help;
    }

    /** Which one speaks so. */
    static SshFailure of(String said) {
        String text = said.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(f -> f.pattern.matcher(text).find())
                .findFirst()
                .orElse(OTHER);
    }

    /** Whether another try may go better: the shared connection may just have died. */
    boolean maybePassing() {
        return this == OTHER || this == TIMEOUT;
    }

    /**
     * For the user.
     *
     * @param host its name in the workspace
     * @param said what ssh said
     */
    Diagnostic diagnostic(String host, SshTarget target, String said) {
        String last = said.lines().filter(l -> !l.isBlank()).reduce((a, b) -> b).orElse("");
        return Diagnostic.error(
                "zplan::host::" + code,
                "the host " + host + ": " + message.replace("%s", target.shown())
                        + (last.isEmpty() ? "" : " (" + last.strip() + ")"),
                null,
                help.replace("%s", target.address()));
    }
}
