package dialer.api.rest;

import dialer.api.store.CampaignStore;
import dialer.api.store.ContactStore;
import dialer.api.store.RulesStore;
import dialer.api.store.office.AuditLog;
import dialer.api.store.office.ContactStory;
import dialer.api.store.office.LastTries;
import dialer.api.store.office.ScoreStore;
import dialer.api.store.office.ScriptVersions;
import dialer.api.store.office.ShopStore;
import dialer.api.store.office.SkillStore;
import java.util.List;
import java.util.stream.Stream;

/** The part of the table of routes that managers and administrators work at: campaigns whole, people, shops, audit. */
final class OfficeTable {

    private OfficeTable() {
    }

    static List<Route> routes(Api.Ground g, CampaignStore campaigns, ContactStore contacts, CampaignNews news) {
        ActorNames names = new ActorNames(g.accounts());
        return Stream.of(
                new ScriptRoutes(campaigns, contacts, new ScriptVersions(g.database(), campaigns), news, names)
                        .routes(),
                new CampaignDeskRoutes(campaigns, new RulesStore(g.database()), news).routes(),
                new ContactDeskRoutes(campaigns, contacts, new ContactStory(g.database()),
                        new LastTries(g.database()), names, news.engine(), g.clock()).routes(),
                new ShopRoutes(new ShopStore(g.database()), new SkillStore(g.database()), g.catalogue()).routes(),
                new ScoreRoutes(new ScoreStore(g.database()), names, g.accounts()::nameOf, g.clock()).routes(),
                new AuditRoutes(new AuditLog(g.database()), names).routes()).flatMap(List::stream).toList();
    }
}
