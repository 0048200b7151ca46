package dev.zplan.host;

import java.util.Random;

/** Words that a shell would take for something else; a file {@code canary} tells that it did. */
final class OddWords {

    private static final String[] ODD = {
        "$(touch canary)",
        "`touch canary`",
        "; touch canary;",
        "| touch canary",
        "> canary",
        "&",
        "\n",
        "\t",
        " ",
        "'",
        "\"",
        "\\",
        "$HOME",
        "${IFS}",
        "*",
        "?",
        "[a]",
        "~",
        "#",
        "!",
        "{a,b}",
        "=",
        "-",
        "--",
        "-n",
        "%s",
        "\\n",
        "\\0",
        "é",
        "😀",
        "\udcff",
        "\udcc3",
        "\u0001",
        "\u001e",
        "\u007f",
        "\r",
        "EOF",
        "<<EOF",
        "if",
        "a",
        "$",
        "((",
        "))"
    };

    private OddWords() {}

    static String word(Random random) {
        StringBuilder word = new StringBuilder();
        for (int i = random.nextInt(5); i >= 0; i--) {
            word.append(ODD[random.nextInt(ODD.length)]);
        }
        return word.toString();
    }
}
