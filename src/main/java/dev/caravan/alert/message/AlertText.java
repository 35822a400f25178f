package dev.caravan.alert.message;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An alert in words, ready for a channel.
 *
 * @param mark how it went, as one sign
 */
public record AlertText(String prefix, String mark, String headline, List<String> lines) {

    private static final Pattern MARKDOWN = Pattern.compile("[\\\\`*_{}\\[\\]()<>#+!|~-]");

    public AlertText {
        lines = List.copyOf(lines);
    }

    /** One line: the prefix, the mark, what happened. */
    public String title() {
        String start = prefix.isEmpty() ? mark : prefix + " " + mark;
        return start + " " + headline;
    }

    /** Everything below the title. */
    public String body() {
        return String.join("\n", lines);
    }

    public String plain() {
        return title() + "\n" + body();
    }

    /** The body where Markdown is understood: nothing in a file name may become markup. */
    public String markdownBody() {
        return lines.stream().map(AlertText::markdown).collect(Collectors.joining("  \n"));
    }

    /** A line where Markdown is understood. */
    public static String markdown(String line) {
        return MARKDOWN.matcher(line).replaceAll("\\\\$0");
    }

    public String html() {
        String rows =
                lines.stream()
                        .map(line -> "<p style=\"margin:0.3em 0\">" + escaped(line) + "</p>\n")
                        .collect(Collectors.joining());
        return "<!DOCTYPE html>\n<html><head><meta charset=\"UTF-8\"></head>"
                + "<body style=\"font-family:sans-serif\">\n<h3>"
                + escaped(title())
                + "</h3>\n"
                + rows
                + "</body></html>\n";
    }

    /** The text without signs that begin markup in HTML, Telegram and Slack. */
    public static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
