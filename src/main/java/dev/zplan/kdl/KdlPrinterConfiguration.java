package dev.zplan.kdl;

/**
 * How a document is laid out.
 *
 * @param indentation spaces per level, at least 0
 * @param propertiesOrder the order of a node's properties
 * @param printDuplicateProperties whether to print properties that a later one of the same name overrides
 * @param exponent how an exponent is marked
 * @param bareValues whether strings that are values stand without quotes where they may; names do always
 */
public record KdlPrinterConfiguration(
        int indentation,
        PropertiesOrder propertiesOrder,
        boolean printDuplicateProperties,
        ExponentCharacter exponent,
        boolean bareValues) {

    /** Four spaces, everything as declared: what is printed reads back as an equal document. */
    public static final KdlPrinterConfiguration DEFAULT =
            new KdlPrinterConfiguration(4, PropertiesOrder.DECLARATION, true, ExponentCharacter.UPPER_CASE, true);

    /**
     * Checks the indentation.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public KdlPrinterConfiguration {
        if (indentation < 0) {
            throw new IllegalArgumentException("negative indentation: " + indentation);
        }
    }

    /** The same with that many spaces per level. */
    public KdlPrinterConfiguration withIndentation(int spaces) {
        return new KdlPrinterConfiguration(spaces, propertiesOrder, printDuplicateProperties, exponent, bareValues);
    }

    /** The same with that order of properties. */
    public KdlPrinterConfiguration withPropertiesOrder(PropertiesOrder order) {
        return new KdlPrinterConfiguration(indentation, order, printDuplicateProperties, exponent, bareValues);
    }

    /** The same with or without overridden properties. */
    public KdlPrinterConfiguration withDuplicateProperties(boolean print) {
        return new KdlPrinterConfiguration(indentation, propertiesOrder, print, exponent, bareValues);
    }

    /** The same with that exponent. */
    public KdlPrinterConfiguration withExponent(ExponentCharacter character) {
        return new KdlPrinterConfiguration(
                indentation, propertiesOrder, printDuplicateProperties, character, bareValues);
    }

    /** The same with strings without quotes as values where they may be, or with quotes always. */
    public KdlPrinterConfiguration withBareValues(boolean bare) {
        return new KdlPrinterConfiguration(indentation, propertiesOrder, printDuplicateProperties, exponent, bare);
    }

    /** The order of a node's properties. */
    public enum PropertiesOrder {
        /** As declared. */
        DECLARATION,
        /** By name, code point by code point; duplicates as declared. */
        NAME_ASCENDING
    }

    /** How an exponent is marked. */
    public enum ExponentCharacter {
        /** {@code 1e10}. */
        LOWER_CASE,
        /** {@code 1E10}. */
        UPPER_CASE
    }
}
