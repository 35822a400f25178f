package dev.caravan.web;

import dev.caravan.language.Sentences;
import dev.caravan.web.page.PageFile;
import dev.caravan.web.page.PageTexts;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The page for people: its files, its texts, and what it knows of the configuration. */
final class PageRoutes {

    private final Desk desk;
    private final Gate gate;

    PageRoutes(Desk desk, Gate gate) {
        this.desk = desk;
        this.gate = gate;
    }

    /**
     * What the page reads once, when it opens.
     *
     * @param needsToken whether changes need a token
     * @param sentences what the daemon says in English, in that language
     * @param texts every text of the page, in the language of the configuration
     */
    record Page(
            String language,
            boolean needsToken,
            Map<String, Setup.Account> accounts,
            Map<String, Setup.Job> jobs,
            Map<String, String> texts,
            Sentences.Phrasebook sentences) {}

    List<Route> routes() {
        Stream<Route> files = PageFile.all().stream().map(PageRoutes::route);
        return Stream.concat(files, Stream.of(Route.get("/api/page", call -> page()))).toList();
    }

    private static Route route(PageFile file) {
        return Route.get(file.address(), call -> Answer.of(file.type(), file.text()));
    }

    private Answer page() {
        Setup setup = desk.setup();
        return Answer.of(
                new Page(
                        setup.language().toLanguageTag(),
                        gate.needsToken(),
                        setup.accounts(),
                        setup.jobs(),
                        PageTexts.in(setup.language()),
                        Sentences.phrasebook(setup.language())));
    }
}
