package dialer.api.rest;

import static dialer.api.rest.CampaignViews.or;

import dialer.api.live.Catalogue;
import dialer.api.store.Script.Term;
import dialer.api.store.Shop;
import dialer.api.store.office.ShopStore;
import dialer.api.store.office.SkillStore;
import dialer.api.store.office.SkillStore.Skill;
import io.javalin.http.Context;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Shops with their greetings and terms; and what the bits of skills mean. */
final class ShopRoutes {

    private static final int MOST = 20;
    private static final int MOST_SKILLS = 63;

    private final ShopStore shops;
    private final SkillStore skills;
    private final Catalogue catalogue;

    ShopRoutes(ShopStore shops, SkillStore skills, Catalogue catalogue) {
        this.shops = shops;
        this.skills = skills;
        this.catalogue = catalogue;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/v1/shops", Access.OFFICE, ctx -> Json.answer(ctx, 200,
                        Page.all(shops.all().stream().map(ShopView::of).toList()))),
                Route.post("/v1/shops", Access.MANAGER, this::create),
                Route.put("/v1/shops/{id}", Access.MANAGER, this::change),
                Route.delete("/v1/shops/{id}", Access.MANAGER, this::delete),
                Route.get("/v1/skills", Access.OFFICE, ctx -> Json.answer(ctx, 200, Page.all(skills.all()))),
                Route.put("/v1/skills", Access.MANAGER, this::putSkills));
    }

    /** A shop. */
    record ShopView(int id, String name, List<Shop.Words> words) {
        static ShopView of(Shop shop) {
            return new ShopView(shop.shopId(), shop.name(), shop.words());
        }
    }

    /** One of the shop's conditions as it is sent. */
    record TermRequest(@Nullable String title, @Nullable String text) {
    }

    /** The shop's words in one language as they are sent. */
    record WordsRequest(@Nullable String language, @Nullable String greeting, @Nullable List<TermRequest> terms) {
    }

    /** A shop to be. */
    record ShopRequest(@Nullable String name, @Nullable List<WordsRequest> words) {
    }

    /** What skills there are. */
    record SkillsRequest(@Nullable List<Skill> items) {
    }

    private void create(Context ctx) {
        ShopRequest body = Json.body(ctx, ShopRequest.class);
        Checks checks = new Checks();
        String name = checks.text("/name", body.name(), 200);
        List<Shop.Words> words = words(checks, body);
        checks.done();
        Shop shop = shops.create(name, words).orElseThrow(ShopRoutes::taken);
        catalogue.putShops(shops.all());
        Json.answer(ctx, 201, ShopView.of(shop));
    }

    private void change(Context ctx) {
        int id = Ids.intInPath(ctx, "shop");
        if (shops.byId(id).isEmpty()) {
            throw ProblemException.notFound("shop");
        }
        ShopRequest body = Json.body(ctx, ShopRequest.class);
        Checks checks = new Checks();
        String name = checks.text("/name", body.name(), 200);
        List<Shop.Words> words = words(checks, body);
        checks.done();
        Shop shop = shops.change(new Shop(id, name, words)).orElseThrow(ShopRoutes::taken);
        catalogue.putShops(shops.all());
        Json.answer(ctx, 200, ShopView.of(shop));
    }

    private void delete(Context ctx) {
        if (!shops.delete(Ids.intInPath(ctx, "shop"))) {
            throw ProblemException.notFound("shop");
        }
        catalogue.putShops(shops.all());
        ctx.status(204);
    }

    private static ProblemException taken() {
        return ProblemException.conflict("name-taken", "There is a shop of this name.");
    }

    private static List<Shop.Words> words(Checks checks, ShopRequest body) {
        List<WordsRequest> sent = or(body.words(), List.of());
        Set<String> languages = new HashSet<>();
        checks.that(sent.size() <= MOST, "/words", "too-many", "At most " + MOST + " languages.");
        return IntStream.range(0, sent.size()).mapToObj(i -> {
            WordsRequest one = sent.get(i);
            String at = "/words/" + i;
            String language = or(one.language(), "");
            checks.that(language.matches("[a-z]{2}") && languages.add(language), at + "/language", "not-unique",
                    "A language is two letters, each once.");
            List<TermRequest> terms = or(one.terms(), List.of());
            checks.that(terms.size() <= MOST, at + "/terms", "too-many", "At most " + MOST + " terms.");
            return new Shop.Words(language, checks.optionalText(at + "/greeting", one.greeting(), 2_000),
                    IntStream.range(0, terms.size()).mapToObj(j -> new Term(
                            checks.text(at + "/terms/" + j + "/title", terms.get(j).title(), 200),
                            checks.optionalText(at + "/terms/" + j + "/text", terms.get(j).text(), 2_000))).toList());
        }).toList();
    }

    private void putSkills(Context ctx) {
        List<Skill> items = or(Json.body(ctx, SkillsRequest.class).items(), List.of());
        Checks checks = new Checks();
        Set<Integer> bits = new HashSet<>();
        Set<String> taken = new HashSet<>();
        for (int i = 0; i < items.size(); i++) {
            Skill skill = items.get(i);
            checks.that(skill.bit() >= 0 && skill.bit() < MOST_SKILLS && bits.add(skill.bit()),
                    "/items/" + i + "/bit", "not-unique", "A skill has a place from 0 to 62, each once.");
            checks.that(taken.add(checks.text("/items/" + i + "/name", skill.name(), 60)), "/items/" + i + "/name",
                    "not-unique", "Each name stands once.");
        }
        checks.done();
        skills.replace(items);
        Json.answer(ctx, 200, Page.all(skills.all()));
    }
}
