package dev.zplan.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads how many: hosts or steps at once. */
class Count implements ITypeConverter<Integer> {

    /** More at once would be threads that only wait for each other. */
    private static final int MOST = 1000;

    private final int least;

    Count() {
        this(1);
    }

    private Count(int least) {
        this.least = least;
    }

    /** Where 0 means all. */
    static final class OrAll extends Count {
        OrAll() {
            super(0);
        }
    }

    @Override
    public Integer convert(String text) {
        if (text.matches("\\d{1,4}")) {
            int number = Integer.parseInt(text);
            if (number >= least && number <= MOST) {
                return number;
            }
        }
        throw new TypeConversionException("\"" + text + "\" is not a whole number from " + least + " to " + MOST);
    }
}
