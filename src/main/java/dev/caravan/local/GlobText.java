package dev.caravan.local;

/** Translates the wildcards of gitignore into a regular expression over a path with slashes. */
final class GlobText {

    private GlobText() {}

    static String regex(String glob) {
        StringBuilder regex = new StringBuilder();
        int at = 0;
        while (at < glob.length()) {
            char c = glob.charAt(at);
            if (glob.startsWith("**/", at)) {
                regex.append("(?:.*/)?");
                at += 3;
            } else if (glob.startsWith("/**", at) && at + 3 == glob.length()) {
                regex.append("/.+");
                at += 3;
            } else if (c == '*') {
                regex.append("[^/]*");
                at += glob.startsWith("**", at) ? 2 : 1;
            } else if (c == '?') {
                regex.append("[^/]");
                at++;
            } else if (c == '[' && glob.indexOf(']', at + 2) > 0) {
                int end = glob.indexOf(']', at + 2);
                regex.append(characterClass(glob.substring(at + 1, end)));
                at = end + 1;
            } else if (c == '\\' && at + 1 < glob.length()) {
                regex.append(quoted(glob.charAt(at + 1)));
                at += 2;
            } else {
                regex.append(quoted(c));
                at++;
            }
        }
        return regex.toString();
    }

    private static String characterClass(String inside) {
        boolean negated = inside.startsWith("!") || inside.startsWith("^");
        String members =
                (negated ? inside.substring(1) : inside)
                        .replace("\\", "\\\\")
                        .replace("[", "\\[")
                        .replace("&", "\\&")
                        .replace("^", "\\^");
        return "(?!/)[" + (negated ? "^" : "") + members + "]";
    }

    private static String quoted(char c) {
        return "\\.[]{}()<>*+-=!?^$|#&~\\".indexOf(c) >= 0 ? "\\" + c : String.valueOf(c);
    }
}
