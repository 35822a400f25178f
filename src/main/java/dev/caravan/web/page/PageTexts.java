package dev.caravan.web.page;

import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;

/** Every text of the page in one language, by key. */
public final class PageTexts {

    private static final ResourceBundle.Control NO_OTHER_LANGUAGE =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private PageTexts() {}

    public static Map<String, String> in(Locale language) {
        ResourceBundle bundle =
                ResourceBundle.getBundle("dev.caravan.web.page.page", language, NO_OTHER_LANGUAGE);
        Map<String, String> texts = new TreeMap<>();
        bundle.keySet().forEach(key -> texts.put(key, bundle.getString(key)));
        return texts;
    }
}
