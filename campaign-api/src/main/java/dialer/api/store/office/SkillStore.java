package dialer.api.store.office;

import dialer.api.store.Database;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** What the bits of skills mean: shops, languages. */
public final class SkillStore {

    private final Jdbi jdbi;

    public SkillStore(Database database) {
        this.jdbi = database.jdbi();
    }

    /**
     * One skill.
     *
     * @param bit its place in {@code users.skills} and {@code requiredSkills}, 0 to 62
     */
    public record Skill(int bit, String name) {
    }

    public List<Skill> all() {
        return jdbi.withHandle(h -> h.createQuery("SELECT bit, name FROM skills ORDER BY bit")
                .map(ConstructorMapper.of(Skill.class)).list());
    }

    /** These are the skills from now on; people keep the bits they have. */
    public void replace(List<Skill> skills) {
        jdbi.useTransaction(h -> {
            h.execute("DELETE FROM skills");
            for (Skill skill : skills) {
                h.createUpdate("INSERT INTO skills (bit, name) VALUES (:bit, :name)").bind("bit", skill.bit())
                        .bind("name", skill.name()).execute();
            }
        });
    }
}
